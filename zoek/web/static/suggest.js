// Suggestions under the search bar while someone types: an editable combobox with a list, after the WAI-ARIA pattern.
// The site works without this file. Whatever goes wrong here, the search bar stays as it is.

const DELAY_MS = 150; // between the last key and the question
const FEWEST_LETTERS = 2; // as in zoek/search/suggest.py, like the next
const LONGEST_TEXT = 100;

function make(name, className, attributes = {}, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return change(made, attributes);
}

function change(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

class Combobox {
  found = []; // the suggestions in the list
  answered = null; // the text that they are for
  active = -1; // the option that the arrows are on; -1 is the field itself

  constructor(input) {
    this.input = input;
    this.list = make("ul", "zoek-suggestions", { id: `${input.id}-suggesties`, role: "listbox", "aria-label": "Suggesties" });
    this.list.hidden = true;
    this.status = make("p", "zoek-hidden", { role: "status" });
    input.after(this.list, this.status);
    change(input, {
      type: "text", // HTML lets no field of the type "search" be a combobox
      enterkeyhint: "search",
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": this.list.id,
      "aria-expanded": "false",
    });
    this.listen();
  }

  listen() {
    this.input.addEventListener("input", () => this.wait());
    this.input.addEventListener("keydown", (event) => this.press(event));
    this.input.addEventListener("blur", () => this.stop());
    this.input.form.addEventListener("submit", () => this.stop());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  wait() {
    this.move(-1);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), DELAY_MS);
  }

  async ask() {
    clearTimeout(this.timer);
    this.request?.abort();
    const text = this.input.value.trim().slice(0, LONGEST_TEXT);
    if (text === this.answered) return this.open();
    this.request = new AbortController();
    const { signal } = this.request;
    const found = text.length < FEWEST_LETTERS ? [] : await this.fetch(text, signal);
    if (!signal.aborted) this.show(text, found);
  }

  async fetch(text, signal) {
    try {
      const answer = await fetch(`/suggesties?q=${encodeURIComponent(text)}`, { signal });
      return answer.ok ? (await answer.json()).suggesties : null;
    } catch {
      return null; // the next key asks again
    }
  }

  show(text, found) {
    this.answered = found && text;
    this.found = found ?? [];
    this.move(-1);
    this.list.replaceChildren(...this.found.map((suggestion, place) => this.option(suggestion, place)));
    this.open();
    if (!found || text.length < FEWEST_LETTERS) this.tell("");
    else this.tell(found.length === 1 ? "1 suggestie" : `${found.length || "Geen"} suggesties`);
  }

  option({ tekst, soort, toelichting }, place) {
    const option = make("li", "zoek-suggestions__item", { id: `${this.list.id}-${place}`, role: "option", "aria-selected": "false" });
    const note = [soort, toelichting].filter(Boolean).join(", ");
    option.append(make("span", "zoek-suggestions__text", {}, tekst), " ", make("span", "zoek-suggestions__note", {}, note));
    return option;
  }

  tell(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  get isOpen() {
    return !this.list.hidden;
  }

  open(isOpen = this.found.length > 0 && document.activeElement === this.input) {
    this.list.hidden = !isOpen;
    change(this.input, { "aria-expanded": isOpen });
  }

  stop() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.move(-1);
    this.open(false);
    this.tell("");
  }

  move(place) {
    const left = this.list.children[this.active];
    if (left) change(left, { "aria-selected": "false" });
    this.active = place;
    const option = this.list.children[place];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    change(option, { "aria-selected": "true" }).scrollIntoView({ block: "nearest" });
    change(this.input, { "aria-activedescendant": option.id });
  }

  async step(by) {
    if (!this.isOpen) await this.ask();
    if (!this.isOpen) return;
    const places = this.found.length + 1; // the options, and the field
    this.move(((this.active + 1 + by + places) % places) - 1);
  }

  press(event) {
    const { key, altKey } = event;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return; // keys that have other work
    if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) return this.move(-1); // back to the text
    if (key === "ArrowDown") this.step(altKey ? 0 : 1);
    else if (key === "ArrowUp" && altKey) this.stop();
    else if (key === "ArrowUp") this.step(-1);
    else if (key === "Escape" && this.isOpen) this.stop();
    else if (key === "Enter" && this.active >= 0) this.choose(this.active);
    else return;
    event.preventDefault();
  }

  choose(place) {
    const { adres } = this.found[place];
    const question = new URL(adres, location).searchParams.get("q");
    if (question) this.input.value = question;
    this.stop();
    const next = new URL(adres, location);
    for (const { name, value } of this.input.form.querySelectorAll("[data-lijst]")) next.searchParams.append(name, value); // the list comes along
    location.assign(next);
  }
}

for (const input of document.querySelectorAll(".zoek-search-bar__input")) new Combobox(input);

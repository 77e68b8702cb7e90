// Slides one at a time, with keys and buttons, and in step with the other window of the same presentation.
// The page of slides (presentation.html) and that of notes (speaker.html) both load this. Without it both are plain pages.

const root = document.documentElement;
const find = (name) => document.querySelector(`[data-${name}]`);
const controls = find("controls");
const isSpeaker = find("clock") !== null;
const slides = [...document.querySelectorAll(".zoek-slides > *")];
const titles = slides.map((slide) => slide.querySelector("h2"));
const channel = new BroadcastChannel(`zoek ${find("other").search}`); // another choice is another presentation
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };

const CONTROLS_MS = 3000; // long enough to find them and move there

let place = 0;
let hiding;
let isShowing = false;
let startedAt = null; // when the first slide was left, by the clock of this window

function show(next, { isToTell = true, isToFocus = true } = {}) {
  const moved = Math.min(Math.max(next, 0), slides.length - 1);
  if (moved !== place) startedAt ??= Date.now();
  slides[place].classList.remove("zoek-current");
  place = moved;
  const slide = slides[place];
  slide.classList.add("zoek-current");
  const told = `Dia ${place + 1} van ${slides.length}`;
  if (find("place")) find("place").textContent = `${place + 1} / ${slides.length}`;
  find("told").textContent = told;
  if (isToFocus) titles[place].focus({ preventScroll: true });
  if (isSpeaker) {
    find("due").textContent = `minuut ${slide.dataset.endsAt}`;
    find("next").textContent = titles[place + 1]?.textContent ?? "dit is de laatste dia";
  }
  history.replaceState(null, "", `#${slide.id}`);
  if (isToTell) channel.postMessage({ place });
}

function begin(isFull) {
  isShowing = true;
  root.classList.add("zoek-staged", "zoek-showing");
  controls.hidden = false;
  wantControls();
  if (isFull) root.requestFullscreen?.().catch(() => {}); // where that is not allowed the slide fills the window
  show(place);
}

// The buttons are there for who moves a mouse; they would cover the corner of a slide.
function wantControls() {
  controls.classList.add("zoek-show__controls--wanted");
  clearTimeout(hiding);
  hiding = setTimeout(() => controls.classList.remove("zoek-show__controls--wanted"), CONTROLS_MS);
}

function stop() {
  if (isSpeaker || !isShowing) return;
  isShowing = false;
  root.classList.remove("zoek-staged", "zoek-showing");
  controls.hidden = true;
  if (document.fullscreenElement) document.exitFullscreen();
  find("told").textContent = "De presentatie is gestopt.";
  slides[place].classList.remove("zoek-current");
  slides[place].scrollIntoView();
  find("start").focus({ preventScroll: true });
}

function press(event) {
  const { key, target } = event;
  if (!isShowing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return; // keys that have other work
  if (key === " " && target.closest("button, a, summary")) return;
  if (key in STEPS) show(place + STEPS[key]);
  else if (key === "Home") show(0);
  else if (key === "End") show(slides.length - 1);
  else if (key === "Escape") stop();
  else return;
  event.preventDefault();
}

function tick() {
  const now = new Date();
  find("clock").textContent = now.toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });
  const seconds = startedAt === null ? 0 : Math.floor((now - startedAt) / 1000);
  find("elapsed").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function listen() {
  document.addEventListener("keydown", press);
  if (!isSpeaker) document.addEventListener("pointermove", wantControls);
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => show(place + Number(button.dataset.step), { isToFocus: false }));
  }
  find("start")?.addEventListener("click", () => begin(true));
  find("stop")?.addEventListener("click", stop);
  find("restart")?.addEventListener("click", () => {
    startedAt = Date.now();
    tick();
  });
  document.addEventListener("fullscreenchange", () => document.fullscreenElement || stop());
  channel.addEventListener("message", ({ data }) => {
    if (data.isAsking) return isShowing && channel.postMessage({ place });
    if (isShowing) show(data.place, { isToTell: false, isToFocus: false });
    else place = data.place;
  });
}

place = Math.max(0, slides.findIndex((slide) => `#${slide.id}` === location.hash));
titles.forEach((title) => (title.tabIndex = -1)); // where the next slide is read from
listen();
if (isSpeaker) {
  isShowing = true;
  root.classList.add("zoek-staged");
  controls.hidden = false;
  show(place, { isToTell: false, isToFocus: false });
  channel.postMessage({ isAsking: true });
  tick();
  setInterval(tick, 1000);
} else {
  find("start").hidden = false;
  find("keys").hidden = false;
}

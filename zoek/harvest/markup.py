"""HTML to the elements that tell the story: what is around it taken away, and what looks like a heading made one.

Nothing here knows Dutch but the names of elements in kenmerken.toml.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import Comment, Tag
from bs4.exceptions import ParserRejectedMarkup

from zoek.harvest.marks import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STORY_STARTS = re.compile(
    r"<(?:nav|main|header|div|p|h[1-6]|article|section|form|table|ul|ol|dl|details|aside|footer|a|b|span)\b",
    re.IGNORECASE,
)
XML_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]{0,200}\?>")
"""Before XHTML, which is read as the HTML that it is to a browser too; its charset was read before."""
MAIN = ("main", "[role=main]", "article")
"""Where the story is when a page has exactly one of these."""
PARSER = "lxml"
"""2 MB of 250,000 links: 2.9 s, and 4.0 s with html.parser (2026); pages of real sites have 2,000."""
LONGEST_HTML = 1_500_000
"""Characters. A page of results of a municipality has some 200,000; what comes after is no story."""
DEEPEST = 256
"""Elements inside each other; a page of SharePoint has some 60. Every search in a tree costs its depth times its size."""
MOST_TAGS = 30_000
"""Read in 0.8 s; the longest municipal decision that we know has some 20,000."""
NEVER_STORY = (
    "script", "style", "noscript", "template", "iframe", "svg", "canvas", "object", "embed", "nav", "select", "input",
    "textarea", "label", "video", "audio", "map", "dialog", "math", "head", "figcaption",
)  # fmt: skip
ROLES = frozenset(["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu"])
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
STORY_SHARE = 0.5
"""An element with more of the text than this is never taken away for its name: "page-with-sidebar" is the page."""
PANEL_OF = ("aria-controls", "href", "data-target", "data-bs-target")
"""What a button or link says of the panel that it opens: such a panel is hidden, and part of the story."""
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
LONGEST_LABEL = 80
"""Characters of the first cell of a table of properties, and of the name on a button that opens a panel."""
LAYOUT_CELL = 300
"""Characters: a cell that holds more, or blocks of its own, makes a table that places things on a page."""
BLOCKS_IN_CELLS = ["p", "h1", "h2", "h3", "h4", "table", "ul", "ol", "div"]


def parsed(html: str) -> BeautifulSoup:
    """The page as a tree, of at most MOST_TAGS tags and no deeper than DEEPEST."""
    html = html[:LONGEST_HTML]
    if html.count("<") > MOST_TAGS:
        html = "<".join(html.split("<", MOST_TAGS)[:MOST_TAGS])
    soup = _tree(html)
    if soup.body is None:  # the tag may be left out, and libxml2 leaves elements of HTML 5 in the head then
        soup = _tree(STORY_STARTS.sub(r"<body>\g<0>", html, count=1))
    return soup if _depth(soup) <= DEEPEST else _flat(soup)


def _tree(html: str) -> BeautifulSoup:
    try:
        return BeautifulSoup(XML_DECLARATION.sub("", html, count=1), PARSER)
    except ParserRejectedMarkup:
        return BeautifulSoup("", PARSER)


def _depth(soup: BeautifulSoup) -> int:
    deepest = 0
    level: list[Tag] = [soup]
    while level:
        deepest += 1
        level = [child for tag in level for child in tag.contents if isinstance(child, Tag)]
    return deepest


def _flat(soup: BeautifulSoup) -> BeautifulSoup:
    """The texts of a page that no one reads as it is nested, a paragraph each."""
    flat = BeautifulSoup("<body></body>", PARSER)
    body = flat.body or flat
    for text in soup.stripped_strings:
        paragraph = flat.new_tag("p")
        paragraph.string = text
        body.append(paragraph)
    return flat


def story_of(soup: BeautifulSoup, selector: str = "") -> Tag:
    """The element that holds the story, what is no story removed from the tree; the whole tree when there is none."""
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for tag in soup.find_all(NEVER_STORY):
        tag.decompose()
    chosen = soup.select_one(selector) if selector else None
    body = chosen or soup.body or soup
    _open_panels(body)
    _remove_noise(body)
    main = chosen or _main(body)
    _tables(main)
    _labels(main)
    return main


def _main(body: Tag) -> Tag:
    for css in MAIN:
        found = body.select(css, limit=2)
        if len(found) == 1 and _has_story(found[0], body) and bool(found[0].find("h1")) >= bool(body.find("h1")):
            return found[0]
    return body


def _has_story(part: Tag, whole: Tag) -> bool:
    return 3 * len(part.get_text()) > len(whole.get_text())


def _open_panels(body: Tag) -> None:
    """Make headings of the buttons and links that open a panel, and show the panels."""
    panels = {str(tag["id"]): tag for tag in body.find_all(id=True)}
    for control in body.find_all(["button", "a", "summary", "div", "span", "h2", "h3", "h4", "h5"]):
        if control.decomposed:
            continue
        if control.name == "summary" or _opens_panel(control):
            panel = next((ids for name in PANEL_OF if (ids := str(control.get(name, ""))).strip("#")), "")
            target = panels.get(panel.removeprefix("#").split(" ")[0])
            if target is not None:
                _show(target)
            _show_next(control)
            if control.name in {"button", "summary", "div", "span"} and _is_short(control):
                control.name = "summary"
        elif control.name == "button":
            control.decompose()


def _opens_panel(control: Tag) -> bool:
    if control.get("role") == "tab":
        return True
    if control.name in {"a", "button"} or control.get("role") == "button":
        if any(control.get(name) is not None for name in ("aria-expanded", "data-toggle", "data-bs-toggle")):
            return True
        return bool(marks().panels & set(_names(control)))
    return control.get("aria-expanded") is not None


def _show(panel: Tag) -> None:
    for attribute in ("hidden", "style", "aria-hidden", "class", "id", "role"):
        del panel[attribute]


def _show_next(control: Tag) -> None:
    """Show what follows a heading with a button: its panel when nothing says which is."""
    following = control.find_next_sibling() or (control.parent.find_next_sibling() if control.parent else None)
    if isinstance(following, Tag) and _is_hidden(following):
        _show(following)


def _is_short(tag: Tag) -> bool:
    return 0 < len(tag.get_text().strip()) <= LONGEST_LABEL


def _remove_noise(body: Tag) -> None:
    whole = max(len(body.get_text()), 1)
    for tag in list(_noisy(body)):
        if not tag.decomposed and len(tag.get_text()) <= STORY_SHARE * whole and not _holds_story(tag):
            tag.decompose()


def _noisy(body: Tag) -> Iterator[Tag]:
    for tag in body.find_all():
        if (
            tag.name in {"footer", "header", "aside", "form"}
            or _is_hidden(tag)
            or tag.get("role") in ROLES
            or (tag.name not in {"body", "main", "article"} and _is_noise(tag))
        ):
            yield tag


def _is_noise(tag: Tag) -> bool:
    known = marks()
    if not known.invisible.isdisjoint(_classes(tag)):
        return True
    return any(name in known.noise or name.startswith(known.noise_starts) for name in _names(tag))


def _is_hidden(tag: Tag) -> bool:
    return (
        tag.get("hidden") is not None
        or tag.get("aria-hidden") == "true"
        or bool(HIDDEN_STYLE.search(str(tag.get("style", ""))))
    )


def _holds_story(tag: Tag) -> bool:
    """Whether an element that looks like no story holds the title, or facts in a table or list of terms."""
    if tag.find("h1") and (tag.name != "header" or _is_inside(tag, {"article", "main"})):
        return True
    if tag.name == "header" and tag.find(["h1", "h2", "h3"]) and not tag.find(["a", "ul"]):
        return True  # TYPO3 puts every heading in a header of its own
    return tag.name in {"aside", "header", "form"} and bool(tag.find(["dl", "dt"]))


def _is_inside(tag: Tag, names: set[str]) -> bool:
    return any(parent.name in names for parent in tag.parents)


def _names(tag: Tag) -> Iterable[str]:
    """The words in the class, id and role of an element: "siteFooter main-nav" has four."""
    text = " ".join([*_classes(tag), str(tag.get("id") or "")])
    return (word.lower() for word in WORD.findall(text))


def _classes(tag: Tag) -> list[str]:
    classes = tag.get("class")
    return [str(classes)] if isinstance(classes, str) else list(classes or ())


def _tables(main: Tag) -> None:
    """Make a list of terms of a table of properties, and a paragraph of every row of figures."""
    for table in main.find_all("table"):
        rows = [row.find_all(["td", "th"], recursive=False) for row in table.find_all("tr")]
        if _is_layout(table, rows):
            continue
        if all(len(cells) == 2 for cells in rows if cells) and any(rows) and not table.find("thead"):
            for label, value in (cells for cells in rows if cells):
                label.name, value.name = "dt", "dd"
            continue
        for row in table.find_all("tr"):
            cells = [" ".join(cell.get_text(" ").split()) for cell in row.find_all(["td", "th"])]
            row.clear()
            row.name = "p"
            row.append(" – ".join(cell for cell in cells if cell))


def _is_layout(table: Tag, rows: Sequence[Sequence[Tag]]) -> bool:
    """Whether a table places parts of a page; one whose cells hold blocks is of properties if the first are short."""
    if table.get("role") == "presentation" or max((len(cells) for cells in rows), default=0) < 2:
        return True
    firsts_are_short = all(len(cells[0].get_text().strip()) <= LONGEST_LABEL for cells in rows if cells)
    has_heads = bool(table.find("th"))
    if has_heads or (len(rows) > 1 and firsts_are_short and all(len(cells) == 2 for cells in rows if cells)):
        return bool(table.find(["h1", "table"]))
    return any(len(cell.get_text()) > LAYOUT_CELL or cell.find(BLOCKS_IN_CELLS) for cells in rows for cell in cells)


LABEL_NAMES = frozenset(["label", "term", "key"])


def _labels(main: Tag) -> None:
    """Make terms of what a system calls a label: <div class="field__label">."""
    for tag in main.find_all(["div", "span", "p", "strong"]):
        last_words = {words[-1].lower() for name in _classes(tag) if (words := WORD.findall(name))}
        if LABEL_NAMES & last_words and _is_short(tag):
            tag.name = "dt"

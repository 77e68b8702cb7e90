"""A page of others to what it tells about a practice; pure, and the same bytes give the same finds."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from zoek.analysis import DutchAnalyzer
from zoek.analysis.normalize import fold
from zoek.harvest import facts
from zoek.harvest.answer import Recognised
from zoek.harvest.dates import Timed, date_in_address, dates_in, period_in
from zoek.harvest.extract import Page, read_page
from zoek.harvest.headings import Headings
from zoek.harvest.kinds import KEPT, REASONS, kind_of
from zoek.harvest.pdf import read_pdf
from zoek.harvest.places import Places
from zoek.harvest.story import PROSE, SUMMARY, Story, tell
from zoek.harvest.subjects import Subjects
from zoek.harvest.twins import whole_text
from zoek.library.find import LONGEST_SNIPPET, UNKNOWN, Find, Recognition, find_id
from zoek.library.practice import Period
from zoek.library.privacy import without_personal_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zoek.harvest.answer import Answer, Knowledge
    from zoek.harvest.dates import Dated
    from zoek.harvest.sources import Source

HTML = frozenset(["text/html", "application/xhtml+xml", ""])
PDF = "application/pdf"
PDF_STARTS = b"%PDF-"
PUBLISHED_METAS = (
    "article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dcterms.available", "dc.date", "dcterms.created",
    "dcterms.date", "publicatiedatum", "date", "pubdate",
)  # fmt: skip
PUBLISHED_LINE = re.compile(
    r"\b(?:gepubliceerd|geplaatst|publicatiedatum|datum|nieuwsbericht|verschenen|bericht van)\b"
)
DATE_LINE = re.compile(r"[^0-9|•·]{0,15}[0-9]|[^0-9]{0,40}[|•·] ?[0-9]")
"""Such as "Zwolle, 3 mei 2019" and "Publicatie | 3 mei 2019"."""
DATED_LINE = 60
"""Characters of a line at the top of a story that is taken for its date."""
KEPT_KNOWLEDGE = 4
MOST_HINTS = 8
"""Words that are told of what put prose in a field."""
LEADING_ELSEWHERE = frozenset(["index", "agenda"])
"""Kinds whose text names the places of other pages, or of a hall."""
FEWEST_WORDS = 20
"""Fewer tell of nothing: a cover in a PDF, a picture with its caption, a front page with three links."""
TOO_LITTLE = "Op deze pagina staat te weinig tekst."
SHORTEST_SNIPPET = 60
"""Characters. "Programma 3 van het jaarverslag 2024." says nothing of what is done."""
YEAR_IN_ADDRESS = re.compile(r"(?<![0-9])(20[0-4][0-9])(?![0-9]{3,})")

YEAR_OF_BUDGET = re.compile(
    r"\b(?:begroting|jaarverslag|jaarstukken|jaarrekening|jaarverantwoording|kadernota)\s(?:van\s)?(20[0-4][0-9])\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What is made once of what we know of the field."""

    headings: Headings
    subjects: Subjects
    places: Places


@lru_cache(maxsize=KEPT_KNOWLEDGE)
def _reader(knowledge: Knowledge) -> _Reader:
    analyzer = DutchAnalyzer()
    return _Reader(Headings(analyzer), Subjects(knowledge.thesaurus, analyzer), Places(knowledge.municipalities))


def recognise(answer: Answer, source: Source, knowledge: Knowledge) -> Recognised:
    """The finds on a page or in a PDF, or the reason why there are none."""
    if answer.body.startswith(PDF_STARTS) or answer.media_type == PDF:
        return _recognise_pdf(answer, source, knowledge)
    if answer.media_type not in HTML:
        return Recognised(reason=f"Dit is geen webpagina en geen PDF, maar {answer.media_type}.", kind="bestand")
    find = read_find(answer, source, knowledge)
    if find.kind not in KEPT:
        return Recognised(reason=REASONS[find.kind], kind=find.kind)
    if len(whole_text(find).split()) < FEWEST_WORDS:
        return Recognised(reason=TOO_LITTLE, kind=find.kind)
    return Recognised(finds=(find,), kind=find.kind)


def read_find(answer: Answer, source: Source, knowledge: Knowledge) -> Find:
    """What stands on a page of HTML, of whatever kind it is."""
    reader = _reader(knowledge)
    page = read_page(answer.body, answer.charset, source.selectors)
    story = _with_selected(tell(page.blocks, reader.headings, page.title), page)
    story.site = page.site
    kind = kind_of(page, story, answer.address)
    when = _published(page, story, answer)
    story = _clean(story)
    find = _find(story, _Origin(answer, source, kind, when), knowledge)
    return replace(find, language=page.language)


def _recognise_pdf(answer: Answer, source: Source, knowledge: Knowledge) -> Recognised:
    """A find for every page of a PDF that tells something; what is said of the whole holds for each."""
    document = read_pdf(answer.body)
    if document.reason:
        return Recognised(reason=document.reason, kind="pdf")
    reader = _reader(knowledge)
    stories = [(page.number, _clean(tell(page.blocks, reader.headings, ""))) for page in document.pages]
    whole = _clean(tell([block for page in document.pages for block in page.blocks], reader.headings, document.title))
    kind = kind_of(Page(document.title, ()), whole, answer.address)
    kind = kind if kind in KEPT else "publicatie"
    head = "\n".join(block.text for page in document.pages[:2] for block in page.blocks[:20])
    when = next(dates_in(head, answer.fetched_at.date()), None)
    origin = _Origin(answer, source, kind, when)
    about = _find(whole, origin, knowledge)
    finds = (
        _page_find(_find(story, origin, knowledge), about, story, number)
        for number, story in stories
        if len(story.whole.split()) >= FEWEST_WORDS
    )
    found = tuple(finds)
    if not found:
        return Recognised(reason="In deze PDF staat geen tekst; misschien is het een scan.", kind="pdf")
    return Recognised(finds=found, kind=kind)


def _page_find(find: Find, about: Find, story: Story, number: int) -> Find:
    """The find of one page of a PDF, with what holds for the whole document."""
    first = next(iter(story.headings), "")
    is_same = number == 1 or not first or fold(first) == fold(about.title)
    inherited = ("municipalities", "period", "published", "transitions")
    reasons = [reason for reason in find.reasons if reason.attribute not in inherited]
    reasons += [reason for reason in about.reasons if reason.attribute in inherited]
    return replace(
        find,
        id=find_id(find.address, number),
        page=number,
        title=about.title if is_same else f"{about.title}: {first}",
        municipalities=about.municipalities,
        period=about.period,
        transitions=about.transitions,
        published=about.published,
        reasons=tuple(reasons),
    )


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a page comes from, what kind it is, and when it was published."""

    answer: Answer
    source: Source
    kind: str
    published: Dated | None


def _find(story: Story, origin: _Origin, knowledge: Knowledge) -> Find:
    answer, source, kind, published = origin.answer, origin.source, origin.kind, origin.published
    reader = _reader(knowledge)
    told = story if kind not in LEADING_ELSEWHERE else Story(title=story.title, site=story.site)
    towns = reader.places.municipalities(told, answer.address, source.municipality)
    timed = _period(story, answer.address, kind)
    groups = {
        "municipalities": towns,
        "transitions": reader.subjects.transitions(story),
        "themes": reader.subjects.themes(story),
        "target_groups": reader.subjects.target_groups(story),
        "partners": facts.partners(story, knowledge.municipalities),
        "costs": facts.costs(story),
    }
    values = {name: tuple(reason.value for reason in reasons) for name, reasons in groups.items()}
    return Find(
        id=find_id(answer.address),
        address=answer.address,
        source=source.id,
        publisher=source.publisher,
        title=story.title,
        kind=kind,
        snippet=_snippet(story),
        text="\n".join(text for name in (SUMMARY, "") if (text := story.text(name))),
        sections={attribute: story.text(key) for key, attribute in PROSE.items() if story.text(key)},
        period=timed.period if timed else UNKNOWN,
        published=published.day if published else None,
        reasons=(*_reasons(groups, timed, published), *_of_prose(story)),
        **values,  # type: ignore[arg-type] # tuples of text, as the attributes of those names are
    )


def _reasons(
    groups: Mapping[str, tuple[Recognition, ...]], timed: Timed | None, published: Dated | None
) -> Iterator[Recognition]:
    for reasons in groups.values():
        yield from reasons
    if timed:
        years = f"{timed.period.start or ''}-{timed.period.end or ''}"
        yield Recognition("period", years, timed.words)
    if published:
        yield Recognition("published", published.day.isoformat(), published.words)


def _of_prose(story: Story) -> Iterator[Recognition]:
    """Why prose under no telling heading is in a field: the words that gave it away."""
    for key, said in story.hints.items():
        if said:
            yield Recognition(PROSE[key], key, ", ".join(dict.fromkeys(said[:MOST_HINTS])))


def _period(story: Story, address: str, kind: str) -> Timed | None:
    """When the practice ran; of an annual report its own year."""
    said = f"{story.site}\n{story.title}\n{story.whole}"
    if kind == "begroting" and (found := YEAR_IN_ADDRESS.search(address) or YEAR_OF_BUDGET.search(said)):
        year = int(found.group(1))
        return Timed(Period(year, year), found.group(1))
    sentences = (line for line in story.whole.split("\n") if line.count(facts.ROW) < 2)
    return period_in(story.facts.get("periode", ()), "\n".join([story.title, *sentences]))


def _snippet(story: Story) -> str:
    """The introduction, or when it says hardly anything the beginning of the story; cut off after a word."""
    summary = story.text(SUMMARY)
    text = " ".join((summary if len(summary) >= SHORTEST_SNIPPET else story.whole).split())
    if len(text) <= LONGEST_SNIPPET:
        return text
    return text[: LONGEST_SNIPPET - 1].rsplit(" ", 1)[0] + "…"


def _published(page: Page, story: Story, answer: Answer) -> Dated | None:
    """When a page says that it was published: its head before its text, its text before its address."""
    latest = answer.fetched_at.date()
    for text in _said_dates(page, story):
        dated = next(dates_in(text, latest), None)
        if dated:
            return dated
    return date_in_address(answer.address, latest)


def _said_dates(page: Page, story: Story) -> Iterator[str]:
    if "published" in page.selected:
        yield page.selected["published"]
    yield from (str(value["datePublished"]) for value in page.structured if "datePublished" in value)
    yield from (page.metas[name] for name in PUBLISHED_METAS if name in page.metas)
    yield from page.dated
    lines = [*story.dropped, *(block.text for block in page.blocks)]
    yield from (line for line in lines if PUBLISHED_LINE.search(fold(line)) and len(line) < 2 * DATED_LINE)
    yield from story.facts.get("gepubliceerd", ())
    yield from page.times[:1]
    lines = [block.text for block in page.blocks if not block.level]
    yield from (line for line in (*lines[:4], *lines[-3:]) if len(line) <= DATED_LINE and DATE_LINE.match(fold(line)))


def _with_selected(story: Story, page: Page) -> Story:
    """The story with what the selectors of the source point at in place of what was recognised."""
    keys = {attribute: key for key, attribute in PROSE.items()} | {"summary": SUMMARY}
    for name, text in page.selected.items():
        if name in keys:
            story.parts[keys[name]] = text.split("\n")
            story.known.add(keys[name])
        elif name == "title":
            story.title = text.split("\n")[0]
        elif name == "municipalities":
            story.facts["gemeenten"] = text.split("\n")
    return story


def _clean(story: Story) -> Story:
    """The story without personal data."""
    clean = without_personal_data
    return Story(
        title=clean(story.title),
        site=story.site,
        parts={name: [clean(text) for text in texts] for name, texts in story.parts.items()},
        facts={name: [clean(text) for text in texts] for name, texts in story.facts.items()},
        headings=[clean(text) for text in story.headings],
        known=story.known,
        dropped=story.dropped,
        hints={name: [clean(text) for text in texts] for name, texts in story.hints.items()},
    )

"""What a visitor asks, as values, and the parser of what people type.

The grammar is Dutch and forgiving; nothing a person types is an error:

    wijkteam Arnhem          words: a result may miss some, the best have all
    "achter de voordeur"     words in a row: required
    -Rotterdam               not this word
    wijkteam OF buurtteam    either of the two
    wijk*                    words that begin so
    gemeente:Arnhem          a filter; also transitie, thema, doelgroep, soort, van, tot
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING

from zoek.analysis.tokens import tokenize
from zoek.library.fields import facet_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

FACET_KEYS = (*(row.facet for row in facet_fields() if row.facet), "soort")
YEAR_KEYS = ("van", "tot")
LONGEST_TEXT = 1000
"""Characters of a question that are read; a page of policy text is more a plan than a question."""
MOST_CLAUSES = 64
SHORTEST_BEGINNING = 3
"""Letters before a star; with two it would stand for hundreds of words that have nothing in common."""
PAGE_SIZE = 20
YEARS = range(1800, 2101)


class Sort(Enum):
    """The order of the results; the value is the word in the address."""

    RELEVANCE = "relevantie"
    NEWEST = "nieuwste"
    TITLE = "titel"


@dataclass(frozen=True, slots=True)
class Literal:
    """One word, the beginning of a word, or a phrase: words that must stand in a row."""

    text: str
    is_phrase: bool = False
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Alternatives of which one suffices (`a OF b`); excluded when a result may hold none of them."""

    alternatives: tuple[Literal, ...]
    is_excluded: bool = False

    @property
    def is_loose(self) -> bool:
        """Whether it is a word on its own: whole, not excluded, not in quotes, not one of alternatives."""
        first, *others = self.alternatives
        return not (self.is_excluded or others or first.is_phrase or first.is_beginning)


@dataclass(frozen=True, slots=True)
class Filter:
    """Restrictions that a visitor ticked or typed.

    `values` maps a facet key ("gemeente", "soort", ...) to the values of
    which one suffices; several facets restrict together. `since` and
    `until` keep what overlaps those years.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: int | None = None
    until: int | None = None

    def __bool__(self) -> bool:
        """Whether anything is restricted at all."""
        return bool(self.values) or self.since is not None or self.until is not None


NO_FILTER = Filter()


@dataclass(frozen=True, slots=True)
class Query:
    """A question: its clauses and filter, and which page in which order.

    `text` is what was typed without the filters, which stand in `filter`;
    `is_literal` asks for nothing but the words as typed.
    """

    text: str = ""
    clauses: tuple[Clause, ...] = ()
    filter: Filter = NO_FILTER
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    page_size: int = PAGE_SIZE
    needs_all_words: bool = False
    is_literal: bool = False
    notices: tuple[str, ...] = ()


TOKEN = re.compile(
    r"""(?P<minus>(?<!\S)[-\u2010-\u2013])?
        (?: (?:(?P<key>[A-Za-z]+):)? ["\u201c\u201d\u201e](?P<quoted>[^"\u201c\u201d\u201e]*)(?:["\u201c\u201d\u201e]|$)
          | (?:(?P<word_key>[A-Za-z]+):)? (?P<word>[^\s"\u201c\u201d\u201e]+) )""",
    re.VERBOSE,
)


BEGINNING = re.compile(r"\*(?!\w)")
"""The star after the beginning of a word; before a letter it means nothing."""


def parse(text: str, ticked: Filter = NO_FILTER) -> Query:
    """The question that a person typed, with the filters ticked beside it.

    What could not be used (a year that is no year, text beyond the limit) is
    told in `notices`, in Dutch. Words before an unknown key are searched as
    words; whether filter values exist is for facets.py to say.
    """
    clean = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    reader = _Reader()
    if len(clean) > LONGEST_TEXT:
        clean = clean[:LONGEST_TEXT].rsplit(" ", 1)[0]
        reader.notices.append(f"Uw vraag was erg lang. Zoek leest alleen de eerste {LONGEST_TEXT} tekens.")
    for match in TOKEN.finditer(clean):
        reader.read(match)
    if clean and not reader.clauses and not reader.values and not reader.years:
        reader.notices.append("In uw vraag staan geen woorden om op te zoeken. U ziet alles.")
    if len(reader.clauses) > MOST_CLAUSES:
        reader.notices.append(f"Uw vraag had erg veel woorden. Zoek leest alleen de eerste {MOST_CLAUSES}.")
    return Query(
        text=" ".join(reader.rest),
        clauses=tuple(reader.clauses[:MOST_CLAUSES]),
        filter=_both(reader.filter(), ticked),
        notices=tuple(reader.notices),
    )


def typed_text(clauses: Iterable[Clause]) -> str:
    """Clauses as a person would type them."""
    return " ".join(_typed(clause) for clause in clauses)


def _typed(clause: Clause) -> str:
    minus = "-" if clause.is_excluded else ""
    return " OF ".join(
        f'{minus}"{literal.text}"' if literal.is_phrase else f"{minus}{literal.text}{'*' * literal.is_beginning}"
        for literal in clause.alternatives
    )


class _Reader:
    """Turns the matches of TOKEN into clauses and filters, one by one."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = []
        self.values: dict[str, tuple[str, ...]] = {}
        self.years: dict[str, int] = {}
        self.notices: list[str] = []
        self.rest: list[str] = []
        self.joins_previous = False

    def read(self, match: re.Match[str]) -> None:
        is_excluded = match["minus"] is not None
        key = (match["key"] or match["word_key"] or "").lower()
        content = match["quoted"] if match["word"] is None else match["word"]
        if key in YEAR_KEYS and not is_excluded:
            self.read_year(key, content)
        elif key in FACET_KEYS and not is_excluded:
            self.values[key] = (*self.values.get(key, ()), content.strip())
        else:
            self.rest.append(match.group())
            self.read_words(match, key, content, is_excluded=is_excluded)

    def read_words(self, match: re.Match[str], key: str, content: str, *, is_excluded: bool) -> None:
        if content in {"OF", "OR"} and match["quoted"] is None and self.clauses:
            self.joins_previous = True
        else:
            self.add(self.literals(match, key, content), is_excluded=is_excluded)

    def read_year(self, key: str, content: str) -> None:
        if content.isascii() and content.isdigit() and len(content) == 4 and int(content) in YEARS:
            self.years[key] = int(content)
        else:
            self.notices.append(f"'{key}:{content}' is geen jaar. Schrijf een jaar met vier cijfers, zoals {key}:2015.")

    def literals(self, match: re.Match[str], key: str, content: str) -> list[Literal]:
        before = [Literal(key)] if key and key not in FACET_KEYS else []
        if match["quoted"] is not None:
            if BEGINNING.search(content):
                self.notices.append("Tussen aanhalingstekens werkt een sterretje niet. Zoek laat het weg.")
            words = [token.text for token in tokenize(content)]
            return [*before, Literal(" ".join(words), is_phrase=True)] if words else before
        return before + [self.word(token.text, content[token.end :]) for token in tokenize(content)]

    def word(self, text: str, rest: str) -> Literal:
        """A word, or the beginning of one when a star follows it at once."""
        has_star = BEGINNING.match(rest) is not None
        if has_star and len(text) < SHORTEST_BEGINNING:
            self.notices.append(
                f"Zet minstens {SHORTEST_BEGINNING} letters voor een sterretje. Zoek zoekt nu op “{text}” zelf."
            )
        return Literal(text, is_beginning=has_star and len(text) >= SHORTEST_BEGINNING)

    def add(self, literals: list[Literal], *, is_excluded: bool) -> None:
        for literal in literals:
            previous = self.clauses[-1] if self.clauses else None
            if self.joins_previous and previous and not previous.is_excluded and not is_excluded:
                self.clauses[-1] = replace(previous, alternatives=(*previous.alternatives, literal))
            else:
                self.clauses.append(Clause((literal,), is_excluded))
            self.joins_previous = False

    def filter(self) -> Filter:
        return Filter(MappingProxyType(self.values), self.years.get("van"), self.years.get("tot"))


def without_each(filter_: Filter) -> Iterator[tuple[str, str, Filter]]:
    """Every value that is filtered on, with its key, and the filter without it; years ("van", "tot") last."""
    for key, values in filter_.values.items():
        for value in values:
            rest = {name: tuple(v for v in row if (name, v) != (key, value)) for name, row in filter_.values.items()}
            left = MappingProxyType({name: row for name, row in rest.items() if row})
            yield key, value, replace(filter_, values=left)
    if filter_.since is not None:
        yield "van", str(filter_.since), replace(filter_, since=None)
    if filter_.until is not None:
        yield "tot", str(filter_.until), replace(filter_, until=None)


def in_order(query: Query) -> Query:
    """The query with its years turned round, and that told, when the first is later than the last."""
    since, until = query.filter.since, query.filter.until
    if since is None or until is None or since <= until:
        return query
    notice = f"U vroeg van {since} tot en met {until}. Zoek heeft de jaren omgedraaid."
    return replace(query, filter=replace(query.filter, since=until, until=since), notices=(*query.notices, notice))


def _both(typed: Filter, ticked: Filter) -> Filter:
    keys = dict.fromkeys((*ticked.values, *typed.values))
    values = {key: tuple(dict.fromkeys((*ticked.values.get(key, ()), *typed.values.get(key, ())))) for key in keys}
    return Filter(
        MappingProxyType({key: value for key, value in values.items() if value}),
        typed.since if typed.since is not None else ticked.since,
        typed.until if typed.until is not None else ticked.until,
    )

"""Writing a practice and reading it back gives the same practice, whatever its texts hold."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from zoek.library.approaches import APPROACH_KINDS
from zoek.library.fields import PRACTICE_FIELDS, STATUSES, TARGET_GROUPS, TRANSITIONS
from zoek.library.frontmatter import read_record, write_record
from zoek.library.practice import Period, Practice, Source

printable = st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn"), exclude_characters="\ufeff")
lines = st.text(printable, min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
names = st.lists(lines, max_size=4).map(tuple)
years = st.none() | st.integers(1800, 2100)
paragraphs = st.lists(lines, min_size=1, max_size=4).map("\n\n".join)
sections = paragraphs.filter(lambda text: not any(line.startswith("##") for line in text.split("\n")))
slugs = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)


def period(one: int | None, other: int | None, is_approximate: bool) -> Period:
    if one and other:
        one, other = sorted((one, other))
    return Period(one, other, is_approximate)


periods = st.builds(period, years, years, st.booleans())
sources = st.builds(
    Source,
    title=lines,
    publisher=lines,
    year=years,
    url=st.none() | slugs.map(lambda slug: f"https://example.org/{slug}"),
    accessed=st.dates(date(1990, 1, 1)),
    read=st.sampled_from(["kopie", "samenvatting"]),
)
practices = st.builds(
    Practice,
    id=st.just("naam"),
    title=lines,
    summary=lines,
    municipalities=names,
    is_nationwide=st.booleans(),
    regions=names,
    period=periods,
    status=st.sampled_from(list(STATUSES)),
    transitions=st.lists(st.sampled_from(list(TRANSITIONS))).map(tuple),
    themes=st.lists(slugs, max_size=4).map(tuple),
    target_groups=st.lists(st.sampled_from(list(TARGET_GROUPS)), max_size=3).map(tuple),
    approach_kinds=st.lists(st.sampled_from(list(APPROACH_KINDS)), max_size=3).map(tuple),
    partners=names,
    sourcing=st.sampled_from(["sterk", "redelijk", "dun"]),
    related=st.lists(slugs, max_size=3).map(tuple),
    sources=st.lists(sources, max_size=3).map(tuple),
    problem=sections,
    approach=sections,
    results=st.just("") | sections,
    difficulties=st.just("") | sections,
    lessons=st.just("") | sections,
    unknowns=st.just("") | sections,
)


@given(practices)
def test_a_practice_survives_writing_and_reading(practice: Practice) -> None:
    text = write_record(practice, PRACTICE_FIELDS)

    record = read_record(text, "naam.md", PRACTICE_FIELDS)

    assert record.faults == ()
    assert Practice(id="naam", **record.values) == practice


@given(st.text())
def test_any_text_gives_values_or_faults_and_never_an_exception(text: str) -> None:
    record = read_record(text, "naam.md", PRACTICE_FIELDS)

    assert record.faults
    assert all(fault.line >= 1 for fault in record.faults)


@given(st.text(alphabet="---\n:{}[]#'\"&*!|>%@ titelx\t"))
def test_front_matter_full_of_yaml_signs_gives_faults_and_never_an_exception(header: str) -> None:
    record = read_record(f"---\n{header}\n---\n", "naam.md", PRACTICE_FIELDS)

    assert record.faults

"""One suite for every engine: what the contract in engine.py says, with memory and Whoosh."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.samples import document
from zoek.analysis import DutchAnalyzer
from zoek.search.beginnings import MOST_WORDS
from zoek.search.building import build
from zoek.search.document import Document
from zoek.search.engine import Alternative, Group, Plan, Preference, Word
from zoek.search.memory_engine import MemoryEngine
from zoek.search.query import Filter, Sort, parse
from zoek.search.scoring import RELATED_WEIGHT
from zoek.search.terms import document_terms, expansion_of, plan_of
from zoek.search.whoosh_engine import WhooshEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from zoek.search.engine import Engine, Matches

    MakeEngine = Callable[[Sequence[Document]], Engine]

ANALYZER = DutchAnalyzer()


@pytest.fixture(params=["memory", "whoosh"])
def make_engine(request: pytest.FixtureRequest, tmp_path: Path) -> MakeEngine:
    def in_memory(documents: Sequence[Document]) -> Engine:
        return MemoryEngine(document_terms(one, ANALYZER) for one in documents)

    def in_whoosh(documents: Sequence[Document]) -> Engine:
        build(tmp_path, documents, ANALYZER)
        return WhooshEngine(tmp_path)

    return in_memory if request.param == "memory" else in_whoosh


@pytest.fixture
def engine(make_engine: MakeEngine) -> Engine:
    return make_engine(
        [
            document(
                "arnhem", "Wijkteams in Arnhem", "Het team helpt gezinnen.", gemeente=("Arnhem",), transitie=("jeugd",)
            ),
            document(
                "ede",
                "Sociaal team Ede",
                "Een wijkteam achter de voordeur.",
                gemeente=("Ede",),
                transitie=("jeugd", "onderwijs"),
            ),
            document(
                "zwolle",
                "Schulden in Zwolle",
                "Hulp aan de deur, voor gezinnen.",
                gemeente=("Zwolle",),
                transitie=("participatie",),
            ),
            Document("delft", "praktijk", "Buurthuis Delft", since=2009, until=2012, facets={"gemeente": ("Delft",)}),
            Document("venlo", "praktijk", "Buurthuis Venlo", since=2014, facets={"gemeente": ("Venlo",)}),
        ]
    )


def plan(text: str, **settings: Any) -> Plan:
    return replace(plan_of(parse(text), ANALYZER), **settings)


def ids(matches: Matches) -> list[str]:
    return [name for name, _ in matches.found]


def test_a_word_finds_its_other_forms(engine: Engine) -> None:
    assert set(ids(engine.match(plan("wijkteams")))) == {"arnhem", "ede"}


def test_words_are_not_all_required_but_those_with_all_come_first(engine: Engine) -> None:
    matches = engine.match(plan("wijkteam gezin"))

    assert ids(matches)[0] == "arnhem"
    assert set(ids(matches)) == {"arnhem", "ede", "zwolle"}
    assert (matches.total, matches.with_all_words) == (3, 1)


def test_all_words_can_be_demanded(engine: Engine) -> None:
    assert ids(engine.match(plan("wijkteam gezin", needs_all_words=True))) == ["arnhem"]


def test_a_phrase_must_stand_in_a_row(engine: Engine) -> None:
    assert ids(engine.match(plan('"achter de voordeur"'))) == ["ede"]
    assert ids(engine.match(plan('"voordeur achter"'))) == []


def test_a_phrase_is_required_and_other_words_then_are_not(engine: Engine) -> None:
    assert ids(engine.match(plan('"achter de voordeur" schulden'))) == ["ede"]


def test_an_excluded_word_removes_its_documents(engine: Engine) -> None:
    assert ids(engine.match(plan("gezinnen -schulden"))) == ["arnhem"]


def test_an_exclusion_alone_gives_all_the_others(engine: Engine) -> None:
    assert engine.match(plan("-schulden")).total == 4


def test_alternatives_count_as_one_word(engine: Engine) -> None:
    matches = engine.match(plan("wijkteam OF schulden gezinnen"))

    assert set(ids(matches)) == {"arnhem", "ede", "zwolle"}
    assert matches.with_all_words == 2


def test_values_of_one_facet_widen_and_facets_together_narrow(engine: Engine) -> None:
    assert set(ids(engine.match(plan("gemeente:Arnhem gemeente:Ede")))) == {"arnhem", "ede"}
    assert ids(engine.match(plan("gemeente:Arnhem gemeente:Ede transitie:onderwijs"))) == ["ede"]


def test_counts_of_a_facet_leave_its_own_filter_aside(engine: Engine) -> None:
    facets = engine.match(plan("gemeente:Arnhem")).facets

    assert facets["gemeente"] == {"Arnhem": 1, "Ede": 1, "Zwolle": 1, "Delft": 1, "Venlo": 1}
    assert facets["transitie"] == {"jeugd": 1}


def test_years_keep_what_overlaps_them_and_leave_out_what_has_no_period(engine: Engine) -> None:
    assert ids(engine.match(plan("van:2013"))) == ["venlo"]
    assert ids(engine.match(plan("tot:2010"))) == ["delft"]
    assert set(ids(engine.match(plan("van:2010 tot:2020")))) == {"delft", "venlo"}


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("nieuwste", ["venlo", "delft", "arnhem"]),
        ("titel", ["delft", "venlo", "zwolle"]),
        ("relevantie", ["arnhem", "delft", "ede"]),
    ],
)
def test_the_order_is_by_sort_then_score_then_id(engine: Engine, sort: str, expected: list[str]) -> None:
    assert ids(engine.match(plan("", sort=Sort(sort), limit=3))) == expected


def test_a_page_is_cut_from_the_order(engine: Engine) -> None:
    everything = ids(engine.match(plan("")))

    assert ids(engine.match(plan("", offset=2, limit=2))) == everything[2:4]
    assert ids(engine.match(plan("", offset=100))) == []


def test_documents_come_back_whole_and_in_the_order_asked(engine: Engine) -> None:
    venlo, ede = engine.documents(["venlo", "weg", "ede"])

    assert (venlo.since, venlo.until) == (2014, None)
    assert ede.facets == {"gemeente": ("Ede",), "transitie": ("jeugd", "onderwijs")}


def test_of_two_documents_with_one_id_the_last_stays(make_engine: MakeEngine) -> None:
    engine = make_engine([document("een", body="oud"), document("een", body="nieuw")])

    assert len(engine) == 1
    assert ids(engine.match(plan("oud"))) == []
    assert ids(engine.match(plan("nieuw"))) == ["een"]


def test_an_index_of_nothing_finds_nothing(make_engine: MakeEngine) -> None:
    matches = make_engine([]).match(plan("wijkteam"))

    assert (matches.total, matches.found, matches.facets) == (0, (), {})


def test_a_word_in_the_title_weighs_more_than_in_the_text(make_engine: MakeEngine) -> None:
    engine = make_engine(
        [document("a", "Iets anders", "Dit gaat over schulden."), document("b", "Schulden", "Dit gaat over iets.")]
    )

    assert ids(engine.match(plan("schulden"))) == ["b", "a"]


def test_the_beginning_of_a_word_finds_words_that_begin_so_and_no_others(engine: Engine) -> None:
    assert set(ids(engine.match(plan("buurt*")))) == {"delft", "venlo"}
    assert set(ids(engine.match(plan("gez*")))) == {"arnhem", "zwolle"}
    assert engine.match(plan("team*")).total == 2
    assert engine.match(plan("xyz*")).total == 0


def test_a_beginning_goes_with_exclusion_alternatives_filters_and_demands(engine: Engine) -> None:
    assert set(ids(engine.match(plan("gez* -schul*")))) == {"arnhem"}
    assert set(ids(engine.match(plan("buurt* OF wijk*")))) == {"arnhem", "ede", "delft", "venlo"}
    assert ids(engine.match(plan("buurt* gemeente:Venlo"))) == ["venlo"]
    assert ids(engine.match(plan("wijk* gez*", needs_all_words=True))) == ["arnhem"]
    assert ids(engine.match(plan('wijk* "achter de voordeur"'))) == ["ede"]


def test_a_beginning_counts_as_one_word_that_stands_as_often_as_all_it_stands_for(make_engine: MakeEngine) -> None:
    apart = make_engine([document("a", body="hulp hulde"), document("b", body="zorg steun")])
    (with_two,) = apart.match(plan("hul*")).found
    alike = MemoryEngine(
        document_terms(one, ANALYZER) for one in [document("a", body="steun steun"), document("b", body="hulp zorg")]
    )
    (with_one_twice,) = alike.match(Plan((Group((Alternative((Word("=steun"),), scored=(("=steun", 1.0),)),)),))).found

    assert with_two[1] == pytest.approx(with_one_twice[1])


def test_of_very_many_words_with_one_beginning_those_in_most_documents_count(make_engine: MakeEngine) -> None:
    words = [f"wijk{number:03}" for number in range(MOST_WORDS + 1)]
    engine = make_engine([document("alle", body=" ".join(words)), *(document(word, body=word) for word in words[1:])])

    assert engine.match(plan("wijk0*")).total == 100
    assert engine.match(plan("wijk*")).total == MOST_WORDS + 1
    assert engine.match(plan("wijk000")).total == 1


def test_nothing_is_counted_when_the_plan_says_so_and_the_page_is_the_same(engine: Engine) -> None:
    counted, uncounted = (
        engine.match(plan("wijkteam gezin")),
        engine.match(plan("wijkteam gezin", counts=False, limit=1)),
    )

    assert counted.facets
    assert uncounted.found == counted.found[:1]
    assert (uncounted.total, uncounted.facets) == (1, {})


def test_the_words_of_a_document_are_those_of_its_texts_with_their_places(engine: Engine) -> None:
    words = engine.text_words(["ede", "weg", "arnhem"])
    lexicon = engine.lexicon()

    assert [lexicon.words[number] for number in words.numbers[:13]] == [
        "sociaal", "team", "ede", "\n", "\n", "\n", "een", "wijkteam", "achter", "de", "voordeur", "\n", "wijkteams",
    ]  # fmt: skip
    assert words.firsts.tolist()[:5] == [0, 4, 5, 6, 12]
    begin = words.begins[3]
    assert begin == len("Sociaal team Ede\n\n\n")
    assert words.begins[4] == begin + len("Een wijkteam achter de voordeur.\n")
    stretches = [(int(end) - int(size), int(end)) for end, size in zip(words.ends, words.sizes, strict=True)]
    assert stretches[6:8] == [(begin, begin + 3), (begin + 4, begin + 12)]
    assert words.sentence_ends[0].tolist() == [len("Een wijkteam achter de voordeur.")]
    assert len(words.sentence_ends) == 2
    assert words.firsts[-1] == len(words.numbers)


def test_no_documents_have_no_words(engine: Engine) -> None:
    words = engine.text_words(["weg"])

    assert (len(words.numbers), words.firsts.tolist(), len(words.begins), len(words.sentence_ends)) == (0, [0], 0, 0)


def test_the_lexicon_tells_which_words_have_a_term_and_in_how_many_documents_they_stand(engine: Engine) -> None:
    lexicon = engine.lexicon()

    assert sorted(lexicon.words) == list(lexicon.words)
    assert {lexicon.words[number] for number in lexicon.giving("team")} == {"team", "wijkteam", "wijkteams"}
    number = lexicon.number("gezinnen")
    assert number is not None
    assert lexicon.counts[number] == 2
    assert lexicon.number("gezin") is None


def grouped(*alternatives: str, **settings: Any) -> Plan:
    """A plan of one group: the words of each alternative, with expansions and preferences."""
    asked = tuple(
        Alternative(words=(Word(term),), scored=((term, 1.0),))
        for text in alternatives
        for term in [ANALYZER.terms(text)[0].text]
    )
    return Plan((Group(asked, **settings),))


def test_another_name_finds_and_holds_at_a_lower_score(engine: Engine) -> None:
    names = (expansion_of("sociaal team", 0.9, ANALYZER), expansion_of("buurthuis", 0.5, ANALYZER))

    matches = engine.match(grouped("wijkteam", expansions=names))

    assert set(ids(matches)) == {"arnhem", "ede", "delft", "venlo"}
    assert matches.with_all_words == 4
    scores = dict(matches.found)
    assert scores["arnhem"] > scores["delft"] > 0


def test_a_name_of_several_words_must_stand_in_a_row(engine: Engine) -> None:
    names = (expansion_of("team sociaal", 0.9, ANALYZER),)

    assert set(ids(engine.match(grouped("wijkteam", expansions=names)))) == {"arnhem", "ede"}


def test_a_preference_raises_and_finds_only_when_it_may(engine: Engine) -> None:
    there = Filter({"gemeente": ("Venlo", "Ede")})
    finding, raising = Preference(there, 1.0), Preference(there, 1.0, finds=False)

    assert ids(engine.match(grouped("wijkteam", preferences=(finding,)))) == ["ede", "arnhem", "venlo"]
    assert ids(engine.match(grouped("wijkteam", preferences=(raising,)))) == ["ede", "arnhem"]


def test_a_document_takes_over_of_the_score_of_one_it_is_linked_with(make_engine: MakeEngine) -> None:
    far = document("c", "Schulden", "Gezin, school, hulp en wijk.")
    linked = replace(document("d", "Schulden", "Gezin, school, hulp en wijk."), related=("a",))
    engine = make_engine([document("a", "Schulden schulden"), far, linked])

    matches = engine.match(plan("schulden"))

    scores = dict(matches.found)
    assert scores["d"] == pytest.approx(scores["c"] + RELATED_WEIGHT * scores["a"])


def test_how_well_it_is_sourced_breaks_a_tie_and_nothing_more(make_engine: MakeEngine) -> None:
    engine = make_engine(
        [
            replace(document("a", "Schulden"), standing=2),
            replace(document("b", "Schulden"), standing=0),
            replace(document("c", "Schulden schulden"), standing=2),
        ]
    )

    assert ids(engine.match(plan("schulden"))) == ["c", "b", "a"]


def test_documents_that_hold_a_word_are_counted_apart_from_those_that_touch_one(engine: Engine) -> None:
    matches = engine.match(plan("wijkploeg"))

    assert matches.total > 0
    assert matches.with_a_word == 0


def test_documents_are_counted_by_a_term_and_by_terms_in_a_row(engine: Engine) -> None:
    assert engine.count(("wijkteam",)) == 2
    assert engine.count(("~achter", "~de", "~voordeur")) == 1
    assert engine.count(("zeppelin",)) == 0


def test_the_words_of_an_index_are_those_of_its_texts_folded(engine: Engine) -> None:
    words = engine.words()

    assert (words["gezinnen"], words["buurthuis"], words["schulden"]) == (2, 2, 1)
    assert all(word.isalnum() for word in words)

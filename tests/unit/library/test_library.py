"""Reading a content folder: everything sound comes in, every fault comes back at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.samples import change
from zoek.errors import ContentError, Fault
from zoek.library import Period, Source, read_library

if TYPE_CHECKING:
    from pathlib import Path

PRACTICE = "praktijken/achter-de-voordeur-enschede.md"


def faults_of(content: Path) -> tuple[Fault, ...]:
    with pytest.raises(ContentError) as caught:
        read_library(content)
    return caught.value.faults


def only_fault(content: Path) -> Fault:
    (fault,) = faults_of(content)
    return fault


def test_a_sound_folder_gives_practices_lessons_pages_concepts_and_municipalities(content: Path) -> None:
    library = read_library(content)

    assert list(library.practices) == ["achter-de-voordeur-enschede", "wijkteams-arnhem"]
    assert list(library.lessons) == ["les-4-kijk-wat-er-al-is"]
    assert sorted(library.pages) == ["help", "over", "over-onze-robot", "privacy", "toegankelijkheid"]
    assert library.thesaurus.label("wijkteam") == "sociaal wijkteam"
    assert library.municipalities["Boarnsterhim"].successors == ("Leeuwarden",)


def test_front_matter_and_sections_become_the_values_of_a_practice(content: Path) -> None:
    practice = read_library(content).practices["achter-de-voordeur-enschede"]

    assert practice.period == Period(2008, 2012, is_approximate=True)
    assert practice.transitions == ("jeugd", "participatie")
    assert practice.results == "- Coaches hielpen 36 gezinnen. [1] [2]"
    assert practice.sources[0] == Source(
        "Rapport: wijkcoaches", "Universiteit", 2011, "https://example.org/rapport", date(2026, 11, 23)
    )
    assert practice.sources[1].read == "samenvatting"


def test_labels_of_a_concept_keep_their_kind(content: Path) -> None:
    concept = read_library(content).thesaurus.concepts["wijkteam"]

    assert concept.synonyms == ("buurtteam",)
    assert concept.old_names == ("wijkploeg",)


@pytest.mark.parametrize(
    ("old", "new", "field", "line", "message"),
    [
        ("status: gestopt", "status: klaar", "status", 7, "'klaar' kan hier niet."),
        ("partners: [gemeente", "vormen: [wijkploeg]\npartners: [gemeente", "vormen", 11, "'wijkploeg' kan hier niet."),
        ("titel: Achter de voordeur in Enschede\n", "", "titel", 1, "Dit ontbreekt."),
        ("gemeenten: [Enschede]", "gemeenten: [Enschedé]", "gemeenten", 4, "De gemeente 'Enschedé' bestaat niet."),
        ("gemeenten: [Enschede]", "gemeenten: Enschede", "gemeenten", 4, "Dit is geen lijst."),
        (
            "gemeenten: [Enschede]",
            "gemeenten: [Boarnsterhim]",
            "gemeenten",
            4,
            "De gemeente 'Boarnsterhim' bestaat niet.",
        ),
        ("themas: [wijkteam]", "themas: [wijkteem]", "themas", 9, "Het begrip 'wijkteem' bestaat niet."),
        ("verwant: [wijkteams-arnhem]", "verwant: [weg]", "verwant", 13, "De praktijk 'weg' bestaat niet."),
        (
            "van: 2008, tot: 2012",
            "van: 2012, tot: 2008",
            "periode",
            6,
            "De periode eindigt (2008) voor zij begint (2012).",
        ),
        ("van: 2008", "van: vroeger", "periode", 6, "'vroeger' kan hier niet."),
        ("ongeveer: true", "ongeveer: zoiets", "periode", 6, "'zoiets' is geen ja of nee."),
        ("jaar: 2011", "jaar: 11", "bronnen", 15, "'11' kan hier niet."),
        ("geraadpleegd: 2026-11-23}", "geraadpleegd: gisteren}", "bronnen", 15, "'gisteren' is geen datum."),
        ("https://example.org/rapport", "example.org", "bronnen", 15, "'example.org' is geen webadres."),
        ("uitgever: Krant, ", "", "bronnen", 16, "In deze bron ontbreekt: uitgever."),
        ("regios:", "regio:", "regio", 5, "Deze naam kent Zoek niet."),
        ("## Resultaten", "## Resultaat", "Resultaat", 27, "Deze kop kent Zoek niet."),
        ("gezinnen. [1] [2]", "gezinnen.", "Resultaten", 29, "Deze regel heeft geen bron."),
        ("- Coaches", "Coaches", "Resultaten", 29, "Deze regel hoort bij geen opsomming."),
        ("stopte. [2]", "stopte. [3]", "Wat ging moeilijk", 33, "Bron [3] bestaat niet."),
        ("stopte. [2]", "stopte. (duiding)", "Wat ging moeilijk", 33, "Deze regel heeft geen bron."),
        ("klein. (duiding)", "klein.", "Lessen", 38, "Deze regel heeft geen bron."),
        ("6 coaches. [1]", "6 coaches.", "Aanpak", 25, "Hier staat een getal zonder bron."),
        ("Het geld", "Bel 06 12345678. Het geld", "", 33, "Hier staat een telefoonnummer."),
        ("Het geld", "Mail jan@example.org. Het geld", "", 33, "Hier staat een e-mailadres."),
    ],
)
def test_a_fault_is_told_with_file_line_and_field(
    content: Path, old: str, new: str, field: str, line: int, message: str
) -> None:
    change(content, PRACTICE, old, new)

    fault = only_fault(content)

    assert (fault.file, fault.line, fault.field, fault.message) == (PRACTICE, line, field, message)


def test_of_many_fixed_words_those_like_what_is_written_are_offered(content: Path) -> None:
    change(content, PRACTICE, "partners: [gemeente", "vormen: [wijkploeg]\npartners: [gemeente")

    offered = only_fault(content).expected.split(", ")

    assert "wijkteam" in offered
    assert len(offered) <= 4
    assert "/redactie" in offered[-1]


def test_a_summary_sentence_of_more_than_thirty_words_is_a_fault(content: Path) -> None:
    change(content, PRACTICE, "Het hielp bij schulden.", " ".join(["woord"] * 31) + ".")

    assert only_fault(content).message == "Een zin van 31 woorden is te lang."


def test_a_link_in_the_text_to_a_page_that_does_not_exist_is_a_fault(content: Path) -> None:
    change(content, PRACTICE, "Begin klein.", "Lees [meer](/praktijken/weg).")

    assert only_fault(content).message == "De pagina /praktijken/weg bestaat niet."


def test_a_source_named_twice_is_a_fault(content: Path) -> None:
    change(
        content,
        PRACTICE,
        "{titel: Krantenbericht, uitgever: Krant,",
        "{titel: 'Rapport: wijkcoaches', uitgever: Universiteit, jaar: 2011,",
    )

    assert only_fault(content).message == "Bron 2 is dezelfde als bron 1."


def test_front_matter_that_is_no_yaml_is_told_on_its_line(content: Path) -> None:
    change(content, PRACTICE, "status: gestopt", "status: [gestopt")

    unreadable = [fault for fault in faults_of(content) if fault.message == "De kop is hier niet te lezen."]

    assert [fault.file for fault in unreadable] == [PRACTICE]
    assert unreadable[0].line >= 7


def test_ten_faults_in_several_files_are_told_together(content: Path) -> None:
    for number in range(5):
        change(content, PRACTICE, "- Begin klein. (duiding)", f"- Begin klein. (duiding)\n- Regel {number}")
    change(content, PRACTICE, "status: gestopt", "status: klaar")
    change(content, "praktijken/wijkteams-arnhem.md", "onderbouwing: dun", "onderbouwing: dunnetjes")
    change(content, "lessen/les-4-kijk-wat-er-al-is.md", "nummer: 4", "nummer: vier")
    change(content, "begrippen.ttl", "dct:isReplacedBy begrip:wmo", "dct:isReplacedBy begrip:weg")
    change(content, "gemeenten.csv", "52.2205", "2.2205")

    faults = faults_of(content)

    assert len(faults) == 10
    assert {fault.file for fault in faults} == {
        PRACTICE,
        "praktijken/wijkteams-arnhem.md",
        "lessen/les-4-kijk-wat-er-al-is.md",
        "begrippen.ttl",
        "gemeenten.csv",
    }


def test_a_missing_folder_and_missing_files_are_faults_not_crashes(content: Path, tmp_path: Path) -> None:
    (content / "begrippen.ttl").unlink()
    (content / "gemeenten.csv").unlink()

    messages = {fault.message for fault in faults_of(content)}

    assert "Dit bestand ontbreekt." in messages
    assert only_fault(tmp_path / "weg").message == "Deze map bestaat niet."


def test_text_that_is_not_utf8_is_a_fault(content: Path) -> None:
    (content / PRACTICE).write_bytes("caf\xe9".encode("latin-1"))

    assert "Dit bestand is geen UTF-8." in {fault.message for fault in faults_of(content)}


def test_a_lesson_may_not_have_the_name_of_a_practice(content: Path) -> None:
    lesson = content / "lessen" / "les-4-kijk-wat-er-al-is.md"
    lesson.rename(lesson.with_name("wijkteams-arnhem.md"))

    assert only_fault(content).message == "Deze naam bestaat al bij een praktijk."


def test_a_practice_that_nobody_links_to_is_a_notice(content: Path) -> None:
    change(content, PRACTICE, "verwant: [wijkteams-arnhem]\n", "")

    notices = read_library(content).notices

    assert [notice.file for notice in notices] == ["praktijken/wijkteams-arnhem.md"]


def test_a_circle_of_broader_concepts_and_a_label_of_two_concepts_are_faults(content: Path) -> None:
    change(
        content, "begrippen.ttl", 'skos:prefLabel "Wmo"@nl ;', 'skos:prefLabel "Wmo"@nl ; skos:broader begrip:awbz ;'
    )
    change(
        content, "begrippen.ttl", 'skos:prefLabel "AWBZ"@nl ;', 'skos:prefLabel "AWBZ"@nl ; skos:broader begrip:wmo ;'
    )
    change(content, "begrippen.ttl", '"buurtteam"@nl', '"buurtteam"@nl, "awbz"@nl')

    messages = [fault.message for fault in faults_of(content)]

    assert messages.count("Dit begrip staat via skos:broader boven zichzelf.") == 2
    assert "'awbz' hoort ook bij 'awbz'." in messages


def test_turtle_that_cannot_be_read_is_a_fault(content: Path) -> None:
    change(content, "begrippen.ttl", "begrip:wmo a skos:Concept ;", "begrip:wmo a skos:Concept")

    assert "Dit is geen geldig Turtle-bestand." in {fault.message for fault in faults_of(content)}

"""A publication that took over what did not change is the one of nothing but the content, faults too."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.samples import PRACTICE, write_content
from zoek.errors import ContentError, Fault
from zoek.library import Library
from zoek.library.kept import kept_library
from zoek.search.publication import INDEX, checksums
from zoek.search.publish import publish

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ALONE = PRACTICE[: PRACTICE.index("verwant:")] + PRACTICE[PRACTICE.index("bronnen:") :]
ENSCHEDE, ARNHEM = "praktijken/achter-de-voordeur-enschede.md", "praktijken/wijkteams-arnhem.md"
LESSON = "lessen/les-4-kijk-wat-er-al-is.md"
Edit = Callable[[Path], None]
Outcome = tuple[dict[str, str], Library | None] | list[Fault]


def replacing(file: str, old: str, new: str) -> Edit:
    def edit(content: Path) -> None:
        if (content / file).exists():
            (content / file).write_text((content / file).read_text().replace(old, new))

    return edit


def writing(file: str, text: str) -> Edit:
    def edit(content: Path) -> None:
        (content / file).write_text(text)

    return edit


def removing(file: str) -> Edit:
    return lambda content: (content / file).unlink(missing_ok=True)


EDITS: tuple[Edit, ...] = (
    replacing(ARNHEM, "jong en oud", "elke zeppelin"),
    replacing(ARNHEM, "Wijkteams in Arnhem", "Een ander begin"),
    replacing(ARNHEM, "jong en oud.", "jong en oud, zie [AWBZ](/begrippen/awbz)."),
    replacing(ARNHEM, "verwant: [achter-de-voordeur-enschede]\n", ""),
    replacing(ENSCHEDE, "verwant: [wijkteams-arnhem]\n", ""),
    replacing(ENSCHEDE, "tot: 2012", "tot: 2013"),
    replacing(LESSON, "bevestigd: [achter-de-voordeur-enschede]\n", ""),
    replacing(
        LESSON, "- [Enschede](/praktijken/achter-de-voordeur-enschede) deed het al. (duiding)", "- Ja. (duiding)"
    ),
    replacing("begrippen.ttl", "sociaal wijkteam", "wijkteam"),
    replacing("begrippen.ttl", "begrip:wmo", "begrip:wet"),
    replacing("gemeenten.csv", "\nEnschede,GM0153,Overijssel,52.2205,6.8966,,,", ""),
    writing("praktijken/nieuw.md", ALONE.replace("Achter de voordeur in", "Nieuw in")),
    writing("praktijken/aap.md", ALONE.replace("Achter de voordeur in", "Zwaan in")),
    removing("praktijken/nieuw.md"),
    removing(ENSCHEDE),
    writing("verhuisd.csv", "oud,nieuw\nwijkteam-arnhem,wijkteams-arnhem\n"),
    removing("verhuisd.csv"),
)


def outcome(content: Path, data: Path, hours: int) -> Outcome:
    """What publishing comes to: the index and the library, or the faults."""
    try:
        published = publish(content, data, NOW + timedelta(hours=hours), lambda done, total: None)
    except ContentError as error:
        return list(error.faults)
    folder = published.folder if published else data / "index" / (data / "index" / "CURRENT").read_text()
    kept = kept_library(folder)
    return checksums(folder / INDEX), kept.library if kept else None


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), min_size=1, max_size=3))
def test_publishing_again_gives_what_publishing_at_once_gives(rounds: list[list[Edit]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = write_content(folder / "content")
        outcome(content, folder / "data", 0)
        for number, edits in enumerate(rounds, 1):
            for edit in edits:
                edit(content)

            again = outcome(content, folder / "data", number)

            assert again == outcome(content, folder / f"fresh-{number}", number)
            assert not isinstance(again, tuple) or again[1] is not None

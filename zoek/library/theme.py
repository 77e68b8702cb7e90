"""A theme: the file of design tokens that gives the site the look of one municipality.

It replaces web/static/tokens.css whole, so it must hold every token of that
file. Colours that are used together are listed here with the contrast that
they need, whoever chose them.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from zoek.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOKENS = Path(__file__).parent.parent / "web" / "static" / "tokens.css"
DECLARATION = re.compile(r"(--zoek-[\w-]+)\s*:\s*([^;}]+)")
DARK = re.compile(r"@media\s*\(prefers-color-scheme:\s*dark\)")
COLOR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
NOTHING_ELSE = re.compile(r"@import|url\(|expression\(|</", re.IGNORECASE)
"""What would ask another host for something or is no style at all; the browser would refuse it too."""
MOST_BYTES = 64 * 1024
"""A theme has some 40 lines; a page may weigh 60 kB with everything."""
TEXT, SHAPE = 4.5, 3.0
"""Source: WCAG 2.2, 1.4.3 (text) and 1.4.11 (edges of fields, parts of drawings, the mark of the focus)."""
GROUNDS = "ground", "surface", "sunken", "brand-soft", "notice"
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((text, ground, TEXT) for ground in GROUNDS for text in ("text", "text-soft", "link", "link-hover")),
    *(("accent", ground, TEXT) for ground in ("ground", "surface")),
    *((text, ground, TEXT) for ground in ("brand", "brand-deep") for text in ("on-brand", "on-brand-soft")),
    *(("on-warm", ground, TEXT) for ground in ("warm", "warm-hover")),
    ("on-mark", "mark", TEXT),
    *(("line-strong", ground, SHAPE) for ground in ("ground", "surface")),
    *(("edge", ground, SHAPE) for ground in ("ground", "surface", "sunken")),
    *(("accent", ground, SHAPE) for ground in ("sunken", "brand-soft", "notice")),
    ("warm", "brand-deep", SHAPE),
)
"""Colour, what it stands on, and the contrast they need."""
FOCUSED_ON = (*GROUNDS, "brand", "brand-deep")


def read_theme(path: Path) -> str:
    """The text of a theme; raises ConfigError that names all that is wrong with it."""
    hint = f"Maak een kopie van {TOKENS.name} en verander daarin de waarden."
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"Het thema {path} is niet te lezen. ZOEK_THEME moet een bestand met CSS noemen.", hint
        ) from error
    faults = [f"{name} ontbreekt." for name in by_day(TOKENS.read_text(encoding="utf-8")) if name not in by_day(text)]
    if len(raw) > MOST_BYTES:
        faults.append(f"Het bestand is groter dan {MOST_BYTES // 1024} kB.")
    if NOTHING_ELSE.search(text):
        faults.append("Het verwijst naar een ander bestand. Dat mag niet: de site haalt niets van elders.")
    if faults:
        raise ConfigError(f"Het thema {path} is niet te gebruiken. {' '.join(faults)}", hint)
    return text


def by_day(css: str) -> dict[str, str]:
    """The tokens of a theme by their names, as they are on a light screen."""
    return dict(DECLARATION.findall(DARK.split(css)[0]))


def by_night(css: str) -> dict[str, str]:
    """The tokens of a theme on a dark screen: those of the day where the night is silent."""
    return by_day(css) | dict(DECLARATION.findall(" ".join(DARK.split(css)[1:])))


def contrast(one: str, other: str) -> float:
    """How far two colours (`#rrggbb`) are apart, 1 to 21.

    Source: WCAG 2.2, the definitions of contrast ratio and relative luminance.

    >>> round(contrast("#ffffff", "#000000"), 1)
    21.0
    """
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    channels = [value / 255 for value in bytes.fromhex(digits)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def too_little_contrast(css: str) -> Iterator[str]:
    """A sentence for every pair of colours of a theme that are hard to tell apart, by day and by night."""
    for when, tokens in (("licht", by_day(css)), ("donker", by_night(css))):
        colors = {name.removeprefix("--zoek-"): value.strip() for name, value in tokens.items()}
        for front, ground, needed in PAIRS:
            found = _between(colors, front, ground)
            if found < needed:
                yield f"--zoek-{front} op --zoek-{ground} ({when}) heeft contrast {found:.2f}; nodig is {needed}."
        for ground in FOCUSED_ON:
            found = max(_between(colors, "focus", ground), _between(colors, "focus-ring", ground))
            if found < SHAPE:
                yield f"De rand om wat u kiest op --zoek-{ground} ({when}) heeft contrast {found:.2f}; nodig is {SHAPE}."


def _between(colors: Mapping[str, str], front: str, ground: str) -> float:
    """The contrast of two tokens; 0 when one of them is no colour that can be counted with."""
    pair = colors.get(front, ""), colors.get(ground, "")
    return contrast(*pair) if all(COLOR.fullmatch(color) for color in pair) else 0.0

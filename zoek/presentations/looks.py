"""What slides look like: colours of the site, a grid, and a box for every thing on a slide. Both writers draw this.

All places are points on a slide of 960 by 540, which is 16:9. Colours are
those of web/static/tokens.css; a test holds them to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from zoek.presentations.deck import Layout
from zoek.presentations.fit import SMALLEST, Box, text_height

WIDTH, HEIGHT = 960, 540
FONT = "Arial"
TITLE_SIZE, KICKER_SIZE, SMALL_SIZE = 36, 20, 18
TOKENS = MappingProxyType(
    {
        "ground": "#fbfaf6",
        "surface": "#ffffff",
        "sunken": "#f1efe7",
        "text": "#17262a",
        "text-soft": "#475a60",
        "line": "#dbd9cd",
        "brand": "#0b4a56",
        "brand-deep": "#08363f",
        "brand-soft": "#e3eff0",
        "on-brand": "#ffffff",
        "on-brand-soft": "#d3e6e8",
        "warm": "#ffb83d",
        "link": "#0b5563",
        "accent": "#a8480f",
    }
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon behind the text; it tells nothing, so nobody misses it."""

    points: tuple[tuple[float, float], ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Look:
    """A kind of slide: names of colours in TOKENS, boxes and sizes.

    `hangs` puts the title at the bottom of its box, `is_centred` the body in
    the middle of its own.
    """

    ground: str
    title: Box
    body: Box
    title_color: str = "brand"
    title_size: int = TITLE_SIZE
    hangs: bool = False
    kicker_color: str = "accent"
    text_color: str = "text"
    soft_color: str = "text-soft"
    shapes: tuple[Shape, ...] = ()
    has_sources: bool = True
    is_centred: bool = False


def _rectangle(x: float, y: float, width: float, height: float, fill: str) -> Shape:
    return Shape(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), fill)


LEFT, INNER = 64, 832
TITLE_BOX = Box(LEFT, 34, INNER, 112)
BODY_BOX = Box(LEFT, 158, INNER, 298)
MARGIN_X, MARGIN_Y = 7, 5
"""Points between the text of a cell and its edges; a table sticks out so far that its text stands under the title."""
SOURCES_BOX = Box(LEFT, 466, 748, 50)
NUMBER_BOX = Box(836, 466, 60, 50)
TAB = _rectangle(LEFT, 0, 56, 9, "warm")
FAR, NEAR, WINDOW = "#21595f", "#326770", "#0a3d47"
"""Fills of the street: brand with 9% and 17% white, and between brand and brand-deep."""
STREET = (
    ("0,260 0,120 16,120 50,74 84,120 100,120 100,260", FAR),
    (
        "212,260 212,96 226,96 226,82 240,82 240,68 254,68 254,54 290,54 290,68 304,68 304,82 318,82 318,96 332,96 332,260",
        FAR,
    ),
    ("434,260 434,130 440,112 460,104 464,84 484,74 504,84 508,104 528,112 534,130 560,130 560,260", FAR),
    ("100,260 100,110 106,92 122,86 122,66 134,48 158,34 182,48 194,66 194,86 208,92 212,110 212,260", NEAR),
    ("332,260 332,118 383,56 434,118 434,260", NEAR),
    *((f"{x},{y} {x + 20},{y} {x + 20},{y + 32} {x},{y + 32}", WINDOW) for x in (22, 58) for y in (140, 192)),
    *(
        (f"{x},{y} {x + 22},{y} {x + 22},{y + 36} {x},{y + 36}", WINDOW)
        for x, y in ((122, 124), (172, 124), (122, 180))
    ),
    *((f"{x},{y} {x + 20},{y} {x + 20},{y + 34} {x},{y + 34}", WINDOW) for x in (232, 262, 292) for y in (112, 166)),
    *(
        (f"{x},{y} {x + 22},{y} {x + 22},{y + 36} {x},{y + 36}", WINDOW)
        for x, y in ((352, 132), (392, 132), (392, 188))
    ),
    *((f"{x},{y} {x + 22},{y} {x + 22},{y + 34} {x},{y + 34}", WINDOW) for x in (452, 494) for y in (144, 196)),
    ("170,260 170,208 173,200 182,196 191,200 194,208 194,260", "warm"),
)
"""The street of the home page, in its own 560 by 260."""


def _street(x: float, width: float) -> tuple[Shape, ...]:
    """The street on the bottom of a slide."""
    scale = width / 560
    top = HEIGHT - 260 * scale

    def placed(corners: str) -> tuple[tuple[float, float], ...]:
        pairs = (corner.split(",") for corner in corners.split())
        return tuple((round(x + float(a) * scale, 1), round(top + float(b) * scale, 1)) for a, b in pairs)

    return tuple(Shape(placed(corners), fill) for corners, fill in STREET)


LOOKS = MappingProxyType(
    {
        Layout.TITLE: Look(
            "brand",
            title=Box(LEFT, 60, 780, 190),
            body=Box(LEFT, 264, 460, 130),
            title_color="on-brand",
            title_size=46,
            hangs=True,
            kicker_color="warm",
            text_color="on-brand-soft",
            soft_color="on-brand-soft",
            shapes=(TAB, *_street(540, 420)),
            has_sources=False,
        ),
        Layout.PRACTICE: Look(
            "brand-soft",
            title=Box(LEFT, 44, INNER, 128),
            body=Box(LEFT, 190, INNER, 268),
            title_size=38,
            hangs=True,
            shapes=(_rectangle(0, 0, 18, HEIGHT, "brand"), _rectangle(0, 44, 18, 128, "warm")),
        ),
        Layout.POINTS: Look("ground", TITLE_BOX, BODY_BOX, shapes=(TAB,)),
        Layout.SETBACK: Look(
            "ground",
            TITLE_BOX,
            Box(LEFT + 30, 164, INNER - 54, 282),
            title_color="accent",
            is_centred=True,
            shapes=(
                TAB,
                _rectangle(LEFT, 150, INNER, 308, "sunken"),
                _rectangle(LEFT, 150, 8, 308, "accent"),
            ),
        ),
        Layout.TABLE: Look("ground", TITLE_BOX, Box(LEFT - MARGIN_X, 150, INNER + 2 * MARGIN_X, 308), shapes=(TAB,)),
        Layout.QUESTION: Look(
            "brand",
            TITLE_BOX,
            BODY_BOX,
            title_color="on-brand",
            kicker_color="warm",
            text_color="on-brand",
            soft_color="on-brand-soft",
            shapes=(TAB,),
        ),
    }
)
ROOM = MappingProxyType({layout: look.body for layout, look in LOOKS.items()})
"""The room for the body of every kind of slide in our own design."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the things of a kind of slide stand in a design, ours or that of a user.

    `master` is what the file calls its master page or layout. `is_own` tells
    that the colours are ours; otherwise those of the design are left alone.
    """

    master: str
    title: Box
    body: Box
    sources: Box
    title_size: int = TITLE_SIZE
    is_own: bool = False


OWN = MappingProxyType(
    {
        layout: Setting(layout.value, look.title, look.body, SOURCES_BOX, look.title_size, is_own=True)
        for layout, look in LOOKS.items()
    }
)
"""Our own design."""


def title_size(look: Setting, kicker: str, title: str) -> int:
    """The largest size, down from that of the design, at which the title fits under its kicker."""
    above = text_height([kicker] if kicker else [], KICKER_SIZE, look.title.width, is_bold=True)
    sizes = range(look.title_size, SMALLEST, -2)
    fitting = (
        size
        for size in sizes
        if above + text_height([title], size, look.title.width, is_bold=True) <= look.title.height
    )
    return next(fitting, SMALLEST)


def color(name: str) -> str:
    """The value of a colour by its name in TOKENS; a value stays as it is."""
    return TOKENS.get(name, name)

"""The styles of our documents in OpenDocument, written as styles.xml: real headings, Dutch, a page number under each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zoek.presentations.looks import color
from zoek.presentations.odp_styles import HEADER, NAMESPACES, VERSION
from zoek.presentations.text_looks import (
    BOX,
    CELL_SIZE,
    COUNTRY,
    FONT,
    HEADINGS,
    KICKER,
    LANGUAGE,
    LINE_PERCENT,
    MARGIN_BOTTOM_CM,
    MARGIN_CM,
    PAGE_HEIGHT_CM,
    PAGE_WIDTH_CM,
    PARAGRAPHS,
    SMALL_SIZE,
    TEXT_SIZE,
    TEXT_WIDTH_CM,
    TITLE,
    WRITING_LINE_PT,
)

if TYPE_CHECKING:
    from zoek.presentations.text_looks import Look

TONGUE = f'fo:language="{LANGUAGE}" fo:country="{COUNTRY}"'
LETTERS = f'style:font-name="{FONT}" {TONGUE}'
STYLE_NAMES = {"Title": "Title", "Subtitle": "Subtitle", "Heading 1": "Heading_20_1", "Heading 2": "Heading_20_2"}
STYLE_NAMES |= {"Heading 3": "Heading_20_3"}
KEPT = ' fo:keep-with-next="always"'


def text_styles() -> str:
    """The whole of styles.xml."""
    return (
        f'{HEADER}<office:document-styles {NAMESPACES} office:version="{VERSION}"><office:font-face-decls><style:font-face'
        f' style:name="{FONT}" svg:font-family="{FONT}" style:font-family-generic="swiss"/></office:font-face-decls>'
        f"<office:styles>{_defaults()}{_paragraphs()}{_lists()}</office:styles>"
        f"<office:automatic-styles>{_page()}</office:automatic-styles>"
        f"<office:master-styles>{_master()}</office:master-styles></office:document-styles>"
    )


def style_name(look: Look) -> str:
    """The name of a look in a file, in which a space cannot stand."""
    return STYLE_NAMES.get(look.name, look.name)


def _defaults() -> str:
    return (
        f'<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"'
        f' fo:hyphenation-ladder-count="no-limit"/><style:text-properties {LETTERS} fo:font-size="{TEXT_SIZE}pt"'
        f' fo:color="{color("text")}" fo:hyphenate="false"/></style:default-style>'
        '<style:default-style style:family="table"><style:table-properties table:border-model="collapsing"/></style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    )


def _paragraphs() -> str:
    looks = [*PARAGRAPHS.values(), KICKER, TITLE, *HEADINGS.values()]
    levels = {look.name: level for level, look in HEADINGS.items()}
    extras = {
        "Title": f' fo:padding-bottom="0.25cm" fo:border-bottom="2.5pt solid {color("warm")}"',
        "Aandacht": f' fo:background-color="{color("brand-soft")}" fo:padding="0.2cm" fo:border-left="3pt solid {color("brand")}"',
    }
    written = [_paragraph(look, levels.get(look.name), extras.get(look.name, "")) for look in looks]
    return "".join(written) + _others()


def _paragraph(look: Look, level: int | None, extra: str) -> str:
    outline = f' style:default-outline-level="{level}"' if level else ""
    weight = "bold" if look.is_bold else "normal"
    height = "" if level or look.size > 20 else f' fo:line-height="{LINE_PERCENT}%"'
    return (
        f'<style:style style:name="{style_name(look)}" style:display-name="{look.name}" style:family="paragraph"'
        f' style:parent-style-name="Standard" style:class="text"{outline}><style:paragraph-properties fo:margin-top="{look.above}pt"'
        f' fo:margin-bottom="{look.below}pt"{height}{KEPT if look.keeps_next else ""}{extra}/><style:text-properties {LETTERS}'
        f' fo:font-size="{look.size}pt" fo:font-weight="{weight}" fo:color="{color(look.color)}"/></style:style>'
    )


def _others() -> str:
    """Styles that are no look of running text: cells, lines to write on, the foot of a page, pieces of a line."""

    def paragraph(name: str, properties: str, letters: str) -> str:
        return (
            f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties'
            f" {properties}/><style:text-properties {letters}/></style:style>"
        )

    head = f'fo:font-size="{CELL_SIZE}pt" fo:font-weight="bold" fo:color="{color("on-brand")}"'
    line = f'fo:border-bottom="0.75pt solid {color("text-soft")}" fo:line-height="{WRITING_LINE_PT}pt" fo:padding="0cm"'
    return (
        paragraph("Cel", "", f'fo:font-size="{CELL_SIZE}pt"')
        + paragraph("Celkop", 'fo:keep-with-next="auto"', head)
        + paragraph("Schrijfregel", f'{line} style:join-border="false"{KEPT}', f'fo:font-size="{TEXT_SIZE}pt"')
        + paragraph(
            "Opsomming", f'fo:margin-bottom="4pt" fo:line-height="{LINE_PERCENT}%"', f'fo:font-size="{TEXT_SIZE}pt"'
        )
        + paragraph("Voet", "", f'fo:font-size="{SMALL_SIZE}pt" fo:color="{color("text-soft")}"')
        + '<style:style style:name="Vet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        + f'<style:style style:name="Internet_20_link" style:display-name="Internet Link" style:family="text"><style:text-properties fo:color="{color("link")}"'
        ' style:text-underline-style="solid" style:text-underline-width="auto"/></style:style>'
    )


def _lists() -> str:
    numbers = "".join(
        f'<text:outline-level-style text:level="{level}" style:num-format=""><style:list-level-properties/></text:outline-level-style>'
        for level in HEADINGS
    )
    return (
        f'<text:outline-style style:name="Outline">{numbers}</text:outline-style>'
        f"{_list('Punten', '•')}{_list('Afvinken', BOX)}"
    )


def _list(name: str, sign: str) -> str:
    return (
        f'<text:list-style style:name="{name}"><text:list-level-style-bullet text:level="1" text:bullet-char="{sign}">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment'
        ' text:label-followed-by="listtab" text:list-tab-stop-position="0.6cm" fo:text-indent="-0.6cm" fo:margin-left="0.6cm"/>'
        f'</style:list-level-properties><style:text-properties fo:color="{color("accent")}"/></text:list-level-style-bullet></text:list-style>'
    )


def _page() -> str:
    right = (
        f'<style:tab-stops><style:tab-stop style:position="{TEXT_WIDTH_CM}cm" style:type="right"/></style:tab-stops>'
    )
    return (
        '<style:page-layout style:name="A4"><style:page-layout-properties'
        f' fo:page-width="{PAGE_WIDTH_CM}cm" fo:page-height="{PAGE_HEIGHT_CM}cm" style:print-orientation="portrait"'
        f' fo:margin-top="{MARGIN_CM}cm" fo:margin-bottom="{MARGIN_BOTTOM_CM}cm" fo:margin-left="{MARGIN_CM}cm"'
        f' fo:margin-right="{MARGIN_CM}cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.9cm"'
        ' fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>'
        f'<style:style style:name="Voetregel" style:family="paragraph" style:parent-style-name="Voet"><style:paragraph-properties'
        f' fo:padding-top="0.15cm" fo:border-top="0.5pt solid {color("line")}">{right}</style:paragraph-properties></style:style>'
    )


def _master() -> str:
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p text:style-name="Voetregel">'
        '<text:title/><text:tab/>Pagina <text:page-number text:select-page="current">1</text:page-number> van'
        " <text:page-count>1</text:page-count></text:p></style:footer></style:master-page>"
    )

"""Whether a file of an office program is sound: what its formats ask of a package, as far as no schema is needed.

Holds for Office Open XML (pptx, docx) and OpenDocument (odp, odt); gives the
faults in words, so that a test says which. Source: ECMA-376 parts 1 and 2,
and OpenDocument 1.3 parts 2 and 3; the order of children is that of the
schemas, for the elements that our writers touch.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Parts = Mapping[str, etree._Element]

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
STYLE, MANIFEST, DRAW = f"{{{ODF}style:1.0}}", f"{{{ODF}manifest:1.0}}", f"{{{ODF}drawing:1.0}}"
HREF = "{http://www.w3.org/1999/xlink}href"
ORDERS = {
    "a:rPr": "ln noFill solidFill effectLst highlight latin ea cs sym hlinkClick",
    "a:pPr": "lnSpc spcBef spcAft buClr buSzPct buFont buNone buAutoNum buChar tabLst defRPr",
    "a:tcPr": "lnL lnR lnT lnB noFill solidFill",
    "p:presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz defaultTextStyle extLst",
    "p:sp": "nvSpPr spPr style txBody extLst",
    "p:sld": "cSld clrMapOvr transition timing extLst",
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind contextualSpacing jc"
    " outlineLvl rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs color sz szCs u lang",
    "w:tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "w:tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "w:style": "name aliases basedOn next link uiPriority semiHidden unhideWhenUsed qFormat locked rsid pPr rPr tblPr tblStylePr",
    "draw:frame": "text-box table image title desc",
    "table:table": "title desc table-column table-header-rows table-row",
    "draw:page": "frame custom-shape notes",
}
"""Children in the order in which the schema wants them; those that no writer of ours makes are left out."""
PREFIXES = {
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    f"{ODF}drawing:1.0": "draw",
    f"{ODF}table:1.0": "table",
}
STYLE_USES = re.compile(r"\{[^}]*\}(?:(?:\w+-)*style-name|master-page-name|page-layout-name)")
NAME = re.compile(r"[^\W\d][\w.-]*")
"""A name of a style: a letter or underscore first, no colon (NCName)."""


def faults(data: bytes) -> list[str]:
    """Everything about a file that its format does not allow; nothing when it is sound."""
    found = list(_zip_faults(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    texts = {name: part for name, part in contents.items() if name.endswith((".xml", ".rels"))}
    parts = {name: etree.fromstring(part) for name, part in texts.items()}
    found += [f"{name} has a DTD" for name, part in texts.items() if b"<!DOCTYPE" in part]
    found += [f"{name}: {told}" for name, part in parts.items() for told in _order_faults(part)]
    is_odf = "mimetype" in contents
    return found + list(_odf_faults(contents, parts) if is_odf else _opc_faults(contents, parts))


def _zip_faults(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if archive.testzip():
            yield "a part is damaged"
    yield from (
        f"{name} is there {count} times" for name, count in Counter(m.filename for m in members).items() if count > 1
    )
    for member in members:
        if member.is_dir() or ".." in member.filename or member.filename.startswith("/"):
            yield f"{member.filename} is no name of a part"
        if member.extra or member.comment or member.flag_bits & 1:
            yield f"{member.filename} has extras"
        if member.date_time != (1980, 1, 1, 0, 0, 0):
            yield f"{member.filename} has a time"


def _order_faults(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        name = etree.QName(element)
        known = ORDERS.get(f"{PREFIXES.get(name.namespace or '')}:{name.localname}", "").split()
        children = [etree.QName(child).localname for child in element if isinstance(child.tag, str)]
        places = [known.index(child) for child in children if child in known]
        if places != sorted(places):
            yield f"{name.localname} has its children in the order {', '.join(children)}"


def _opc_faults(contents: Mapping[str, bytes], parts: Parts) -> Iterator[str]:
    types = parts["[Content_Types].xml"]
    named = {str(one.get("PartName"))[1:]: str(one.get("ContentType")) for one in types.iter(f"{TYPES}Override")}
    endings = {one.get("Extension") for one in types.iter(f"{TYPES}Default")}
    yield from (f"{name} has a type but is not there" for name in named if name not in contents)
    yield from (f"{name} may hold macros" for name, kind in named.items() if "macro" in kind.lower())
    for name in contents:
        if name != "[Content_Types].xml" and name not in named and name.rpartition(".")[2] not in endings:
            yield f"{name} has no type"
    reached = {"[Content_Types].xml"}
    for name, part in parts.items():
        if name.endswith(".rels"):
            yield from _relation_faults(name, part, contents, parts, reached)
    yield from (f"{name} belongs to nothing" for name in contents if name not in reached)
    for name, part in parts.items():
        ids = [one.get("id") for one in part.iter("{*}cNvPr")]
        yield from (f"{name} has two shapes {id_}" for id_, count in Counter(ids).items() if count > 1)


def _relation_faults(
    name: str, relations: etree._Element, contents: Mapping[str, bytes], parts: Parts, reached: set[str]
) -> Iterator[str]:
    folder, _, file = name.rpartition("_rels/")
    source = folder + file.removesuffix(".rels")
    reached.add(name)
    ids = {one.get("Id"): one for one in relations.iter(RELATIONSHIP)}
    if len(ids) != len(relations):
        yield f"{name} has an id twice"
    for one in ids.values():
        if one.get("TargetMode") == "External":
            if not str(one.get("Type")).endswith("/hyperlink") or not str(one.get("Target")).startswith("http"):
                yield f"{name} leads to {one.get('Target')}"
            continue
        target = posixpath.normpath(posixpath.join("/", folder, str(one.get("Target"))))[1:]
        reached.add(target)
        if target not in contents:
            yield f"{name} leads to {target}, which is not there"
    if source in parts:
        used = {
            value
            for element in parts[source].iter()
            for key, value in element.attrib.items()
            if str(key).startswith(LINK)
        }
        yield from (f"{source} uses {id_}, which is not there" for id_ in used - set(ids))
    elif source:
        yield f"{name} is of a part that is not there"


def _odf_faults(contents: Mapping[str, bytes], parts: Parts) -> Iterator[str]:
    kind = contents["mimetype"].decode()
    listed = {one.get(f"{MANIFEST}full-path"): one for one in parts["META-INF/manifest.xml"]}
    if next(iter(contents)) != "mimetype" or listed.pop("/").get(f"{MANIFEST}media-type") != kind:
        yield "the kind of file is not told first, or told differently"
    if set(listed) != set(contents) - {"mimetype", "META-INF/manifest.xml"}:
        yield f"the manifest lists {sorted(map(str, listed))}"
    whole = [parts[name] for name in ("content.xml", "styles.xml")]
    versions = {part.get(f"{{{ODF}office:1.0}}version") for name, part in parts.items() if "/" not in name}
    if versions != {"1.3"}:
        yield f"parts are of versions {versions}"
    yield from _style_faults(whole)
    for part in whole:
        pages = Counter(page.get(f"{DRAW}name") for page in part.iter(f"{DRAW}page"))
        yield from (f"two slides are called {name}" for name, count in pages.items() if count > 1)
        for element in part.iter(etree.Element):
            link = element.get(HREF)
            if link and not link.startswith("http") and link.removeprefix("./") not in contents:
                yield f"a link leads to {link}"
            if etree.QName(element).localname in {"script", "scripts", "event-listener", "object", "plugin", "applet"}:
                yield f"there is a {etree.QName(element).localname}"


def _style_faults(parts: list[etree._Element]) -> Iterator[str]:
    """Styles that are used but not there, by name; and names that are none."""
    names = {str(value) for part in parts for element in part.iter() if (value := element.get(f"{STYLE}name"))}
    names |= {str(value) for part in parts for element in part.iter() if (value := element.get(f"{DRAW}name"))}
    used = {
        str(value)
        for part in parts
        for element in part.iter(etree.Element)
        for key, value in element.attrib.items()
        if STYLE_USES.fullmatch(str(key)) and value
    }
    yield from (f"the style {name} is not there" for name in sorted(used - names))
    yield from (f"{name} is no name of a style" for name in sorted(used) if not NAME.fullmatch(name))

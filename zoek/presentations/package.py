"""Zip packages: a template of a user read with suspicion, and a file written so that equal content gives equal bytes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from zoek.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST_TEMPLATE = 10 * 1024 * 1024
"""Bytes; what the product promises to take."""
LARGEST_UNPACKED = 100 * 1024 * 1024
"""Bytes; ten times the largest template, while a zip bomb unpacks to thousands of times its size."""
MOST_PARTS = 2000
"""Files in a package; a template with a hundred layouts has some four hundred."""
FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold; the same choice must give the same bytes."""
PPTX_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
POTX_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
ODP = "application/vnd.oasis.opendocument.presentation"
OTP = ODP + "-template"
KINDS = {"pptx": "PowerPoint (.pptx of .potx)", "odp": "OpenDocument (.odp of .otp)"}
DECLARATIONS = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MACROS = re.compile(r"vbaProject|vbaData|^Basic/|^Scripts/|macrosheets|activeX", re.IGNORECASE)
OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>", re.IGNORECASE)
HINT = "Open het bestand in uw eigen programma, sla het op als sjabloon en probeer het opnieuw."


def read_template(data: bytes, kind: str) -> dict[str, bytes]:
    """The parts of a template by name, when it is safe to open and of this kind ("pptx" or "odp").

    Raises ExportError that says what is wrong with it.
    """
    if len(data) > LARGEST_TEMPLATE:
        raise ExportError(
            f"Het sjabloon is {len(data) / 1024 / 1024:.0f} MB. Het mag hoogstens {LARGEST_TEMPLATE // 1024 // 1024} MB zijn.",
            "Haal grote foto's uit het sjabloon en probeer het opnieuw.",
        )
    parts = _unpacked(data)
    found = _kind(parts)
    if found is None:
        raise ExportError(f"Dit is geen sjabloon voor {' of '.join(KINDS.values())}.", "Kies een ander bestand.")
    if found != kind:
        raise ExportError(
            f"Dit sjabloon is voor {KINDS[found]}, maar u vraagt om een bestand voor {KINDS[kind]}.",
            f"Kies {found} als soort bestand, of een ander sjabloon.",
        )
    _require_harmless(parts)
    return parts


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
                raise ExportError("Het sjabloon is uitgepakt veel te groot.", HINT)
            return {entry.filename: _read(archive, entry) for entry in entries if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        message = "Het sjabloon is niet te openen. Het is beschadigd, beveiligd met een wachtwoord of een ander soort bestand."
        raise ExportError(message, HINT) from error


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry, never more than it says that it has."""
    with archive.open(entry) as stream:
        return stream.read(entry.file_size)


def _kind(parts: Mapping[str, bytes]) -> str | None:
    types = parts.get("[Content_Types].xml", b"")
    if b"presentationml" in types and "ppt/presentation.xml" in parts:
        return "pptx"
    if parts.get("mimetype", b"").strip().decode("ascii", "replace") in {ODP, OTP} and "content.xml" in parts:
        return "odp"
    return None


def _require_harmless(parts: Mapping[str, bytes]) -> None:
    """Raise ExportError for macros, declarations of entities and links to files elsewhere."""
    if any(MACROS.search(name) for name in parts) or b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise ExportError("In het sjabloon zitten macro's. Zoek gebruikt geen sjablonen met macro's.", HINT)
    for name, part in parts.items():
        if not name.endswith((".xml", ".rels", ".vml")):
            continue
        if DECLARATIONS.search(part.replace(b"\x00", b"")):
            raise ExportError(f"In het sjabloon staat iets wat er niet hoort: een DTD of entiteit in {name}.", HINT)
        if any(b"/hyperlink" not in link for link in OUTSIDE.findall(part)):
            raise ExportError(f"Het sjabloon verwijst naar een bestand op een andere plek, in {name}.", HINT)


def packed(parts: Mapping[str, bytes], first: tuple[str, ...]) -> bytes:
    """A zip of the parts: those in `first` in front, the rest by name, all with the same time.

    A part called mimetype is not compressed, as OpenDocument asks.
    """
    stream = io.BytesIO()
    names = [*(name for name in first if name in parts), *sorted(name for name in parts if name not in first)]
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, parts[name])
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a zip of our own, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(data: bytes, first: tuple[str, ...]) -> bytes:
    """The same zip with sorted parts and fixed times."""
    return packed(unpacked(data), first)

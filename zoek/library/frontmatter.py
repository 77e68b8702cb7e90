"""A practice or lesson file: Markdown with front matter, to and from a value.

Reading never stops at the first mistake: every fault comes back with its
line. Whether a concept, municipality or practice exists is for library.py
to say; how a single value is read, for nodes.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import yaml

from zoek.errors import Fault
from zoek.library import nodes
from zoek.library.fields import Field, Kind, front_matter_fields, section_fields
from zoek.library.practice import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FENCE = "---"
HEADING = re.compile(r"##[ \t]+(.*?)[ \t]*")
EMPTY: Mapping[Kind, Any] = {Kind.FLAG: False, Kind.LINE: "", Kind.PERIOD: Period()}
LISTS = frozenset({Kind.LINES, Kind.CHOICES, Kind.CONCEPTS, Kind.MUNICIPALITIES, Kind.PRACTICES, Kind.SOURCES})


@dataclass(frozen=True, slots=True)
class Record:
    """What was read: a value per attribute, the line that each starts on, and the faults met.

    `body` is all text below the front matter, for files without fixed sections.
    """

    values: Mapping[str, Any]
    lines: Mapping[str, int]
    body: str
    faults: tuple[Fault, ...]


def read_record(text: str, file: str, fields: Sequence[Field]) -> Record:
    """The values of all `fields`, empty ones where the text has none; `file` is named in the faults."""
    faults: list[Fault] = []
    header, body, body_line = _split(text, file, faults)
    values: dict[str, Any] = {field.attribute: _empty(field) for field in fields}
    lines: dict[str, int] = {}
    for field, node in _entries(header, file, front_matter_fields(fields), faults):
        lines[field.attribute] = node.start_mark.line + 2
        values[field.attribute] = nodes.read(nodes.Place(file, field.key, faults), node, field)
    sections = section_fields(fields)
    for field, line, section in _sections(body, body_line, file, sections, faults) if sections else ():
        lines[field.attribute] = line
        values[field.attribute] = section
    faults += [
        Fault(file, 1, field.label if field in sections else field.key, "Dit ontbreekt.", field.kind.value)
        for field in fields
        if field.is_required and field.attribute not in lines
    ]
    return Record(values, lines, "\n".join(body).strip(), tuple(faults))


def write_record(value: Any, fields: Sequence[Field]) -> str:
    """The text of a file that reads back as the same values; empty optional fields are left out."""
    lines = [FENCE]
    for field in front_matter_fields(fields):
        content = getattr(value, field.attribute)
        if field.is_required or content != _empty(field):
            lines.append(nodes.write(field, content))
    lines.append(FENCE)
    for field in section_fields(fields):
        section = getattr(value, field.attribute)
        if section:
            lines += ["", f"## {field.label}", "", section]
    return "\n".join(lines) + "\n"


def _empty(field: Field) -> Any:
    return () if field.kind in LISTS else EMPTY.get(field.kind, "")


def _split(text: str, file: str, faults: list[Fault]) -> tuple[str, list[str], int]:
    lines = text.removeprefix("\ufeff").split("\n")
    lines = [line.removesuffix("\r") for line in lines]
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE][:2]
    if len(fences) < 2 or fences[0] != 0:
        faults.append(Fault(file, 1, "", "De kop tussen twee regels met --- ontbreekt.", "--- op de eerste regel"))
        return "", [], 1
    return "\n".join(lines[1 : fences[1]]), lines[fences[1] + 1 :], fences[1] + 2


def _entries(header: str, file: str, fields: Sequence[Field], faults: list[Fault]) -> Iterator[tuple[Field, yaml.Node]]:
    by_key = {field.key: field for field in fields}
    try:
        root = yaml.compose(header, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        faults.append(_yaml_fault(error, file))
        return
    if root is not None and not isinstance(root, yaml.MappingNode):
        faults.append(Fault(file, 2, "", "De kop bestaat niet uit regels met een naam en een waarde.", "titel: ..."))
        return
    seen: set[str] = set()
    for key_node, node in root.value if root else ():
        key, line = str(key_node.value), key_node.start_mark.line + 2
        if key in seen:
            faults.append(Fault(file, line, key, "Dit staat er twee keer.", "elke naam één keer"))
        elif key not in by_key:
            faults.append(Fault(file, line, key, "Deze naam kent Zoek niet.", _closest(key, list(by_key))))
        else:
            yield by_key[key], node
        seen.add(key)


def _yaml_fault(error: yaml.YAMLError, file: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 2 if mark else 2
    expected = "aanhalingstekens om een tekst met een dubbele punt, een haakje of een aanhalingsteken"
    return Fault(file, line, "", "De kop is hier niet te lezen.", expected)


def _closest(word: str, known: list[str]) -> str:
    return ", ".join(get_close_matches(word, known, n=1) or known)


def _sections(
    body: list[str], first_line: int, file: str, fields: Sequence[Field], faults: list[Fault]
) -> Iterator[tuple[Field, int, str]]:
    by_label = {field.label: field for field in fields}
    headings = [(number, match[1]) for number, line in enumerate(body) if (match := HEADING.fullmatch(line))]
    start = headings[0][0] if headings else len(body)
    if any(line.strip() for line in body[:start]):
        faults.append(Fault(file, first_line, "", "Er staat tekst voor de eerste kop.", "## " + fields[0].label))
    ends = [*(number for number, _ in headings), len(body)][1:]
    seen: set[str] = set()
    for (number, label), end in zip(headings, ends, strict=True):
        line = first_line + number
        if label not in by_label:
            faults.append(Fault(file, line, label, "Deze kop kent Zoek niet.", _closest(label, list(by_label))))
        elif label in seen:
            faults.append(Fault(file, line, label, "Deze kop staat er twee keer.", "elke kop één keer"))
        elif section := "\n".join(body[number + 1 : end]).strip():
            yield by_label[label], line, section
        seen.add(label)

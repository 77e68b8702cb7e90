"""What a call may ask: each parameter once, as a value that reads the address and writes the OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zoek.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from werkzeug.datastructures import MultiDict

LONGEST_SHOWN = 60
"""Characters of a wrong value that the answer repeats."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A query key; `choices` are its only values, `lowest` and `highest` make it a whole number.

    A key that may be repeated gives a tuple, any other one value or `default`.
    """

    name: str
    description: str
    example: Any
    choices: tuple[str, ...] = ()
    lowest: int | None = None
    highest: int | None = None
    longest: int | None = None
    default: Any = None
    is_repeated: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of its value."""
        if self.is_repeated:
            return {"type": "array", "items": self._one()}
        return self._one() | ({"default": self.default} if self.default is not None else {})

    def _one(self) -> dict[str, Any]:
        if self.lowest is not None:
            return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}
        if self.choices:
            return {"type": "string", "enum": list(self.choices)}
        return {"type": "string", "maxLength": self.longest}

    def read(self, texts: Sequence[str]) -> Any:
        """The value that these texts stand for; raises ValueError with what is wrong with them, in Dutch."""
        if self.is_repeated:
            return tuple(self._value(text) for text in texts)
        if len(texts) > 1:
            raise ValueError("Dit staat er meer dan één keer. Geef één waarde.")
        return self._value(texts[0]) if texts else self.default

    def _value(self, text: str) -> str | int:
        shown = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
        if self.lowest is not None and self.highest is not None:
            number = int(text) if text.isascii() and text.isdigit() and len(text) <= 10 else -1
            if not self.lowest <= number <= self.highest:
                raise ValueError(f"'{shown}' is geen geheel getal van {self.lowest} tot en met {self.highest}.")
            return number
        if self.choices and text not in self.choices:
            some = ", ".join(self.choices[:8]) + (", …" if len(self.choices) > 8 else "")
            raise ValueError(f"'{shown}' kan hier niet. Kies uit: {some}.")
        if self.longest is not None and len(text) > self.longest:
            raise ValueError(f"Dit heeft {len(text)} tekens. Het mogen er hoogstens {self.longest} zijn.")
        return text


class InvalidInput(QueryError):
    """A call that cannot be answered; `faults` has all that is wrong with it, as (key, what to do) in Dutch."""

    def __init__(self, faults: Sequence[tuple[str, str]]) -> None:
        """Keep the faults in the order of the keys, and count them."""
        count = "zit 1 fout" if len(faults) == 1 else f"zitten {len(faults)} fouten"
        super().__init__(f"In deze vraag {count}.", " ".join(f"{name}: {told}" for name, told in faults))
        self.faults = tuple(faults)


def read_parameters(
    parameters: Sequence[Parameter], arguments: MultiDict[str, str], others: Sequence[tuple[str, str]] = ()
) -> dict[str, Any]:
    """The value of every parameter.

    Raises InvalidInput with every fault at once: unknown keys, wrong values,
    and the `others` that were found in the body of the call.
    """
    faults = [*_unknown(parameters, arguments), *others]
    values: dict[str, Any] = {}
    for parameter in parameters:
        try:
            values[parameter.name] = parameter.read(arguments.getlist(parameter.name))
        except ValueError as error:
            faults.append((parameter.name, str(error)))
    if faults:
        raise InvalidInput(faults)
    return values


def _unknown(parameters: Sequence[Parameter], arguments: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    known = [parameter.name for parameter in parameters]
    for name in arguments:
        if name not in known:
            told = f"Hier kunt u vragen met: {', '.join(known)}." if known else "Hier zijn geen parameters."
            yield name[:LONGEST_SHOWN], f"Deze naam is er niet. {told}"

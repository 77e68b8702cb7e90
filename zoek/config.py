"""The settings of Zoek: one table, one frozen object, read once at a door.

Every setting is an environment variable ZOEK_*. The table SETTINGS is what
the README and `zoek --help` show; a test holds them to it.
"""

from __future__ import annotations

import errno
import re
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from zoek.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

HIGHEST_PORT = 65_535
MOST_WORKERS = 64
MOST_PROXIES = 5
ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d{1,5})?")
CONTACT = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""Enough of an e-mail address to be put in a header: no spaces, no line ends."""
MOST_ANSWERS_MB = 4096
PART = re.compile(r"0(?:\.\d{1,4})?|1(?:\.0)?")
MOST_ARCHIVE_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table: the variable, its default and what it does (Dutch)."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting("ZOEK_HOST", "127.0.0.1", "Het adres waarop de site luistert."),
    Setting("ZOEK_PORT", "8000", "De poort waarop de site luistert (0 tot en met 65535)."),
    Setting("ZOEK_WORKERS", "2", "Het aantal processen dat pagina's maakt (1 tot en met 64)."),
    Setting("ZOEK_ANSWERS_MB", "16", "Geheugen voor antwoorden die terugkomen, in MB per proces; 0 bewaart niets."),
    Setting("ZOEK_CONTENT", "content", "De map met praktijken, lessen, pagina's en begrippen."),
    Setting("ZOEK_DATA", "data", "De map waarin Zoek de index bewaart. Deze map moet schrijfbaar zijn."),
    Setting("ZOEK_ADDRESS", "", "Het adres van de site op internet, bijvoorbeeld https://zoek.example."),
    Setting("ZOEK_CONTACT", "beheer@zoek.example", "Het e-mailadres van wie de site beheert."),
    Setting(
        "ZOEK_PROXIES", "0", "Het aantal proxy's voor de site die het adres van bezoekers doorgeven (0 tot en met 5)."
    ),
    Setting("ZOEK_LOG", "tekst", "De vorm van het logboek: tekst (alleen wat misgaat) of json (ook elk verzoek)."),
    Setting("ZOEK_METRICS_PORT", "0", "De poort op deze machine met cijfers voor Prometheus; 0 is geen."),
    Setting("ZOEK_THEME", "", "Het bestand met de kleuren en letters van uw gemeente (CSS)."),
    Setting("ZOEK_MEANING", "nee", "Of de betekenis van een vraag meetelt bij de volgorde van resultaten (ja of nee)."),
    Setting("ZOEK_COUNT_MISSES", "nee", "Of Zoek telt welke woorden niets opleveren, zonder wie ze zocht (ja of nee)."),
    Setting("ZOEK_ARCHIVE_DAYS", "365", "Hoeveel dagen opgehaalde pagina's bewaard blijven (1 tot en met 3650)."),
    Setting(
        "ZOEK_LOOPBACK",
        "nee",
        "Alleen voor tests: oogst ook op deze computer, met dit deel van de wachttijd (0 tot en met 1).",
    ),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a door passes on to the rooms behind it."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    answers_mb: int = 16
    content: Path = Path("content")
    data: Path = Path("data")
    address: str = ""
    contact: str = "beheer@zoek.example"
    proxies: int = 0
    log: str = "tekst"
    metrics_port: int = 0
    theme: Path | None = None
    uses_meaning: bool = False
    counts_misses: bool = False
    archive_days: int = 365
    loopback_pace: float | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The settings as the environment gives them, defaults where it is silent.

        Raises ConfigError that names every wrong value at once.
        """
        values = {setting.name: environment.get(setting.name, "").strip() or setting.default for setting in SETTINGS}
        faults: list[str] = []
        port = _whole_number("ZOEK_PORT", values, 0, HIGHEST_PORT, faults)
        workers = _whole_number("ZOEK_WORKERS", values, 1, MOST_WORKERS, faults)
        address, contact = _address(values, faults), _contact(values, faults)
        proxies = _whole_number("ZOEK_PROXIES", values, 0, MOST_PROXIES, faults)
        log = _one_of("ZOEK_LOG", values, ("tekst", "json"), faults)
        metrics_port = _whole_number("ZOEK_METRICS_PORT", values, 0, HIGHEST_PORT, faults)
        answers_mb = _whole_number("ZOEK_ANSWERS_MB", values, 0, MOST_ANSWERS_MB, faults)
        uses_meaning = _yes_or_no("ZOEK_MEANING", values, faults)
        counts_misses = _yes_or_no("ZOEK_COUNT_MISSES", values, faults)
        archive_days = _whole_number("ZOEK_ARCHIVE_DAYS", values, 1, MOST_ARCHIVE_DAYS, faults)
        loopback_pace = _loopback_pace(values, faults)
        known = {setting.name for setting in SETTINGS}
        faults += [
            f"{name} is geen instelling van Zoek."
            for name in sorted(environment)
            if name.startswith("ZOEK_") and name not in known
        ]
        if faults:
            raise ConfigError(" ".join(faults), "Kijk in de README welke instellingen er zijn en welke waarden mogen.")
        return cls(
            host=values["ZOEK_HOST"],
            port=port,
            workers=workers,
            answers_mb=answers_mb,
            content=Path(values["ZOEK_CONTENT"]),
            data=Path(values["ZOEK_DATA"]),
            address=address,
            contact=contact,
            proxies=proxies,
            log=log,
            metrics_port=metrics_port,
            theme=Path(values["ZOEK_THEME"]) if values["ZOEK_THEME"] else None,
            uses_meaning=uses_meaning,
            counts_misses=counts_misses,
            archive_days=archive_days,
            loopback_pace=loopback_pace,
        )


def _whole_number(name: str, values: Mapping[str, str], lowest: int, highest: int, faults: list[str]) -> int:
    text = values[name]
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not lowest <= number <= highest:
        faults.append(f"{name} is '{text}', maar moet een getal van {lowest} tot en met {highest} zijn.")
    return number


def _address(values: Mapping[str, str], faults: list[str]) -> str:
    """The beginning of every address of the site, without a slash at its end; "" when it is not told."""
    text = values["ZOEK_ADDRESS"].removesuffix("/")
    if text and not ADDRESS.fullmatch(text):
        faults.append(f"ZOEK_ADDRESS is '{text}', maar moet zo beginnen en geen pad hebben: https://zoek.example.")
    return text


def _contact(values: Mapping[str, str], faults: list[str]) -> str:
    text = values["ZOEK_CONTACT"]
    if not CONTACT.fullmatch(text):
        faults.append(f"ZOEK_CONTACT is '{text}', maar moet een e-mailadres zijn, zoals beheer@zoek.example.")
    return text


def _one_of(name: str, values: Mapping[str, str], choices: tuple[str, ...], faults: list[str]) -> str:
    if values[name] not in choices:
        faults.append(f"{name} is '{values[name]}', maar moet {' of '.join(choices)} zijn.")
    return values[name]


def _yes_or_no(name: str, values: Mapping[str, str], faults: list[str]) -> bool:
    return _one_of(name, values, ("ja", "nee"), faults) == "ja"


def _loopback_pace(values: Mapping[str, str], faults: list[str]) -> float | None:
    text = values["ZOEK_LOOPBACK"]
    if text == "nee":
        return None
    if not PART.fullmatch(text):
        faults.append(f"ZOEK_LOOPBACK is '{text}', maar moet nee zijn of een getal van 0 tot en met 1, zoals 0.1.")
        return None
    return float(text)


def require_free_port(settings: Settings) -> None:
    """Raise ConfigError when the site could not listen on its address and port."""
    kind = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(kind, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            reason = "die is al in gebruik" if error.errno == errno.EADDRINUSE else str(error.strerror)
            message = f"Zoek kan niet luisteren op {settings.host}, poort {settings.port}: {reason}."
            hint = "Kies een andere poort, bijvoorbeeld ZOEK_PORT=8080, of stop het programma dat deze poort gebruikt."
            raise ConfigError(message, hint) from error

"""Settings: read once, all faults at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from zoek.config import Settings
from zoek.errors import ConfigError


def test_settings_come_from_the_environment_and_empty_ones_keep_their_default() -> None:
    settings = Settings.from_environment({"ZOEK_PORT": "0", "ZOEK_DATA": "/srv/zoek", "ZOEK_HOST": " "})

    assert (settings.host, settings.port, settings.data) == ("127.0.0.1", 0, Path("/srv/zoek"))


@pytest.mark.parametrize("port", ["-1", "65536", "8000.0", "acht", "²"])
def test_a_port_that_is_no_port_is_told(port: str) -> None:
    with pytest.raises(ConfigError, match="ZOEK_PORT is"):
        Settings.from_environment({"ZOEK_PORT": port})


def test_other_variables_are_left_alone() -> None:
    assert Settings.from_environment({"PATH": "/bin", "ZOEKMACHINE": "x"}) == Settings()


@pytest.mark.parametrize("address", ["zoek.example", "https://zoek.example/pad", "ftp://zoek.example", "https://a b"])
def test_an_address_that_cannot_begin_links_is_told(address: str) -> None:
    with pytest.raises(ConfigError, match="ZOEK_ADDRESS is"):
        Settings.from_environment({"ZOEK_ADDRESS": address})


def test_an_address_loses_its_last_slash() -> None:
    assert Settings.from_environment({"ZOEK_ADDRESS": "https://zoek.example/"}).address == "https://zoek.example"


@pytest.mark.parametrize("contact", ["beheer", "a@b", "a@b.nl\r\nX: y", "a b@c.nl"])
def test_a_contact_that_is_no_e_mail_address_is_told(contact: str) -> None:
    with pytest.raises(ConfigError, match="ZOEK_CONTACT is"):
        Settings.from_environment({"ZOEK_CONTACT": contact})


@pytest.mark.parametrize("part", ["ja", "2", "-0.1", "0,5"])
def test_a_part_of_a_pause_that_is_none_is_told(part: str) -> None:
    with pytest.raises(ConfigError, match="ZOEK_LOOPBACK is"):
        Settings.from_environment({"ZOEK_LOOPBACK": part})


def test_this_machine_is_closed_to_harvests_unless_it_is_opened() -> None:
    assert Settings.from_environment({}).loopback_pace is None
    assert Settings.from_environment({"ZOEK_LOOPBACK": "0.25"}).loopback_pace == 0.25

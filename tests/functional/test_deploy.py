"""The examples under scripts/deploy are what their programs can read, and name what there is."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
import yaml

from tests.serving import ROOT
from zoek.cli import main
from zoek.config import Settings
from zoek.web.uploads import LARGEST_PLAN

DEPLOY = ROOT / "scripts" / "deploy"
UNITS = sorted(path.name for path in DEPLOY.iterdir() if path.suffix in {".service", ".socket", ".timer"})
LOCK = re.compile(r"^(?:Protect|Private|Restrict|Lock|NoNew|System|Capability)\w*=.*$", re.MULTILINE)
SETTING = re.compile(r"^(ZOEK_\w+)=(.*)$", re.MULTILINE)


def test_the_settings_of_the_example_can_be_read() -> None:
    values = dict(SETTING.findall((DEPLOY / "zoek.env").read_text(encoding="utf-8")))

    assert Settings.from_environment(values).proxies == 1


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.endswith(".service")])
def test_a_unit_starts_commands_that_there_are(unit: str) -> None:
    commands = re.findall(r"/bin/zoek (\w+)", (DEPLOY / unit).read_text(encoding="utf-8"))

    assert commands
    assert set(commands) <= set(main.commands)


@pytest.mark.parametrize("unit", UNITS)
def test_systemd_understands_a_unit(unit: str) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("NOT TESTED: systemd-analyze is not on this machine")
    found = subprocess.run(
        ["systemd-analyze", "verify", DEPLOY / unit], capture_output=True, text=True, check=False, timeout=60
    )
    told = [line for line in found.stderr.splitlines() if unit in line and "is not executable" not in line]

    assert told == []


def test_what_reads_pages_of_others_is_locked_in_like_the_site() -> None:
    locks = {unit: LOCK.findall((DEPLOY / unit).read_text(encoding="utf-8")) for unit in UNITS if "service" in unit}

    assert len(locks["zoek.service"]) >= 10
    assert locks["zoek-harvest.service"] == locks["zoek-index.service"] == locks["zoek.service"]


def test_nginx_understands_its_example_and_keeps_no_addresses() -> None:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")

    assert text.count("access_log off;") == text.count("server_name") == 2
    assert text.count("{") == text.count("}")


def test_nginx_keeps_all_that_the_site_takes_in_memory() -> None:
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    sizes = dict(re.findall(r"(client_max_body_size|client_body_buffer_size) (\d+)m;", text))

    assert sizes["client_max_body_size"] == sizes["client_body_buffer_size"]
    assert int(sizes["client_body_buffer_size"]) * 1024 * 1024 >= LARGEST_PLAN


def test_compose_builds_from_the_dockerfile_and_serves_to_this_machine_alone() -> None:
    found = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))

    assert (DEPLOY / found["services"]["zoek"]["build"]["context"]).resolve() == ROOT
    assert (ROOT / found["services"]["zoek"]["build"]["dockerfile"]).is_file()
    assert found["services"]["zoek"]["ports"] == ["127.0.0.1:8000:8000"]


def test_what_the_dockerfile_copies_is_there() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    names = [name for line in re.findall(r"^COPY (.*) \S+$", text, re.MULTILINE) for name in line.split()]

    assert names
    assert [name for name in names if not (ROOT / name).exists()] == []

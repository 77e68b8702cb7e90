"""The API on a real server, called with what its own description allows and with what it does not."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.samples import write_content
from tests.serving import served
from zoek.search.publish import publish

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
EXAMPLES = "25"
"""Of each call; with 500 the command makes 7,724 calls, with 250 and another seed 4,429 (docs/bench, 2026-11-25)."""


def test_no_generated_call_breaks_a_promise(tmp_path: Path) -> None:
    publish(write_content(tmp_path / "content"), tmp_path / "data", datetime.now(UTC), lambda done, total: None)

    with served(tmp_path / "data") as address:
        command = [str(SCHEMATHESIS), "run", f"{address}/api/v1/openapi.json", "--url", f"{address}/api/v1"]
        command += ["--max-examples", EXAMPLES, "--seed", "1", "--no-color"]
        found = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, cwd=tmp_path)

    assert found.returncode == 0, found.stdout[-3000:]
    assert "No issues found" in found.stdout

"""Run axe on every kind of page, in every way that people may see it, and write what it finds.

    scripts/axe [--kinds home,results] [--output docs/accessibility/2026-11-25.md]

Every kind of page is opened in both themes, at 320 and 1280 pixels and at 1280
pixels zoomed to 400% (320 by 256 to the page), with the script of the site
and without, and looked at by day and by night. "Without" means that the
browser fetches no script: axe is one itself. Exit code 1 when axe finds anything
or a page is wider than its window.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402 - after the path is set

from tests.browser.conftest import ARGUMENTS  # noqa: E402
from tests.browser.test_accessibility import OTHER_THEME, PAGES, TAGS, violations  # noqa: E402
from tests.serving import served  # noqa: E402
from zoek.search.publish import publish  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser

THEMES: dict[str, dict[str, Any]] = {"own theme": {}, "other theme": {"ZOEK_THEME": OTHER_THEME}}
WINDOWS = {"320 px": (320, 800), "1280 px": (1280, 800), "1280 px at 400%": (320, 256)}
SCRIPTS = {"with JavaScript": True, "without JavaScript": False}


@dataclass
class Found:
    """What axe found: visits by kind of page, and a sentence for every violation."""

    visits: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    axe: str = ""


def look(browser: Browser, address: str, kind: str, way: tuple[str, str, str], found: Found) -> None:
    """Open a page in one way, and note what axe says of it."""
    _, window, script = way
    width, height = WINDOWS[window]
    page = browser.new_page(viewport={"width": width, "height": height}, bypass_csp=True)
    try:
        if not SCRIPTS[script]:
            page.route("**/*.js*", lambda route: route.abort())
        page.goto(address + PAGES[kind])
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
        faults = violations(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append("wider than its window")
        found.faults += [f"{kind}, {', '.join(way)}: {fault}" for fault in faults]
        found.visits[kind] += 1
        found.axe = found.axe or page.evaluate("axe.version")
    finally:
        page.close()


def report(found: Found, browser: str) -> Iterator[str]:
    """The report as lines of Markdown."""
    yield f"# axe on every kind of page, {datetime.now(UTC):%Y-%m-%d}\n"
    yield f"Made by `scripts/axe` with axe-core {found.axe} in Chromium {browser}; rules: {', '.join(TAGS)}.\n"
    yield f"Ways to see a page: {', '.join(THEMES)}; {', '.join(WINDOWS)}; {', '.join(SCRIPTS)}; by day and by night."
    count = sum(found.visits.values())
    yield f"{count} visits, two looks each: {len(found.faults)} violations.\n"
    yield "| kind of page | address | visits | violations |\n| --- | --- | --- | --- |"
    for kind, visits in found.visits.items():
        faults = sum(fault.startswith(f"{kind}, ") for fault in found.faults)
        yield f"| {kind} | `{PAGES[kind]}` | {visits} | {faults} |"
    yield "\n## Violations\n"
    yield from [f"- `{fault}`" for fault in found.faults] or ["None."]
    yield "\nA program finds a part of what can be wrong: [the script for a screen reader](screen-reader-script.md) is for people."


def run(kinds: Sequence[str]) -> tuple[Found, str]:
    """What axe found on these kinds of pages, and the version of the browser."""
    found = Found()
    with ExitStack() as stack:
        data = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        publish(ROOT / "content", data, datetime.now(UTC), lambda done, total: None)
        addresses = {name: stack.enter_context(served(data, **settings)) for name, settings in THEMES.items()}
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for kind, way in product(kinds, product(THEMES, WINDOWS, SCRIPTS)):
            look(browser, addresses[way[0]], kind, way, found)
        version = browser.version
        browser.close()
    return found, version


def main() -> None:
    """Look, write the report and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", type=lambda text: text.split(","), default=list(PAGES))
    default = ROOT / "docs" / "accessibility" / f"{datetime.now(UTC):%Y-%m-%d}.md"
    parser.add_argument("--output", type=Path, default=default)
    options = parser.parse_args()
    found, version = run(options.kinds)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text("\n".join(report(found, version)) + "\n", encoding="utf-8")
    print(f"{sum(found.visits.values())} visits, {len(found.faults)} violations: {options.output}")
    sys.exit(bool(found.faults))


if __name__ == "__main__":
    main()

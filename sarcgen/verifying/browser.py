"""axe-core in a real browser without a window: what the text of a page alone does not tell."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sarcgen.verifying.contrast import LEAST, may_be_measured, too_faint
from sarcgen.verifying.evidence import Check, Found, Weight

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAME: Final = "axe-core in Chromium"
STANDARDS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
INSTALL: Final = "Install it: pip install 'sarcgen[verify]'."
_COLOUR_RULES: Final = ("color-contrast", "link-in-text-block")
_WIDTHS: Final = (1280, 390)
_SMALLEST: Final = 320
_PATIENCE: Final = 20_000
"""Milliseconds after which a page that is not there yet is given up."""
_CANDIDATES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
_RULES: Final = (
    "WCAG 2.0 and 2.1 A and AA and best practices at 1280 and 390 pixels, light and dark;"
    " contrast that axe leaves open is measured; no sideways scroll at 320 pixels"
)


def look_in_a_browser(pages: Sequence[Path]) -> list[Check]:
    """What axe finds in each of these pages; nothing is asked of any other computer.

    The rules about colour are asked in light and dark, all others in light.
    """
    try:
        from axe_playwright_python.sync_playwright import Axe  # noqa: F401, PLC0415 (an extra)
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 (an extra)
    except ImportError:
        return [Check(NAME, not_run=f"It is not installed. {INSTALL}") for _ in pages]
    program = _program()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=program, args=["--no-sandbox"] if _is_root() else []
            )
            return [_look_or_say_why_not(browser, page) for page in pages]
    except Error as error:
        how = "Install Chromium or Chrome, or name one in SARCGEN_BROWSER."
        why = f"No browser could be driven ({_first_line(error)}). {how}"
        return [Check(NAME, not_run=why) for _ in pages]


def _first_line(error: Exception) -> str:
    """What happened; the rest of Playwright's message goes on for pages."""
    return str(error).partition("\n")[0].rstrip(".")


def _program() -> str | None:
    """The browser to drive; None for the one that Playwright may have fetched itself."""
    named = os.environ.get("SARCGEN_BROWSER")
    candidates = (named,) if named else _CANDIDATES
    return next((found for name in candidates if (found := shutil.which(name))), named or None)


def _is_root() -> bool:
    """Chromium refuses to run as root with its sandbox, as in a container."""
    return getattr(os, "geteuid", lambda: 1)() == 0


def _look_or_say_why_not(browser: Browser, file: Path) -> Check:
    """A page that runs a program without end, say, must not keep others from being looked at."""
    from playwright.sync_api import Error  # noqa: PLC0415 (an extra)

    try:
        return _look(browser, file)
    except Error as error:
        return Check(NAME, not_run=f"The page does not come to rest ({_first_line(error)}).")


def _look(browser: Browser, file: Path) -> Check:
    found: dict[Found, None] = {}  # a finding that two windows share is told once
    engine = ""
    context = browser.new_context(offline=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(file.resolve().as_uri(), timeout=_PATIENCE)
    for width in _WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            answer = _ask_axe(page, () if scheme == "light" else _COLOUR_RULES)
            engine = answer["testEngine"]["version"]
            found |= dict.fromkeys(_found(page, answer, f"{width} pixels, {scheme}"))
    page.set_viewport_size({"width": _SMALLEST, "height": 900})
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    if wide > _SMALLEST:
        says = f"The page is {wide} pixels wide in a window of {_SMALLEST}."
        found[Found("reflow", says)] = None
    context.close()
    versions = f"{engine}, Chromium {browser.version}, playwright {version('playwright')}"
    return Check(NAME, versions, _RULES, tuple(found))


def _ask_axe(page: Page, rules: Sequence[str]) -> dict[str, Any]:
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 (an extra)

    kind, values = ("rule", rules) if rules else ("tag", STANDARDS)
    only = {"type": kind, "values": list(values)}
    options = {"runOnly": only, "resultTypes": ["violations", "incomplete"]}
    answer: dict[str, Any] = Axe().run(page, options=options).response
    return answer


def _found(page: Page, answer: dict[str, Any], where: str) -> Iterator[Found]:
    for rule in answer["violations"]:
        for node in rule["nodes"]:
            yield Found(rule["id"], f"{rule['help']}.", f"{node['target'][0]} ({where})")
    for rule in answer["incomplete"]:
        measured = [node for node in rule["nodes"] if may_be_measured(rule, node)]
        for selector, ratio in too_faint(page, [node["target"][0] for node in measured]):
            says = f"The contrast is {ratio:.2f} and must be {LEAST}."
            yield Found(rule["id"], says, f"{selector} ({where})")
        count = len(rule["nodes"]) - len(measured)
        if count:
            elements = "1 element" if count == 1 else f"{count} elements"
            says = f"axe cannot decide about {elements}; a person must look: {rule['help']}."
            yield Found(rule["id"], says, where, Weight.REMARK)

"""A real Chromium without a window, driven by Playwright, that never leaves this machine.

Tests ask for ``page``, or for ``open_page`` where they want another width, no JavaScript or several
pages. A test fails if one of its pages asks another host for anything, throws an error that nobody
catches, or does what its content security policy forbids.
"""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 60_000
"""Milliseconds after which a page that does not do what it should has failed."""

_AT_HOME: Final = frozenset({"about", "blob", "data", "file"})
_ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

OpenPage: TypeAlias = "Callable[..., Page]"


@dataclass(slots=True)
class Chromium:
    """The browser and the event loop that Playwright drives it with."""

    browser: Browser
    loop: asyncio.AbstractEventLoop

    @contextmanager
    def awake(self) -> Iterator[Browser]:
        """The browser, ready to be driven.

        Playwright leaves its loop marked as running in this thread as long as the browser lives.
        Then no other test of this process could run a loop of its own; so the mark stands only
        while a test drives the browser.
        """
        asyncio._set_running_loop(self.loop)
        try:
            yield self.browser
        finally:
            asyncio._set_running_loop(None)


@dataclass(slots=True)
class Watch:
    """What pages did that no page may do."""

    offences: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._look_at(request.url))
        context.on("weberror", lambda error: self.offences.append(f"error: {error.error}"))
        context.on("console", lambda message: self._listen(message.text))
        context.on("page", lambda page: page.on("websocket", lambda s: self._look_at(s.url)))

    def _look_at(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in _AT_HOME and parts.hostname != "127.0.0.1":
            self.offences.append(f"request to another host: {address}")

    def _listen(self, said: str) -> None:
        if "Content Security Policy" in said:
            self.offences.append(said)


def browser_program() -> str:
    """The Chromium to drive, as ``make test`` has seen to it."""
    found = subprocess.run(
        [ROOT / "tools" / "find_browser.sh"], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, "there is no Chromium: run tools/set_up_browser.sh"
    return found.stdout.strip()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """One browser for all tests of a process."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow to load)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_program(), args=list(_ARGUMENTS)
        )
        made = Chromium(browser, asyncio.get_running_loop())
        asyncio._set_running_loop(None)
        yield made
        asyncio._set_running_loop(made.loop)
        browser.close()


@pytest.fixture
def browser(chromium: Chromium) -> Iterator[Browser]:
    """The browser, for one test. What the test opens is closed at its end."""
    with chromium.awake() as awake:
        yield awake
        for context in awake.contexts:
            context.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens an empty page; it takes what ``Browser.new_context`` takes."""
    watch = Watch()

    def open_one(**options: Any) -> Page:
        wanted: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "locale": "en-US"}
        context = browser.new_context(**(wanted | options))
        context.set_default_timeout(PATIENCE)
        watch.over(context)
        return context.new_page()

    yield open_one
    assert watch.offences == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """An empty page, 1280 pixels wide."""
    return open_page()

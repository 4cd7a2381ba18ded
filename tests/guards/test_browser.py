"""The browser of the tests drives pages, clashes with no event loop, and reports offences."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.support.browser import Watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.browser import Chromium

MANY_FRAMES = 1000
FORBIDS = """<meta http-equiv="Content-Security-Policy" content="script-src 'none'">"""


def test_a_page_is_shown_and_its_script_runs(page: Page) -> None:
    page.set_content(
        "<p>before</p><script>document.querySelector('p').innerText = 'after'</script>"
    )
    assert page.inner_text("p") == "after"


def test_other_tests_of_the_process_may_run_an_event_loop(chromium: Chromium) -> None:
    async def nothing() -> str:
        return "ran"

    for _ in range(2):
        with chromium.awake() as browser:
            page = browser.new_page()
            assert page.evaluate("1 + 1") == 2
            page.close()
        assert asyncio.run(nothing()) == "ran"


@pytest.mark.parametrize(
    ("content", "offence"),
    [
        ("<img src='http://example.org/x.png'>", "request to another host: http://example.org/x"),
        ("<img src='http://192.0.2.1/x.png'>", "request to another host: http://192.0.2.1/x"),
        ("<script>new WebSocket('ws://192.0.2.1/x')</script>", "request to another host: ws://"),
        ("<script>throw new Error('not caught')</script>", "error: not caught"),
        (FORBIDS + "<script>1</script>", "Content Security Policy"),
    ],
)
def test_what_no_page_may_do_is_noted(browser: Browser, content: str, offence: str) -> None:
    watch = Watch()
    context = browser.new_context()
    watch.over(context)
    page = context.new_page()
    page.set_content(content, wait_until="commit")
    for _ in range(MANY_FRAMES):
        if watch.offences:
            break
        page.evaluate("new Promise(requestAnimationFrame)")
    assert offence in "".join(watch.offences)


def test_a_harmless_page_is_not_complained_of(browser: Browser) -> None:
    watch = Watch()
    context = browser.new_context()
    watch.over(context)
    page = context.new_page()
    page.set_content("<img src='data:,'><script>console.log('said')</script>")
    page.evaluate("1")
    assert watch.offences == []

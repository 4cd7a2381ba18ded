"""Only this machine's own pages, its address bar and links that are followed get an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from sarcgen.serving.guard import Guard
from tests.support.asgi import HOST, NONE, PORT, ask

FOLLOWED = {"sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}
FRAMED = {"sec_fetch_mode": "navigate", "sec_fetch_dest": "iframe"}


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("shown")(scope, receive, send)


async def wrong(scope: Scope, receive: Receive, send: Send) -> None:
    raise ValueError("73.91")


def status(headers: Mapping[str, str] = NONE, method: str = "GET") -> int:
    answer = asyncio.run(ask(Guard(app, PORT), "/", headers, method=method))
    assert (answer.text == "shown") == (answer.status == 200)
    return answer.status


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": f"localhost:{PORT}"},
        {"origin": f"http://{HOST}"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "cross-site", **FOLLOWED},
    ],
)
def test_what_comes_from_this_machine_is_answered(headers: dict[str, str]) -> None:
    assert status(headers) == 200


@pytest.mark.parametrize(
    "host",
    [
        "example.org",
        f"example.org:{PORT}",
        "127.0.0.1",
        "127.0.0.1:80",
        f"127.0.0.1.example:{PORT}",
    ],
)
def test_a_name_that_was_given_this_machines_address_is_refused(host: str) -> None:
    assert status({"host": host}) == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://example.org"},
        {"origin": "null"},
        {"origin": f"https://{HOST}"},
        {"origin": "http://127.0.0.1:1"},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors", "sec_fetch_dest": "image"},
        {"sec_fetch_site": "cross-site", **FRAMED},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site", "origin": "http://example.org", **FOLLOWED},
    ],
)
def test_what_another_page_asks_is_refused(headers: dict[str, str]) -> None:
    assert status(headers) == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent_to_it(method: str) -> None:
    assert status(method=method) == 405


def test_without_a_port_the_name_does_only_at_the_port_of_the_web() -> None:
    assert asyncio.run(ask(Guard(app, 80), "/", {"host": "localhost"})).status == 200


@pytest.mark.parametrize("host", [HOST, "example.org"])
def test_every_answer_keeps_to_this_machine_and_out_of_the_browsers_store(host: str) -> None:
    headers = asyncio.run(ask(Guard(app, PORT), "/", {"host": host})).headers
    assert headers["cache-control"] == "no-store"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"] == "default-src 'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert not [name for name in headers if name.startswith("access-control")]


def test_a_mistake_of_ours_is_told_without_what_it_said() -> None:
    answer = asyncio.run(ask(Guard(wrong, PORT), "/"))
    assert answer.status == 500
    assert "mistake in sarcgen itself" in answer.text
    assert "73.91" not in answer.all

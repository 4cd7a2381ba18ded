"""The preview's addresses, asked without a server in between."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any, NoReturn

import pytest

from sarcgen.errors import RenderError
from sarcgen.serving import site
from sarcgen.serving.snapshots import Order
from sarcgen.serving.workshop import Workshop
from tests.support.asgi import Answer, ask
from tests.support.previews import RIDGE, Preview, run_in, seen

ADDRESS = "/".join(("", *RIDGE))


def asked(order: Order, path: str, **options: Any) -> Answer:
    return run_in(order, lambda preview: ask(preview.app, path, **options))


def spoil(file: Path) -> None:
    file.write_text("edition: [\n", "utf-8")


def event(answer: Answer) -> Any:
    return json.loads(answer.text.rpartition("data: ")[2])


def test_the_list_leads_to_the_school(order: Order) -> None:
    answer = asked(order, "/")
    assert answer.status == 200
    assert f'href="{ADDRESS}"' in answer.text


def test_the_card_alone_is_what_a_build_writes(order: Order) -> None:
    answer = asked(order, f"{ADDRESS}.html")
    assert answer.body == seen(Workshop(order)).page
    policy = answer.headers["content-security-policy"]
    assert "script" not in policy
    assert policy.startswith("default-src 'none'")
    # A card may bring a photo along; from anywhere else none is loaded.
    assert re.findall("img-src ([^;]*)", policy) == ["data:"]


def test_the_page_around_it_runs_no_script_but_its_own(order: Order) -> None:
    answer = asked(order, ADDRESS)
    assert f'src="{ADDRESS}.html?print=' in answer.text
    assert 'sandbox="allow-same-origin allow-popups' in answer.text
    assert "allow-scripts" not in answer.text
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/preview.css", "/preview.js"])
def test_what_pages_load_is_there(order: Order, path: str) -> None:
    answer = asked(order, path)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(("text/css", "text/javascript"))


@pytest.mark.parametrize(
    "path",
    [
        "/2018-19/no-such-school",
        "/2018-19/no-such-school.html",
        "/2018-19/no-such-school.pdf",
        "/2018-19/no-such-school/events",
        "/2018-19/granite-ridge-high.yaml",
        "/schools/2018-19/granite-ridge-high.yaml",
        "/2018-19/../../granite-ridge-high.yaml",
        "/anything",
    ],
)
def test_nothing_else_is_there_and_no_file_of_a_school_ever(order: Order, path: str) -> None:
    answer = asked(order, path)
    assert answer.status == 404
    assert "Not found" in answer.text


def test_news_begin_with_how_the_school_stands(order: Order) -> None:
    answer = asked(order, f"{ADDRESS}/events", pieces=2)
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = event(answer)
    assert told["print"] == seen(Workshop(order)).print
    assert set(told["parts"]) == {"bar", "panel"}
    assert told["heading"] == "Granite Ridge High School, 2018-19"


def test_news_follow_a_change(order: Order, file: Path) -> None:
    async def use(preview: Preview) -> list[Any]:
        asking = asyncio.create_task(ask(preview.app, f"{ADDRESS}/events", pieces=3))
        await preview.board.fresh(RIDGE)
        spoil(file)
        preview.board.note(set())
        told = (await asking).text.strip().split("\n\n")[1:]
        return [json.loads(one.removeprefix("data: ")) for one in told]

    first, second = run_in(order, use)
    assert "Up to date" in first["parts"]["bar"]
    assert "Out of date" in second["parts"]["bar"]
    assert "Y103" in second["parts"]["panel"]
    assert first["print"] == second["print"]


def test_news_of_the_list_follow_a_change(order: Order, file: Path) -> None:
    async def use(preview: Preview) -> str:
        await preview.board.fresh(RIDGE)
        asking = asyncio.create_task(ask(preview.app, "/events", pieces=3))
        await asyncio.sleep(0)
        spoil(file)
        preview.board.note(set())
        return (await asking).text

    assert "the card cannot be built" in run_in(order, use).split("\n\n")[2]


def test_waiting_for_news_ends_with_the_preview(order: Order) -> None:
    async def use(preview: Preview) -> Answer:
        asking = asyncio.create_task(ask(preview.app, f"{ADDRESS}/events"))
        await preview.board.fresh(RIDGE)
        await preview.board.close()
        return await asking

    assert run_in(order, use).status == 200


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The pages of which a PDF was drawn."""
    pages: list[bytes] = []

    async def draw(page: bytes, _: Path) -> bytes:
        pages.append(page)
        return b"%PDF"

    monkeypatch.setattr(site, "draw_pdf", draw)
    return pages


def test_a_pdf_is_drawn_once_for_a_card(order: Order, drawn: list[bytes]) -> None:
    async def use(preview: Preview) -> list[Answer]:
        return [await ask(preview.app, f"{ADDRESS}.pdf") for _ in range(2)]

    for answer in run_in(order, use):
        assert (answer.status, answer.body) == (200, b"%PDF")
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.headers["content-disposition"].endswith("''granite-ridge-high.pdf")
    assert drawn == [seen(Workshop(order)).page]


def test_the_pdf_of_an_incomplete_card_is_called_a_draft(
    order: Order, file: Path, drawn: list[bytes]
) -> None:
    file.write_text(file.read_text("utf-8").replace("    white: 32.8\n", ""), "utf-8")
    named = asked(order, f"{ADDRESS}.pdf").headers["content-disposition"]
    assert named.endswith("''granite-ridge-high-DRAFT.pdf")


def test_an_old_card_has_no_pdf(order: Order, file: Path, drawn: list[bytes]) -> None:
    async def use(preview: Preview) -> Answer:
        await ask(preview.app, ADDRESS)
        spoil(file)
        await preview.board.listed()
        return await ask(preview.app, f"{ADDRESS}.pdf")

    answer = run_in(order, use)
    assert answer.status == 409
    assert "There is no PDF now" in answer.text
    assert drawn == []


def test_a_pdf_that_cannot_be_drawn_says_why(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object) -> NoReturn:
        raise RenderError("Pango is missing.")

    monkeypatch.setattr(site, "draw_pdf", fail)
    answer = asked(order, f"{ADDRESS}.pdf")
    assert answer.status == 500
    assert "Pango is missing." in answer.text

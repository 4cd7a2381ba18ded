"""The preview's addresses.

A card stands in a frame at an address of its own, and not in the page around it, for three reasons:
its bytes are those that ``sarcgen build`` writes; its own content security policy holds, which
allows neither scripts nor loading; and the page around it needs no policy as loose as a card's.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final, final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse
from starlette.routing import Route

from sarcgen.errors import RenderError
from sarcgen.serving.board import Board
from sarcgen.serving.drawing import draw_pdf
from sarcgen.serving.pages import Pages
from sarcgen.serving.snapshots import CardState, Key, Snapshot

_PAGE: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "font-src data:; img-src data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
}
_CARD: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; font-src data:; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
}
RETRY: Final = 500
"""Milliseconds after which a page whose connection broke tries again."""

# Browsers show PDFs with a program of their own, which stricter policies lock out.
_PDF: Final = {"Content-Security-Policy": "frame-ancestors 'none'"}


def make_site(board: Board, pages: Pages, templates: Path) -> Starlette:
    """All addresses of the preview.

    Args:
        board: what is known of each school.
        pages: makes the pages around the cards.
        templates: folder of editions, for PDFs.
    """
    site = _Site(board, pages, templates)
    one = "/{edition}/{school}"
    return Starlette(
        routes=[
            Route("/", site.start),
            Route("/events", site.start_events),
            Route("/preview.css", site.sheet),
            Route("/preview.js", site.script),
            Route(f"{one}.html", site.card),
            Route(f"{one}.pdf", site.pdf),
            Route(f"{one}/events", site.events),
            Route(one, site.school),
        ],
        exception_handlers={404: site.not_found},
    )


@final
class _Site:
    """What stands at each address."""

    def __init__(self, board: Board, pages: Pages, templates: Path) -> None:
        self._board = board
        self._pages = pages
        self._templates = templates
        self._drawing = asyncio.Lock()
        self._drawn: dict[Key, tuple[bytes, bytes]] = {}

    async def start(self, _: Request) -> Response:
        """The list of schools."""
        board = self._board
        return HTMLResponse(
            self._pages.start(board.snapshots.values(), board.trouble), headers=_PAGE
        )

    async def start_events(self, _: Request) -> Response:
        """What is new in the list of schools."""
        board = self._board

        def schools() -> dict[str, object]:
            listed = self._pages.schools(board.snapshots.values(), board.trouble)
            return {"parts": {"schools": listed}, "news": "The list has changed."}

        return self._events(schools)

    async def school(self, request: Request) -> Response:
        """A card and its findings."""
        snapshot = await self._board.fresh(_key(request))
        if snapshot is None:
            return await self.not_found(request)
        return HTMLResponse(self._pages.card(snapshot), headers=_PAGE)

    async def events(self, request: Request) -> Response:
        """What is new of a card and its findings."""
        key = _key(request)
        snapshot = await self._board.fresh(key)
        if snapshot is None:
            return await self.not_found(request)

        def card() -> dict[str, object]:
            return self._told(self._board.snapshots[key])

        return self._events(card, key)

    async def card(self, request: Request) -> Response:
        """The card alone: the bytes of a build."""
        snapshot = await self._board.fresh(_key(request))
        if snapshot is None or snapshot.page is None:
            return await self.not_found(request)
        return HTMLResponse(snapshot.page, headers=_CARD)

    async def pdf(self, request: Request) -> Response:
        """The card as PDF, drawn when it is asked for.

        An old card gets none: its PDF would not say that it is old.
        """
        key = _key(request)
        snapshot = await self._board.fresh(key)
        if snapshot is None:
            return await self.not_found(request)
        if snapshot.page is None or snapshot.state is not CardState.CURRENT:
            sentence = (
                "No card can be built from the files as they are, and a PDF of an older one would"
                " not say so. Mend what stops the card; the preview lists it."
            )
            return self._refused("There is no PDF now", sentence, 409)
        try:
            pdf = await self._pdf_of(key, snapshot.page)
        except RenderError as error:
            return self._refused("The PDF could not be drawn", str(error), 500)
        named = f"inline; filename*=UTF-8''{quote(key[1])}{'-DRAFT' if snapshot.draft else ''}.pdf"
        return Response(
            pdf, media_type="application/pdf", headers=_PDF | {"Content-Disposition": named}
        )

    async def _pdf_of(self, key: Key, page: bytes) -> bytes:
        # One at a time: two would only slow each other, and the second is often the same.
        async with self._drawing:
            drawn = self._drawn.get(key)
            if drawn is None or drawn[0] != page:
                drawn = self._drawn[key] = (page, await draw_pdf(page, self._templates))
            return drawn[1]

    async def sheet(self, _: Request) -> Response:
        """The style sheet of the pages around the cards."""
        return Response(self._pages.sheet(), media_type="text/css")

    async def script(self, _: Request) -> Response:
        """The script of the pages around the cards."""
        return Response(self._pages.script(), media_type="text/javascript")

    async def not_found(self, _: Request, __: Exception | None = None) -> Response:
        """Nothing stands here."""
        sentence = "The preview has no such page. The list has all schools that it shows."
        return self._refused("Not found", sentence, 404)

    def _refused(self, heading: str, sentence: str, status: int) -> Response:
        return HTMLResponse(self._pages.refusal(heading, sentence), status, headers=_PAGE)

    def _told(self, snapshot: Snapshot) -> dict[str, object]:
        heading = f"{snapshot.title}, {snapshot.edition}"
        return {
            "parts": {"bar": self._pages.bar(snapshot), "panel": self._pages.panel(snapshot)},
            "print": snapshot.print,
            "title": f"{heading}: preview",
            "heading": heading,
            "news": self._pages.news(snapshot),
        }

    def _events(self, tell: Callable[[], dict[str, object]], key: Key | None = None) -> Response:
        async def told() -> AsyncIterator[str]:
            yield f"retry: {RETRY}\n\n"
            async for news in self._board.follow(tell):
                yield f"data: {json.dumps(news)}\n\n"

        async def watched(watching: Key) -> AsyncIterator[str]:
            with self._board.watching(watching):
                async for piece in told():
                    yield piece

        pieces = told() if key is None else watched(key)
        return StreamingResponse(pieces, media_type="text/event-stream")


def _key(request: Request) -> Key:
    return (request.path_params["edition"], request.path_params["school"])

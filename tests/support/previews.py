"""The preview within a test's own process, and its folder of schools."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from starlette.types import ASGIApp

from sarcgen.serving.board import Board
from sarcgen.serving.guard import Guard
from sarcgen.serving.pages import Pages
from sarcgen.serving.site import make_site
from sarcgen.serving.snapshots import Key, Order, Snapshot
from sarcgen.serving.workshop import Workshop
from tests.support.asgi import PORT
from tests.support.cards import EDITION, ROOT, TEMPLATES

Result = TypeVar("Result")
RIDGE: Key = (EDITION, "granite-ridge-high")


def ridge_in(folder: Path) -> Path:
    """Copies the invented high school, of which nothing is to be said, and its district."""
    place = folder / "schools" / EDITION
    place.mkdir(parents=True)
    for name in ("granite-ridge-high.yaml", "_district.yaml"):
        shutil.copy(ROOT / "tests" / "examples" / "valid" / EDITION / name, place / name)
    return place / "granite-ridge-high.yaml"


def order_for(folder: Path, **options: Any) -> Order:
    """What is asked of a preview of ``folder/schools``."""
    return Order(folder / "schools", **({"templates": TEMPLATES} | options))


def at_work(workshop: Workshop, *wanted: Key, changed: frozenset[Path] = frozenset()) -> int:
    """Looks, and does all the work there is; how many pieces that was."""
    workshop.look(changed)
    pieces = 0
    while workshop.work(frozenset(wanted)):
        pieces += 1
    return pieces


def seen(workshop: Workshop, key: Key = RIDGE) -> Snapshot:
    """A school after all work is done, with its page."""
    at_work(workshop, key)
    return workshop.snapshots()[key]


@dataclass
class Preview:
    """A preview that keeps up, but learns of changes only when it is told."""

    board: Board
    app: ASGIApp


@asynccontextmanager
async def preview_of(order: Order, editor: str = "") -> AsyncIterator[Preview]:
    """A running preview, without a server and without a watch on files."""
    board = Board(Workshop(order))
    site = make_site(board, Pages(order.templates, editor), order.templates)
    await board.listed()
    working = asyncio.create_task(board.keep_up())
    try:
        yield Preview(board, Guard(site, PORT))
    finally:
        working.cancel()
        await board.close()


def run_in(order: Order, use: Callable[[Preview], Awaitable[Result]]) -> Result:
    """What a use of a running preview gives."""

    async def used() -> Result:
        async with preview_of(order) as preview:
            return await use(preview)

    return asyncio.run(used())

"""Runs the preview: one address on this machine, until it is interrupted."""

from __future__ import annotations

import asyncio
import errno
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import final

import uvicorn

from sarcgen.errors import UsageError
from sarcgen.serving.board import Board, listen
from sarcgen.serving.guard import HOST, Guard
from sarcgen.serving.pages import Pages
from sarcgen.serving.site import make_site
from sarcgen.serving.snapshots import Order
from sarcgen.serving.watching import changes_in
from sarcgen.serving.workshop import Workshop

PATIENCE: int = 2
"""Seconds that answers under way may still take when the preview ends."""


@contextmanager
def listening(port: int) -> Iterator[socket.socket]:
    """A socket that accepts connections from this machine only.

    Args:
        port: its number; 0 for any that is free.

    Raises:
        UsageError: the port cannot be had.
    """
    try:
        made = socket.create_server((HOST, port))
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        why = (
            "is taken, perhaps by another preview" if taken else f"cannot be had: {error.strerror}"
        )
        raise UsageError(f"Port {port} {why}. Try --port 0, which takes any free one.") from None
    with made:
        yield made


def serve(order: Order, editor: str, at: socket.socket) -> None:
    """Shows cards and findings until it is interrupted.

    Args:
        order: what to show.
        editor: the form of links into the editor; empty for none.
        at: where to listen.

    Raises:
        KeyboardInterrupt: the user has had enough.
    """
    folders = [folder.absolute() for folder in (order.schools, order.templates)]
    asyncio.run(_serve(order, editor, at, folders))


async def _serve(order: Order, editor: str, at: socket.socket, folders: Sequence[Path]) -> None:
    board = Board(Workshop(order))
    site = make_site(board, Pages(order.templates, editor), order.templates)
    settings = uvicorn.Config(
        Guard(site, at.getsockname()[1]),
        # What is worth telling stands on the pages; and a traceback may hold a figure.
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        ws="none",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=PATIENCE,
    )
    server = _Server(settings, board)
    await board.listed()
    tasks = [
        asyncio.create_task(board.keep_up()),
        asyncio.create_task(listen(board, changes_in(folders))),
    ]
    for task in tasks:
        task.add_done_callback(lambda _: server.stop())
    try:
        await server.serve([at])
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
        await board.close()
    for end in ended:
        if isinstance(end, Exception):
            raise end


@final
class _Server(uvicorn.Server):
    """Lets pages that wait for news go before it waits for answers under way."""

    def __init__(self, config: uvicorn.Config, board: Board) -> None:
        super().__init__(config)
        self._board = board

    def stop(self) -> None:
        self.should_exit = True

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._board.close()
        await super().shutdown(sockets)

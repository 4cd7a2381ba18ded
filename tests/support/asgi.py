"""Asks an ASGI application without a server in between."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from starlette.types import ASGIApp, Message

PORT = 8765
NONE: Final[Mapping[str, str]] = MappingProxyType({})
HOST = f"127.0.0.1:{PORT}"


@dataclass
class Answer:
    """What came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def all(self) -> str:
        """Everything that was sent."""
        return f"{self.status} {self.headers} {self.text}"


async def ask(
    app: ASGIApp,
    path: str,
    headers: Mapping[str, str] = NONE,
    *,
    method: str = "GET",
    pieces: int | None = None,
) -> Answer:
    """One request and its answer.

    Args:
        app: what is asked.
        path: of the address.
        headers: with low lines for dashes; the host is the preview's if none is given.
        method: of HTTP.
        pieces: pieces of the body after which the one who asks leaves; None for all.
    """
    sent = {"host": HOST} | {name.replace("_", "-"): value for name, value in headers.items()}
    answer, left, asked = Answer(), asyncio.Event(), False
    received = 0

    async def receive() -> Message:
        nonlocal asked
        if not asked:
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        nonlocal received
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {k.decode(): v.decode() for k, v in message["headers"]}
        elif message.get("body"):
            answer.body += message["body"]
            received += 1
            if received == pieces:
                left.set()

    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(k.encode(), v.encode()) for k, v in sent.items()],
        "server": ("127.0.0.1", PORT),
        "client": ("127.0.0.1", 50000),
    }
    await app(scope, receive, send)
    return answer

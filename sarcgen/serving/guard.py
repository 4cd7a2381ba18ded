"""Who may ask the preview, and what every answer says.

The preview listens on this machine only. That alone keeps no web page out: a page from anywhere may
send requests to this machine (cross-site requests), and may give its own name this machine's
address (DNS rebinding). So a request must name this machine as its host, and must come from a page
of the preview, from the address bar or from a link that was followed.
"""

from __future__ import annotations

from typing import Final, final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOST: Final = "127.0.0.1"
NAMES: Final = (HOST, "localhost")

_ALWAYS: Final = {
    # What is shown is true for a moment, and nothing of it stays in the browser.
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_MISTAKE: Final = "This is a mistake in sarcgen itself. Please report it.\n"


@final
class Guard:
    """Lets through what comes from this machine's own browser.

    Args:
        app: what answers.
        port: the port that the preview listens on.
    """

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in NAMES}
        if port == 80:
            self._hosts |= set(NAMES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] != "http":
            return
        begun = False

        async def send_guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers[name] = value
                headers.setdefault("Content-Security-Policy", "default-src 'none'")
            await send(message)

        app = self._refusal(scope) or self._app
        try:
            await app(scope, receive, send_guarded)
        except Exception:  # noqa: BLE001 (its text may hold a figure: nothing of it is told)
            if not begun:
                await PlainTextResponse(_MISTAKE, 500)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        headers = Headers(scope=scope)
        if headers.get("host", "").casefold() not in self._hosts:
            return PlainTextResponse("The preview answers to this machine's own name only.\n", 421)
        if scope["method"] not in {"GET", "HEAD"}:
            return PlainTextResponse("The preview only shows.\n", 405, {"Allow": "GET, HEAD"})
        if not self._is_own(headers):
            return PlainTextResponse("The preview answers to its own pages only.\n", 403)
        return None

    def _is_own(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self._hosts:
            return False
        if headers.get("sec-fetch-site", "none") in {"none", "same-origin"}:
            return True
        # A link to the preview may be followed from anywhere; the page it is on learns nothing.
        mode, target = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
        return (mode, target) == ("navigate", "document")

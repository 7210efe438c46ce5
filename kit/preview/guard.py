"""Decides who may send requests to the server: only the page that the server sent itself.

Any web page can send requests to 127.0.0.1, and so can any program on this machine. So every
address begins with a random token that only the teacher's browser knows. The Host header must
name this server, which stops DNS rebinding: a stranger's domain name that leads here. Requests
that change files must come from the server's own page (Origin header).
"""

from __future__ import annotations

import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; font-src 'self'; frame-src 'self'; base-uri 'none'; "
        "form-action 'none'; "
        "frame-ancestors 'self'"
    ),
}
SAFE = ("GET", "HEAD")
CONTENT = ("application/json", "application/octet-stream")


class Guard:
    """Wraps the application: refuses strangers, and adds the headers that confine its pages."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        """`token` is the first part of every address; `port` is where the server listens."""
        self.app = app
        self.token = token
        names = ("127.0.0.1", "localhost")
        self.hosts = {f"{name}:{port}" for name in names} | (set(names) if port == 80 else set())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        """The answer to a request that is refused; None if it is allowed."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.hosts:
            return PlainTextResponse("this is not the address of the preview", 400)
        first = scope["path"].split("/")[1] if scope["path"].startswith("/") else ""
        # In constant time, so that the token cannot be guessed letter by letter.
        if not secrets.compare_digest(first.encode(), self.token.encode()):
            return PlainTextResponse("there is nothing here", 404)
        if scope["method"] in SAFE:
            return None
        if headers.get("origin") != f"http://{host}":
            return PlainTextResponse("only the preview's own page may do this", 403)
        # A web page cannot send these to another server without asking it first (CORS preflight).
        if headers.get("content-type", "").partition(";")[0].strip() not in CONTENT:
            return PlainTextResponse("this is not JSON", 415)
        return None

"""The web application: the page, its pictures, and what the editor reads and saves."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import AsyncIterator, Callable, Mapping, Sequence, Set
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import get_args
from urllib.parse import quote

import anyio
import anyio.from_thread
import anyio.to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Lifespan

from kit.model.role import LEVELS
from kit.model.sheets import Paper
from kit.preview.answers import shown_answer, source_answer
from kit.preview.guard import Guard
from kit.preview.notices import Notices
from kit.preview.sources import (
    RoleSource,
    SourceChanged,
    SourceRefused,
    read_source,
    role_paths,
    save_source,
)
from kit.preview.studio import GivenUp, Studio
from kit.preview.view import View
from kit.preview.watch import watch, watched_paths
from kit.problems import CannotWork
from kit.publish.failures import said_of

PAGE = "page.html"
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
MOST_BYTES = 4 * 1024 * 1024
"""Of a request to save a text, as JSON; `sources` limits the text itself."""

WIDTH = re.compile("[0-9]{1,5}")


class Preview:
    """Answers the browser's requests, each of which has its route in `routes`."""

    def __init__(self, studio: Studio, start: View, notices: Notices | None = None) -> None:
        """`start` is the view of a page that asks for none; `notices` go to all open pages."""
        self.studio = studio
        self.start = start
        self.notices = notices or Notices()
        self.one_at_a_time = anyio.CapacityLimiter(1)
        self.saving = anyio.Lock()
        self.saved: dict[Path, tuple[int, int] | None] = {}
        folder = studio.layers.kit / "templates" / "preview"
        self.files = static_files(folder)
        self.routes = [
            Route("/", self.page),
            Route("/pages", self.pages),
            Route("/pictures/{digest}/{width}.png", self.picture),
            Route("/packet.pdf", self.packet),
            Route("/source/{role}", self.source),
            Route("/source/{role}", self.save, methods=["PUT"]),
            Route("/events", self.events),
            Route("/{name}", self.file),
        ]

    @asynccontextmanager
    async def watching(self, _: Starlette) -> AsyncIterator[None]:
        """Within, pages are told when files change."""
        async with anyio.create_task_group() as group:
            group.start_soon(watch, lambda: watched_paths(self.studio.request), self.changed)
            yield
            group.cancel_scope.cancel()

    def changed(self, paths: Set[Path]) -> None:
        """Tell pages of files that have changed; one that was saved here was announced already."""
        if any(path not in self.saved or self.saved[path] != _state(path) for path in paths):
            self.notices.tell("changed")

    async def page(self, _: Request) -> Response:
        """The page itself."""
        return await self._file(PAGE)

    async def file(self, request: Request) -> Response:
        """A script or stylesheet of the page."""
        return await self._file(request.path_params["name"])

    async def _file(self, name: str) -> Response:
        return await static_file(self.files, name)

    async def pages(self, request: Request) -> Response:
        """What to show of a view. One is drawn at a time, and given up when the browser is gone."""
        view = self._view(request)
        gone = threading.Event()

        async def wait_until_gone() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass
            gone.set()

        def report(done: int, of: int) -> None:
            anyio.from_thread.run_sync(self.notices.tell, "progress", f"{done} of {of}")

        shown = None
        async with anyio.create_task_group() as group:
            group.start_soon(wait_until_gone)
            with suppress(GivenUp):
                shown = await anyio.to_thread.run_sync(
                    self.studio.show,
                    view,
                    lambda: gone.is_set() or self.notices.ended,
                    report,
                    limiter=self.one_at_a_time,
                )
            group.cancel_scope.cancel()
        if shown is None:
            return Response(status_code=503)
        own = self.studio.layers.kit
        return JSONResponse(shown_answer(shown, self.studio.request.project, own))

    async def picture(self, request: Request) -> Response:
        """A page as PNG."""
        digest, width = request.path_params["digest"], request.path_params["width"]
        if not WIDTH.fullmatch(width):
            return PlainTextResponse("this is not a width in pixels", 404)
        data = await anyio.to_thread.run_sync(self.studio.picture, digest, int(width))
        if data is None:
            return PlainTextResponse("this page is no longer shown", 404)
        return Response(data, media_type="image/png")

    async def packet(self, request: Request) -> Response:
        """The packet of a view as PDF, as it was last drawn."""
        drawn = self.studio.packet(self._view(request))
        if drawn is None:
            return PlainTextResponse("this packet has not been drawn yet", 404)
        return Response(
            drawn.pdf,
            media_type="application/pdf",
            headers={
                "Content-Disposition": f"inline; filename*=UTF-8''{quote(drawn.file)}",
                # A browser's own PDF viewer brings styles and scripts, which `guard` would forbid.
                "Content-Security-Policy": "frame-ancestors 'self'",
            },
        )

    async def source(self, request: Request) -> Response:
        """A role's source."""
        studio, role = self.studio, request.path_params["role"]

        def read() -> RoleSource | None:
            asked = studio.follow()
            return read_source(asked.project, asked.debate, role, studio.layers)

        return await self._answer(read)

    async def save(self, request: Request) -> Response:
        """Save a role's source into the project; answers with the source as it then is."""
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                return PlainTextResponse("this is too much text", 413)
        try:
            given = json.loads(body)
            text, digest = given["text"], given["digest"]
        except (ValueError, KeyError, TypeError, RecursionError):
            text = digest = None
        if not isinstance(text, str) or not isinstance(digest, str):
            return PlainTextResponse("this is not a text to save", 400)
        studio, role = self.studio, request.path_params["role"]

        def write() -> RoleSource | None:
            asked = studio.follow()
            return save_source(asked.project, asked.debate, role, text, digest, studio.layers)

        async with self.saving:
            answer = await self._answer(write)
        if answer.status_code == 200:
            path = role_paths(studio.request.debate, studio.layers)[role]
            self.saved[path] = _state(path)
            self.notices.tell("changed")
        return answer

    async def _answer(self, get: Callable[[], RoleSource | None]) -> Response:
        try:
            source = await anyio.to_thread.run_sync(get)
        except (SourceRefused, OSError) as failure:
            status = 409 if isinstance(failure, SourceChanged) else 403
            said = failure if isinstance(failure, SourceRefused) else CannotWork(*said_of(failure))
            return JSONResponse({"message": said.message, "hint": said.hint}, status)
        if source is None:
            return PlainTextResponse("there is no such role", 404)
        return JSONResponse(source_answer(source))

    def _view(self, request: Request) -> View:
        asked, start = request.query_params, self.start
        level = next((each for each in LEVELS if each == asked.get("level")), start.level)
        papers: tuple[Paper, ...] = get_args(Paper)
        paper = next((each for each in papers if each == asked.get("paper")), start.paper)
        return View(
            asked.get("reader", ""),
            level,
            paper,
            asked.get("profile") or start.profile,
            asked.get("format") or start.format,
            asked.get("set") or start.chosen,
        )

    async def events(self, _: Request) -> Response:
        """Events as they happen: files have changed, sheets have been typeset."""
        return StreamingResponse(self.notices.stream(), media_type="text/event-stream")


def guarded(
    routes: Sequence[BaseRoute], lifespan: Lifespan[Starlette], token: str, port: int
) -> Guard:
    """The web application (ASGI) of some routes; `token` is the first part of every address."""
    app = Starlette(routes=[Mount(f"/{token}", routes=routes)], lifespan=lifespan)
    return Guard(app, token, port)


def static_files(folder: Path) -> dict[str, Path]:
    """The files of a page by name. Only the kit's own: those of a project never run."""
    return {path.name: path for path in folder.iterdir() if path.suffix in KINDS}


async def static_file(files: Mapping[str, Path], name: str) -> Response:
    """A script, a stylesheet or a page."""
    path = files.get(name)
    if path is None:
        return PlainTextResponse("there is nothing here", 404)
    data = await anyio.Path(path).read_bytes()
    return Response(data, media_type=KINDS[path.suffix])


def _state(path: Path) -> tuple[int, int] | None:
    """What tells whether a file has changed: when it was written (ns), and its size in bytes."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size

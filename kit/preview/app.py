"""The web application: the page, its pictures, and what the editor reads and saves."""

from __future__ import annotations

import re
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import get_args
from urllib.parse import quote

import anyio
import anyio.from_thread
import anyio.to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from kit.model.role import LEVELS
from kit.model.sheets import Paper
from kit.preview.answers import Say, shown_answer
from kit.preview.editing import Editing
from kit.preview.notices import Notices
from kit.preview.studio import GivenUp, Studio
from kit.preview.view import View
from kit.preview.watch import watch, watched_paths
from kit.preview.web import font, static_file, static_files

PAGE = "page.html"
WIDTH = re.compile("[0-9]{1,5}")


class Preview:
    """Answers the browser's requests, each of which has its route in `routes`."""

    def __init__(
        self, studio: Studio, start: View, notices: Notices | None = None, say: Say = str
    ) -> None:
        """`start` is the view of a page that asks for none; `notices` go to all open pages.

        `say` puts what went wrong into the words of those who read it.
        """
        self.say = say
        self.studio = studio
        self.start = start
        self.notices = notices or Notices()
        self.one_at_a_time = anyio.CapacityLimiter(1)
        self.editing = Editing(studio, self.notices, say)
        folder = studio.layers.kit / "templates" / "preview"
        self.files = static_files(folder)
        self.routes = [
            Route("/", self.page),
            Route("/pages", self.pages),
            Route("/pictures/{digest}/{width}.png", self.picture),
            Route("/packet.pdf", self.packet),
            *self.editing.routes,
            Route("/fonts/{family}/{style}", font),
            Route("/events", self.events),
            Route("/{name}", self.file),
        ]

    @asynccontextmanager
    async def watching(self, _: Starlette) -> AsyncIterator[None]:
        """Within, pages are told when files change."""
        async with anyio.create_task_group() as group:
            group.start_soon(
                watch, lambda: watched_paths(self.studio.request), self.editing.changed
            )
            yield
            group.cancel_scope.cancel()

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
        return JSONResponse(shown_answer(shown, self.studio.request.project, own, self.say))

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

"""The web application of the desk: its page, what its steps show, and what they do."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any

import anyio
import anyio.to_thread
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import (
    JSONResponse,
    PlainTextResponse,
    Response,
)
from starlette.routing import BaseRoute, Mount, Route

from kit.desk import classes, prints
from kit.desk.actions import ACTIONS, STEPS
from kit.desk.answers import as_json, failure_answer
from kit.desk.bodies import BadBody, Body
from kit.desk.downloads import Downloads
from kit.desk.essays import take_essay
from kit.desk.held import Held
from kit.desk.project import Project
from kit.desk.watched import watched
from kit.desk.wording import page_words
from kit.desk.work import Work
from kit.preview.app import Preview
from kit.preview.notices import Notices
from kit.preview.studio import Studio
from kit.preview.view import View
from kit.preview.watch import watch
from kit.preview.web import font, static_file, static_files
from kit.problems import BadInput, CannotWork

PAGE = "desk.html"
MOST_BYTES = 24 * 1024 * 1024
"""Of a request: an essay as a PDF or a Word file with pictures may be large."""


class Desk:
    """Answers the browser's requests, each of which has its route in `routes`."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.held = Held()
        self.notices = Notices()
        self.work = Work(self._work_changed)
        self.one_at_a_time = anyio.CapacityLimiter(1)
        self.loop: asyncio.AbstractEventLoop | None = None
        self.files = static_files(project.layers.kit / "templates" / "desk")
        self.preview = Preview(
            Studio(self._first_request(), secrets.token_urlsafe(24), self._request),
            View(),
            self.notices,
            page_words,
        )
        self.routes: list[BaseRoute] = [
            Route("/", self.page),
            Route("/steps/{step}", self.step),
            Route("/work", self.work_now),
            Route("/do/{group}/{action}", self.act, methods=["PUT"]),
            Route("/class/file", self.take_class, methods=["PUT"]),
            Route("/debate/essay", self.take_essay, methods=["PUT"]),
            Route("/plan/{layout}", self.plan),
            *Downloads(project, self.held, self.one_at_a_time).routes,
            Route("/fonts/{family}/{style}", font),
            Route("/events", self.preview.events),
            Mount("/pages", routes=self.preview.routes),
            Route("/{name}", self.file),
        ]

    @asynccontextmanager
    async def watching(self, _: Starlette) -> AsyncIterator[None]:
        """Within, pages are told when files change, and of what is being made."""
        async with anyio.create_task_group() as group:
            self.loop = asyncio.get_running_loop()
            find = partial(watched, self.project, self.held)
            group.start_soon(watch, find, self.preview.editing.changed)
            yield
            await anyio.to_thread.run_sync(self.work.stop)
            group.cancel_scope.cancel()

    async def page(self, _: Request) -> Response:
        """The page itself."""
        return await static_file(self.files, PAGE)

    async def file(self, request: Request) -> Response:
        """A script or stylesheet of the page."""
        return await static_file(self.files, request.path_params["name"])

    async def step(self, request: Request) -> Response:
        """What a step shows."""
        show = STEPS.get(request.path_params["step"])
        if show is None:
            return PlainTextResponse("there is no such step", 404)
        return await self._answer(lambda: show(self.project, self.held, request.query_params))

    async def work_now(self, _: Request) -> Response:
        """What is being made, or was made last."""
        return JSONResponse(self._json(self.work.now))

    async def act(self, request: Request) -> Response:
        """Do something; answers with what its step then shows."""
        found = ACTIONS.get(f"{request.path_params['group']}/{request.path_params['action']}")
        if found is None:
            return PlainTextResponse("there is no such action", 404)
        step, do = found
        data = await _body(request)
        if data is None:
            return PlainTextResponse("this is too much", 413)

        def act() -> Any:
            do(self.project, self.held, self.work, Body.of(data))
            return STEPS[step](self.project, self.held, {})

        return await self._changed(act)

    async def take_class(self, request: Request) -> Response:
        """Take a class list that was dropped on the page."""
        return await self._take(request, "class", classes.take_file)

    async def take_essay(self, request: Request) -> Response:
        """Take an essay that was dropped on the page."""
        return await self._take(request, "debate", take_essay)

    async def _take(
        self, request: Request, step: str, take: Callable[[Project, Held, str, bytes], None]
    ) -> Response:
        data = await _body(request)
        if data is None:
            return PlainTextResponse("this is too much", 413)
        name = request.query_params.get("name", "")

        def taken() -> Any:
            take(self.project, self.held, name, data)
            return STEPS[step](self.project, self.held, {})

        return await self._changed(taken)

    async def plan(self, request: Request) -> Response:
        """The copier plan of a layout."""
        layout = request.path_params["layout"]
        return await self._answer(lambda: prints.copier_plan(self.project, layout))

    async def _answer(self, get: Callable[[], Any]) -> Response:
        """What a function gives, or what went wrong; one is called at a time."""
        try:
            found = await anyio.to_thread.run_sync(get, limiter=self.one_at_a_time)
        except BadBody as failure:
            return PlainTextResponse(failure.message, 400)
        except (BadInput, CannotWork, OSError) as failure:
            status, said = failure_answer(failure, self.project.folder, self.project.layers)
            return JSONResponse(said, status)
        return JSONResponse(self._json(found))

    async def _changed(self, do: Callable[[], Any]) -> Response:
        """Do something, and tell all pages."""
        answer = await self._answer(do)
        if answer.status_code == 200:
            self.notices.tell("changed")
        return answer

    def _json(self, value: Any) -> Any:
        return as_json(value, self.project.folder, self.project.layers)

    def _work_changed(self) -> None:
        """Tell all pages of what is being made; called in another thread."""
        said = json.dumps(self._json(self.work.now))
        # Once the desk has ended, nobody listens any more.
        if self.loop is not None and not self.loop.is_closed():
            with suppress(RuntimeError):
                self.loop.call_soon_threadsafe(self.notices.tell, "work", said)

    def _request(self) -> Any:
        return self.project.request(self.held.source)

    def _first_request(self) -> Any:
        """What a build is asked for; for broken settings, which the page tells, the usual."""
        try:
            return self._request()
        except (BadInput, CannotWork):
            return self.project.plain_request()


async def _body(request: Request) -> bytes | None:
    """What a request holds; None if it is too much."""
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > MOST_BYTES:
            return None
    return data

"""What the editor reads and saves: a role's file as it is, or its words as a form."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Set
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kit.preview.answers import Say, source_answer, words_answer
from kit.preview.notices import Notices
from kit.preview.sources import RoleSource, SourceChanged, read_source, role_paths, save_source
from kit.preview.studio import Studio
from kit.preview.words import WordsForm, read_words, save_words, wanted_words
from kit.problems import BadInput, CannotWork
from kit.publish.failures import said_of

MOST_BYTES = 4 * 1024 * 1024
"""Of a request to save a text, as JSON; `sources` limits the text itself."""


class Editing:
    """Reads and saves the roles of a studio's debate; its routes are in `routes`."""

    def __init__(self, studio: Studio, notices: Notices, say: Say = str) -> None:
        self.studio = studio
        self.say = say
        self.notices = notices
        self.saving = anyio.Lock()
        self.saved: dict[Path, tuple[int, int] | None] = {}
        self.routes = [
            Route("/source/{role}", self.source),
            Route("/source/{role}", self.save, methods=["PUT"]),
            Route("/words/{role}", self.words),
            Route("/words/{role}", self.save_words, methods=["PUT"]),
        ]

    def changed(self, paths: Set[Path]) -> None:
        """Tell pages of files that have changed; one that was saved here was announced already."""
        if any(path not in self.saved or self.saved[path] != _state(path) for path in paths):
            self.notices.tell("changed")

    async def source(self, request: Request) -> Response:
        """A role's source."""
        studio, role = self.studio, request.path_params["role"]

        def read() -> RoleSource | None:
            asked = studio.follow()
            return read_source(asked.project, asked.debate, role, studio.layers)

        return await self._answer(read)

    async def save(self, request: Request) -> Response:
        """Save a role's source into the project; answers with the source as it then is."""
        given = await _sent(request)
        if isinstance(given, Response):
            return given
        text, digest = given.get("text"), given.get("digest")
        if not isinstance(text, str) or not isinstance(digest, str):
            return PlainTextResponse("this is not a text to save", 400)
        studio, role = self.studio, request.path_params["role"]

        def write() -> RoleSource | None:
            asked = studio.follow()
            return save_source(asked.project, asked.debate, role, text, digest, studio.layers)

        return await self._saved(role, lambda: self._answer(write))

    async def words(self, request: Request) -> Response:
        """A role's words, block by block."""
        studio, role = self.studio, request.path_params["role"]

        def read() -> WordsForm | None:
            asked = studio.follow()
            return read_words(asked.project, asked.debate, role, studio.layers)

        return await self._answer(read)

    async def save_words(self, request: Request) -> Response:
        """Save words of a role into the project; answers with the words as they then are."""
        given = await _sent(request)
        if isinstance(given, Response):
            return given
        wanted, digest = wanted_words(given.get("blocks")), given.get("digest")
        if wanted is None or not isinstance(digest, str):
            return PlainTextResponse("these are no words to save", 400)
        studio, role = self.studio, request.path_params["role"]

        def write() -> WordsForm | None:
            asked = studio.follow()
            return save_words(asked.project, asked.debate, role, wanted, digest, studio.layers)

        return await self._saved(role, lambda: self._answer(write))

    async def _saved(self, role: str, save: Callable[[], Awaitable[Response]]) -> Response:
        """Save, one at a time, and tell all pages."""
        async with self.saving:
            answer = await save()
        if answer.status_code == 200:
            path = role_paths(self.studio.request.debate, self.studio.layers)[role]
            self.saved[path] = _state(path)
            self.notices.tell("changed")
        return answer

    async def _answer(self, get: Callable[[], RoleSource | WordsForm | None]) -> Response:
        try:
            source = await anyio.to_thread.run_sync(get)
        except BadInput as failure:
            said = failure.problems[0]
            return self._refusal(said.message, said.hint, 403)
        except (CannotWork, OSError) as failure:
            status = 409 if isinstance(failure, SourceChanged) else 403
            told = failure if isinstance(failure, CannotWork) else CannotWork(*said_of(failure))
            return self._refusal(told.message, told.hint, status)
        if source is None:
            return PlainTextResponse("there is no such role", 404)
        if isinstance(source, WordsForm):
            return JSONResponse(words_answer(source))
        return JSONResponse(source_answer(source))

    def _refusal(self, message: str, hint: str, status: int) -> Response:
        return JSONResponse({"message": self.say(message), "hint": self.say(hint)}, status)


async def _sent(request: Request) -> dict[str, Any] | Response:
    """The JSON object that a request holds, or why there is none."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return PlainTextResponse("this is too much text", 413)
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        return PlainTextResponse("this is not a text to save", 400)
    return given


def _state(path: Path) -> tuple[int, int] | None:
    """What tells whether a file has changed: when it was written (ns), and its size in bytes."""
    try:
        facts = path.stat()
    except OSError:
        return None
    return facts.st_mtime_ns, facts.st_size

"""What the page hands out: files that the kit made, all of them as a zip, the board."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from urllib.parse import quote

import anyio
import anyio.to_thread
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from kit.desk import after, prints
from kit.desk.answers import failure_answer
from kit.desk.held import Held
from kit.desk.project import Project
from kit.problems import BadInput, CannotWork

PIECE = 256 * 1024
TYPES = {".pdf": "application/pdf", ".csv": "text/csv"}
INLINE = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


class Downloads:
    """Hands out what was made; its routes are in `routes`."""

    def __init__(self, project: Project, held: Held, limiter: anyio.CapacityLimiter) -> None:
        self.project, self.held, self.limiter = project, held, limiter
        self.routes = [
            Route("/made/{path:path}", self.made),
            Route("/all.zip", self.all_files),
            Route("/board", self.board),
        ]

    async def made(self, request: Request) -> Response:
        """A file that the kit made, to look at; with `?download`, to keep."""
        path = request.path_params["path"]
        found = await anyio.to_thread.run_sync(prints.made_file, self.project, path)
        if found is None:
            return PlainTextResponse("there is no such file", 404)
        data = await anyio.Path(found).read_bytes()
        kind = "attachment" if "download" in request.query_params else "inline"
        return Response(
            data,
            media_type=TYPES.get(found.suffix, "application/octet-stream"),
            headers={
                "Content-Disposition": f"{kind}; filename*=UTF-8''{quote(found.name)}",
                # A browser's own PDF viewer brings styles and scripts.
                "Content-Security-Policy": "frame-ancestors 'self'",
            },
        )

    async def all_files(self, request: Request) -> Response:
        """All files, or those of a group, as a zip."""
        group = request.query_params.get("group", "")
        try:
            whole = await anyio.to_thread.run_sync(prints.zipped, self.project, group)
        except (CannotWork, OSError) as failure:
            status, said = failure_answer(failure, self.project.folder, self.project.layers)
            return JSONResponse(said, status)
        name = "-".join(filter(None, (self.project.debate(), group)))
        return StreamingResponse(
            _pieces(whole),
            media_type="application/zip",
            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}.zip"},
        )

    async def board(self, _: Request) -> Response:
        """The board for the projector; the page itself says which script it may run."""

        def page() -> str:
            return after.board(self.project, self.held)

        try:
            text = await anyio.to_thread.run_sync(page, limiter=self.limiter)
        except (BadInput, CannotWork, OSError) as failure:
            status, said = failure_answer(failure, self.project.folder, self.project.layers)
            return JSONResponse(said, status)
        return HTMLResponse(text, headers={"Content-Security-Policy": INLINE})


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece

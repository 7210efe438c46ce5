"""What the preview's and the desk's web applications share: the guard, the files of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import anyio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.types import Lifespan

from kit.preview.guard import Guard
from kit.typeset.families import font_file

KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


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


async def font(request: Request) -> Response:
    """A font of the packets, whole, for a page."""
    found = font_file(request.path_params["family"], request.path_params["style"])
    if found is None:
        return PlainTextResponse("there is no such font", 404)
    return Response(await anyio.Path(found).read_bytes(), media_type="font/ttf")

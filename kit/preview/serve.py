"""Runs the preview's server on this machine, only for this machine."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from kit.pipeline.request import Request
from kit.preview.app import Preview
from kit.preview.notices import Notices
from kit.preview.studio import Studio
from kit.preview.view import View
from kit.preview.web import guarded
from kit.problems import CannotWork

ADDRESS = "127.0.0.1"


def serve(request: Request, port: int, ready: Callable[[str], None]) -> None:
    """Show a debate's packets to a browser on this machine until interrupted.

    With `port` 0 any free port is taken. `ready` is called with the address once the server is
    about to answer. Raises `CannotWork` if the port is taken.
    """
    view = View(paper=request.paper, format=request.format, chosen=request.chosen)
    preview = Preview(Studio(request, secrets.token_urlsafe(24)), view)
    run(
        lambda token, port: guarded(preview.routes, preview.watching, token, port),
        preview.notices,
        port,
        ready,
    )


def run(
    make: Callable[[str, int], ASGIApp],
    notices: Notices,
    port: int,
    ready: Callable[[str], None],
) -> None:
    """Serve a web application to this machine until interrupted.

    `make` is called with the token and the port, and gives the application; for `port` and
    `ready` see `serve`.
    """
    with _listening(port) as listening:
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        # No log: addresses hold the token, and errors can hold students' names.
        config = uvicorn.Config(
            make(token, port),
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
        )
        ready(f"http://{ADDRESS}:{port}/{token}/")
        try:
            _Server(config, notices).run(sockets=[listening])
        except KeyboardInterrupt:
            # uvicorn raises this after it has stopped at Ctrl-C.
            return


class _Server(uvicorn.Server):
    """Ends the streams of notices when the server is asked to stop; it waits for open requests."""

    def __init__(self, config: uvicorn.Config, notices: Notices) -> None:
        super().__init__(config)
        self.notices = notices

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Called at Ctrl-C, in the thread of the event loop."""
        self.notices.end()
        super().handle_exit(sig, frame)


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name != "nt":
            # So that a preview can start again at once on the same port; on Windows the option
            # would let two servers share it.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((ADDRESS, port))
        listening.listen(64)
    except OSError as failure:
        listening.close()
        raise CannotWork(
            f"the port {port} cannot be used: {failure.strerror}",
            "leave out --port, and any free one is taken",
        ) from None
    return listening

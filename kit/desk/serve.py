"""Runs the desk's server on this machine, only for this machine."""

from __future__ import annotations

from collections.abc import Callable

from kit.desk.app import Desk
from kit.desk.project import Project
from kit.preview.serve import run
from kit.preview.web import guarded


def serve(project: Project, port: int, ready: Callable[[str], None]) -> None:
    """Show the desk to a browser on this machine until interrupted.

    With `port` 0 any free port is taken. `ready` is called with the address once the server is
    about to answer. Raises `CannotWork` if the port is taken.
    """
    desk = Desk(project)
    run(
        lambda token, port: guarded(desk.routes, desk.watching, token, port),
        desk.notices,
        port,
        ready,
    )

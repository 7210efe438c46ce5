"""`debate-kit init`: a project folder of your own."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.session import Session


@click.command(epilog="Example:  debate-kit init my-debate")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
@click.pass_obj
def init(session: Session, folder: str) -> None:
    """Make DIR a project folder of your own: settings, an example class, room for changes.

    Files that are already there stay as they are.
    """
    from kit.cli.report import shown_path
    from kit.problems import BadUsage
    from kit.project.start import start_project

    path = Path(folder).resolve()
    if path == session.layers.kit:
        raise BadUsage("this folder is the kit's own", "name a new one, such as my-debate")
    started = start_project(path, session.layers)
    for name in started.written:
        click.echo(f"wrote {name}")
    for name in started.kept:
        click.echo(f"{name} was already there and stays as it is")
    if not session.quiet:
        where = shown_path(path).rstrip("/\\")
        step = "" if path == Path.cwd() else f'cd "{where}"   then   '
        click.echo(f"\nnext:  {step}debate-kit build")

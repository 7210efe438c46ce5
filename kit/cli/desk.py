"""`debate-kit desk`: the whole job in the browser."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kit.cli.options import server_options
from kit.cli.session import Session


@click.command(epilog="Examples:  debate-kit desk   ·   debate-kit -C my-class desk")
@server_options
@click.option(
    "--shortcut/--no-shortcut",
    default=None,
    help="Put an icon that starts the desk where this system expects one, or remove it again.",
)
@click.pass_obj
def desk(session: Session, port: int | None, no_open: bool, shortcut: bool | None) -> None:
    """Do the whole job in your browser: debate, class, cast, lesson, pages, print.

    Only this machine can open the page, and nothing leaves it. What you do there is what the
    commands do, in the same files: you can change between both at any time. Ctrl-C ends it.

    The files are those of the project folder. In the kit's own folder, which holds the originals,
    the folder “Debate Kit” among your documents is used.
    """
    import webbrowser

    from kit.desk.project import Project
    from kit.desk.serve import serve

    folder, beside = _folders(session)
    if shortcut is not None:
        _shortcut(session, folder, shortcut)
        return
    project = Project(
        folder=folder,
        user=session.user,
        cache=session.cache,
        beside=beside,
        jobs=os.cpu_count() or 1,
        limits=session.limits,
    )

    def ready(address: str) -> None:
        click.echo(address)
        session.say(f"Your files are in {folder}.")
        session.say("The desk is at this address, for this machine only. Press Ctrl-C to end it.")
        if not no_open and not webbrowser.open(address):
            session.say("No browser could be opened: copy the address into one.")

    serve(project, port or 0, ready)
    session.say("The desk has ended.")


def _folders(session: Session) -> tuple[Path, tuple[Path, ...]]:
    """The project's folder, and those where a file that was dropped may lie."""
    from platformdirs import user_desktop_path, user_documents_path, user_downloads_path

    folder = session.project
    if session.layers.project is None:
        folder = user_documents_path() / "Debate Kit"
        folder.mkdir(parents=True, exist_ok=True)
    return folder, (user_downloads_path(), user_desktop_path(), user_documents_path())


def _shortcut(session: Session, folder: Path, wanted: bool) -> None:
    """Put or remove the icon that starts the desk on a folder, and say where that is."""
    from kit.cli import shortcut

    system = sys.platform
    icon = session.layers.kit / "templates" / "desk" / "icon.svg"
    command = shortcut.desk_command(folder)
    made = shortcut.shortcut_for(system, shortcut.place_of(system), command, icon)
    if wanted:
        shortcut.put(made)
        click.echo(made.path)
        session.say(f"It starts the desk on your files in {folder}.")
        session.say("To remove it: debate-kit desk --no-shortcut")
    elif shortcut.take_away(made):
        session.say(f"Removed {made.path}.")
    else:
        session.say(f"There is none: {made.path}.")

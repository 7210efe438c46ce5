"""How `build` tells what it does and what it made."""

from __future__ import annotations

import time
from pathlib import Path
from typing import IO

import click

from kit.cli.report import plural, shown_path, table
from kit.cli.session import Session
from kit.model.packet import Plan
from kit.publish import Made, Published


class Progress:
    """A line on stderr that counts the sheets typeset; rewritten in place on a terminal."""

    def __init__(self, session: Session, stream: IO[str]) -> None:
        self.session = session
        self.stream = stream
        self.live = stream.isatty() and not session.quiet
        self.begun = time.monotonic()
        self.typeset = 0

    def __enter__(self) -> Progress:
        self.session.say("Reading and checking the debate …")
        return self

    def report(self, done: int, of: int) -> None:
        """So many sheets are typeset."""
        self.typeset = of
        if done == 1 and not self.live:
            self.session.say(f"Typesetting {plural(of, 'sheet')} …")
        if self.live:
            click.echo(f"\rTypesetting sheet {done} of {of} …", nl=done == of, err=True)

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            seconds = time.monotonic() - self.begun
            unchanged = "" if self.typeset else "; no sheet had changed, none was typeset again"
            self.session.say(f"Done in {seconds:.1f} s{unchanged}.")


def show_made(published: Published, folder: Path, *, quiet: bool) -> None:
    """What was made, with pages and sheets of paper, and where it lies; on stdout."""
    if not quiet:
        rows = [("file", "pages", "sheets of paper")]
        rows += [_row(made) for made in published.made]
        click.echo(table(rows, numbers=(1, 2)))
        click.echo(f"\nin {shown_path(folder)} (sheets of paper: printed on both sides)")
    for path in published.removed:
        click.echo(f"removed {path}, which is no longer made")
    for path in published.beside:
        click.echo(
            f"{path} is open in another program: the new one lies beside it as “… (new)”",
            err=True,
        )


def show_plan(plan: Plan, folder: Path) -> None:
    """What a build would make: each file and its sheets; on stdout."""
    rows = [("file", "sheets")]
    rows += [
        (packet.path, ", ".join(entry.title for entry in packet.entries)) for packet in plan.packets
    ]
    if plan.whole_class is not None:
        packets = plural(len(plan.roles), "packet")
        rows.append((plan.whole_class.path, f"all {packets} in print order"))
    click.echo(table(rows))
    click.echo(f"\nwould be made in {shown_path(folder)}; nothing was written")


def _row(made: Made) -> tuple[str, str, str]:
    return made.path, str(made.pages), str(made.sheets_of_paper)

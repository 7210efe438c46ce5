"""How `build` shows what it does and what it made."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kit.cli.again import UNCHANGED, done
from kit.cli.report import plural, show_beside, show_kept, shown_path, table
from kit.cli.session import Session
from kit.model.packet import FILLABLE, PacketSet
from kit.publish import Published
from kit.publish.manifest import Made
from kit.publish.paper import paper_lines

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

QUICK = 2.0
"""Seconds that nobody needs a bar for."""
MANY = 8
"""The most removed files that are named one by one; more are only counted."""


class Progress:
    """What is being done, on stderr: a line for each step, and on a terminal a bar with time left.

    The bar is for what takes longer than `QUICK`. Used with `with`, it also says when work begins,
    and how long all of it took.
    """

    def __init__(self, session: Session, stream: TextIO) -> None:
        self.session = session
        self.stream = stream
        self.live = stream.isatty() and not session.quiet
        self.begun = time.monotonic()
        self.typeset = 0
        self.what = ""
        self.bar: ProgressBar[int] | None = None

    def __enter__(self) -> Progress:
        self.session.tell("Reading and checking the debate …")
        return self

    def report(self, what: str, done: int, of: int) -> None:
        """Say how many are done, out of how many: “Typesetting sheet”, 3, 48."""
        verb, noun = what.split(" ")
        if what != self.what:
            self._end_bar()
            self.what = what
            if what.startswith("Typesetting"):
                self.typeset = of
            if not self.live:
                self.session.say(f"{verb} {plural(of, noun)} …")
        if not self.live:
            return
        if self.bar is None and time.monotonic() - self.begun > QUICK:
            label = f"{verb} {plural(of, noun)}"
            self.bar = click.progressbar(length=of, label=label, file=self.stream)
            self.bar.__enter__()
        if self.bar is not None:
            self.bar.update(done - self.bar.pos)
        if done == of:
            self._end_bar()
            self.what = ""

    def _end_bar(self) -> None:
        if self.bar is not None:
            self.bar.__exit__(None, None, None)
            self.bar = None

    def __exit__(self, kind: object, *_: object) -> None:
        self._end_bar()
        if kind is None:
            self.session.say(done(self.begun, "" if self.typeset else UNCHANGED))


def show_made(published: Published, folder: Path, *, quiet: bool) -> None:
    """Show what was made, with pages and sheets of paper, and where it is; on stdout.

    After the first build, show only what has changed and has to be printed again.
    """
    changed = [made for made in published.made if made.path in published.changed]
    if not quiet and changed:
        rows = [("file", "pages", "sheets of paper")]
        rows += [_row(made) for made in changed]
        click.echo(table(rows, numbers=(1, 2)))
        click.echo(f"\nin {shown_path(folder)} (sheets of paper: printed on both sides)")
    if not quiet:
        for line in paper_lines(published.made):
            click.echo(line)
    if not quiet and not published.first:
        same = len(published.made) - len(changed)
        if same:
            click.echo(_as_before(same))
        _show_reprint(changed)
    if len(published.removed) > MANY:
        click.echo(f"removed {len(published.removed)} files that are no longer made")
    else:
        for path in published.removed:
            click.echo(f"removed {path}, which is no longer made")
    show_beside(published.beside)
    show_kept(published.kept)


def unchanged_lines(published: Published) -> list[str]:
    """What `show_made` would show on stdout if nothing had changed since."""
    return [*paper_lines(published.made), _as_before(len(published.made))]


def show_packets(packet_set: PacketSet, folder: Path) -> None:
    """What a build would make: each file and its sheets; on stdout."""
    rows = [("file", "sheets")]
    rows += [
        (packet.path, ", ".join(entry.title for entry in packet.entries))
        for packet in packet_set.packets
    ]
    rows += [
        (volume.packet.path, f"{plural(len(volume.holds), 'packet')} in print order")
        for volume in packet_set.volumes
    ]
    click.echo(table(rows))
    click.echo(f"\nwould be made in {shown_path(folder)}; nothing was written")


def _as_before(files: int) -> str:
    return f"{plural(files, 'other file')} as before"


def _show_reprint(changed: Sequence[Made]) -> None:
    """Say which packets to print again: the students' if there are any, or the roles'."""
    printed = [made for made in changed if _is_printed(made)]
    of_roles = [made for made in printed if made.path.startswith("roles/")]
    own = [made for made in printed if made.path.startswith("students/")] or of_roles
    if own:
        sheets = sum(made.sheets_of_paper for made in own)
        these = "this packet" if len(own) == 1 else f"these {len(own)} packets"
        click.echo(f"reprint {these}, {plural(sheets, 'sheet')} of paper")


def _row(made: Made) -> tuple[str, str, str]:
    paper = str(made.sheets_of_paper) if _is_printed(made) else ""
    return made.path, str(made.pages), paper


def _is_printed(made: Made) -> bool:
    """Whether a file is for paper; fillable ones are for a screen."""
    return not made.path.endswith(FILLABLE)

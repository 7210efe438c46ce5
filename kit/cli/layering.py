"""What the commands on roles, sheets and debates share: whose a file is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.cli.session import Session
    from kit.customise.difference import Difference
    from kit.customise.files import Changes
    from kit.customise.snapshot import Standing

WHOSE = {"project": "yours", "user": "your own for all projects", "kit": "kit"}


def whose(found: Standing | None) -> str:
    """Whose the winning file is."""
    return "none yet" if found is None else WHOSE[found.layer]


def how(found: Standing | None) -> str:
    """Whether the winning file is whole, and whether what it was made from has changed."""
    if found is None or found.below is None:
        return ""
    said = "builds on the one below" if found.partial else "whole"
    return f"{said}; the kit's has changed since" if found.changed else said


def carry_out(changes: Changes, session: Session) -> None:
    """Do what was asked for, and say which files it made, changed and moved."""
    lines = list(changes.lines())
    changes.apply()
    for line in lines:
        click.echo(line)
    if not session.quiet:
        for note in changes.notes:
            click.echo(f"note: {note}", err=True)


def show_differences(found: Standing, differences: Sequence[Difference], nothing: str) -> None:
    """Diffs under their headings; `nothing` where none has a line."""
    if found.below is None:
        click.echo(
            f"{found.name} is {WHOSE[found.layer]} alone: there is none below to compare it with"
        )
        return
    told = [each for each in differences if each.lines]
    for each in told:
        click.echo(f"{each.heading}\n")
        for line in each.lines:
            fg = {"+": "green", "-": "red"}.get(line[:1])
            click.secho(f"    {line}", fg=fg)
        click.echo()
    if not told:
        click.echo(nothing)


def show_gaps(gaps: Sequence[tuple[int, str]], session: Session) -> None:
    """What is still to be written, by line."""
    if session.quiet:
        return
    click.echo("\nto be written, where the file has a “✎”:")
    for line, said in gaps:
        click.echo(f"  line {line:>3}  {said}")
    click.echo("\nthen run “debate-kit check”: it says what is left")

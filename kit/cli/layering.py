"""What the commands on roles, sheets and debates share: whose a file is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kit.cli.session import Session
    from kit.customise.files import Changes
    from kit.customise.snapshot import Standing
    from kit.load import Layers

WHOSE = {"project": "yours", "user": "your own for all projects", "kit": "kit"}


def whose(found: Standing | None) -> str:
    """Whose the winning file is."""
    return "none yet" if found is None else WHOSE[found.layer]


def how(found: Standing | None) -> str:
    """Whether the winning file is whole, and whether what it was made from has changed."""
    if found is None or found.below is None:
        return ""
    below = found.below_words
    said = f"builds on {below}" if found.partial else "whole"
    return f"{said}; {below} has changed since" if found.changed else said


def carry_out(changes: Changes, session: Session) -> None:
    """Do what was asked for, and say which files it made, changed and moved."""
    lines = list(changes.lines())
    changes.apply()
    for line in lines:
        click.echo(line)
    if not session.quiet:
        for note in changes.notes:
            click.echo(f"note: {note}", err=True)


seen_option = click.option(
    "--seen",
    is_flag=True,
    help="Take note of what has changed: the lists no longer say so. Your file stays as it is.",
)


def show_differences(found: Standing, session: Session, layers: Layers, *, seen: bool) -> None:
    """What has changed below a file since it was made, and what it changes itself.

    With `seen`, what lies below now counts as what the file was made from.
    """
    from kit.customise.difference import since, yours
    from kit.customise.files import Changes, project_folder
    from kit.customise.snapshot import keep_snapshot

    if found.below is None:
        click.echo(
            f"{found.name} is {WHOSE[found.layer]} alone: there is nothing to compare it with"
        )
        return
    changed = since(found)
    differences = [*([] if changed is None else [changed]), *yours(found, layers)]
    told = [each for each in differences if each.lines]
    for each in told:
        click.echo(f"{each.heading}\n")
        for line in each.lines:
            fg = {"+": "green", "-": "red"}.get(line[:1])
            click.secho(f"    {line}", fg=fg)
        click.echo()
    if not told:
        click.echo(f"{found.name} changes nothing yet; {found.below_words} has not changed since")
    if seen and found.layer == "project":
        changes = Changes(project_folder(layers))
        keep_snapshot(changes, found.name, found.below)
        changes.apply()
        session.say("noted: the lists no longer say that it has changed")


def check_of(debate: str | None) -> str:
    """The command that checks a debate; None where it is the one that is meant anyhow."""
    return "debate-kit check" if debate is None else f"debate-kit check {debate}"


def show_gaps(
    gaps: Mapping[Path, Sequence[tuple[int, str]]], debate: str | None, session: Session
) -> None:
    """What is still to be written in new files: each passage's line, and what it asks for.

    `debate` is theirs, if it was named.
    """
    from kit.customise.files import shown

    if session.quiet:
        return
    click.echo("\nto be written, where a file has a “✎”:")
    for path, passages in gaps.items():
        click.echo(shown(path, session.project))
        for line, said in passages:
            click.echo(f"  line {line:>3}  {said}")
    click.echo(f"\nthen run “{check_of(debate)}”: it says what is left")

"""What `role`, `template` and `debate` share: whose version of a file counts, and your own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kit.cli.session import Session
    from kit.customise.difference import Difference
    from kit.customise.files import Changes
    from kit.customise.snapshot import Standing
    from kit.load import Layers

WHOSE = {"project": "yours", "user": "your own for all projects", "kit": "kit"}
"""Whose files each layer holds, in words."""
COLORS = {"+": "green", "-": "red"}
"""The color of a line of a difference, by its first character."""

full_option = click.option(
    "--full",
    is_flag=True,
    help="Copy all of it; your copy does not follow later changes to the kit's.",
)
seen_option = click.option(
    "--seen",
    is_flag=True,
    help="Mark the changes as seen: the lists no longer show them. Your file stays as it is.",
)


class VersionsGroup(click.Group):
    """A group whose command `customise` can be spelled `customize` as well.

    Help lists the command once. Click is told the one name, so that usage lines and the
    environment variables of options stay the same.
    """

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, in either spelling."""
        return super().get_command(ctx, "customise" if cmd_name == "customize" else cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with, under the name that help lists."""
        _, command, rest = super().resolve_command(ctx, args)
        return None if command is None else command.name, command, rest


def show_list(
    heads: Sequence[str],
    listed: Iterable[tuple[Sequence[str], Standing | None]],
    numbers: Sequence[int] = (),
) -> None:
    """Show a list of files: the cells of each, then whose it is and what it builds on.

    `heads` are the headings of the cells; `numbers` are the columns to align right. A file
    that does not exist yet has no standing.
    """
    from kit.cli.report import table

    rows = [(*heads, "whose", "")]
    rows += [(*cells, _whose(standing), _how(standing)) for cells, standing in listed]
    click.echo(table(rows, numbers))


def write_version(changes: Changes, debate: str | None, session: Session) -> None:
    """Write your own version of a file, and say what to do next.

    `debate` is the one that the command line names, if it names one.
    """
    write_changes(changes, session)
    if not session.quiet:
        click.echo(f"edit it in any text editor, then run “{_check_of(debate)}”", err=True)


def write_new(changes: Changes, debate: str | None, session: Session) -> None:
    """Write new files that print tasks until somebody writes their text, and say so.

    `debate` is the one that the command line names, if it names one.
    """
    write_changes(changes, session)
    if not session.quiet:
        click.echo(
            "it builds as it is: what nobody has written prints as a task for students;\n"
            f"write what you would rather give them, then run “{_check_of(debate)}”",
            err=True,
        )


def write_changes(changes: Changes, session: Session) -> None:
    """Make the changes, and say which files are new, changed or moved."""
    # Before they are written: afterwards, new files look like changed ones.
    lines = list(changes.lines())
    changes.apply()
    for line in lines:
        click.echo(line)
    if not session.quiet:
        for note in changes.notes:
            click.echo(f"note: {note}", err=True)


def show_differences(found: Standing, layers: Layers, session: Session, *, seen: bool) -> None:
    """Show what has changed below a file since it was made, and what the file changes itself.

    With `seen`, the file below as it is now counts as the one that the file was made from.
    """
    from kit.customise.difference import since, yours
    from kit.customise.files import Changes, project_folder
    from kit.customise.snapshot import keep_snapshot

    if found.below is None:
        click.echo(f"there is no other version of {found.name} to compare it with")
        return
    changed = since(found)
    differences = [*([] if changed is None else [changed]), *yours(found, layers)]
    if not _show_lines(differences):
        click.echo(f"{found.name} changes nothing yet; {found.below_words} has not changed since")
    if seen and found.layer == "project":
        changes = Changes(project_folder(layers))
        keep_snapshot(changes, found.name, found.below)
        changes.apply()
        session.say("noted: the lists no longer show these changes")


def _show_lines(differences: Sequence[Difference]) -> bool:
    """Show the lines of each difference; returns whether there were any."""
    told = [each for each in differences if each.lines]
    for each in told:
        click.echo(f"{each.heading}\n")
        for line in each.lines:
            click.secho(f"    {line}", fg=COLORS.get(line[:1]))
        click.echo()
    return bool(told)


def _whose(found: Standing | None) -> str:
    return "none yet" if found is None else WHOSE[found.layer]


def _how(found: Standing | None) -> str:
    """Whether a file is whole or builds on another, and whether that has changed since."""
    if found is None or found.below is None:
        return ""
    below = found.below_words
    said = f"builds on {below}" if found.partial else "whole"
    return f"{said}; {below} has changed since" if found.changed else said


def _check_of(debate: str | None) -> str:
    """The command that checks a debate; without a name if the command line had none."""
    return "debate-kit check" if debate is None else f"debate-kit check {debate}"

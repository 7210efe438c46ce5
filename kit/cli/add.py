"""`debate-kit add`: a debate that somebody shared."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.session import Session

if TYPE_CHECKING:
    from kit.sharing import Arrival


@click.command(
    epilog="Examples:  debate-kit add later-start.zip   ·   debate-kit add deal.zip --yes"
)
@click.argument("file", type=click.Path())
@click.option("--yes", is_flag=True, help="Add it without asking.")
@click.pass_obj
def add(session: Session, file: str, yes: bool) -> None:
    """Add the debate in FILE.zip, which “debate-kit pack” made, for all your project folders.

    The kit checks it, tries it out and shows what it holds; it writes nothing before you agree.
    """
    from kit.cli.report import show_news, shown_path
    from kit.problems import BadUsage
    from kit.sharing import added_before, install, judge

    arrival = judge(Path(file).resolve(), session.cache, session.limits)
    before = added_before(session.user, arrival.facts.debate)
    if not session.quiet or not yes:
        _show(arrival)
    show_news(arrival.warnings)
    if before is not None:
        click.echo(
            f"version {before.version} by {before.author} is already here; "
            f"this is version {arrival.facts.version} by {arrival.facts.author}"
        )
    if not yes:
        if not sys.stdin.isatty():
            raise BadUsage(
                "there is no one to ask whether to add it",
                "look at it above, then add it with --yes",
            )
        if not click.confirm("Replace it?" if before is not None else "Add it?"):
            click.echo("nothing was added")
            return
    added = install(arrival, session.user)
    if added.before is not None:
        session.say(f"the previous one is kept in {shown_path(added.before)}")
    if not session.quiet:
        click.echo(f"added to {shown_path(added.folder)}")
        click.echo(f"now: debate-kit build {arrival.facts.debate}")


def _show(arrival: Arrival) -> None:
    """Show what a pack holds, on stdout, before the question whether to add it."""
    from kit.cli.report import plural, table

    facts = arrival.facts
    whole = "what differs from the kit's own debate" if facts.extends else "a whole debate"
    rows = [
        ("title", facts.title),
        ("debate", f"{facts.debate}, {whole}"),
        ("author", facts.author),
        ("licence", facts.licence),
        ("version", f"{facts.version}, made with kit {facts.kit}"),
        (
            "holds",
            f"{plural(len(arrival.roles), 'role')}, {plural(len(arrival.files) - 1, 'file')}, "
            f"{arrival.size / 1024:.0f} KB",
        ),
    ]
    click.echo(table(rows))
    if arrival.essay:
        click.echo(f"with the essay {arrival.essay}")
    if arrival.hides:
        click.echo(f"it takes the place of the kit's own debate “{facts.debate}”")
    for name in arrival.replaces:
        click.echo(f"it replaces, for this debate alone: {name}")

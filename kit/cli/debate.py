"""`debate-kit debate`: look at the debates, change their files, begin a new one."""

from __future__ import annotations

import click

from kit.cli.session import Session, debate_or_default

_debate = click.option(
    "--debate", metavar="DEBATE", help="Which debate. [default: yours, or else the kit's own]"
)


@click.group(
    epilog="Examples:  debate-kit debate list   ·   debate-kit debate customise rubric   ·   "
    'debate-kit debate new zoo --title "A new zoo?"'
)
def debate() -> None:
    """Look at the debates; change one's question, essay, clauses, rubric …; begin your own."""


@debate.command("list", epilog="Example:  debate-kit debate list")
@click.pass_obj
def list_debates(session: Session) -> None:
    """List the debates, and whose debate.yaml counts."""
    from kit.cli.layering import how, whose
    from kit.cli.report import table
    from kit.customise.debates import list_debates as listed

    rows = [("debate", "title", "whose", "")]
    rows += [
        (each.id, each.title, whose(each.standing), how(each.standing))
        for each in listed(session.layers)
    ]
    click.echo(table(rows))


@debate.command(
    "customise",
    epilog="Examples:  debate-kit debate customise   ·   "
    "debate-kit debate customise rubric clauses",
)
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@_debate
@click.pass_obj
def customise_debate(session: Session, keys: tuple[str, ...], debate: str | None) -> None:
    """Put a version of a debate's debate.yaml into your project, to be edited.

    It builds on the one there is. Each KEY (question, essay, clauses, glossary, timeline,
    rubric …) stands in it as it is now, to be edited; without one, all stand in it as comments.
    Later on, more can be added with the same command.
    """
    from kit.cli.layering import carry_out
    from kit.customise.debates import customise_debate as customised

    carry_out(customised(debate_or_default(debate, session), keys, session.layers), session)
    if not session.quiet:
        click.echo("edit it in any text editor, then run “debate-kit check”", err=True)


@debate.command("diff", epilog="Example:  debate-kit debate diff")
@_debate
@click.pass_obj
def diff_debate(session: Session, debate: str | None) -> None:
    """Show what your debate.yaml changes, and what has changed in the kit's since."""
    from kit.cli.layering import show_differences
    from kit.customise.debates import find_debate
    from kit.customise.difference import since, yours

    layers = session.layers
    found = find_debate(debate_or_default(debate, session), layers)
    changed = since(found)
    show_differences(
        found,
        [*([] if changed is None else [changed]), *yours(found, layers)],
        f"yours says the same as the one below it, and that has not changed ({found.name})",
    )

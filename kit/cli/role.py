"""`debate-kit role`: look at a debate's roles, change them, add and remove them."""

from __future__ import annotations

from typing import Any

import click

from kit.cli.options import Paragraphs, debate_option
from kit.cli.session import Session, debate_or_default
from kit.cli.versions import (
    WHOSE,
    VersionsGroup,
    full_option,
    seen_option,
    show_differences,
    show_list,
    write_changes,
    write_new,
    write_version,
)

PLACES = {"cast": "in the cast", "extension": "extension", "": "in no cast"}
"""Where a debate lists a role, in words."""


@click.group(
    cls=VersionsGroup,
    epilog="Examples:  debate-kit role list   ·   debate-kit role customise china   ·   "
    'debate-kit role new brazil --name "Brazilian delegation"',
)
def role() -> None:
    """Look at a debate's roles; change, add, rename or remove them.

    All changes go into your project folder (see “debate-kit -C DIR”); the kit's own files stay
    as they are.
    """


@role.command(
    "list",
    short_help="list the roles in print order, and whose version of each counts",
    epilog="Example:  debate-kit role list north-korea-deal",
)
@click.argument("debate", required=False)
@click.pass_obj
def list_roles(session: Session, debate: str | None) -> None:
    """List the roles of a DEBATE in print order, and whose version of each counts.

    The kit looks for a role's file in your project, then in your own folder for all projects,
    then among its own. Without a DEBATE: the same one as for “build”.
    """
    from kit.customise.roles import list_roles as listed

    show_list(
        ("no.", "role", "name", "where"),
        (
            ((str(each.number or "–"), each.id, each.name, PLACES[each.place]), each.standing)
            for each in listed(debate_or_default(debate, session), session.layers)
        ),
        numbers=(0,),
    )


@role.command(
    "show",
    short_help="show a role as plain text",
    epilog="Example:  debate-kit role show china --level supported",
)
@click.argument("name", metavar="ROLE")
@debate_option()
@click.option(
    "--level",
    type=click.Choice(["standard", "supported"]),
    default="standard",
    show_default=True,
    help="The reading level of its text.",
)
@click.pass_obj
def show_role(session: Session, name: str, debate: str | None, level: Any) -> None:
    """Show a ROLE as plain text: its facts, its blocks, and the file each block is from."""
    from kit.cli.report import table
    from kit.cli.role_facts import facts_in_words
    from kit.customise.roles import show_role as shown
    from kit.model.role import BLOCK_TITLES

    layers = session.layers
    found, blocks = shown(debate_or_default(debate, session), name, level, layers)
    click.echo(table(facts_in_words(found.facts)))
    for prompt in found.facts.prompts:
        ask = (prompt.supported if level == "supported" else None) or prompt.ask
        click.echo(f"prompt, {prompt.moment}: {' '.join(ask.split())}")
    for block in blocks:
        whose = WHOSE[layers.name_of(block.path)]
        click.echo(f"\n{BLOCK_TITLES[block.name]} ({block.name}; {whose}: {block.path})\n")
        click.echo("\n".join(f"    {line}".rstrip() for line in block.text.split("\n")))


@role.command(
    "customise",
    short_help="put your own version of a role into your project",
    epilog="Example:  debate-kit role customise china",
)
@click.argument("name", metavar="ROLE")
@debate_option()
@full_option
@click.pass_obj
def customise_role(session: Session, name: str, debate: str | None, full: bool) -> None:
    """Put a version of a ROLE into your project, to be edited.

    It builds on the existing one and changes nothing yet: it holds each fact and each block as
    a comment, with a line that says how to bring it to life. Delete your file to go back to the
    kit's.
    """
    from kit.customise.roles import customise_role as customised

    changes = customised(debate_or_default(debate, session), name, session.layers, full=full)
    write_version(changes, debate, session)


@role.command(
    "diff",
    short_help="what your version changes, and what changed in the kit's since",
    epilog="Example:  debate-kit role diff china",
)
@click.argument("name", metavar="ROLE")
@debate_option()
@seen_option
@click.pass_obj
def diff_role(session: Session, name: str, debate: str | None, seen: bool) -> None:
    """Show what your version of a ROLE changes, and what has changed in the kit's since."""
    from kit.customise.roles import find_role

    layers = session.layers
    found = find_role(debate_or_default(debate, session), name, layers)
    show_differences(found, layers, session, seen=seen)


@role.command(
    "new",
    short_help="begin a role of your own",
    epilog='Example:  debate-kit role new brazil --name "Brazilian delegation"',
)
@click.argument("new_id", metavar="ID")
@click.option("--name", required=True, metavar="TEXT", help="What the role is called.")
@click.option("--short", metavar="TEXT", help="Its name in narrow columns, at most 24 characters.")
@click.option("--delegation", metavar="TEXT", help="Who or what it speaks for. [default: its name]")
@click.option(
    "--mentioned",
    type=Paragraphs(),
    help="Where the essay speaks of it, such as 2,5. [default: where the debate's own copy of "
    "the essay has its name]",
)
@click.option("--extension", is_flag=True, help="It joins only if you ask for it, with --with.")
@debate_option()
@click.pass_obj
def new_role(
    session: Session,
    new_id: str,
    name: str,
    short: str | None,
    delegation: str | None,
    mentioned: tuple[int, ...] | None,
    extension: bool,
    debate: str | None,
) -> None:
    """Begin a role of your own, at the end of the cast.

    ID becomes the name of its file: small letters, digits and hyphens, as in “bus-company”.
    Its packet can be printed at once: each part that you have not written is a task, with which
    the student finds it out from the essay.
    """
    from kit.customise.cross_references import new_role as begun
    from kit.customise.new import role_names

    names = role_names(name, short, delegation)
    found = debate_or_default(debate, session)
    changes = begun(found, new_id, names, session.layers, mentioned=mentioned, extension=extension)
    write_new(changes, debate, session)


@role.command(
    "remove",
    short_help="take a role out of the cast",
    epilog="Example:  debate-kit role remove brazil",
)
@click.argument("name", metavar="ROLE")
@debate_option()
@click.pass_obj
def remove_role(session: Session, name: str, debate: str | None) -> None:
    """Take a ROLE out of the cast.

    A role that only your project has goes completely: its file moves to .debate-kit/removed/,
    and other roles no longer have questions for it. A role of the kit's stays in the kit,
    without a seat.
    """
    from kit.customise.cross_references import remove_role as removed

    write_changes(removed(debate_or_default(debate, session), name, session.layers), session)


@role.command(
    "rename",
    short_help="give a role another id and name, everywhere it is used",
    epilog='Example:  debate-kit role rename brazil chile --name "Chilean delegation"',
)
@click.argument("old")
@click.argument("new")
@click.option(
    "--name",
    metavar="TEXT",
    help="What the role is called on paper from now on, wherever texts call it by its old name.",
)
@click.option("--short", metavar="TEXT", help="Its new name in narrow columns.")
@click.option("--delegation", metavar="TEXT", help="Who or what it speaks for from now on.")
@debate_option()
@click.pass_obj
def rename_role(
    session: Session,
    old: str,
    new: str,
    name: str | None,
    short: str | None,
    delegation: str | None,
    debate: str | None,
) -> None:
    """Give a role another id, from OLD to NEW, and with --name another name on paper.

    Everything that refers to the role is changed with it, in your project: what it and others say
    word for word, and the debate's texts, but not what sums up the essay. The list of changes shows
    each line. A role of the kit's is copied in full into your project, under its new id. With OLD
    as NEW, only its name on paper changes.
    """
    from kit.customise.rename import NewNames
    from kit.customise.rename import rename_role as renamed

    found = debate_or_default(debate, session)
    asked = NewNames(name, short, delegation)
    write_changes(renamed(found, old, new, asked, session.layers), session)

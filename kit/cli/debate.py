"""`debate-kit debate`: look at the debates, change their files, begin a new one."""

from __future__ import annotations

import click

from kit.cli.draft import draft
from kit.cli.options import debate_option
from kit.cli.session import Session, debate_or_default
from kit.cli.stakeholders import stakeholders
from kit.cli.versions import (
    VersionsGroup,
    seen_option,
    show_differences,
    show_list,
    write_changes,
    write_new,
    write_version,
)


@click.group(
    cls=VersionsGroup,
    epilog="Examples:  debate-kit debate list   ·   debate-kit debate customise rubric   ·   "
    'debate-kit debate new zoo --title "A new zoo?"',
)
def debate() -> None:
    """Look at the debates; change one's question, essay, clauses, rubric …; begin your own."""


@debate.command(
    "list",
    short_help="list the debates, and whose debate.yaml counts",
    epilog="Example:  debate-kit debate list",
)
@click.pass_obj
def list_debates(session: Session) -> None:
    """List the debates, and whose debate.yaml counts."""
    from kit.customise.debates import list_debates as listed

    show_list(
        ("debate", "title"),
        (((each.id, each.title), each.standing) for each in listed(session.layers)),
    )


@debate.command(
    "customise",
    short_help="put your own version of debate.yaml into your project",
    epilog="Examples:  debate-kit debate customise rubric clauses   ·   "
    "debate-kit debate customise timeline",
)
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@debate_option()
@click.pass_obj
def customise_debate(session: Session, keys: tuple[str, ...], debate: str | None) -> None:
    """Put a version of a debate's debate.yaml into your project, to be edited.

    It builds on the existing one. It holds each KEY (question, essay, clauses, glossary,
    timeline, rubric …) as it is now, ready to edit; without a KEY, it holds all of them as
    comments. To add more keys later, run the command again. A part that the debate does not have
    yet, such as argument_map, wants, timeline or guide, is begun with an example, as a comment
    that can be used as it is.
    """
    from kit.customise.debates import customise_debate as customised

    changes = customised(debate_or_default(debate, session), keys, session.layers)
    write_version(changes, debate, session)


@debate.command(
    "diff",
    short_help="what your version changes, and what changed in the kit's since",
    epilog="Example:  debate-kit debate diff",
)
@debate_option()
@seen_option
@click.pass_obj
def diff_debate(session: Session, debate: str | None, seen: bool) -> None:
    """Show what your debate.yaml changes, and what has changed in the kit's since."""
    from kit.customise.debates import find_debate

    layers = session.layers
    found = find_debate(debate_or_default(debate, session), layers)
    show_differences(found, layers, session, seen=seen)


@debate.command(
    "new",
    short_help="begin a debate of your own",
    epilog='Examples:  debate-kit debate new zoo --title "A new zoo?" --paragraphs 5   ·   '
    "debate-kit debate new zoo --like river-road",
)
@click.argument("new_id", metavar="ID")
@click.option("--title", metavar="TEXT", help="What the debate is called.")
@click.option(
    "--question",
    metavar="TEXT",
    help="The question that is debated. [default: the title, as a question]",
)
@click.option(
    "--paragraphs",
    type=click.IntRange(1, 60),
    metavar="N",
    help="How many paragraphs the essay has. [default: 4]",
)
@click.option(
    "--like",
    "other",
    metavar="DEBATE",
    help="Copy all files of that debate, to rewrite them piece by piece.",
)
@click.pass_obj
def new_debate(
    session: Session,
    new_id: str,
    title: str | None,
    question: str | None,
    paragraphs: int | None,
    other: str | None,
) -> None:
    """Begin a debate of your own, on an essay of your own, with three roles.

    ID becomes the name of its folder: small letters, digits and hyphens. Its packets can be
    printed at once: each part that you have not written is a task for students. “debate-kit
    check ID” lists those. With --like, it begins as a copy of a whole debate.
    """
    if other is not None:
        _copy_debate(session, new_id, other, title, question, paragraphs)
        return
    if title is None:
        raise click.UsageError("Missing option '--title'.")
    from kit.customise.new import new_debate as begun

    changes = begun(new_id, title, question, paragraphs or 4, session.layers)
    write_new(changes, new_id, session)


def _copy_debate(
    session: Session,
    new_id: str,
    other: str,
    title: str | None,
    question: str | None,
    paragraphs: int | None,
) -> None:
    from kit.customise.like import debate_like

    if paragraphs is not None:
        raise click.UsageError("--like and --paragraphs cannot be combined: the copy has an essay.")
    write_changes(debate_like(new_id, other, title, question, session.layers), session)
    session.say(
        f"it is a whole debate, as “{other}” is: rewrite it file by file, and see each page with "
        f"“debate-kit preview {new_id}”"
    )


@debate.group(
    "level",
    short_help="begin a second reading level",
    epilog="Example:  debate-kit debate level add zoo",
)
def level() -> None:
    """The reading levels that a debate is written at."""


@level.command(
    "add",
    short_help="begin the second reading level of a debate",
    epilog="Example:  debate-kit debate level add zoo",
)
@click.argument("debate", required=False)
@click.pass_obj
def add_level(session: Session, debate: str | None) -> None:
    """Begin the second reading level of a DEBATE that is written at one.

    Without a DEBATE: the same one as for “build”. Its debate.yaml then lists both levels. In your
    role files, each text that you have written stands twice, once for each level: edit the one
    between “if level” and “else” until it is easier. Until then both packets say the same, which
    “debate-kit check” notes.
    """
    from kit.customise.levels import add_level as added

    changes = added(debate_or_default(debate, session), session.layers)
    write_version(changes, debate, session)


debate.add_command(draft)
debate.add_command(stakeholders)

"""`debate-kit debate draft`: a debate that builds, from an essay."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kit.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kit.draft import Drafted, Part
    from kit.model.essay import Reading
    from kit.model.stakeholder import Stakeholder

LISTED = 15
"""Stakeholders that are offered: those further down are seldom more than a mention."""


@click.command(
    "draft",
    short_help="make a debate that builds from an essay",
    epilog="Examples:  debate-kit debate draft essay.docx   ·   "
    'debate-kit debate draft phones.txt --role Parents --role "Pupils=pupil council"',
)
@click.argument("essay", metavar="ESSAY", type=click.Path(allow_dash=True))
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="NAME[=ALIAS,…]",
    help="Who takes part, in the order of the cast. May be repeated. [default: asks, or takes "
    "six of those most central to the essay]",
)
@click.option("--question", metavar="TEXT", help="The question that is debated.")
@click.option("--id", "debate_id", metavar="ID", help="The name of its folder. [default: by title]")
@click.option(
    "--minutes",
    type=click.IntRange(20, 300),
    metavar="N",
    help="How long a lesson is: the format that comes nearest is the usual one.",
)
@click.option("--renumber", is_flag=True, help="On a changed essay: renumber the ¶ in your files.")
@click.option("--yes", is_flag=True, help="Ask nothing.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.pass_obj
def draft(
    session: Session,
    essay: str,
    roles: tuple[str, ...],
    question: str | None,
    debate_id: str | None,
    minutes: int | None,
    renumber: bool,
    yes: bool,
    dry_run: bool,
) -> None:
    """Make a complete debate from an ESSAY: it builds as it is, without a word from you.

    ESSAY is a file (.txt .md .docx .odt .html .pdf .epub), or - for standard input. Whatever
    you do not write prints as a task, with which students find it out from the essay's
    paragraphs. On an essay that has changed since, it says which paragraphs have moved.
    """
    from kit.draft import Choices, draft_debate, id_from
    from kit.load import load_formats
    from kit.problems import Problems

    reading = _read(essay, session)
    known = debate_id or id_from(reading.title or "An essay")
    if (session.project / "roles" / known).is_dir():
        _update(known, reading, session, renumber=renumber, ask=_asks(yes), dry_run=dry_run)
        return
    parts = _parts(reading, roles, ask=_asks(yes))
    if _asks(yes):
        question = question or _question(reading)
        minutes = minutes or _minutes()
    problems = Problems()
    formats = load_formats(session.layers, problems)
    problems.stop_on_errors()
    choices = Choices(parts, debate_id, question, minutes)
    drafted = draft_debate(reading, choices, formats, session.layers)
    _show(drafted, session, dry_run=dry_run)


def _asks(yes: bool) -> bool:
    return not yes and sys.stdin.isatty() and sys.stderr.isatty()


def _read(essay: str, session: Session) -> Reading:
    """The essay, with a line for each thing in its file that is no part of it."""
    from kit.cli.essays import essay_file, show_reading
    from kit.cli.report import show_news
    from kit.load import read_essay
    from kit.problems import Problems

    problems = Problems()
    file = essay_file(essay)
    assert file.path is not None, "an essay is named"
    reading = read_essay(file.path, problems, file.data)
    problems.stop_on_errors()
    assert reading is not None, "what cannot be read is a problem"
    show_news(problems)
    if not session.quiet:
        show_reading(reading)
    return reading


def _parts(reading: Reading, roles: Sequence[str], *, ask: bool) -> tuple[Part, ...]:
    from kit.draft import part_from, part_of, usual_choice
    from kit.stakeholders import stakeholders

    found = stakeholders(reading.paragraphs)
    if roles:
        return tuple(part_of(role, found, reading.paragraphs) for role in roles)
    if ask and found:
        return _chosen(found[:LISTED], reading)
    return tuple(part_from(found[index]) for index in usual_choice(found))


def _chosen(listed: Sequence[Stakeholder], reading: Reading) -> tuple[Part, ...]:
    """Those whom the teacher chooses, by number or by name, in the order of the answer."""
    from kit.cli.report import table
    from kit.draft import part_from, part_of, usual_choice

    rows = [("", "who is in the essay", "¶")]
    rows += [
        (str(number), each.name, " ".join(map(str, each.paragraphs)))
        for number, each in enumerate(listed, start=1)
    ]
    click.echo(table(rows, numbers=(0,)), err=True)
    usual = " ".join(str(index + 1) for index in usual_choice(listed))
    click.echo("Numbers, the first one first; or names with commas, also of others.", err=True)
    while True:
        said = click.prompt("Who takes part?", usual, err=True)
        words = said.split(",") if any(char.isalpha() for char in said) else _numbers(said)
        asked = list(dict.fromkeys(word.strip() for word in words if word.strip()))
        numbers = [int(each) for each in asked if each.isdecimal()]
        if len(asked) > 1 and all(1 <= each <= len(listed) for each in numbers):
            return tuple(
                part_from(listed[int(each) - 1])
                if each.isdecimal()
                else part_of(each, listed, reading.paragraphs)
                for each in asked
            )
        click.echo(
            f"two or more, by numbers from 1 to {len(listed)}, as in “1 3 4”, or by names, as in "
            "“Parents, Pupils”",
            err=True,
        )


def _numbers(said: str) -> list[str]:
    return said.replace(",", " ").split()


def _question(reading: Reading) -> str:
    from kit.draft import question_from

    proposed = question_from(reading.title or "the essay")
    said: str = click.prompt("What is debated? A question for yes or no", proposed, err=True)
    return said


def _minutes() -> int | None:
    said: int = click.prompt(
        "How many minutes is a lesson? (0 if you do not know)", 0, type=int, err=True
    )
    return said or None


def _show(drafted: Drafted, session: Session, *, dry_run: bool) -> None:
    from kit.cli.report import table
    from kit.cli.versions import write_changes

    if dry_run:
        for line in drafted.changes.lines():
            click.echo(f"would be {line}")
    else:
        write_changes(drafted.changes, session)
    if session.quiet:
        return
    rows = [("role", "¶ that speak of it")]
    rows += [
        (part.title, " ".join(map(str, part.paragraphs)) or "none") for _, part in drafted.cast
    ]
    proposed = " (proposed from the title)" if drafted.proposed else ""
    click.echo(f"\n{drafted.question}{proposed}\n\n{table(rows)}", err=True)
    if not dry_run:
        click.echo(
            f"\nit builds as it is: debate-kit build {drafted.id} --roster class.csv\n"
            f"what is still a task for students: debate-kit check {drafted.id}",
            err=True,
        )


def _update(
    debate: str, reading: Reading, session: Session, *, renumber: bool, ask: bool, dry_run: bool
) -> None:
    """Say what has moved in an essay whose debate is there already; renumber if that is wanted."""
    from kit.cli.versions import write_changes
    from kit.draft import find_update
    from kit.problems import BadUsage, Problems

    update = find_update(debate, reading, session.layers, Problems())
    if update is None:
        raise BadUsage(
            f"there is already a debate “{debate}”", "choose another id with --id, or edit that one"
        )
    lines = list(update.changes.lines())
    if not lines:
        click.echo(f"the essay of “{debate}” has not changed; your files stay as they are")
        return
    click.echo(f"the essay of “{debate}” has changed:")
    for line in update.compared.lines or ("only words within paragraphs",):
        click.echo(f"  {line}")
    if ask and not renumber:
        renumber = click.confirm("Take it over, and renumber the ¶ in your files?", err=True)
    if dry_run or not renumber:
        session.say(f"your files stay as they are; “--renumber” would change {len(lines)} of them")
        return
    write_changes(update.changes, session)
    for each in update.left:
        click.echo(f"to be changed by hand: {each}", err=True)

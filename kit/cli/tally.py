"""`debate-kit tally`: after the debate, what each role got."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.options import format_option, paper_option, table_options
from kit.cli.session import Session, cast_or_saved, debate_or_default

if TYPE_CHECKING:
    from kit.model.bargains import Tally
    from kit.model.debate import DebateFacts
    from kit.problems import Problems


@click.command(
    epilog="Examples:  debate-kit tally --outcome tests=all --outcome exercises=smaller   ·   "
    "debate-kit tally --blank outcome.yaml   ·   debate-kit tally --file outcome.yaml"
)
@click.argument("debate", required=False)
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    metavar="ISSUE=OPTION",
    help="What was agreed on an issue. May be repeated; the rest stays as it is now.",
)
@click.option(
    "--file", "file", type=click.Path(), metavar="FILE", help="What was agreed, as a YAML file."
)
@click.option(
    "--blank", type=click.Path(), metavar="FILE", help="Write such a file to fill in, and stop."
)
@click.option("--no-deal", is_flag=True, help="Nothing was agreed.")
@table_options("How many students there were")
@format_option("The debate format, if there is no saved cast.")
@paper_option("The paper to print on.")
@click.pass_obj
def tally(
    session: Session,
    debate: str | None,
    outcomes: tuple[str, ...],
    file: str | None,
    blank: str | None,
    no_deal: bool,
    plan: str | None,
    students: int | None,
    format_name: str | None,
    extra: tuple[str, ...],
    paper: str,
    out: str,
) -> None:
    """Tell what each role got by the agreement of a DEBATE, as a page for the debrief.

    It compares what each role got with its value of no deal and with its best, says whether
    something better for all was possible, and asks three questions. Without --outcome, --file or
    --no-deal it asks what was agreed.
    """
    from kit.load.outcome import blank_outcome
    from kit.pipeline.request import Request, RosterSource
    from kit.printing.tally_page import assemble_negotiation, make_tally
    from kit.problems import BadUsage, Problems
    from kit.publish import write_whole

    name = debate_or_default(debate, session)
    folder = (session.project / out).resolve()
    if sum((bool(outcomes), file is not None, no_deal)) > 1:
        raise BadUsage("say what was agreed in one way only", "--outcome, --file or --no-deal")
    request = Request(
        project=session.project,
        user=session.user,
        debate=name,
        out=folder,
        cache=session.cache,
        paper="a4" if paper == "a4" else "letter",
        format=format_name,
        source=RosterSource(plan=cast_or_saved(plan, students, folder / name)),
        students=students,
        extra=extra,
        jobs=os.cpu_count() or 1,
        limits=session.limits,
    )
    problems = Problems()
    assembly = assemble_negotiation(request, problems)
    facts = assembly.inputs.debate.facts
    if blank is not None:
        write_whole(Path(blank).resolve(), blank_outcome(facts).encode())
        session.say(f"Fill in {blank}, then run “debate-kit tally --file {blank}”.")
        return
    found = {} if no_deal else _outcome(outcomes, file, facts, problems)
    path, told = make_tally(request, assembly, found, problems)
    _show(told)
    session.say(f"For the debrief: {path}")


def _outcome(
    outcomes: tuple[str, ...], file: str | None, facts: DebateFacts, problems: Problems
) -> Mapping[str, str]:
    """What was agreed: by the options, by a file, or by asking. Raises `BadInput`, `BadUsage`."""
    from kit.load.outcome import load_outcome, wrong_choice
    from kit.problems import BadUsage

    if file is not None:
        loaded = load_outcome(Path(file).resolve(), facts, problems)
        problems.stop_on_errors()
        return loaded
    if not outcomes:
        if not sys.stdin.isatty():
            hint = "--outcome issue=option, --file, or --no-deal; --blank writes a file to fill in"
            raise BadUsage("nothing says what was agreed", hint)
        return _asked(facts)
    found: dict[str, str] = {}
    for each in outcomes:
        issue, equals, option = (part.strip() for part in each.partition("="))
        if not equals:
            raise BadUsage(f"“{each}” is not “issue=option”", "such as --outcome tests=all")
        if (wrong := wrong_choice(issue, option, facts)) is not None:
            raise BadUsage(wrong[1], wrong[2])
        if found.setdefault(issue, option) != option:
            raise BadUsage(f"“{issue}” is there twice", "an agreement takes one option of each")
    return found


def _asked(facts: DebateFacts) -> Mapping[str, str]:
    found = {}
    for issue in facts.issues:
        click.echo(f"\n{issue.title}", err=True)
        for number, option in enumerate(issue.options, start=1):
            click.echo(f"  {number}  {' '.join(option.text.split())}", err=True)
        now = next(at for at, option in enumerate(issue.options, start=1) if option.now)
        chosen = click.prompt(
            "What was agreed", type=click.IntRange(1, len(issue.options)), default=now, err=True
        )
        found[issue.id] = issue.options[chosen - 1].id
    return found


def _show(told: Tally) -> None:
    from kit.cli.report import table

    rows = [("role", "got", "no deal", "best", "bound")]
    rows += [
        (
            gain.role,
            "red line" if gain.score is None else str(gain.score),
            str(gain.no_deal),
            str(gain.best),
            "yes" if gain.bound else "no",
        )
        for gain in told.outcome.gains
    ]
    click.echo(table(rows))
    if told.better is None:
        click.echo("No package was better for some and worse for nobody.")
    else:
        choices = ", ".join(f"{each.title}: {each.short}" for each in told.better.choices)
        for_all = "for all" if told.better_for_all else "for some, and worse for nobody"
        click.echo(f"Better {for_all}: {choices}.")

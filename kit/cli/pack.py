"""`debate-kit pack`: a debate as one file, to share."""

from __future__ import annotations

from pathlib import Path

import click

from kit.cli.session import Session, debate_or_default


@click.command(
    epilog="Examples:  debate-kit pack later-start.zip   ·   "
    'debate-kit pack deal.zip north-korea-deal --author "Ana Ruiz" --licence "CC BY 4.0"'
)
@click.argument("file", type=click.Path())
@click.argument("debate", required=False)
@click.option("--author", metavar="TEXT", help="Who made it. [default: as debate.yaml says]")
@click.option(
    "--licence",
    "--license",
    "licence",
    metavar="TEXT",
    help="What others may do with it, such as CC BY 4.0. [default: as debate.yaml says]",
)
@click.option(
    "--version", metavar="TEXT", help="Which version it is. [default: as debate.yaml says, or 1]"
)
@click.option("--force", is_flag=True, help="Overwrite FILE even if it is something else.")
@click.pass_obj
def pack(
    session: Session,
    file: str,
    debate: str | None,
    author: str | None,
    licence: str | None,
    version: str | None,
    force: bool,
) -> None:
    """Write a DEBATE to FILE.zip: its roles and templates, and a list of what is in it.

    Rosters and plans are left out, and so is the essay, but for one named “essay.txt” or
    “essay.md” whose “licence” in debate.yaml lets everybody copy it. The debate is checked
    first, in the same way as by “debate-kit add” when it arrives.

    Without a DEBATE: the same one as for “build”.
    """
    from kit.cli.report import plural, show_news, shown_path
    from kit.pipeline.check import check_debate
    from kit.pipeline.request import Request
    from kit.problems import BadUsage, Problems
    from kit.sharing import Details, check_target, gather, write

    if not file.lower().endswith(".zip"):
        raise BadUsage(f"“{file}” does not end in .zip", "debate-kit pack FILE.zip [DEBATE]")
    path = Path(file).resolve()
    name = debate_or_default(debate, session)
    check_target(path, name, force=force)
    problems = Problems()
    request = Request(
        project=session.project,
        user=session.user,
        debate=name,
        out=session.project / "output",
        cache=session.cache,
    )
    check_debate(request, problems)
    problems.stop_on_errors()
    details = Details(author, licence, version)
    gathered = gather(session.layers, name, details, Problems())
    made = write(gathered, path, session.cache, session.limits, force=force)
    show_news(made.warnings)
    for left in gathered.left_out:
        session.say(f"left out: {left}")
    if not session.quiet:
        held = plural(len(made.files) - 1, "file")
        click.echo(
            f"packed {made.facts.title} ({name}): {held}, {path.stat().st_size / 1024:.0f} KB, "
            f"as {shown_path(path).rstrip('/')}"
        )
        if gathered.essay:
            click.echo(f"with the essay {gathered.essay}")
        if made.facts.extends:
            click.echo(f"it holds what differs from the kit's own “{name}”")

"""`debate-kit preview`: the pages in a browser, redrawn as files change."""

from __future__ import annotations

import click

from kit.cli.options import (
    essay_option,
    format_option,
    out_option,
    paper_option,
    server_options,
    set_option,
    with_option,
)
from kit.cli.rosters import ReadBy, roster_options, roster_source, show_read, with_saved_cast
from kit.cli.session import Session, debate_or_default


@click.command(
    epilog="Examples:  debate-kit preview   ·   debate-kit -C my-class preview --roster class.csv"
)
@click.argument("debate", required=False)
@paper_option("The paper to begin with.")
@set_option()
@format_option("The debate format to begin with. [default: as for build]")
@essay_option("Your own copy of the essay.")
@roster_options
@with_option("Add this role to the table. May be repeated.")
@out_option("Where the debate's folder is; its saved cast is used.")
@server_options
@click.pass_obj
def preview(
    session: Session,
    debate: str | None,
    paper: str,
    chosen: str | None,
    format_name: str | None,
    essay: str | None,
    roster: str | None,
    plan: str | None,
    read_by: ReadBy,
    history: tuple[str, ...],
    seed: int,
    extra: tuple[str, ...],
    out: str,
    port: int | None,
    no_open: bool,
) -> None:
    """See the packets of a DEBATE in your browser, redrawn whenever you save a file.

    Only this machine can open the page. You can edit roles there; what you save goes into the
    project folder. Ctrl-C ends it.

    Without a DEBATE: the same one as for “build”.
    """
    import webbrowser

    from kit.cli.essays import essay_file
    from kit.cli.report import show_problems
    from kit.pipeline.build import assemble
    from kit.pipeline.request import Request
    from kit.preview.serve import serve
    from kit.problems import BadInput, Problems

    name = debate_or_default(debate, session)
    folder = (session.project / out).resolve()
    file = essay_file(essay)
    request = Request(
        project=session.project,
        user=session.user,
        debate=name,
        out=folder,
        cache=session.cache,
        paper="a4" if paper == "a4" else "letter",
        format=format_name,
        chosen=chosen,
        essay=file.path,
        essay_data=file.data,
        source=with_saved_cast(
            roster_source(roster, plan, read_by, history, seed),
            folder / name,
            session,
        ),
        extra=extra,
        limits=session.limits,
    )
    # Mistakes on the command line show here alone; those in files show on the page as well.
    problems = Problems()
    try:
        seated = assemble(request, problems).table.seated
        if seated is not None and not session.quiet:
            show_read(seated.roster)
    except BadInput as failure:
        problems.extend(failure.problems)
    if len(problems):
        show_problems(tuple(problems))

    def ready(address: str) -> None:
        click.echo(address)
        session.say(
            "The pages are at this address, for this machine only. Press Ctrl-C to end this."
        )
        if not no_open and not webbrowser.open(address):
            session.say("No browser could be opened: copy the address into one.")

    serve(request, port or 0, ready)
    session.say("The preview has ended.")

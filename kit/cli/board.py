"""`debate-kit format board`: the run sheet for the projector."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from kit.cli.options import (
    debate_option,
    lesson_options,
    table_options,
    tables_option,
)
from kit.cli.session import Session, cast_or_saved, debate_or_default

if TYPE_CHECKING:
    from kit.model.agenda import LessonTimes

BOARD = "board.html"


@click.command(
    epilog="Examples:  debate-kit format board   ·   "
    "debate-kit format board town-meeting --debate river-road --start 10:15",
)
@click.argument("name", required=False)
@debate_option()
@lesson_options
@tables_option("How many tables the class sits at, in a format that has several.")
@table_options("How many students there are")
@click.pass_obj
def board(
    session: Session,
    name: str | None,
    debate: str | None,
    times: Callable[[], LessonTimes],
    tables: int | None,
    plan: str | None,
    students: int | None,
    extra: tuple[str, ...],
    out: str,
) -> None:
    """Write the run sheet for the projector: one HTML file, which works offline.

    It shows phases with their times, who speaks now and next, and a large timer with pause, a
    minute more, next, and a soft bell. Open it in any browser; F is full screen, ? shows the keys.
    NAME is a format; without it, the one that build takes. It holds no student's name.
    """
    from kit.cli.report import show_news
    from kit.pipeline.board import board_of
    from kit.pipeline.request import Request, RosterSource
    from kit.problems import Problems
    from kit.publish import write_whole
    from kit.render import board_page

    chosen = debate_or_default(debate, session)
    folder = (session.project / out).resolve()
    request = Request(
        project=session.project,
        user=session.user,
        debate=chosen,
        out=folder,
        cache=session.cache,
        format=name,
        times=times(),
        tables=tables,
        source=RosterSource(plan=cast_or_saved(plan, students, folder / chosen)),
        students=students,
        extra=extra,
    )
    problems = Problems()
    page = board_page(board_of(request, problems), session.layers.kit / "templates" / "board")
    path = request.folder / BOARD
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, page.encode())
    show_news(problems)
    click.echo(path)

"""How `print` shows the copier plan and what it made."""

from __future__ import annotations

from collections.abc import Sequence

import click

from kit.cli.report import plural, shown_path, table
from kit.printing import Printed, PrintRequest
from kit.printing.imposition.copier import Row

HEADS = ("copies", "sides", "paper, both sides", "paper, one side", "ink")
NUMBERS = (1, 2, 3, 4, 5)


def show_printed(printed: Printed, request: PrintRequest, *, quiet: bool) -> None:
    """The copier plan, where the files are, and what to know of them."""
    plan = printed.plan
    if not quiet:
        for file in plan.files:
            rows = [*file.rows, *([file.total] if len(file.rows) > 1 else [])]
            _show(file.name, rows)
        if len(plan.files) > 1:
            _show("all files", [plan.total])
        if plan.sheets:
            _show("sheet by sheet", plan.sheets)
        if request.save_paper and not plan.spared:
            click.echo("--save-paper saves no paper here")
        elif plan.spared:
            saved = "saves" if request.save_paper else "would save"
            by_margins = f", {plan.by_margins} of them by smaller margins" * (plan.by_margins > 0)
            click.echo(f"--save-paper {saved} {plural(plan.spared, 'sheet')} of paper{by_margins}")
        if printed.published is None:
            click.echo(f"would be made in {shown_path(request.folder / 'print')}; nothing was made")
        else:
            click.echo(f"in {shown_path(request.folder / 'print')}")
            click.echo(HOW[request.layout].format(turn=request.turned_on))
            test = f"{request.layout}-test.pdf"
            click.echo(f"try {test} first: it shows whether your copier is set right")
    for name in printed.without:
        click.echo(f"there is no packet for {name}: run debate-kit build", err=True)
    for path in printed.stale:
        click.echo(f"{path} is out of date: what it was made from has changed since", err=True)
    for path in printed.unshared:
        click.echo(f"{path} is out of date: the packets hold its sheets again", err=True)
    for path in () if printed.published is None else printed.published.beside:
        click.echo(
            f"{path} is open in another program: the new one lies beside it as “… (new)”", err=True
        )


HOW = {
    "duplex": "print on both sides, at 100 %, turned on the {turn} edge",
    "simplex": "print on one side, at 100 %",
    "booklet": "print on both sides, at 100 %, turned on the {turn} edge; fold and staple",
    "2-up": "print on both sides, at 100 %, turned on the {turn} edge",
    "cards": "print on stout paper, at 100 %; role cards on both sides, turned on the {turn} edge",
}


def _show(head: str, rows: Sequence[Row]) -> None:
    lines = [(head, *HEADS), *(_row(each) for each in rows)]
    click.echo(table(lines, numbers=NUMBERS) + "\n")


def _row(row: Row) -> tuple[str, ...]:
    numbers = (row.copies, row.sides, row.duplex, row.simplex)
    return (row.name, *(str(number) for number in numbers), f"{100 * row.ink:.1f} %")

"""How `print` shows the copier plan and what it made."""

from __future__ import annotations

from collections.abc import Sequence

import click

from kit.cli.report import show_beside, show_kept, shown_path, table
from kit.printing import Printed, PrintRequest
from kit.printing.imposition.copier import CopierRow

HEADS = ("copies", "sides", "paper, both sides", "paper, one side", "ink")
NUMBERS = (1, 2, 3, 4, 5)


def show_printed(printed: Printed, request: PrintRequest, *, quiet: bool) -> None:
    """Show the copier plan, where the files are, and what to know about them."""
    if not quiet:
        _show_copier_plan(printed)
        _show_place(printed, request)
    for name in printed.without:
        click.echo(f"there is no packet for {name}: run debate-kit build", err=True)
    for path in printed.stale:
        click.echo(f"{path} is out of date: what it was made from has changed since", err=True)
    if printed.published is not None:
        show_beside(printed.published.beside)
        show_kept(printed.published.kept)


def _show_copier_plan(printed: Printed) -> None:
    """Show the copier plan: file by file, all files together, and sheet by sheet."""
    copier_plan = printed.copier_plan
    for file in copier_plan.files:
        # The total of one row says nothing new.
        _show(file.name, [*file.rows, *([file.total] if len(file.rows) > 1 else [])])
    if len(copier_plan.files) > 1:
        _show("all files", [copier_plan.total])
    if copier_plan.sheets:
        _show("sheet by sheet", copier_plan.sheets)


def _show_place(printed: Printed, request: PrintRequest) -> None:
    """Say where the files are, and how to print them."""
    folder = shown_path(request.folder / "print")
    if printed.published is None:
        click.echo(f"would be made in {folder}; nothing was made")
        return
    click.echo(f"in {folder}")
    click.echo(request.how)
    click.echo(f"try {request.layout}-test.pdf first: it shows whether your copier is set right")


def _show(head: str, rows: Sequence[CopierRow]) -> None:
    lines = [(head, *HEADS), *(_row(each) for each in rows)]
    click.echo(table(lines, numbers=NUMBERS) + "\n")


def _row(row: CopierRow) -> tuple[str, ...]:
    numbers = (row.copies, row.sides, row.duplex, row.simplex)
    return (row.name, *(str(number) for number in numbers), f"{100 * row.ink:.1f} %")

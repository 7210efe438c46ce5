"""`debate-kit answers`: what students filled in on a screen, as one table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.cli.session import Session

if TYPE_CHECKING:
    from kit.model.answer import Answer

COLUMNS = ("file", "packet", "sheet", "title", "prompt", "field", "answer")
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""What spreadsheet programs take for the beginning of a formula (OWASP, “CSV Injection”)."""


@click.command(
    epilog="Examples:  debate-kit answers sent-back/   ·   "
    "debate-kit answers ada.pdf ben.pdf --out answers.csv"
)
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="FILE...",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where the table goes.  [default: stdout]",
)
@click.pass_obj
def answers(session: Session, files: tuple[Path, ...], out: Path | None) -> None:
    """Collect what was filled in in FILEs, or in all PDFs of a folder, as CSV.

    A line for each answer: the file, whose packet it is, the sheet, the prompt, and what was
    written; a tick is an “x”. Spaces left empty have no line. An answer that a spreadsheet program
    would take for a formula gets an apostrophe before it.
    """
    from kit.bind.answers import read_answers
    from kit.cli.report import show_problems
    from kit.problems import CannotWork, Problems
    from kit.publish import write_whole

    problems = Problems()
    paths = [path for each in files for path in _pdfs(each)]
    found = [answer for path in paths for answer in read_answers(path, problems)]
    if len(problems):
        show_problems(tuple(problems))
    if not found:
        raise CannotWork(
            "there are no answers in these files",
            "give the files ending in “-fillable.pdf” that students filled in and saved",
        )
    table = _table(found)
    if out is None:
        click.echo(table, nl=False)
    else:
        # With its mark, so that spreadsheet programs read it as UTF-8.
        write_whole(out, table.encode("utf-8-sig"))
        session.say(
            f"{len(found)} answers from {len({each.file for each in found})} files in {out}"
        )


def _pdfs(path: Path) -> Sequence[Path]:
    return sorted(path.rglob("*.pdf")) if path.is_dir() else (path,)


def _table(found: Sequence[Answer]) -> str:
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in found:
        cells = (
            each.file,
            each.packet,
            each.number,
            each.sheet,
            each.prompt,
            each.field,
            each.text,
        )
        writer.writerow([f"'{cell}" if cell.startswith(RISKY) else cell for cell in cells])
    return lines.getvalue()

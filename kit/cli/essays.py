"""The essay that a command is given, and how what was read of it is shown."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kit.model.essay import LeftOut, Reading

MOST_BYTES = 20 * 1024 * 1024
"""The most that is read from standard input."""
STANDARD_INPUT = Path("standard input")


@dataclass(frozen=True, slots=True)
class EssayFile:
    """An essay's path, None without one; and its bytes, where it came from standard input."""

    path: Path | None = None
    data: bytes | None = None


def essay_file(essay: str | None) -> EssayFile:
    """The file that `--essay` names; `-` reads standard input."""
    from kit.cli.defaults import check_files

    check_files()
    if essay is None:
        return EssayFile()
    if essay == "-":
        return EssayFile(STANDARD_INPUT, sys.stdin.buffer.read(MOST_BYTES + 1))
    return EssayFile(Path(essay).resolve())


def show_reading(reading: Reading) -> None:
    """Show what was read of an essay, and what was left out, on stderr."""
    title = f"“{reading.title}”" if reading.title else "without a title"
    byline = f", {reading.byline}" if reading.byline else ""
    count = len(reading.paragraphs)
    click.echo(
        f"I read the essay {title}{byline}: {count} paragraph{'' if count == 1 else 's'}", err=True
    )
    for note in reading.notes:
        click.echo(f"  {note}", err=True)
    for line in left_out_lines(reading.left_out):
        click.echo(f"  left out: {line}", err=True)


def left_out_lines(left_out: Sequence[LeftOut]) -> list[str]:
    """What was left out, a line each; neighbors of one kind share a line."""
    lines = []
    for why, group in groupby(
        (each for each in left_out if not each.lost), key=lambda each: each.why
    ):
        same = list(group)
        if len(same) == 1:
            lines.append(str(same[0]))
        else:
            where = " to ".join(dict.fromkeys((str(same[0].spot), str(same[-1].spot))))
            lines.append(f"{where} ({why}, {len(same)} pieces): “{same[0].shown}” …")
    return lines

"""The essay that a command is given, and how what was read of it is shown."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kit.model.essay import Reading

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
    for line in reading_lines(reading):
        click.echo(line, err=True)


def reading_lines(reading: Reading) -> list[str]:
    """What was read of an essay, and what was left out, as lines to show."""
    from kit.load import left_out_lines

    title = f"“{reading.title}”" if reading.title else "without a title"
    byline = f", {reading.byline}" if reading.byline else ""
    count = len(reading.paragraphs)
    return [
        f"I read the essay {title}{byline}: {count} paragraph{'' if count == 1 else 's'}",
        *(f"  {note}" for note in reading.notes),
        *(f"  left out: {line}" for line in left_out_lines(reading.left_out)),
    ]

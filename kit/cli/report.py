"""How problems and results are shown."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from kit.problems import Problem, Severity

COLORS: Mapping[Severity, str] = {"error": "red", "warning": "yellow", "note": "cyan"}
"""The color of the first line of a problem, by how grave it is, the gravest first."""


def show_problems(problems: Sequence[Problem], color: bool | None = None) -> None:
    """Show every problem on stderr, and how many there are."""
    show_lines(problem_lines(problems), color)


def problem_lines(problems: Sequence[Problem]) -> list[tuple[str, str | None]]:
    """Every problem, and how many there are, as lines with their colors, None for none."""
    here = Path.cwd()
    lines: list[tuple[str, str | None]] = []
    for problem in problems:
        first, _, rest = problem.text(here).partition("\n")
        lines.append((first, COLORS[problem.severity]))
        if rest:
            lines.append((rest, None))
    return [*lines, (f"{count(problems)} found", None)]


def show_lines(lines: Iterable[tuple[str, str | None]], color: bool | None = None) -> None:
    """Show lines in their colors, on stderr."""
    for text, hue in lines:
        click.secho(text, err=True, fg=hue, color=color)


def show_news(problems: Iterable[Problem]) -> None:
    """Show problems as `show_problems` does, but for notes, which only `check` lists."""
    show_lines(news_lines(problems))


def news_lines(problems: Iterable[Problem]) -> list[tuple[str, str | None]]:
    """The lines of `show_news`; none where there is nothing but notes."""
    told = tuple(problem for problem in problems if problem.severity != "note")
    return problem_lines(told) if told else []


def show_beside(paths: Sequence[str]) -> None:
    """Name the files that could not be replaced because a viewer has them open; on stderr."""
    for path in paths:
        click.echo(
            f"{path} is open in another program: the new one is next to it as “… (new)”", err=True
        )


def show_kept(paths: Sequence[tuple[str, str]]) -> None:
    """Name the files that somebody made or changed, and that were in the way; on stderr."""
    for before, now in paths:
        if before == now:
            said = f"{before} is no longer made, but was changed by somebody: it stays"
        else:
            said = f"{before} was made or changed by somebody: it is kept as {now}"
        click.echo(said, err=True)


def problems_as_json(problems: Sequence[Problem]) -> str:
    """The problems as a JSON list, one object each, for editors.

    `column` counts characters from 1; `endColumn` is the first after the words in question.
    Line 0 means the file as a whole.
    """
    found = [problem_as_value(problem) for problem in problems]
    return json.dumps(found, ensure_ascii=False, indent=2)


def problem_as_value(problem: Problem) -> dict[str, str | int]:
    """One problem as an object of JSON."""
    return {
        "file": str(problem.place.path),
        "line": problem.place.line,
        "column": problem.place.column,
        "endColumn": problem.place.column + problem.place.length,
        "length": problem.place.length,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }


def count(problems: Sequence[Problem]) -> str:
    """How many errors, warnings and notes: “2 errors, 1 warning”."""
    counts = Counter(problem.severity for problem in problems)
    said = [plural(counts[word], word) for word in COLORS]
    return ", ".join(each for each in said if not each.startswith("0 ")) or "no problems"


def plural(number: int, word: str) -> str:
    """A number and its noun: “1 page”, “2 pages”."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def table(rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """Rows in columns, the first a heading; `numbers` are the columns to align right."""
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [
            cell.rjust(width) if index in numbers else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def shown_path(path: Path) -> str:
    """A path from the current folder if it is inside that; otherwise the full path."""
    here = Path.cwd()
    return f"{path.relative_to(here)}{os.sep}" if path.is_relative_to(here) else str(path)

"""Stylesheets, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kit.model.limits import Limits
from kit.problems import Place, Problem, Problems, SourceText, did_you_mean
from kit.processes.crew import crew
from kit.processes.task import Broken, Call
from kit.typeset import native

_AT = re.compile(r"^(?P<before>.*?) at (?P<line>\d+):(?P<column>\d+)(?P<after>.*)$", re.DOTALL)
_IGNORED = re.compile(r"^Ignored `(?P<name>[\w-]+)\s*:(?P<value>.*?)`$", re.DOTALL)


def check_styles(styles: Sequence[SourceText], limits: Limits, problems: Problems) -> None:
    """Add everything the typesetter would complain of in these stylesheets.

    They are read in a process that is watched, which loads WeasyPrint: that takes about a second.
    Call it only for a teacher's own styles.
    """
    if not styles:
        return
    native.require_libraries()
    tasks = [Call(_problems_of, (style,)) for style in styles]
    for index, found in crew.run(tasks, Call(_load, ()), limits):
        if isinstance(found, Broken):
            message = f"this stylesheet {found.said(limits)}"
            problems.error(styles[index].at(1), message, found.hint)
        else:
            problems.extend(found)


def _load() -> tuple[()]:
    import kit.typeset.engine  # noqa: F401 (before the clock begins)

    return ()


def _problems_of(style: SourceText) -> tuple[tuple[Problem, ...]]:
    from kit.typeset.engine import Engine

    return (Engine([style]).style_problems,)


def style_problem(style: SourceText, complaint: str, properties: Iterable[str]) -> Problem:
    """A problem for WeasyPrint's complaint about a stylesheet, at its line and column."""
    match = _AT.match(complaint)
    if match is None:
        return Problem(Place(style.path), complaint.rstrip("."))
    before, after = match["before"].rstrip(" ,"), match["after"].lstrip(" ,").rstrip(".")
    place = style.at(int(match["line"]), int(match["column"]))
    ignored = _IGNORED.match(before)
    if ignored is None:
        return Problem(place, f"{before} {after}".strip())
    said = f"{ignored['name']}:{ignored['value']}"
    start = place.excerpt.find(ignored["name"])
    if start >= 0:
        place = style.at(place.line, start + 1, len(ignored["name"]))
    hint = did_you_mean(ignored["name"], properties) if after == "unknown property" else ""
    shown = " ".join(said.split())
    return Problem(place, f"“{shown}” is ignored: {after}", hint if "did you" in hint else "")

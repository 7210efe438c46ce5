"""What the server sends to the browser, as the JSON that the page's scripts read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

from kit.preview.sources import RoleSource
from kit.preview.view import ShownPage, ShownProblem, ShownView
from kit.preview.words import WordsForm
from kit.problems import Place

Say: TypeAlias = Callable[[str], str]
"""Puts a message or a hint into the words of those who read it."""
AROUND = 70
"""Characters of a line that are shown on each side of the words in question."""


def shown_answer(shown: ShownView, project: Path, own: Path, say: Say = str) -> dict[str, Any]:
    """A shown view as JSON.

    Files below `project` are named from there; those below `own`, the kit's folder, as the
    kit's. `say` puts messages into other words.
    """
    view, drawn = shown.view, shown.drawn
    return {
        "view": {
            "reader": view.reader,
            "level": view.level,
            "paper": view.paper,
            "profile": view.profile,
            "format": view.format or "",
            "set": view.chosen or "",
        },
        "debate": shown.debate,
        "language": shown.language,
        "readers": [
            {
                "id": each.id,
                "group": each.group,
                "name": each.name,
                "role": each.role,
                "levels": each.levels,
                "profiles": each.profiles,
            }
            for each in shown.readers
        ],
        "profiles": [{"id": each.id, "name": each.name} for each in shown.profiles],
        "formats": [{"id": each.id, "name": each.name} for each in shown.formats],
        "sets": [{"id": each.id, "name": each.name} for each in shown.sets],
        "title": "" if drawn is None else drawn.title,
        "pages": [] if drawn is None else [_page(page) for page in drawn.pages],
        "current": shown.current,
        "problems": [problem_answer(each, project, own, say) for each in shown.problems],
        "trouble": None
        if shown.trouble is None
        else {"message": say(shown.trouble.message), "hint": say(shown.trouble.hint)},
    }


def source_answer(source: RoleSource) -> dict[str, Any]:
    """A role's source as JSON, for the editor."""
    return {
        "role": source.role,
        "text": source.text,
        "digest": source.digest,
        "layer": source.layer,
        "target": source.target,
        "refusal": source.refusal,
    }


def _page(page: ShownPage) -> dict[str, Any]:
    look = page.look
    return {
        "label": page.label,
        "sheet": page.sheet,
        "picture": look.digest,
        "width": look.width,
        "height": look.height,
        "text": [{"kind": block.kind, "text": block.text} for block in look.text],
    }


def words_answer(form: WordsForm) -> dict[str, Any]:
    """A role's words as JSON, for the form."""
    return asdict(form)


def problem_answer(found: ShownProblem, project: Path, own: Path, say: Say = str) -> dict[str, Any]:
    """A problem as JSON, with the words in question apart from those around them."""
    problem = found.problem
    place = problem.place
    before, marked, after = _excerpt(place)
    return {
        "file": _name(place.path, project, own),
        "role": found.role,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "severity": problem.severity,
        "message": say(problem.message),
        "hint": say(problem.hint),
        "before": before,
        "marked": marked,
        "after": after,
    }


def _name(path: Path, project: Path, own: Path) -> str:
    if path.is_relative_to(project):
        return path.relative_to(project).as_posix()
    if path.is_relative_to(own):
        return f"{path.relative_to(own).as_posix()} (the kit’s)"
    return str(path)


def _excerpt(place: Place) -> tuple[str, str, str]:
    """The line before, at and after the words in question, cut to at most `AROUND` on each side."""
    start = max(0, place.column - 1)
    end = start + max(1, place.length)
    before, marked, after = place.excerpt[:start], place.excerpt[start:end], place.excerpt[end:]
    if len(before) > AROUND:
        before = "…" + before[-AROUND:]
    if len(after) > AROUND:
        after = after[:AROUND] + "…"
    return before.lstrip(), marked[: 2 * AROUND], after.rstrip()

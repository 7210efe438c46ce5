"""What the server sends to the page: frozen data as JSON, and what went wrong, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from kit.desk.wording import page_words
from kit.load import Layers
from kit.preview.answers import problem_answer
from kit.preview.view import ShownProblem
from kit.problems import BadInput, CannotWork, Problem
from kit.publish.failures import said_of


def as_json(value: Any, folder: Path, layers: Layers) -> Any:
    """Frozen data as JSON: files are named from the project's `folder`, or as the kit's."""
    if isinstance(value, Problem):
        return problem_answer(ShownProblem(value, None), folder, layers.kit, page_words)
    if is_dataclass(value) and not isinstance(value, type):
        return {
            each.name: as_json(getattr(value, each.name), folder, layers) for each in fields(value)
        }
    if isinstance(value, Mapping):
        return {str(key): as_json(each, folder, layers) for key, each in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        return [as_json(each, folder, layers) for each in value]
    return str(value) if isinstance(value, Path) else value


def failure_answer(failure: Exception, folder: Path, layers: Layers) -> tuple[int, Any]:
    """The status of HTTP and what the page is told of a failure; other exceptions are raised."""
    if isinstance(failure, BadInput):
        return 422, {
            "message": "",
            "hint": "",
            "problems": as_json(failure.problems, folder, layers),
        }
    if isinstance(failure, CannotWork):
        return 409, _told(failure.message, failure.hint)
    if isinstance(failure, OSError):
        return 507, _told(*said_of(failure))
    raise failure


def _told(message: str, hint: str) -> dict[str, Any]:
    return {"message": page_words(message), "hint": page_words(hint), "problems": []}

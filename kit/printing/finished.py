"""What a finished build holds, by its manifest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from kit.model.debate import LEVELS, Level
from kit.model.packet import FILLABLE
from kit.model.printing import BuiltFile, Kind
from kit.model.sheets import Paper
from kit.problems import CannotWork
from kit.publish import owned_files, settings_of

_KINDS: Mapping[str, Kind] = {"students": "student", "roles": "role", "handouts": "handout"}


@dataclass(frozen=True, slots=True)
class Finished:
    """A build: where it lies, its files, and what it was asked for.

    `start` is minutes after midnight; `extra` are roles that were added to the table.
    """

    folder: Path
    files: tuple[BuiltFile, ...]
    paper: Paper
    format: str | None
    minutes: int | None
    start: int | None
    students: int | None
    extra: tuple[str, ...]


def read_finished(folder: Path) -> Finished:
    """The build in a debate's output folder. Raises `CannotWork` if there is none, or half."""
    owned = owned_files(folder)
    files = tuple(
        built for path, facts in owned.items() if (built := _built(path, facts)) is not None
    )
    if not files:
        raise CannotWork(
            f"there are no finished packets in {folder}", "make them first: debate-kit build"
        )
    missing = [file.path for file in files if not (folder / file.path).is_file()]
    if missing:
        listed = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        raise CannotWork(
            f"files of this build are missing: {listed}", "make them again: debate-kit build"
        )
    settings = settings_of(folder)
    extra = str(settings.get("with") or "")
    return Finished(
        folder=folder,
        files=tuple(sorted(files, key=_print_order)),
        paper="a4" if settings.get("paper") == "a4" else "letter",
        format=_words(settings.get("format")),
        minutes=_number(settings.get("minutes")),
        start=_number(settings.get("start")),
        students=_number(settings.get("students")),
        extra=tuple(each for each in extra.split(", ") if each),
    )


def _built(path: str, facts: Any) -> BuiltFile | None:
    """One file of the manifest; None for what is made of others, such as the class file.

    Files to fill in on a screen are not for paper.
    """
    pure = PurePosixPath(path)
    kind = _KINDS.get(pure.parts[0]) if len(pure.parts) == 2 else None
    if path == "teacher.pdf":
        kind = "teacher"
    if (
        kind is None
        or pure.suffix != ".pdf"
        or path.endswith(FILLABLE)
        or not isinstance(facts, dict)
    ):
        return None
    inputs = facts.get("inputs")
    keys = [key.split("/") for key in inputs] if isinstance(inputs, dict) else []
    roles = [key[1] for key in keys if len(key) > 1 and key[1] not in LEVELS]
    supported = any(key[-1] == LEVELS[1] for key in keys if len(key) > 1)
    level: Level = LEVELS[1] if supported else LEVELS[0]
    return BuiltFile(
        path=path,
        kind=kind,
        sha256=str(facts.get("sha256", "")),
        sheets=frozenset("/".join(key) for key in keys),
        role=roles[0] if roles and kind in ("student", "role") else "",
        level=level,
    )


def _print_order(file: BuiltFile) -> tuple[int, bool, str]:
    """Packets first; roles by number, those in easier words after the others."""
    kinds = ("student", "role", "handout", "teacher")
    return kinds.index(file.kind), file.kind == "role" and file.level == LEVELS[1], file.path


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None

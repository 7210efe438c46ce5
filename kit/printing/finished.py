"""What a finished build contains, according to its manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kit.load import lesson_breaks, lesson_minutes, lesson_starts
from kit.model.agenda import NO_DATES, LessonTimes
from kit.model.packet import About, PacketKind
from kit.model.printing import BuiltFile
from kit.model.profile import STANDARD
from kit.model.role import LEVELS, Level
from kit.model.sheets import Paper
from kit.problems import CannotWork
from kit.publish.manifest import owned_files, settings_of

_KINDS: tuple[PacketKind, ...] = ("student", "role", "table", "handout", "teacher")


@dataclass(frozen=True, slots=True)
class Finished:
    """A build: its folder, its files, and what it was asked for.

    `chosen` is the set of sheets; `times` says when lessons are; `tables` is how many there are;
    `extra` are roles that were added to the table. `essay` is the digest of the teacher's own copy.
    `order` is that of the class file; names are `coded` or not. With `scores`, private pages show
    points. `titles` are those of all sheets, by their numbers.
    """

    folder: Path
    files: tuple[BuiltFile, ...]
    paper: Paper
    format: str | None
    times: LessonTimes
    tables: int | None
    chosen: str | None
    students: int | None
    extra: tuple[str, ...]
    levels: tuple[Level, ...]
    essay: str | None
    order: Literal["roster", "seating"]
    coded: bool
    scores: bool
    titles: Mapping[str, str]


def read_finished(folder: Path) -> Finished:
    """The build in a debate's output folder. Raises `CannotWork` if it is missing or incomplete."""
    owned = owned_files(folder)
    files = tuple(
        built for path, facts in owned.items() if (built := _built(folder, path, facts)) is not None
    )
    if not files:
        raise CannotWork(
            f"there are no finished packets in {folder}", f"make them first: {build_again(folder)}"
        )
    missing = [file.path for file in files if not (folder / file.path).is_file()]
    if missing:
        listed = ", ".join(missing[:3]) + (" …" if len(missing) > 3 else "")
        raise CannotWork(
            f"files of this build are missing: {listed}", f"make them again: {build_again(folder)}"
        )
    other = [file.path for file in files if _digest(file.pdf) != file.sha256]
    if other:
        listed = ", ".join(other[:3]) + (" …" if len(other) > 3 else "")
        are = "is" if len(other) == 1 else "are"
        it = "it" if len(other) == 1 else "them"
        raise CannotWork(
            f"{listed} {are} not as the build made {it}", f"make {it} again: {build_again(folder)}"
        )
    settings = settings_of(folder)
    titles = settings.get("sheets")
    return Finished(
        folder=folder,
        files=tuple(sorted(files, key=_print_order)),
        paper="a4" if settings.get("paper") == "a4" else "letter",
        format=_words(settings.get("format")),
        times=_times(settings),
        tables=_number(settings.get("tables")),
        chosen=_words(settings.get("set")),
        students=_number(settings.get("students")),
        extra=_list(settings.get("with")),
        levels=tuple(each for each in LEVELS if each in _list(settings.get("levels"))) or LEVELS,
        essay=_words(settings.get("essay")),
        order="seating" if settings.get("order") == "seating" else "roster",
        coded=settings.get("code_names") is True,
        scores=settings.get("scores") is not False,
        titles=titles if isinstance(titles, dict) else {},
    )


def build_again(folder: Path, *options: str) -> str:
    """The command that makes what is in a debate's output folder, to be typed as it is."""
    words = ["debate-kit", "build", folder.name, *options]
    if folder.parent.name != "output":
        words += ["--out", str(folder.parent)]
    return " ".join(f'"{word}"' if " " in word else word for word in words)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _built(folder: Path, path: str, facts: Any) -> BuiltFile | None:
    """One file of the manifest; None for what is not printed by itself, such as the class file."""
    if not isinstance(facts, dict) or (kind := facts.get("kind")) not in _KINDS:
        return None
    inputs = facts.get("inputs")
    return BuiltFile(
        path=path,
        pdf=folder / path,
        about=About(
            kind=kind,
            whom=str(facts.get("whom", "")),
            level=LEVELS[1] if facts.get("level") == LEVELS[1] else LEVELS[0],
            profile=str(facts.get("profile", STANDARD)),
        ),
        sha256=str(facts.get("sha256", "")),
        sheets=frozenset(inputs) if isinstance(inputs, dict) else frozenset(),
    )


def _print_order(file: BuiltFile) -> tuple[int, bool, str]:
    """Packets first; roles by number, those in easier words after the others."""
    in_parts = file.kind in ("role", "table")
    return _KINDS.index(file.kind), in_parts and file.level == LEVELS[1], file.path


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _list(value: object) -> tuple[str, ...]:
    return tuple(value.split(", ")) if isinstance(value, str) and value else ()


def _times(settings: Mapping[str, Any]) -> LessonTimes:
    """When lessons are, as the manifest has it in the words of the options."""
    said = {key: str(settings.get(key) or "") for key in ("minutes", "start", "breaks")}
    dates = settings.get("dates")
    dates = [str(each) for each in dates] if isinstance(dates, list) else []
    return LessonTimes(
        minutes=lesson_minutes(said["minutes"]) or (),
        starts=lesson_starts(said["start"]) or (),
        breaks=lesson_breaks(said["breaks"]) or (),
        dates=(dates[0], dates[1], dates[2]) if len(dates) == len(NO_DATES) else NO_DATES,
    )


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None

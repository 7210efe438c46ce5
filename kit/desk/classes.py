"""The step “Class”: the list of students, how it was read, and what a teacher corrects in it.

A list that is dropped on the page comes as bytes. If the same file lies in the project or where
downloads do, its path is remembered; else the list stays in memory until the desk ends.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from kit.customise.settings import Setting, settings_changed
from kit.desk.class_list import MOST_BYTES, read_list
from kit.desk.held import Held
from kit.desk.project import Project
from kit.load.roster import HOLDS
from kit.load.text import read_bytes
from kit.pipeline.request import RosterSource
from kit.problems import BadUsage, Problems
from kit.publish import save_new, write_whole

PASTED = "pasted names"


def take_file(project: Project, held: Held, name: str, data: bytes) -> None:
    """Take a list that was dropped on the page. Raises `BadUsage` if it is too large."""
    if len(data) > MOST_BYTES:
        raise BadUsage(f"{name} is larger than {MOST_BYTES // 1024} KB", "is it the right file?")
    held.source = RosterSource(data=data, name=PurePath(name).name or "class list")
    _settle(project, held)


def take_names(project: Project, held: Held, text: str) -> None:
    """Take names that were pasted, one on each line. Raises `BadUsage` for nothing."""
    if not text.strip():
        raise BadUsage("there are no names", "paste or type one name on each line")
    take_file(project, held, PASTED, text.encode())


def take_path(project: Project, held: Held, path: str) -> None:
    """Read a file by its path, from the project's folder. Raises `BadUsage` if there is none."""
    found = (project.folder / path.strip().strip('"')).resolve()
    if not path.strip() or not found.is_file():
        raise BadUsage(
            f"there is no file “{path.strip()}”", "write its whole path, or drop it here"
        )
    problems = Problems()
    data = read_bytes(found, problems, MOST_BYTES)
    problems.stop_on_errors()
    assert data is not None, "what cannot be read is a problem"
    held.source = RosterSource(data=data, name=found.name)
    _settle(project, held, found)


def keep_copy(project: Project, held: Held) -> Path:
    """Write the list in memory into the project's folder, and remember that file."""
    source = held.source
    if source is None or source.data is None:
        raise BadUsage("there is no list in memory", "drop one first")
    name = "class.txt" if source.name == PASTED else source.name
    stem, suffix, number = PurePath(name).stem, PurePath(name).suffix, 1
    while not save_new(path := project.folder / name, ""):
        number += 1
        name = f"{stem}-{number}{suffix}"
    write_whole(path, source.data)
    _remember(project, held, path)
    return path


def forget_list(project: Project, held: Held) -> None:
    """Use no list any longer. A saved cast stays as it is."""
    held.source = None
    _write(project, dict.fromkeys(("roster", "columns", "include", "leave_out")))


def correct(
    project: Project,
    held: Held,
    columns: Mapping[str, str] | None = None,
    leave_out: Sequence[str] | None = None,
    include: Sequence[str] | None = None,
) -> None:
    """Correct how the list is read: what columns hold, who is left out, who is taken in.

    What is None stays as it was. Raises `BadUsage` for what no column can hold.
    """
    wrong = next((each for each in (columns or {}).values() if each not in HOLDS), None)
    if wrong is not None:
        raise BadUsage(f"no column can hold “{wrong}”")
    source = project.request(held.source).source
    source = dataclasses.replace(
        source,
        columns=source.columns if columns is None else tuple(columns.items()),
        leave_out=source.leave_out if leave_out is None else tuple(leave_out),
        include=source.include if include is None else tuple(include),
        plan=None,
    )
    if held.source is not None:
        held.source = source
        _settle(project, held)
    else:
        _write(project, _settings(source))


def _settle(project: Project, held: Held, path: Path | None = None) -> None:
    """Remember the path of a list that can be read, if it is known; forget that of another list."""
    source = held.source
    assert source is not None
    if path is None and source.name != PASTED:
        path = _found(project, source)
    settings = project.settings()
    problems = Problems()
    if path is not None and read_list(project, held, problems) is not None:
        _remember(project, held, path)
    elif settings.roster is not None and not problems.errors:
        _write(project, dict.fromkeys(("roster", "columns", "include", "leave_out")))


def _found(project: Project, source: RosterSource) -> Path | None:
    """Where the file that was dropped lies: one of that name and with the same bytes."""
    for folder in (project.folder, *project.beside):
        path = folder / source.name
        try:
            if path.is_file() and path.read_bytes() == source.data:
                return path.resolve()
        except OSError:
            continue
    return None


def _remember(project: Project, held: Held, path: Path) -> None:
    source = held.source
    assert source is not None
    folder = project.folder.resolve()
    shown = path.relative_to(folder) if path.is_relative_to(folder) else path
    if _write(project, {"roster": shown.as_posix(), **_settings(source)}):
        held.source = None


def _settings(source: RosterSource) -> dict[str, Setting]:
    return {
        "columns": dict(source.columns),
        "include": source.include,
        "leave_out": source.leave_out,
    }


def _write(project: Project, wanted: Mapping[str, Setting]) -> bool:
    """Write settings, where there is a project to write into; gives whether there is."""
    if project.layers.project is None:
        return False
    settings_changed(wanted, project.layers).apply()
    return True

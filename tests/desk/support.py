"""A project on the desk, and a class to give it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.desk.held import Held
from kit.desk.project import Project
from kit.problems import Problem

CANVAS = """Student,ID,SIS Login ID,Section,Score
    Points Possible,,,,(read only)
"Okafor, Ada",1,ada,9b,7
"Ruiz, Ben",2,ben,9b,8
"Tan, Cy",3,cy,9b,9
"Fox, Dee",4,dee,9b,7
"Lee, Eva",5,eva,9b,8
"Day, Flo",6,flo,9b,9
"Roe, Gil",7,gil,9b,7
"Orr, Hal",8,hal,9b,8
"Student, Test",,,9b,
"""
"""Eight students, as a gradebook of Canvas lists them."""


def desk_in(folder: Path, cache: Path, *beside: Path) -> tuple[Project, Held]:
    """A desk that works in a folder; files that are dropped may lie in those `beside`."""
    folder.mkdir(exist_ok=True)
    return Project(folder, None, cache, beside), Held()


def message_of(problems: tuple[Problem, ...]) -> str:
    """The only error's message."""
    (found,) = (each for each in problems if each.severity == "error")
    return found.message


def no_name_in(folder: Path) -> bool:
    """Whether no file below a folder holds the name of a student of `CANVAS`."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return not any(b"Okafor" in path.read_bytes() or "okafor" in path.name for path in files)


needs_posix = pytest.mark.skipif(
    __import__("os").name == "nt", reason="Windows has no SIGINT for other processes"
)

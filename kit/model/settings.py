"""A project's settings, `debate-kit.yaml`: the options that a teacher always uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Ge, Le, MaxLen

from kit.model.noun import Line, noun
from kit.model.sheets import Paper
from kit.problems import SourceText


@noun
class Fonts:
    """The font families to print in, by name; the kit's own are the default."""

    text: Line | None = None
    headings: Line | None = None


@noun
class Settings:
    """The contents of a `debate-kit.yaml`. Each key is the option of `build` with that name.

    `set` is a set of sheets; `extra_roles` is what `--with` adds, and `breaks` what `--break` does;
    `columns` says what columns of the class list hold, by their headings. Paths of files are
    relative to the settings' folder.
    `school`, `logo` and `fonts` say how pages look, and are not options.
    """

    debate: Line | None = None
    paper: Paper | None = None
    format: Line | None = None
    minutes: Line | None = None
    start: Line | None = None
    breaks: Line | None = None
    dates: Line | None = None
    essay: Line | None = None
    roster: Line | None = None
    columns: Mapping[Line, Line] = field(default_factory=dict)
    include: Annotated[tuple[Line, ...], MaxLen(100)] = ()
    leave_out: Annotated[tuple[Line, ...], MaxLen(1000)] = ()
    students: Annotated[int, Ge(2), Le(1000)] | None = None
    level: Literal["standard", "supported", "both"] | None = None
    order: Literal["roster", "seating"] | None = None
    code_names: bool | None = None
    scores: bool | None = None
    set: Line | None = None
    extra_roles: Annotated[tuple[Line, ...], MaxLen(40)] = ()
    out: Line | None = None
    school: Annotated[str, MaxLen(80)] | None = None
    logo: Line | None = None
    fonts: Fonts = field(default_factory=Fonts)


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """Settings and the file that they come from; `logo` is the picture's file, if there is one."""

    facts: Settings
    source: SourceText
    logo: Path | None = None

"""What every command knows about where it runs."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kit.problems import BadUsage

if TYPE_CHECKING:
    from kit.load import Layers
    from kit.model.limits import Limits


@dataclass(frozen=True, slots=True)
class Session:
    """The project folder, the user's own, the cache folder, and how much to say.

    `told` are the lines about what was read, which are the same while nothing changes.
    """

    project: Path
    user: Path
    cache: Path
    quiet: bool
    verbose: bool
    told: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, project: str, *, quiet: bool, verbose: bool) -> Session:
        """Read from the options that come before a command, and from the environment."""
        return cls(Path(project).resolve(), _user_folder(), _cache_folder(), quiet, verbose)

    @property
    def limits(self) -> Limits:
        """What making one sheet may take."""
        from kit.model.limits import Limits

        usual = Limits()
        return Limits(
            seconds=_number("DEBATE_KIT_SHEET_SECONDS", usual.seconds),
            megabytes=_number("DEBATE_KIT_SHEET_MEGABYTES", usual.megabytes),
        )

    @property
    def layers(self) -> Layers:
        """Where files are looked for."""
        from kit.load import Layers

        return Layers.of(self.project, self.user)

    def say(self, text: str) -> None:
        """A line of progress, on stderr."""
        if not self.quiet:
            click.echo(text, err=True)

    def tell(self, *lines: str) -> None:
        """Lines about what was read: said now, and again by a build of which nothing changed."""
        self.told.extend(lines)
        for line in lines:
            self.say(line)


def debate_or_default(debate: str | None, session: Session) -> str:
    """The debate that is meant.

    It is the one that is named; else that of the settings; else the project's only own one;
    else the kit's. A debate that `add` brought counts only where it is named.

    Raises `BadUsage` when the project has several of its own and none is named.
    """
    if debate is not None:
        return debate
    from kit.project.which_debate import usual_debate

    return usual_debate(session.layers)


def cast_or_saved(plan: str | None, students: int | None, folder: Path) -> Path | None:
    """The cast that is named; else the one saved in a debate's `folder`, if there is one.

    Where a number of `students` is named instead, there is none.
    """
    from kit.model.saved_cast import SAVED_CAST_FILE

    if plan:
        return Path(plan).resolve()
    saved = folder / SAVED_CAST_FILE
    return saved if students is None and saved.is_file() else None


def _number(name: str, usual: float) -> float:
    """The number in a variable of the environment, or the usual one. Raises `BadUsage`."""
    said = os.environ.get(name, "")
    if not said:
        return usual
    try:
        number = float(said)
    except ValueError:
        number = 0
    if not 0 < number < float("inf"):
        raise BadUsage(f"{name} is “{said}”", f"it should be a number, such as {usual:g}")
    return number


def _user_folder() -> Path:
    """`DEBATE_KIT_HOME`, or where this system keeps a user's own files of a program."""
    named = os.environ.get("DEBATE_KIT_HOME")
    if named:
        return Path(named).resolve()
    from platformdirs import user_data_path

    return user_data_path("debate-kit", appauthor=False)


def _cache_folder() -> Path:
    """`DEBATE_KIT_CACHE`, or where this system keeps caches."""
    named = os.environ.get("DEBATE_KIT_CACHE")
    if named:
        return Path(named).resolve()
    from platformdirs import user_cache_path

    return user_cache_path("debate-kit", appauthor=False)

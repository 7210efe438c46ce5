"""What every command knows of where it runs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import click

from kit.problems import BadUsage


@dataclass(frozen=True, slots=True)
class Session:
    """The project folder, the cache folder, and how much to say."""

    project: Path
    cache: Path
    quiet: bool
    verbose: bool

    @classmethod
    def of(cls, project: str, *, quiet: bool, verbose: bool) -> Session:
        """From the options that stand before a command, and the environment."""
        return cls(Path(project).resolve(), _cache_folder(), quiet, verbose)

    def say(self, text: str) -> None:
        """A line of progress, on stderr."""
        if not self.quiet:
            click.echo(text, err=True)


def debate_or_default(debate: str | None, session: Session) -> str:
    """The debate asked for; else the project's only one; else the kit's own.

    Raises `BadUsage` when the project has several and none is named.
    """
    if debate is not None:
        return debate
    from kit.load import Layers, debate_ids

    layers = Layers.of(session.project)
    ids = debate_ids(layers)
    if len(ids) == 1 or len(layers.folders) == 1:
        own = ids
    else:
        own = tuple(each for each in ids if (layers.folders[0] / "roles" / each).is_dir())
    if len(own) > 1:
        raise BadUsage("there are several debates here", f"name one of: {', '.join(own)}")
    if not ids:
        raise BadUsage("there is no debate here", "a debate is a folder roles/<name>/")
    return own[0] if own else ids[0]


def _cache_folder() -> Path:
    """`DEBATE_KIT_CACHE`, or where this system keeps caches."""
    named = os.environ.get("DEBATE_KIT_CACHE")
    if named:
        return Path(named).resolve()
    from platformdirs import user_cache_path

    return user_cache_path("debate-kit", appauthor=False)

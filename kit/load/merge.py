"""Files that build on the file with the same name in the layer below.

A YAML file does so with a line `extends: base`. Its own keys then replace those below, one by
one, and so do keys inside keys. Lists are replaced as a whole.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from kit.load.yaml import Value, read_yaml
from kit.problems import Problems, SourceText

BASE = "base"
EXTENDS = "extends"


def read_layered(paths: Sequence[Path], problems: Problems) -> tuple[Value, SourceText] | None:
    """Read a YAML file merged over those it builds on: its value and its source.

    `paths` are the files with that name, the winning one first; there is at least one. None and
    problems if one of the files is broken.
    """
    if (read := read_yaml(paths[0], problems)) is None:
        return None
    value, source = read
    if not isinstance(value, dict) or EXTENDS not in value:
        return value, source
    own = {key: inner for key, inner in value.items() if key != EXTENDS}
    place = source.place(EXTENDS)
    if value[EXTENDS] != BASE:
        problems.error(place, f"“{EXTENDS}” can only be “{BASE}”", f"write “{EXTENDS}: {BASE}”")
        return None
    if len(paths) == 1:
        problems.error(
            place,
            f"there is no other “{source.path.name}” below this one to build on",
            f"remove the line “{EXTENDS}: {BASE}”, and write the file in full",
        )
        return None
    if (below := read_layered(paths[1:], problems)) is None:
        return None
    return merged(own, below[0]), dataclasses.replace(source, base=below[1])


def merged(own: Value, below: Value) -> Value:
    """A value merged over another: key by key where both are mappings, else `own`."""
    if isinstance(own, dict) and isinstance(below, dict):
        both = {key: merged(own[key], below[key]) if key in own else below[key] for key in below}
        return both | {key: inner for key, inner in own.items() if key not in below}
    return own

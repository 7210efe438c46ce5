"""Reads the outline that the map of a debate is drawn on: land and borders as points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kit.load.text import read_text
from kit.load.typed import typed
from kit.load.yaml import parse_yaml
from kit.model.region import DebateMap, Outline, OutlineFacts, Spot
from kit.problems import Problems, SourceText, did_you_mean

FOLDER = "outlines"
MOST_BYTES = 60 * 1024
"""Of an outline: many times what a page can show."""
_PAIR = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?),(-?\d{1,6}(?:\.\d{1,6})?)")


def load_outline(
    drawn: DebateMap | None, source: SourceText, folders: Sequence[Path], problems: Problems
) -> Outline | None:
    """The outline of a debate's map, an empty one if it has none; None and problems if broken.

    `source` is the debate's file, and `folders` are its folders, the winning one first.
    """
    if drawn is None or drawn.outline is None:
        return Outline()
    names = {
        path.stem: path for folder in reversed(folders) for path in (folder / FOLDER).glob("*.yaml")
    }
    path = names.get(drawn.outline)
    if path is None:
        problems.error(
            source.place("map", "outline"),
            f"there is no outline “{drawn.outline}” in the folder “{FOLDER}” of this debate",
            did_you_mean(drawn.outline, names)
            or "remove this line to draw the map by its lines and places alone",
        )
        return None
    if path.stat().st_size > MOST_BYTES:
        problems.error(
            source.place("map", "outline"),
            f"the outline “{drawn.outline}” is larger than {MOST_BYTES // 1024} KB",
            "simplify it: no page shows so many points",
        )
        return None
    text = read_text(path, problems)
    parsed = None if text is None else parse_yaml(text, problems)
    if parsed is None:
        return None
    value, marked = parsed
    facts = typed(OutlineFacts, value, marked, problems)
    if facts is None:
        return None
    parts = {
        key: [
            _points(line, 3 if key == "land" else 2, marked, (key, index), problems)
            for index, line in enumerate(lines)
        ]
        for key, lines in (("land", facts.land), ("borders", facts.borders))
    }
    if any(points is None for lines in parts.values() for points in lines):
        return None
    land, borders = (
        tuple(points for points in parts[key] if points is not None) for key in ("land", "borders")
    )
    return Outline(land=land, borders=borders)


def _points(
    text: str, least: int, source: SourceText, keys: tuple[str | int, ...], problems: Problems
) -> tuple[Spot, ...] | None:
    """The points of a line such as “115,31 116.5,31.2”."""
    found = []
    for pair in text.split():
        match = _PAIR.fullmatch(pair)
        if match is None:
            problems.error(
                source.place(*keys),
                f"“{pair[:40]}” is not a point",
                "write two numbers with a comma and no space between, as in “115.2,31”",
            )
            return None
        found.append((float(match[1]), float(match[2])))
    if len(found) < least:
        problems.error(source.place(*keys), f"holds {len(found)} points; it needs {least}")
        return None
    return tuple(found)

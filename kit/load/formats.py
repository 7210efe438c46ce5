"""Reads the files in `templates/formats/` as `Format`s."""

from __future__ import annotations

from kit.load.layers import Layers
from kit.load.merge import read_layered
from kit.load.typed import typed
from kit.model.format import Format, FormatFacts
from kit.problems import Problems


def load_formats(layers: Layers, problems: Problems) -> tuple[Format, ...]:
    """All formats, in the order of their ids; each broken file adds problems instead."""
    found = []
    for format_id in layers.list("templates/formats", ".yaml"):
        paths = tuple(layers.all(f"templates/formats/{format_id}.yaml"))
        if not paths or (read := read_layered(paths, problems)) is None:
            continue
        value, source = read
        if (facts := typed(FormatFacts, value, source, problems)) is not None:
            found.append(Format(format_id, facts, source))
    return tuple(found)

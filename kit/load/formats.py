"""The files in `templates/formats/` to `Format`s."""

from __future__ import annotations

from kit.load.layers import Layers
from kit.load.merge import read_layered
from kit.load.typed import typed
from kit.model.format import Format, FormatFacts
from kit.problems import Problems


def load_formats(layers: Layers, problems: Problems) -> tuple[Format, ...]:
    """Every format there is, by id; those that are broken become problems."""
    found = []
    for format_id in layers.list("templates/formats", ".yaml"):
        paths = tuple(layers.all(f"templates/formats/{format_id}.yaml"))
        if not paths or (read := read_layered(paths, problems)) is None:
            continue
        value, source = read
        if (facts := typed(FormatFacts, value, source, problems)) is not None:
            found.append(Format(format_id, facts, source))
    return tuple(found)

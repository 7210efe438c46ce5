"""The files in `templates/formats/` to `Format`s."""

from __future__ import annotations

from kit.load.layers import Layers
from kit.load.typed import typed
from kit.load.yaml import read_yaml
from kit.model.format import Format, FormatFacts
from kit.problems import Problems


def load_formats(layers: Layers, problems: Problems) -> tuple[Format, ...]:
    """Every format there is, by id; those that are broken become problems."""
    found = []
    for format_id, path in layers.list("templates/formats", ".yaml").items():
        if (read := read_yaml(path, problems)) is None:
            continue
        value, source = read
        if (facts := typed(FormatFacts, value, source, problems)) is not None:
            found.append(Format(format_id, facts, source))
    return tuple(found)

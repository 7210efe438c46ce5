"""The list of code names, `templates/code-names.yaml`."""

from __future__ import annotations

from kit.load.layers import Layers
from kit.load.typed import typed
from kit.load.yaml import read_yaml
from kit.model.cast import CodeNames
from kit.problems import Place, Problems

CODE_NAMES_FILE = "templates/code-names.yaml"


def load_code_names(layers: Layers, problems: Problems) -> tuple[str, ...]:
    """The code names, in the order of the file; empty, and problems, if it is missing or broken."""
    path = layers.find(CODE_NAMES_FILE)
    if path is None:
        problems.error(Place(layers.kit / CODE_NAMES_FILE), "no such file")
        return ()
    if (read := read_yaml(path, problems)) is None:
        return ()
    value, source = read
    found = typed(CodeNames, value, source, problems)
    return () if found is None else found.names

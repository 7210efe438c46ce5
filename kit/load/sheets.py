"""Reads the list of sheets, `templates/sheets.yaml`, and the templates of sheets."""

from __future__ import annotations

from pathlib import Path

from kit.load.layers import Layers
from kit.load.merge import read_layered
from kit.load.text import read_text
from kit.load.typed import typed
from kit.model.sheets import SheetFacts, SheetSet
from kit.problems import Place, Problems, SourceText

SHEETS_FILE = "templates/sheets.yaml"


def load_sheets(layers: Layers, problems: Problems) -> SheetSet | None:
    """Load the winning `sheets.yaml`; None and problems if it is missing or broken."""
    paths = tuple(layers.all(SHEETS_FILE))
    if not paths:
        problems.error(Place(layers.kit / SHEETS_FILE), "no such file")
        return None
    if (read := read_layered(paths, problems)) is None:
        return None
    value, source = read
    facts = typed(SheetFacts, value, source, problems)
    return None if facts is None else SheetSet(facts, source)


def load_template(
    name: str, above: Path | None, layers: Layers, problems: Problems
) -> SourceText | None:
    """Read the winning template with a name below `templates/`; None if there is none.

    With `above`, a file in one of the layers, only the layers below that one are searched.
    """
    path = layers.find(f"templates/{name}", above)
    return None if path is None else read_text(path, problems)

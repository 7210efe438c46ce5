"""The list of sheets, `templates/sheets.yaml`."""

from __future__ import annotations

from pathlib import Path

from kit.load.layers import Layers
from kit.load.merge import read_layered
from kit.load.text import read_text
from kit.load.typed import typed
from kit.model.sheets import Paper, SheetFacts, SheetSet
from kit.problems import Place, Problems, SourceText, did_you_mean

SHEETS_FILE = "templates/sheets.yaml"
OWN_STYLES = "templates/styles/own.css"


def load_sheets(layers: Layers, problems: Problems) -> SheetSet | None:
    """The winning `sheets.yaml`, or None and its problems."""
    paths = tuple(layers.all(SHEETS_FILE))
    if not paths:
        problems.error(Place(layers.kit / SHEETS_FILE), "no such file")
        return None
    if (read := read_layered(paths, problems)) is None:
        return None
    value, source = read
    facts = typed(SheetFacts, value, source, problems)
    return None if facts is None else SheetSet(facts, source)


def load_styles(
    sheets: SheetSet, paper: Paper, layers: Layers, problems: Problems
) -> tuple[SourceText, ...]:
    """The stylesheets that `sheets.yaml` names, the paper's, then every layer's `own.css`."""
    found = []
    for index, name in enumerate(sheets.facts.styles):
        path = layers.find(f"templates/styles/{name}")
        if path is None:
            problems.error(
                sheets.source.place("styles", index),
                f"there is no stylesheet “{name}”",
                did_you_mean(
                    name, (f"{each}.css" for each in layers.list("templates/styles", ".css"))
                ),
            )
        elif (source := read_text(path, problems)) is not None:
            found.append(source)
    if (source := load_style(f"paper-{paper}.css", layers, problems)) is not None:
        found.append(source)
    # Everybody's own styles count, the winning ones last.
    own = [read_text(path, problems) for path in layers.all(OWN_STYLES)]
    return (*found, *(source for source in reversed(own) if source is not None))


def load_style(name: str, layers: Layers, problems: Problems) -> SourceText | None:
    """A stylesheet that the kit itself brings, or None and a problem."""
    path = layers.find(f"templates/styles/{name}")
    if path is None:
        problems.error(Place(layers.kit / f"templates/styles/{name}"), "no such file")
        return None
    return read_text(path, problems)


def load_template(
    name: str, above: Path | None, layers: Layers, problems: Problems
) -> SourceText | None:
    """The winning template of that name below `templates/`, or None.

    With `above`, a file of one layer, only the layers below that are asked.
    """
    path = layers.find(f"templates/{name}", above)
    return None if path is None else read_text(path, problems)

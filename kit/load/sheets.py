"""The list of sheets, `templates/sheets.yaml`."""

from __future__ import annotations

from kit.load.layers import Layers
from kit.load.text import read_text
from kit.load.typed import typed
from kit.load.yaml import read_yaml
from kit.model.sheets import Paper, SheetFacts, SheetSet
from kit.problems import Place, Problems, SourceText, did_you_mean

SHEETS_FILE = "templates/sheets.yaml"


def load_sheets(layers: Layers, problems: Problems) -> SheetSet | None:
    """The winning `sheets.yaml`, or None and its problems."""
    path = layers.find(SHEETS_FILE)
    if path is None:
        problems.error(Place(layers.folders[-1] / SHEETS_FILE), "no such file")
        return None
    if (read := read_yaml(path, problems)) is None:
        return None
    value, source = read
    facts = typed(SheetFacts, value, source, problems)
    return None if facts is None else SheetSet(facts, source)


def load_styles(
    sheets: SheetSet, paper: Paper, layers: Layers, problems: Problems
) -> tuple[SourceText, ...]:
    """The stylesheets that `sheets.yaml` names, then the paper's, each as it was read."""
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
    path = layers.find(f"templates/styles/paper-{paper}.css")
    if path is None:
        problems.error(
            Place(layers.folders[-1] / f"templates/styles/paper-{paper}.css"), "no such file"
        )
    elif (source := read_text(path, problems)) is not None:
        found.append(source)
    return tuple(found)


def load_template(name: str, layers: Layers, problems: Problems) -> SourceText | None:
    """The winning template of that name below `templates/`, or None."""
    path = layers.find(f"templates/{name}")
    return None if path is None else read_text(path, problems)

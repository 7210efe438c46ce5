"""Reads stylesheets: those that a file lists, the kit's own, and the `own.css` of every layer."""

from __future__ import annotations

from collections.abc import Sequence

from kit.load.layers import Layers
from kit.load.text import read_text
from kit.model.sheets import Paper, SheetSet
from kit.problems import Place, Problems, SourceText, did_you_mean

FOLDER = "templates/styles"
OWN_STYLES = f"{FOLDER}/own.css"


def load_styles(
    sheets: SheetSet, paper: Paper, layers: Layers, problems: Problems
) -> tuple[SourceText, ...]:
    """Read the stylesheets in `sheets.yaml`, that of the paper, then the `own.css` of each layer.

    Later ones win. Adds a problem for each that is missing.
    """
    found = listed_styles(sheets.facts.styles, sheets.source, layers, problems)
    of_paper = load_style(f"paper-{paper}.css", layers, problems)
    # Unlike other files, the `own.css` of every layer counts; in CSS, later rules win.
    own = [read_text(path, problems) for path in layers.all(OWN_STYLES)]
    return (*found, *(each for each in (of_paper, *reversed(own)) if each is not None))


def listed_styles(
    names: Sequence[str], source: SourceText, layers: Layers, problems: Problems
) -> tuple[SourceText, ...]:
    """Read the stylesheets that a file lists under `styles`; a problem for each missing one."""
    found = []
    for index, name in enumerate(names):
        path = layers.find(f"{FOLDER}/{name}")
        if path is None:
            known = (f"{each}.css" for each in layers.list(FOLDER, ".css"))
            problems.error(
                source.place("styles", index),
                f"there is no stylesheet “{name}”",
                did_you_mean(name, known),
            )
        elif (style := read_text(path, problems)) is not None:
            found.append(style)
    return tuple(found)


def load_style(name: str, layers: Layers, problems: Problems) -> SourceText | None:
    """Read a stylesheet that belongs to the kit; None and a problem if it is missing."""
    path = layers.find(f"{FOLDER}/{name}")
    if path is None:
        problems.error(Place(layers.kit / FOLDER / name), "no such file")
        return None
    return read_text(path, problems)

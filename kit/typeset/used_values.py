"""Finds the used values of a style's lengths once, not each time that a box is laid out.

WeasyPrint 70 resolves nineteen properties one by one whenever it looks at a box, and at most boxes
it looks several times. Nearly all values are lengths or `auto`, the same for all boxes of a style.
Only percentages, and what is calculated with them, depend on the box around (CSS 2.2, 8.3 to 10.7).

WeasyPrint has no public API for that, so its version is pinned.
"""

from __future__ import annotations

import sys
from math import inf
from typing import Any

import weasyprint
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout import percent

OF_WIDTH = (
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right", "top")),
    "margin_bottom", "padding_bottom", "width", "min_width", "max_width",
)  # fmt: skip
"""Properties whose percentages are of the width of the containing block."""
OF_HEIGHT = ("height", "min_height", "max_height")
BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))
KEPT = "used_values"
"""The attribute of a style that keeps its used values."""

Used = tuple[dict[str, Any], tuple[str, ...], tuple[str, ...], dict[str, Any], str]
"""Values that never change; properties that are of a width and of a height; the widths of borders
where they may have been resolved before; what a width and a height are of."""

weasyprints = percent.resolve_percentages
"""What WeasyPrint does."""


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Set the used values of a box, as WeasyPrint's own function does.

    The containing block is a box, or a pair of its width and height.
    """
    if isinstance(box, PageBox):
        weasyprints(box, containing_block)
        return
    style = box.style
    found: Used | None = style.__dict__.get(KEPT)
    if found is None:
        found = style.__dict__[KEPT] = _used(style)
    fixed, of_width, of_height, borders, sizing = found
    own = box.__dict__
    own.update(fixed)
    if of_width or of_height:
        if isinstance(containing_block, Box):
            width, height = containing_block.width, containing_block.height
        else:
            width, height = containing_block
        for name in of_width:
            percent.resolve_one_percentage(box, name, width)
        for name in of_height:
            if height != "auto":
                percent.resolve_one_percentage(box, name, height)
            elif name == "height":
                box.height = "auto"
            else:
                percent.resolve_one_percentage(box, name, 0 if name == "min_height" else inf)
    for name, value in borders.items():
        own.setdefault(name, value)
    if sizing != "content-box":
        percent.adjust_box_sizing(box, "width")
        percent.adjust_box_sizing(box, "height")


def _used(style: Any) -> Used:
    fixed: dict[str, Any] = {}
    for name in (*OF_WIDTH, *OF_HEIGHT):
        value = style[name]
        if value is None or value == "auto":
            fixed[name] = 0 if value and name in ("min_width", "min_height") else value
        elif getattr(value, "unit", None) not in (None, "%"):
            fixed[name] = value.value
    borders = {name: style[name] for name in BORDERS}
    collapse = style["border_collapse"] == "collapse"
    if not collapse:
        fixed |= borders
    return (
        fixed,
        tuple(name for name in OF_WIDTH if name not in fixed),
        tuple(name for name in OF_HEIGHT if name not in fixed),
        borders if collapse else {},
        style["box_sizing"],
    )


def use() -> None:
    """Have WeasyPrint find used values so."""
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{weasyprint.__name__}.layout."):
            for known, value in list(vars(module).items()):
                if value is weasyprints:
                    setattr(module, known, resolve_percentages)

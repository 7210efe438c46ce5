"""Asks Pango for what a style needs once, not for each line of text in it.

For each text that it measures, and again for each that it draws, WeasyPrint 70 makes a context of
Pango's and a description of the font. All texts of a style can share both: neither changes once it
is made. Nor does the height of its lines, which WeasyPrint looks up by a text of fourteen values.

WeasyPrint has no public API for that, so its version is pinned.
"""

from __future__ import annotations

from typing import Any

import weasyprint.layout.inline
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.line_break import Layout

MODEL = "model_layout"
STRUT = "strut"
"""Attributes of a style that keep what was found for it."""

weasyprints = Layout.setup
weasyprints_strut = line_break.strut
"""What WeasyPrint does."""

ffi.cdef("""
    PangoContext * pango_layout_get_context (PangoLayout *layout);
    const PangoFontDescription * pango_layout_get_font_description (PangoLayout *layout);
""")


def set_up(layout: Any, style: Any) -> None:
    """Make a layout ready for text of a style, as WeasyPrint's own function does.

    The first layout of a style is the model of all others. Where a style asks for features of a
    font, its layouts have attributes that change with their text: these share nothing.
    """
    model = style.__dict__.get(MODEL)
    if model is None:
        model = Layout.__new__(Layout)
        weasyprints(model, style)
        del model.style
        model.shared = None
        if pango.pango_layout_get_attributes(model.layout) == ffi.NULL:
            model.shared = (
                pango.pango_layout_get_context(model.layout),
                pango.pango_layout_get_font_description(model.layout),
            )
        style.__dict__[MODEL] = model
    if model.shared is None:
        weasyprints(layout, style)
        return
    context, description = model.shared
    layout.style, layout.language, layout.first_line_direction = style, model.language, 0
    layout.ascent = model.ascent
    layout.underline_position = model.underline_position
    layout.strikethrough_position = model.strikethrough_position
    if model.ascent is not None:
        layout.underline_thickness = model.underline_thickness
        layout.strikethrough_thickness = model.strikethrough_thickness
    layout.layout = ffi.gc(pango.pango_layout_new(context), gobject.g_object_unref)
    pango.pango_layout_set_auto_dir(layout.layout, False)
    pango.pango_layout_set_font_description(layout.layout, description)


def strut(style: Any) -> tuple[float, float]:
    """The height of a style's lines, and where their baseline is from above."""
    found: tuple[float, float] | None = style.__dict__.get(STRUT)
    if found is None:
        found = style.__dict__[STRUT] = weasyprints_strut(style)
    return found


def use() -> None:
    """Have WeasyPrint ask Pango so."""
    Layout.setup = set_up
    weasyprint.layout.inline.strut = strut

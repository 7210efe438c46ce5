"""Turns packets into pages as HTML, ready to be typeset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kit.model.packet import HtmlSheet, PacketSet, Part, SheetKey
from kit.packets import whole, with_copies, with_fillable
from kit.pipeline.packets import Assembly
from kit.pipeline.rendering import Rendered, render_sheets
from kit.pipeline.steps import RenderSetup
from kit.problems import Problems


@dataclass(frozen=True, slots=True)
class Pages:
    """Every sheet of a build as HTML, with the packets to bind from them.

    `packets` are those whose sheets could all be rendered, and the files to fill in. `sheets` are
    all sheets that are printed; those that count pages are among them, with nothing counted yet.
    `fillable` are the sheets that get form fields, each in its print profile with boxes to type in.
    """

    assembly: Assembly
    packets: PacketSet
    sheets: tuple[HtmlSheet, ...]
    fillable: tuple[HtmlSheet, ...]
    rendered: Rendered

    def counted(self, parts: Mapping[SheetKey, Part], problems: Problems) -> tuple[HtmlSheet, ...]:
        """The sheets that count pages, rendered with the counts of all others (`parts`).

        Those that hold names need not be among these: none of them is counted.
        """
        later = {sheet.key for sheet in self.packets.sheets if sheet.sheet.counts}
        later |= {page.key for page in self.sheets if page.named}
        counted = with_copies(whole(self.packets, parts.keys() | later), parts)
        setup = RenderSetup.of(self.assembly.inputs, self.assembly.setup)
        return render_sheets(setup, counted, problems).sheets


def render(assembly: Assembly, problems: Problems, *, fillable: bool = False) -> Pages:
    """Render every sheet as HTML; with `fillable`, also a second version with form fields.

    Raises `BadInput` when a template has an error.
    """
    setup = RenderSetup.of(assembly.inputs, assembly.setup)
    rendered = render_sheets(setup, assembly.packets.sheets, problems)
    problems.stop_on_errors()
    packets = whole(assembly.packets, {sheet.key for sheet in rendered.sheets})
    pages = Pages(assembly, packets, rendered.sheets, (), rendered)
    return _with_fillable(pages) if fillable else pages


def _with_fillable(pages: Pages) -> Pages:
    from kit.typeset.answers import has_answers

    asking = {
        page.key
        for page in pages.sheets
        if page.sheet.audience != "teacher" and has_answers(page.html)
    }
    packets, fillable = with_fillable(pages.packets, pages.sheets, asking)
    return replace(pages, packets=packets, fillable=fillable)

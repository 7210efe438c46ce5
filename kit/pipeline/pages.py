"""Turns packets into pages as HTML, ready to be typeset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kit.model.packet import HtmlSheet, PacketSet, Part, SheetKey
from kit.packets import with_copies, with_fillable
from kit.pipeline.inputs import Inputs
from kit.pipeline.packets import Assembly
from kit.problems import Problems
from kit.render import Renderer


@dataclass(frozen=True, slots=True)
class Pages:
    """Every sheet of a build as HTML, with the packets to bind from them.

    `packets` includes the files to fill in. `sheets` are all sheets that are printed; those
    that count pages are among them, with nothing counted yet. `fillable` are the sheets that
    get form fields, each in its print profile with boxes to type in.
    """

    assembly: Assembly
    packets: PacketSet
    sheets: tuple[HtmlSheet, ...]
    fillable: tuple[HtmlSheet, ...]
    renderer: Renderer

    def counted(self, parts: Mapping[SheetKey, Part]) -> tuple[HtmlSheet, ...]:
        """The sheets that count pages, rendered with the counts of all others (`parts`)."""
        return self.renderer.render(with_copies(self.packets, parts))


def renderer_of(inputs: Inputs, problems: Problems) -> Renderer:
    """A renderer for the sheets of a debate; it keeps what many sheets share."""
    return Renderer(
        inputs.debate,
        lambda name, above: inputs.template(name, above, problems),
        problems,
        inputs.logo,
    )


def render(assembly: Assembly, problems: Problems, *, fillable: bool = False) -> Pages:
    """Render every sheet as HTML; with `fillable`, also a second version with form fields.

    Raises `BadInput` when a template has an error.
    """
    renderer = renderer_of(assembly.inputs, problems)
    sheets = renderer.render(assembly.packets.sheets)
    problems.stop_on_errors()
    pages = Pages(assembly, assembly.packets, sheets, (), renderer)
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

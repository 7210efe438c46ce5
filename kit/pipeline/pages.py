"""Packets to pages as HTML: what is then typeset, and what that takes."""

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
    """Every sheet of the packets as HTML; `packets` are these, and those to fill in as well.

    `sheets` are all that are printed, those that count among them with nothing to count yet;
    `fillable` are the sheets that get form fields, in profiles of their own.
    """

    assembly: Assembly
    packets: PacketSet
    sheets: tuple[HtmlSheet, ...]
    fillable: tuple[HtmlSheet, ...]
    renderer: Renderer

    def counted(self, parts: Mapping[SheetKey, Part]) -> tuple[HtmlSheet, ...]:
        """The sheets that count, now that all others are typeset."""
        return self.renderer.render(with_copies(self.packets, parts))


def renderer_of(inputs: Inputs, problems: Problems) -> Renderer:
    """What renders the sheets of a debate, and keeps what many of them share."""
    return Renderer(
        inputs.debate,
        lambda name, above: inputs.template(name, above, problems),
        problems,
        inputs.logo,
    )


def render(assembly: Assembly, problems: Problems, *, fillable: bool = False) -> Pages:
    """Every sheet as HTML; with `fillable`, those with something to fill in once more.

    Raises `BadInput` where a template is at fault.
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

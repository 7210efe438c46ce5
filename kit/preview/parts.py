"""The parts of one packet; only sheets that have changed are typeset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.model.packet import HtmlSheet, Packet, PageSetup, Part, SheetInstance, SheetKey
from kit.model.progress import Count
from kit.packets import with_copies
from kit.pipeline.layout import typesetter_for
from kit.pipeline.packets import Assembly
from kit.pipeline.rendering import render_sheets
from kit.pipeline.request import Request
from kit.pipeline.steps import RenderSetup
from kit.problems import Problem, Problems, SourceText
from kit.typeset.typeset import Typesetter


@dataclass(frozen=True, slots=True)
class _Kept:
    """A part that holds names, what it was made from, and its problems."""

    page: HtmlSheet
    typesetter: Typesetter
    part: Part
    problems: tuple[Problem, ...]


class PacketParts:
    """Typesets in this process, which stays warm; keeps in memory what must not be on disk."""

    def __init__(self, request: Request) -> None:
        """`request` names the cache on disk."""
        self.typesetter = typesetter_for(request)
        self.named: dict[SheetKey, _Kept] = {}

    def of(
        self, assembly: Assembly, packet: Packet, problems: Problems, report: Count
    ) -> Mapping[SheetKey, Part]:
        """The parts of a packet, by key.

        If a sheet of it counts pages, the sheets that it counts are among them. Raises
        `BadInput` and `CannotWork`.
        """
        packets = assembly.packets
        keys = {entry.key for entry in packet.entries}
        if packet.plate is not None:
            keys.add(packet.plate[0])
        sheets = [sheet for sheet in packets.sheets if sheet.key in keys]
        counts = any(each.sheet.counts for each in sheets)
        if counts:
            keys |= {entry.key for each in packets.packets for entry in each.entries}
            sheets = [sheet for sheet in packets.sheets if sheet.key in keys]

        def parts_of(some: Sequence[SheetInstance]) -> dict[SheetKey, Part]:
            setup = RenderSetup.of(assembly.inputs, assembly.setup)
            pages = render_sheets(setup, some, problems).sheets
            problems.stop_on_errors(any_error=True)
            return self._parts(pages, assembly.setup, problems, report)

        parts = parts_of([each for each in sheets if not each.sheet.counts])
        if counts:
            parts |= parts_of(with_copies(packets, parts))
        return parts

    def _parts(
        self, pages: Sequence[HtmlSheet], setup: PageSetup, problems: Problems, report: Count
    ) -> dict[SheetKey, Part]:
        shared = [page for page in pages if not page.named]
        parts = self.typesetter.typeset(shared, setup, problems, report)
        problems.stop_on_errors(any_error=True)
        for page in pages:
            if page.named:
                typesetter = self.typesetter.of(page.profile, setup)
                parts[page.key] = self._named(page, typesetter, setup.texts, problems)
                report(len(parts), len(pages))
        problems.stop_on_errors(any_error=True)
        return parts

    def _named(
        self,
        page: HtmlSheet,
        typesetter: Typesetter,
        texts: Sequence[SourceText],
        problems: Problems,
    ) -> Part:
        """The part of a sheet that holds names: kept until the preview ends, never on disk."""
        kept = self.named.get(page.key)
        if kept is None or kept.page != page or kept.typesetter is not typesetter:
            own = Problems()
            parts = typesetter.typeset([page], texts, own)
            if page.key not in parts:
                problems.extend(own)
                problems.stop_on_errors(any_error=True)
            part = parts[page.key]
            kept = self.named[page.key] = _Kept(page, typesetter, part, tuple(own))
        problems.extend(kept.problems)
        return kept.part

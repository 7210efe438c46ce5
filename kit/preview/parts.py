"""The parts of one packet: only what is new is typeset."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.model.packet import HtmlSheet, Packet, Part, SheetKey, SheetOrder
from kit.model.sheets import Paper
from kit.packets import with_copies
from kit.pipeline.planning import Planned
from kit.pipeline.typesetting import ProfileTypesetter
from kit.problems import Problem, Problems, SourceText
from kit.typeset.typeset import Typesetter

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A part that holds names, what it was made from, and what was found wrong."""

    page: HtmlSheet
    typesetter: Typesetter
    part: Part
    problems: tuple[Problem, ...]


class PacketParts:
    """Typesets in this process, which stays warm; remembers what may not be kept on disk."""

    def __init__(self, cache: Path) -> None:
        """`cache` is the folder of all that is kept between runs."""
        self.typesetter = ProfileTypesetter(cache)
        self.named: dict[SheetKey, _Kept] = {}

    def of(
        self,
        planned: Planned,
        packet: Packet,
        paper: Paper,
        problems: Problems,
        report: Report,
    ) -> Mapping[SheetKey, Part]:
        """The parts of a packet; where a sheet of it counts pages, all that it counts as well."""
        keys = {entry.key for entry in packet.entries}
        if packet.plate is not None:
            keys.add(packet.plate[0])
        orders = [order for order in planned.plan.sheets if order.key in keys]
        counts = any(order.sheet.counts for order in orders)
        if counts:
            keys |= {entry.key for each in planned.plan.packets for entry in each.entries}
            orders = [order for order in planned.plan.sheets if order.key in keys]

        parts = self._parts(
            planned, [order for order in orders if not order.sheet.counts], paper, problems, report
        )
        if counts:
            counted = with_copies(planned.plan, parts)
            parts |= self._parts(planned, counted, paper, problems, report)
        return parts

    def _parts(
        self,
        planned: Planned,
        orders: Sequence[SheetOrder],
        paper: Paper,
        problems: Problems,
        report: Report,
    ) -> dict[SheetKey, Part]:
        pages = planned.renderer.render(orders)
        problems.stop_on_errors()
        shared = [page for page in pages if not page.named]
        parts = self.typesetter.typeset(shared, planned, paper, problems, report)
        for page in pages:
            if page.named:
                typesetter = self.typesetter.of(page.profile, planned, paper)
                parts[page.key] = self._named(page, typesetter, planned.texts, problems)
                report(len(parts), len(pages))
        problems.stop_on_errors()
        return parts

    def _named(
        self,
        page: HtmlSheet,
        typesetter: Typesetter,
        texts: Sequence[SourceText],
        problems: Problems,
    ) -> Part:
        """The part of a sheet that holds names: never kept on disk, but until the preview ends."""
        kept = self.named.get(page.key)
        if kept is None or kept.page != page or kept.typesetter is not typesetter:
            own = Problems()
            part = typesetter.typeset([page], texts, own)[page.key]
            kept = self.named[page.key] = _Kept(page, typesetter, part, tuple(own))
        problems.extend(kept.problems)
        return kept.part

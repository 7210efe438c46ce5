"""The copier plan: how many pages each file has, once they are typeset."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from kit.model.packet import CopyLine, ForTeacher, Packet, Plan, SheetKey, SheetOrder


def with_copies(plan: Plan, pages: Mapping[SheetKey, int]) -> tuple[SheetOrder, ...]:
    """The orders of those sheets that count, with the pages of each packet and handout.

    `pages` gives the pages of every other sheet.
    """
    lines = (
        *(_line(packet, pages) for packet in plan.roles),
        *_students(plan, pages),
        *(_line(packet, pages) for packet in plan.handouts),
    )
    return tuple(
        dataclasses.replace(order, context=dataclasses.replace(order.context, copies=lines))
        for order in _counting(plan)
        if isinstance(order.context, ForTeacher)
    )


def _counting(plan: Plan) -> Iterator[SheetOrder]:
    return (order for order in plan.sheets if order.sheet.counts)


def _students(plan: Plan, pages: Mapping[SheetKey, int]) -> Iterator[CopyLine]:
    """One line for the packets of all students: they are printed once each."""
    lines = [_line(packet, pages) for packet in plan.students]
    if lines:
        yield CopyLine(
            path="class.pdf",
            name=f"{len(lines)} packets, one for each student",
            pages=sum(line.pages for line in lines),
            sheets_of_paper=sum(line.sheets_of_paper for line in lines),
        )


def _line(packet: Packet, pages: Mapping[SheetKey, int]) -> CopyLine:
    count = sum(pages[entry.key] for entry in packet.entries)
    return CopyLine(path=packet.path, name=packet.name, pages=count, sheets_of_paper=-(-count // 2))

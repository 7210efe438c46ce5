"""Draws the seating plan of a meeting, band after band from the board to the back.

Lengths are in millimeters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kit.model.diagram import Oval, SeatingDrawing, SeatingTable
from kit.model.meeting import Meeting
from kit.model.procedure import Band, RoomPlan, Spot
from kit.packets.room.blocks import AISLE, Block, block_of, moved
from kit.packets.room.groups import groups_at, is_for_all
from kit.packets.room.pages import pages_of

WIDTH = 172.0
ANYWHERE = RoomPlan(
    say="Tables stand in rows, in the order of the roles’ numbers.",
    bands=(Band(middle=Spot()),),
)
"""The room of a format that says nothing about it."""


def draw_room(meeting: Meeting) -> SeatingDrawing:
    """The seating plan of a class, or of the roles alone where there is no class list.

    What no band of the format's plan has stands at the back.
    """
    plan = None if meeting.procedure is None else meeting.procedure.room
    plan = plan or ANYWHERE
    names = _names(meeting)
    tables: list[SeatingTable] = []
    ovals: list[Oval] = []
    at = 0.0
    for band in _bands(plan, meeting):
        blocks = [*_blocks(band, meeting, names)]
        tall = max((block.height for _, _, block in blocks), default=0.0)
        for left, side, block in blocks:
            top = at + ((tall - block.height) / 2 if side == "middle" else 0.0)
            tables += [moved(each, left, top) for each in block.tables]
            ovals += [
                replace(each, x=round(each.x + left, 2), y=round(each.y + top, 2))
                for each in block.ovals
            ]
        at += tall + AISLE if tall else 0.0
    height = round(max(0.0, at - AISLE), 2)
    return SeatingDrawing(say=plan.say, pages=pages_of(WIDTH, height, tables, ovals))


def _names(meeting: Meeting) -> Mapping[str, str]:
    """The names of places and duties, by their ids, and then the short ones of roles."""
    seats = None if meeting.procedure is None else meeting.procedure.seats
    found = dict({} if seats is None else seats.names)
    return found | {role.id: role.facts.short for role in meeting.roles}


def _bands(plan: RoomPlan, meeting: Meeting) -> Iterator[Band]:
    spots = [spot for band in plan.bands for _, spot in _spots(band)]
    named = {seat for spot in spots for seat in spot.seats}
    yield from plan.bands
    rest = tuple(dict.fromkeys(seat.place for seat in meeting.seats if seat.place not in named))
    if rest and not any(is_for_all(spot) for spot in spots):
        yield Band(middle=Spot(seats=rest))


def _spots(band: Band) -> tuple[tuple[str, Spot], ...]:
    sides = (("left", band.left), ("middle", band.middle), ("right", band.right))
    return tuple((side, spot) for side, spot in sides if spot is not None)


def _blocks(
    band: Band, meeting: Meeting, names: Mapping[str, str]
) -> Iterator[tuple[float, str, Block]]:
    """What stands side by side in a band, each with its left edge; what is empty is left out."""
    placed = () if meeting.cast is None else meeting.cast.placed
    spots = _spots(band)
    wide = (WIDTH - AISLE * (len(spots) - 1)) / len(spots)
    for index, (side, spot) in enumerate(spots):
        block = block_of(spot, side, wide, groups_at(spot, meeting.seats, placed, names))
        # What stands at the sides of the room stands at its walls.
        room = wide - block.width
        shift = {"left": 0.0, "middle": room / 2, "right": room}[side]
        if block.height:
            yield index * (wide + AISLE) + shift, side, block

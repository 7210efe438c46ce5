"""Checks what a format prints for its procedure: forms that have rows, places that there are."""

from __future__ import annotations

from collections.abc import Iterator

from kit.check.names import must_be_known
from kit.model.format import Format
from kit.model.procedure import Form, FormSheet
from kit.problems import Key, Problems


def check_procedure(each: Format, problems: Problems) -> None:
    """Add a problem for each form without rows, and each place or duty that there is not."""
    facts = each.facts
    for name, sheet in (("notes", facts.notes), ("record", facts.record)):
        for index, form in enumerate(() if sheet is None else sheet.forms):
            _check_form(each, form, (name, "forms", index), problems)
    known = [] if facts.seats is None else [*facts.seats.names]
    for key, seats in (
        *_seats_of(facts.notes, "notes"),
        *_seats_of(facts.record, "record"),
        *_room(each),
    ):
        # Whoever gives a format other seats need not draw another room for them.
        if each.source.place(*key).path != each.source.path:
            continue
        for index, seat in enumerate(seats):
            must_be_known(
                seat,
                known,
                each.source,
                (*key, index),
                f"there is no place or duty “{seat}”",
                problems,
            )


def _check_form(each: Format, form: Form, here: Key, problems: Problems) -> None:
    vote = each.facts.vote
    if form.each == "row" and not form.rows and not form.blank:
        problems.error(
            each.source.place(*here),
            "this form has no rows",
            "name them under “rows”, say how many are “blank”, or “each: role”",
        )
    if form.each == "sign" and (vote is None or not vote.signs):
        problems.error(
            each.source.place(*here, "each"),
            "this form has a row for each sign, and the format has no signs",
            "name them under “vote”, as “signs”",
        )


def _seats_of(sheet: FormSheet | None, name: str) -> Iterator[tuple[Key, tuple[str, ...]]]:
    for index, form in enumerate(() if sheet is None else sheet.forms):
        yield (name, "forms", index, "seats"), form.seats


def _room(each: Format) -> Iterator[tuple[Key, tuple[str, ...]]]:
    """The places and duties of each part of the room, with their key."""
    room = each.facts.room
    for index, band in enumerate(() if room is None else room.bands):
        for side in ("left", "middle", "right"):
            spot = getattr(band, side)
            if spot is not None:
                yield ("room", "bands", index, side, "seats"), spot.seats

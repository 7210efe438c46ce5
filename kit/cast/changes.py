"""What a new cast changes, in words."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.cast import Cast, Seat
from kit.model.roster import Roster


def changes(before: Cast, after: Cast, seats: Sequence[Seat], roster: Roster) -> tuple[str, ...]:
    """Describe the change for each student whose seat or part changed, in the order of the roster.

    `roster` contains everybody who is or was in the class. Gives one line of text per student,
    or a single line if nothing changed.
    """
    titles = {seat.id: seat.name for seat in seats}
    old = {seating.student: seating for seating in before.seatings}
    new = {seating.student: seating for seating in after.seatings}
    absent = {student.key for student in roster.students if student.facts.absent}
    lines = []
    for student in roster.students:
        was, now = old.get(student.key), new.get(student.key)
        if was is not None and now is None:
            why = "is absent" if student.key in absent else "has left"
            lines.append(f"{student.key} {why}; was {was.part}, {titles.get(was.seat, was.seat)}")
        elif was is None and now is not None:
            lines.append(f"{student.key} joins {titles[now.seat]} as {now.part}")
        elif was is not None and now is not None and was.seat != now.seat:
            lines.append(
                f"{student.key} moves from {titles.get(was.seat, was.seat)} to {titles[now.seat]}"
            )
        elif was is not None and now is not None and was.part != now.part:
            # Who moves up in the same seat replaces a student who left it.
            gone = next(
                (
                    other.student
                    for other in before.seatings
                    if other.seat == was.seat
                    and other.part == now.part
                    and new.get(other.student) is None
                ),
                None,
            )
            lines.append(
                f"{student.key} is now {now.part}, {titles[now.seat]}"
                + (f", for {gone}" if gone else "")
            )
    return tuple(lines) or ("nobody changes seats",)

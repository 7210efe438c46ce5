"""What a teacher should know about a new cast, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kit.model.cast import Cast, Seat
from kit.model.roster import Student

WISHES = ("first", "second", "third")
MOST_FOR_NEW_PARTNERS = 30
"""Students. In a larger class, or over several debates, finding new partners takes minutes."""


def seat_notes(
    here: Sequence[Student], seats: Sequence[Seat], seat_of: Mapping[str, str]
) -> tuple[str, ...]:
    """Notes on how many students got which wish, and on uneven sides."""
    notes = []
    wishing = [student for student in here if student.facts.wishes]
    if wishing:
        granted = Counter(
            student.facts.wishes.index(seat_of[student.key])
            for student in wishing
            if seat_of[student.key] in student.facts.wishes
        )
        got = [
            f"{granted[place]} got their {word} wish"
            for place, word in enumerate(WISHES)
            if granted[place]
        ]
        none = len(wishing) - sum(granted[place] for place in range(len(WISHES)))
        said = ", ".join([*got, *([f"{none} none of them"] if none else [])])
        notes.append(f"of {len(wishing)} who named wishes, {said}")
    stances = {seat.id: seat.stance for seat in seats}
    sides = Counter(stances[seat] for seat in seat_of.values())
    if abs(sides["support"] - sides["oppose"]) > 1:
        notes.append(
            f"the sides are uneven, {sides['support']} for and {sides['oppose']} against: "
            "the rules leave no other way"
        )
    return tuple(notes)


def partner_notes(earlier: Sequence[Cast], students: int) -> tuple[str, ...]:
    """Notes on partners who may meet again; `students` is the number of those with rules."""
    if earlier and students > MOST_FOR_NEW_PARTNERS:
        return ("earlier partners may meet again: the class is too large to part them all",)
    if len(earlier) > 1:
        return ("of earlier partners, those of the last debate were kept apart where it could be",)
    return ()

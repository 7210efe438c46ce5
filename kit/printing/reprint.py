"""What to print again after a change of the cast, before anything is built."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.cast import class_cast, prepares_with
from kit.model.cast import ClassOrder, Seated
from kit.packets.names import file_names
from kit.publish import owned_files, settings_of

_PLATES = re.compile(r"plates/(?P<seat>\S+) \d+( .*)?")
"""What a student's packet was made from, among other sheets: the plates of her seat."""


@dataclass(frozen=True, slots=True)
class Reprint:
    """Students whose packets differ from those that were built, by key, and packets of nobody.

    With `guide`, the teacher's guide differs as well. Without `built`, there are no packets of a
    class yet.
    """

    built: bool
    students: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    guide: bool = False


def to_print_again(folder: Path, seated: Seated) -> Reprint:
    """Compare a cast with the packets of students in a debate's output folder.

    A packet names on its cover those who prepare together, at the same table, so it differs when
    they do. Who of them leads, and the words of roles, are for a build to compare.
    """
    owned = owned_files(folder)
    made = {path: facts for path, facts in owned.items() if _is_packet(facts)}
    settings = settings_of(folder)
    if not made or settings.get("code_names") is True:
        # Code names do not tell whose packet it is.
        return Reprint(built=bool(made), guide=bool(made))
    order: ClassOrder = "seating" if settings.get("order") == "seating" else "roster"
    placed = class_cast(seated, order).placed
    names = file_names(placed)
    paths = {
        each.student.key: f"students/{name}.pdf" for name, each in zip(names, placed, strict=True)
    }
    seats = {each.id: each for each in seated.seats}
    now: dict[str, set[str]] = {}
    for each in placed:
        now.setdefault(prepares_with(each.seat), set()).add(paths[each.student.key])
    before: dict[str, set[str]] = {}
    for path, facts in made.items():
        seat = _seat_of(facts)
        group = prepares_with(seats[seat]) if seat in seats else seat
        before.setdefault(group, set()).add(path)
    differing = tuple(
        each.student.key
        for each in placed
        if now[group := prepares_with(each.seat)] != before.get(group, set())
    )
    gone = tuple(path for path in sorted(made) if path not in paths.values())
    return Reprint(True, differing, gone, guide=bool(differing or gone))


def _seat_of(facts: Mapping[str, Any]) -> str:
    """The id of the seat that a student's packet was made for; "" if the manifest does not say."""
    inputs = facts.get("inputs")
    found = map(_PLATES.fullmatch, inputs if isinstance(inputs, Mapping) else ())
    return next((each["seat"] for each in found if each is not None), "")


def _is_packet(facts: Any) -> bool:
    return isinstance(facts, Mapping) and facts.get("kind") == "student"

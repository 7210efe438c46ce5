"""What to print again after a change of the cast, before anything is built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.cast import class_cast
from kit.model.cast import ClassOrder, Seated
from kit.packets.names import file_names
from kit.publish import owned_files, settings_of


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

    A packet names the others in the same role on its cover, so it differs when they do.
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
    now: dict[str, set[str]] = {}
    for each in placed:
        now.setdefault(each.seat.plays, set()).add(paths[each.student.key])
    before: dict[str, set[str]] = {}
    for path, facts in made.items():
        before.setdefault(str(facts.get("whom")), set()).add(path)
    differing = tuple(
        each.student.key
        for each in placed
        if paths[each.student.key] not in made
        or now[each.seat.plays] != before.get(each.seat.plays, set())
    )
    gone = tuple(path for path in sorted(made) if path not in paths.values())
    return Reprint(True, differing, gone, guide=bool(differing or gone))


def _is_packet(facts: Any) -> bool:
    return isinstance(facts, Mapping) and facts.get("kind") == "student"

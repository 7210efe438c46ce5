"""The class that packets were made for: who gets which file."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from kit.cast import class_cast
from kit.model.cast import ClassOrder, Placed, Seated
from kit.model.printing import Player
from kit.packets.names import file_names
from kit.pipeline.inputs import load_class_inputs
from kit.pipeline.table import seat_students
from kit.printing.finished import Finished, build_again
from kit.printing.rebuild_request import rebuild_request
from kit.printing.request import PrintRequest
from kit.problems import CannotWork, Problems

_ORDERS: tuple[ClassOrder, ...] = ("roster", "seating")


@dataclass(frozen=True, slots=True)
class ClassMembers:
    """Those present, in print order; how many are absent; and whose packets are missing."""

    present: tuple[Player, ...] = ()
    absent: int = 0
    without: tuple[str, ...] = ()


def read_class_members(
    request: PrintRequest, finished: Finished, problems: Problems
) -> ClassMembers:
    """The students of a saved cast, each with the packet that the build made, if any.

    Nobody without a saved cast. Raises `BadInput` for a cast or a debate that cannot be read,
    and `CannotWork` where the packets are those of another cast.
    """
    asked = rebuild_request(request, finished)
    if asked.source.plan is None:
        return ClassMembers()
    # Names or code names: which of them are on paper, the packets tell.
    source = dataclasses.replace(asked.source, coded=True)
    asked = dataclasses.replace(asked, source=source, format=None)
    inputs = load_class_inputs(asked, problems)
    seated = seat_students(inputs, asked, problems)
    problems.stop_on_errors()
    assert seated is not None, "a class that cannot be seated is a problem"
    paths = _paths(finished, seated, inputs.students.code_names)
    if paths is None:
        raise CannotWork(
            f"the packets in {finished.folder / 'students'} are not those of the cast in "
            f"{source.plan}",
            "the cast has changed since; make them again: "
            + build_again(finished.folder, "--plan", str(source.plan)),
        )
    order: ClassOrder = "seating" if request.order == "seating" else "roster"
    wanted = class_cast(seated, order)
    # The class list may have said another level than the saved cast when they were built.
    levels = {file.path: file.level for file in finished.files}
    present = tuple(
        Player(
            names=(each.student.name, each.student.key, paths[each.student.key][1]),
            role=each.seat.plays,
            level=levels.get(paths[each.student.key][0], each.student.facts.level),
            path=paths[each.student.key][0],
        )
        for each in wanted.placed
    )
    made = any(player.path for player in present)
    without = tuple(player.names[1] for player in present if made and not player.path)
    return ClassMembers(present, len(wanted.absent), without)


def _paths(
    finished: Finished, seated: Seated, code_names: Sequence[str] | None
) -> dict[str, tuple[str, str]] | None:
    """By the key of each student: the packet's path, or "", and the name printed on it.

    Files are named by what was printed, names or code names, and numbered in the order of
    the build. The right naming is the one in which every file belongs to a student. None if
    neither is right.
    """
    made = {file.path for file in finished.files if file.kind == "student"}
    for names in (None, code_names):
        for order in _ORDERS:
            found = _named(class_cast(seated, order, names).placed)
            if made <= {path for path, _ in found.values()}:
                return {
                    key: (path if path in made else "", printed)
                    for key, (path, printed) in found.items()
                }
    return None


def _named(placed: Sequence[Placed]) -> dict[str, tuple[str, str]]:
    names = file_names(placed)
    return {
        each.student.key: (f"students/{name}.pdf", each.printed)
        for name, each in zip(names, placed, strict=True)
    }

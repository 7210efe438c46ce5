"""The class that packets were made for: who gets which file."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kit.load import Layers, load_debate, load_formats, profile_ids
from kit.model.cast import Placed
from kit.model.printing import Player
from kit.packets.names import file_names
from kit.pipeline.casting import RosterSource, Seated, seat_class
from kit.pipeline.placing import class_cast
from kit.printing.finished import Finished
from kit.problems import CannotWork, Problems

_ORDERS: tuple[Literal["roster", "seating"], ...] = ("roster", "seating")


@dataclass(frozen=True, slots=True)
class Players:
    """Those present, in print order; how many are absent; and whose packets are missing."""

    present: tuple[Player, ...] = ()
    absent: int = 0
    without: tuple[str, ...] = ()


def read_players(
    finished: Finished,
    plan: Path | None,
    debate_id: str,
    layers: Layers,
    order: Literal["roster", "seating"],
    problems: Problems,
) -> Players:
    """The students of a saved plan, each with the packet that the build made, if any.

    Nobody without a plan. Raises `BadInput` for a plan or a debate that cannot be read, and
    `CannotWork` where the packets are those of another cast.
    """
    if plan is None:
        return Players()
    debate = load_debate(debate_id, layers, problems)
    formats = load_formats(layers, problems)
    source = RosterSource(plan=plan, profiles=profile_ids(layers))
    seated = None
    if debate is not None:
        seated = seat_class(source, debate, formats, None, finished.extra, problems)
    problems.stop_on_errors()
    assert seated is not None, "a class that cannot be seated is a problem"
    paths = _paths(finished, seated, source, layers, problems)
    wanted = class_cast(seated, dataclasses.replace(source, order=order), layers, problems)
    present = tuple(
        Player(
            names=(each.student.name, each.student.key, paths[each.student.key][1]),
            role=each.seat.id,
            level=each.student.level,
            path=paths[each.student.key][0],
        )
        for each in wanted.placed
    )
    made = any(player.path for player in present)
    without = tuple(player.names[1] for player in present if made and not player.path)
    return Players(present, len(wanted.absent), without)


def _paths(
    finished: Finished, seated: Seated, source: RosterSource, layers: Layers, problems: Problems
) -> dict[str, tuple[str, str]]:
    """By the key of each student: the packet's path, or "", and the name printed on it.

    Files are named by what was printed, names or code names, and numbered in the order of the
    build. The right naming is the one in which every file belongs to a student.
    """
    made = {file.path for file in finished.files if file.kind == "student"}
    for coded in (False, True):
        for order in _ORDERS:
            asked = dataclasses.replace(source, coded=coded, order=order)
            placed = class_cast(seated, asked, layers, problems).placed
            found = _named(placed)
            if made <= {path for path, _ in found.values()}:
                return {
                    key: (path if path in made else "", printed)
                    for key, (path, printed) in found.items()
                }
    raise CannotWork(
        f"the packets in {finished.folder / 'students'} are not those of the cast in {source.plan}",
        "the cast has changed since; make them again: debate-kit build --plan …/plan.yaml",
    )


def _named(placed: Sequence[Placed]) -> dict[str, tuple[str, str]]:
    names = file_names(placed)
    return {
        each.student.key: (f"students/{name}.pdf", each.printed)
        for name, each in zip(names, placed, strict=True)
    }

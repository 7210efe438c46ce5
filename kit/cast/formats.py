"""Chooses the debate format for a class."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.saved_cast import SavedCast
from kit.problems import BadUsage, did_you_mean


def choose_format(
    debate: Debate,
    formats: Sequence[Format],
    format_id: str | None,
    students: int | None,
    fits: Callable[[Format], bool] = lambda each: True,
) -> Format:
    """The format `format_id`; if it is None, the debate's first format for a class of this size.

    `fits` says whether one fits the lesson. If none of the debate's formats is made for this many
    students in this time, the first that is for as many; else the debate's first.
    Raises `BadUsage` if there is no such format.
    """
    by_id = {each.id: each for each in formats}
    if format_id is not None:
        if format_id not in by_id:
            raise BadUsage(f"there is no format “{format_id}”", did_you_mean(format_id, by_id))
        return by_id[format_id]
    usual = [by_id[name] for name in debate.facts.formats if name in by_id]
    if not usual:
        raise BadUsage(f"there is no format “{debate.facts.formats[0]}”", "")

    def seats(each: Format) -> bool:
        size = each.facts.students
        return students is None or size.min <= students <= size.max

    best = sorted(usual, key=lambda each: (not seats(each), not fits(each)))
    return best[0]


def format_of_saved(
    saved: SavedCast, debate: Debate, formats: Sequence[Format], format_id: str | None
) -> Format:
    """The format of a saved cast; its seats exist only in that format.

    Raises `BadUsage` if `format_id` is another format, or if the saved format does not exist.
    """
    if format_id is not None and format_id != saved.facts.format:
        raise BadUsage(
            f"this cast is for the format “{saved.facts.format}”, not for “{format_id}”",
            "leave out --format, or propose a new cast with “debate-kit cast”",
        )
    return choose_format(debate, formats, saved.facts.format, None)

"""Chooses the debate format for a class."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.saved_cast import SavedCast
from kit.problems import BadUsage, Problems, did_you_mean


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

    def order(each: Format) -> tuple[bool, bool]:
        return students is not None and not _fits(each, students), not fits(each)

    return min(usual, key=order)


def check_size(
    chosen: Format,
    formats: Sequence[Format],
    students: int,
    problems: Problems,
    fits: Callable[[Format], bool] = lambda each: True,
    *,
    asked: bool = False,
) -> None:
    """Warn if a format is not made for a class of this size; the hint names those that are.

    Of those that are, the ones that also fit the lesson are named, if there are any.

    A class that is too small for every format is as it is: that is told only where it was `asked`
    what a class of this size needs.
    """
    fewest = min(each.facts.students.min for each in formats)
    if _fits(chosen, students) or (students < fewest and not asked):
        return
    limits = chosen.facts.students
    made = [each for each in formats if _fits(each, students)]
    others = [f"--format {each.id}" for each in [*filter(fits, made)] or made]
    hint = f"made for that: {' or '.join(others)}"
    if not others:
        hint = "no format is made for so few; the packets are made all the same"
        if students > limits.max:
            hint = "no format is made for so many: make two groups that debate side by side"
    problems.warn(
        chosen.source.place("students"),
        f"“{chosen.facts.name}” is made for {limits.min} to {limits.max} students, and there are "
        f"{students}",
        hint,
    )


def _fits(chosen: Format, students: int) -> bool:
    return chosen.facts.students.min <= students <= chosen.facts.students.max


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

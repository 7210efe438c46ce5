"""Chooses the debate format for a class."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.saved_cast import SavedCast
from kit.problems import BadUsage, Problems, did_you_mean


def choose_format(
    debate: Debate, formats: Sequence[Format], format_id: str | None, students: int | None
) -> Format:
    """The format `format_id`; if it is None, the debate's first format for a class of this size.

    If none is made for this many students, or if `students` is None, the debate's first format.
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
    if students is None:
        return usual[0]
    return next((each for each in usual if _fits(each, students)), usual[0])


def check_size(
    chosen: Format,
    formats: Sequence[Format],
    students: int,
    problems: Problems,
    *,
    asked: bool = False,
) -> None:
    """Warn if a format is not made for a class of this size; the hint names those that are.

    A class that is too small for every format is as it is: that is told only where it was `asked`
    what a class of this size needs.
    """
    fewest = min(each.facts.students.min for each in formats)
    if _fits(chosen, students) or (students < fewest and not asked):
        return
    limits = chosen.facts.students
    others = [f"--format {each.id}" for each in formats if _fits(each, students)]
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

"""Checks the debate formats, and the formats that a debate names."""

from __future__ import annotations

from collections.abc import Sequence

from kit.check.names import must_be_known
from kit.model.debate import Debate
from kit.model.format import Format
from kit.problems import Key, Problems


def check_default_formats(debate: Debate, formats: Sequence[Format], problems: Problems) -> None:
    """Add a problem for each format that a debate names and that does not exist."""
    known = [each.id for each in formats]
    for index, name in enumerate(debate.facts.formats):
        must_be_known(
            name,
            known,
            debate.source,
            ("formats", index),
            f"there is no format “{name}”",
            problems,
        )


def check_format(each: Format, problems: Problems) -> None:
    """Add a problem for each rule that a single format breaks."""
    facts, source = each.facts, each.source
    if facts.students.min > facts.students.max:
        problems.error(source.place("students"), "the smallest class is larger than the largest")
    for number, lesson in enumerate(facts.lessons):
        here: Key = ("lessons", number)
        for index, phase in enumerate(lesson.phases):
            if (phase.minutes is None) == (phase.turns is None):
                problems.error(
                    source.place(*here, "phases", index),
                    f"the phase “{phase.name}” needs either “minutes” or “turns”",
                )
        total = sum(phase.length for phase in lesson.phases)
        if total != lesson.minutes:
            problems.error(
                source.place(*here, "minutes"),
                f"the phases of “{lesson.name}” add up to {total:g} minutes, "
                f"not to {lesson.minutes:g}",
            )
        elastic = [phase for phase in lesson.phases if phase.elastic]
        if len(elastic) != 1 or elastic[0].turns is not None:
            problems.error(
                source.place(*here, "phases"),
                f"“{lesson.name}” needs one phase with “elastic: true”, given in minutes",
                "it takes up the difference when a lesson is longer or shorter",
            )

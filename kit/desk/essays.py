"""The step “Debate”, from an essay: who is in it, who takes part, and a debate that builds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from kit.customise.settings import settings_changed
from kit.desk.held import Held
from kit.desk.project import Project
from kit.draft import (
    Choices,
    draft_debate,
    part_from,
    part_of,
    question_from,
    usual_choice,
)
from kit.load import left_out_lines, load_formats, read_essay
from kit.problems import BadUsage, Problems
from kit.stakeholders import stakeholders

LISTED = 15
"""Stakeholders that are offered: those further down are seldom more than a mention."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the essay: other names, the ¶s, the first sentence; `usual` if proposed."""

    name: str
    also: tuple[str, ...]
    paragraphs: tuple[int, ...]
    sentence: str
    perhaps_same: tuple[str, ...]
    usual: bool


@dataclass(frozen=True, slots=True)
class EssayRead:
    """An essay as it was read: what it is called, what was left out, and who is in it.

    `question` is one that its title suggests.
    """

    file: str
    title: str
    byline: str
    paragraphs: int
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    people: tuple[Person, ...]
    question: str


def take_essay(project: Project, held: Held, name: str, data: bytes) -> None:
    """Read an essay that was dropped on the page. Raises `BadInput` if it cannot be read."""
    problems = Problems()
    path = Path(PurePath(name).name or "essay.txt")
    reading = read_essay(path, problems, data)
    problems.stop_on_errors()
    assert reading is not None, "what cannot be read is a problem"
    held.essay, held.essay_name = reading, path.name
    held.people = tuple(stakeholders(reading.paragraphs))[:LISTED]


def forget_essay(held: Held) -> None:
    """Hold no essay any longer."""
    held.essay, held.essay_name, held.people = None, "", ()


def essay_read(held: Held) -> EssayRead | None:
    """The essay that was dropped; None without one."""
    reading = held.essay
    if reading is None:
        return None
    usual = usual_choice(held.people)
    return EssayRead(
        file=held.essay_name,
        title=reading.title,
        byline=reading.byline,
        paragraphs=len(reading.paragraphs),
        notes=reading.notes,
        left_out=tuple(left_out_lines(reading.left_out)),
        people=tuple(
            Person(
                each.name,
                each.aliases,
                each.paragraphs,
                each.first_sentence,
                each.perhaps_same,
                usual=index in usual,
            )
            for index, each in enumerate(held.people)
        ),
        question=question_from(reading.title or "the essay"),
    )


def draft(
    project: Project, held: Held, people: Sequence[str], others: Sequence[str], question: str
) -> None:
    """Write a debate on the essay, as `debate-kit debate draft` does, and choose it.

    `people` are names of those who were found in it; `others` are further roles. Raises
    `BadUsage` for too few roles, or a question that is no line.
    """
    reading = held.essay
    if reading is None:
        raise BadUsage("there is no essay", "drop its file first")
    found = {each.name: each for each in held.people}
    parts = [part_from(found[name]) for name in people if name in found]
    for name in others:
        if name.strip() and name.strip().casefold() not in {each.name.casefold() for each in parts}:
            parts.append(part_of(name, held.people, reading.paragraphs))
    problems = Problems()
    formats = load_formats(project.layers, problems)
    problems.stop_on_errors()
    if not question.strip():
        raise BadUsage("the question is empty", "write what is debated, for yes or no")
    choices = Choices(tuple(parts), None, question.strip())
    drafted = draft_debate(reading, choices, formats, project.layers)
    drafted.changes.apply()
    settings_changed({"debate": drafted.id}, project.layers).apply()
    forget_essay(held)
    held.forget_debate()

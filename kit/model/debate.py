"""A debate: its question, its essay, and the roles that argue about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Ge, Le, Len, MinLen

from kit.model.noun import Line, Text, noun
from kit.problems import SourceText

Moment = Literal["prepare", "during", "after"]
Stance = Literal["support", "oppose", "conditional", "undecided"]

BRIEF_BLOCKS = (
    "who_you_are",
    "in_the_essay",
    "interests",
    "red_lines",
    "leverage",
    "arguments",
    "objections",
)
PRIVATE_BLOCKS = ("priorities", "trades", "secrets", "approach")
BLOCKS = BRIEF_BLOCKS + PRIVATE_BLOCKS


@noun
class Paragraph:
    """One paragraph of the essay: what it says in our words, and words that stand in it."""

    digest: Text
    terms: Annotated[tuple[Line, ...], MinLen(1)]
    questions: tuple[Line, ...] = ()


@noun
class Essay:
    """The text under debate. Paragraph n of `paragraphs` is cited as ¶n, from 1."""

    title: Line
    origin: Text
    paragraphs: Annotated[tuple[Paragraph, ...], MinLen(1)]
    concedes: tuple[Text, ...] = ()
    leaves_out: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The teacher's own copy of the essay: its paragraphs in order, and its file."""

    paragraphs: tuple[str, ...]
    source: SourceText


@noun
class Prompt:
    """A question or task: when it is asked, and how many ruled lines answer it.

    `strong` says what a strong answer holds, for the teacher alone.
    """

    moment: Moment
    ask: Text
    lines: Annotated[int, Ge(1), Le(30)]
    strong: Text


@noun
class Clause:
    """One point of the agreement, to amend and vote on."""

    title: Line
    text: Text


@noun
class Term:
    """One entry of the glossary."""

    term: Line
    meaning: Text


@noun
class Event:
    """One entry of the timeline, with the id of the source that it can be checked in."""

    when: Line
    what: Text
    source: Line


@noun
class Source:
    """Where a piece of outside knowledge comes from, as a student could look it up."""

    id: Line
    text: Text


@noun
class Criterion:
    """One row of the rubric: what is judged, and its levels from the best down."""

    name: Line
    levels: Annotated[tuple[Text, ...], Len(2, 5)]


@noun
class Note:
    """A titled passage of the teacher's guide."""

    title: Line
    text: Text


@noun
class DebateFacts:
    """What stands in a `debate.yaml`."""

    title: Line
    question: Line
    language: Annotated[str, Len(2, 20)] = "en"
    setting: Text
    essay: Essay
    cast: Annotated[tuple[Line, ...], Len(2, 40)]
    formats: Annotated[tuple[Line, ...], MinLen(1)]
    prompts: tuple[Prompt, ...] = ()
    clauses: tuple[Clause, ...] = ()
    glossary: tuple[Term, ...] = ()
    timeline: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    rubric: tuple[Criterion, ...] = ()
    guide: tuple[Note, ...] = ()


@noun
class Seats:
    """How many students a role takes."""

    min: Annotated[int, Ge(1), Le(40)]
    max: Annotated[int, Ge(1), Le(40)]


@noun
class RoleFacts:
    """What stands in the front matter of a role's template.

    `rank` says in which order roles join a growing cast (1 first); the number
    printed on a packet is the role's place in the debate's `cast`.
    """

    name: Line
    short: Annotated[str, Len(1, 24)]
    delegation: Line
    line: Line
    stance: Stance
    rank: Annotated[int, Ge(1), Le(99)]
    seats: Seats
    absorber: bool = False
    cites: Annotated[tuple[Annotated[int, Ge(1)], ...], MinLen(1)]
    ask: Annotated[tuple[Line, ...], Len(2, 2)]
    prompts: Annotated[tuple[Prompt, ...], MinLen(1)]


@dataclass(frozen=True, slots=True)
class Role:
    """One stakeholder: its facts, its template, and its emblem if it has one."""

    id: str
    facts: RoleFacts
    source: SourceText
    template: str
    emblem: Path | None


@dataclass(frozen=True, slots=True)
class Debate:
    """One debate, its roles in cast order. `layers` are its folders, the winning one first."""

    id: str
    facts: DebateFacts
    source: SourceText
    roles: tuple[Role, ...]
    layers: tuple[Path, ...]

    def number(self, role_id: str) -> int:
        """The number printed on that role's packet, from 1."""
        return [role.id for role in self.roles].index(role_id) + 1

"""A role of a debate: its facts, its templates, what it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Ge, Le, Len, MaxLen, MinLen

from kit.model.noun import Line, Text, noun
from kit.problems import Place, SourceText

Moment = Literal["prepare", "during", "after"]
Stance = Literal["support", "oppose", "conditional", "undecided"]
Level = Literal["standard", "supported"]

LEVELS: tuple[Level, ...] = ("standard", "supported")

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
BLOCK_TITLES: Mapping[str, str] = {
    "who_you_are": "Who you are",
    "in_the_essay": "In the essay",
    "interests": "What you want",
    "red_lines": "What you cannot accept",
    "leverage": "What gives you weight",
    "arguments": "Your best arguments",
    "objections": "What others will say, and your answer",
    "priorities": "Your priorities, the most important first",
    "trades": "What you may give, and for what",
    "secrets": "What you keep to yourself",
    "approach": "Whom to seek out, and why",
}
"""What each block is called on the page."""

# A comment that is not closed runs to the end of the text. So the search never takes long.
COMMENT = re.compile(r"\{#.*?(?:#\}|\Z)", re.DOTALL)
"""What a template does not print, and the kit does not judge."""


@noun
class Prompt:
    """A question or task: when it is asked, and how many ruled lines answer it.

    `moment` says on which sheet it stands: to prepare, during the debate, or after it. `ask`
    are its words; `lines` says how many ruled lines there are to answer it. At the level
    “supported” it is asked in the words of `supported`, and `frame` begins the answer. `strong`
    says what a strong answer holds, for the teacher alone.
    """

    moment: Moment
    ask: Text
    supported: Text | None = None
    frame: Line | None = None
    lines: Annotated[int, Ge(1), Le(30)]
    strong: Text


@noun
class Seats:
    """How many students a role takes: `min` at least, `max` at most."""

    min: Annotated[int, Ge(1), Le(40)]
    max: Annotated[int, Ge(1), Le(40)]


@noun
class RoleFacts:
    """What stands in the front matter of a role's template.

    `name` is what the role is called, `short` the same in a narrow column; `delegation` says
    whom it stands for; `line` is one public line, printed on every cover. `stance` stands in
    the teacher's guide alone. An `absorber` takes any number of students. `rank` says in which
    order roles join a growing cast (1 first); the number printed on a packet is where the
    role stands in the debate's `cast`. `cites` are the paragraphs that its text cites, `mentioned`
    those that speak of it. `ask` are the roles it has questions for, the most wanted first;
    `words` are entries of the glossary.
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
    mentioned: tuple[Annotated[int, Ge(1)], ...] = ()
    ask: Annotated[tuple[Line, ...], Len(2, 6)]
    words: Annotated[tuple[Line, ...], MaxLen(6)] = ()
    prompts: Annotated[tuple[Prompt, ...], MinLen(1)]


@dataclass(frozen=True, slots=True)
class Role:
    """One stakeholder: its facts, its templates, and its emblem if it has one.

    `number` is printed on its packet; an `extension` is not in the essay. `bodies` are its
    template, then those that it builds on, each without the facts but with their lines.
    """

    id: str
    number: int
    extension: bool
    facts: RoleFacts
    source: SourceText
    bodies: tuple[SourceText, ...]
    emblem: Path | None

    def block(self, name: str) -> Place:
        """Where the block of that name stands that is printed."""
        return self.find(f"block {name}")

    def find(self, words: str) -> Place:
        """Where words first stand in the role's templates, its own before those below."""
        for body, prose in zip(self.bodies, self.prose, strict=True):
            if (offset := prose.find(words)) >= 0:
                return body.at_offset(offset, len(words))
        return self.bodies[0].find(words)

    @property
    def prose(self) -> Iterator[str]:
        """The text of each of the role's templates, with blanks in place of its comments."""
        for body in self.bodies:
            yield COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body.text)


@dataclass(frozen=True, slots=True)
class RoleText:
    """A role's blocks at one reading level, as the Markdown that its template printed."""

    role: Role
    level: Level
    blocks: Mapping[str, str]

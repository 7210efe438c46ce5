"""A role of a debate: its facts, its templates, and its prompts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Ge, Le, Len, MaxLen, MinLen

from kit.model.issues import NoDeal, Points, Ref
from kit.model.noun import Line, Text, noun
from kit.problems import Place, SourceText

Moment = Literal["prepare", "during", "after"]
Stance = Literal["support", "oppose", "conditional", "undecided", "unknown"]
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
    "approach": "Who to approach, and why",
}
"""What each block is called on the page."""

# A comment that is not closed runs to the end of the text. Without that, every “{#” in a long
# text would be searched to its end in vain, which takes quadratic time.
COMMENT = re.compile(r"\{#.*?(?:#\}|\Z)", re.DOTALL)
"""A comment of a template, which is neither printed nor checked."""


@noun
class Prompt:
    """A question or task: when it is asked, and how many ruled lines it gets.

    `moment` says on which sheet it is: to prepare, during the debate, or after it. `ask` is the
    question itself; `lines` is the number of ruled lines for the answer. At the level
    “supported” it is asked in the words of `supported`, and `frame` begins the answer. `strong`
    says what a strong answer contains, only for the teacher.
    """

    moment: Moment
    ask: Text
    supported: Text | None = None
    frame: Line | None = None
    lines: Annotated[int, Ge(1), Le(30)]
    strong: Text


@noun
class Seats:
    """How many students a role takes: at least `min`, at most `max`."""

    min: Annotated[int, Ge(1), Le(40)]
    max: Annotated[int, Ge(1), Le(40)]


@noun
class RoleFacts:
    """The contents of the front matter of a role's template.

    `name` is the name of the role, `short` the same for a narrow column; `delegation` says who it
    represents; `group` is the side or country under which its emblem stands on covers; `line` is
    one public sentence, printed on every cover. `stance` is printed only
    in the teacher's guide; “unknown” says that nobody has judged it yet. An `absorber` takes any
    number of students. Roles that name the same `bloc` share a seat where there are too few; their
    private pages must not conflict. `rank` is the order in which roles join a growing cast (1
    first); the number printed on a packet is the role's position in the debate's `cast`. `cites`
    are the paragraphs that its text cites, `mentioned` those that mention the role. `ask` are the
    roles that it has questions for, the most important first; `words` are entries of the glossary.
    `points` are what each option of each issue is worth to it, so that its best whole package is
    100; `never` are the options that it cannot agree to, as “issue.option”; `no_deal` is what it
    has if nothing is agreed. A role without points votes on the merits.
    """

    name: Line
    short: Annotated[str, Len(1, 24)]
    delegation: Line
    group: Annotated[str, Len(1, 30)] | None = None
    line: Line | None = None
    stance: Stance
    rank: Annotated[int, Ge(1), Le(99)]
    seats: Seats
    absorber: bool = False
    bloc: Line | None = None
    cites: tuple[Annotated[int, Ge(1)], ...] = ()
    mentioned: tuple[Annotated[int, Ge(1)], ...] = ()
    ask: Annotated[tuple[Line, ...], Len(1, 6)]
    words: Annotated[tuple[Line, ...], MaxLen(6)] = ()
    points: Mapping[str, Mapping[str, Points]] = field(default_factory=dict)
    never: tuple[Ref, ...] = ()
    no_deal: NoDeal | None = None
    prompts: Annotated[tuple[Prompt, ...], MinLen(1)]


@dataclass(frozen=True, slots=True)
class Role:
    """One stakeholder: its facts, its templates, and its emblem, if it has one.

    `number` is printed on its packet; an `extension` is not in the essay. `bodies` are its
    template, then those that it builds on; in each, empty lines replace the front matter, so that
    line numbers stay those of the file.
    """

    id: str
    number: int
    extension: bool
    facts: RoleFacts
    source: SourceText
    bodies: tuple[SourceText, ...]
    emblem: Path | None

    def block(self, name: str) -> Place:
        """The place of the block with a name; of several, the one that is printed."""
        return self.find(f"block {name}")

    def find(self, words: str) -> Place:
        """The first place of some words in the role's templates, its own before those below."""
        for body, prose in zip(self.bodies, self.prose, strict=True):
            if (offset := prose.find(words)) >= 0:
                return body.at_offset(offset, len(words))
        return self.bodies[0].find(words)

    @property
    def prose(self) -> Iterator[str]:
        """The text of each of the role's templates, with spaces in place of comments.

        Offsets and line numbers are those of the file.
        """
        for body in self.bodies:
            yield COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), body.text)


@dataclass(frozen=True, slots=True)
class RoleText:
    """A role's blocks at one reading level, as the Markdown that its template printed.

    `tasks` are the blocks that nobody has written: each prints a task for the student.
    """

    role: Role
    level: Level
    blocks: Mapping[str, str]
    tasks: frozenset[str] = frozenset()

"""The essay under debate: its paragraphs in our words, and how it argues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import Ge, Len, MaxLen, MinLen

from kit.model.noun import Line, Text, noun
from kit.problems import Place, SourceText


@noun
class Paragraph:
    """One paragraph of the essay: what it says in our words, and terms that it contains.

    Without a `digest` students write one. `supported` is the `digest` at that reading level, and
    `questions_supported` are the `questions`; without them, both levels get the same.
    """

    digest: Text | None = None
    supported: Text | None = None
    terms: tuple[Line, ...] = ()
    questions: tuple[Line, ...] = ()
    questions_supported: tuple[Line, ...] = ()


@noun
class Essay:
    """The text under debate. Item n of `paragraphs`, from 1, is cited as ¶n.

    `origin` says who wrote it, where and when. `file` is the name of a copy of the text in the
    debate's own folder: packets hold it. `licence` is the one under which everyone may copy it,
    such as “CC BY 4.0”: then a pack that is shared holds it, too. Without one, the copy is the
    teacher's own, for the class.
    `concedes` and `leaves_out` are its limits; `concedes_supported` and `leaves_out_supported` say
    them in easier words.
    """

    title: Line
    origin: Text | None = None
    file: Line | None = None
    licence: Line | None = None
    paragraphs: Annotated[tuple[Paragraph, ...], MinLen(1)]
    concedes: tuple[Text, ...] = ()
    concedes_supported: tuple[Text, ...] = ()
    leaves_out: tuple[Text, ...] = ()
    leaves_out_supported: tuple[Text, ...] = ()


Unit = Literal["line", "paragraph"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an essay's file, in units that its reader can count: lines or paragraphs.

    `number` and `page` count from 1; page 0 means that the file has no pages. `part` names a
    file inside the file, as an e-book has them.
    """

    number: int
    unit: Unit = "line"
    page: int = 0
    part: str = ""

    def __str__(self) -> str:
        """The place in words: “line 21”, “page 2, line 5”, “chapter.xhtml, line 3”."""
        pieces = [self.part, f"page {self.page}" if self.page else "", f"{self.unit} {self.number}"]
        return ", ".join(piece for piece in pieces if piece)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something in the essay's file that is no part of its paragraphs, and why: “a caption”.

    With `lost`, it may belong to the essay, and could not be read; `text` is what is known of it.
    """

    text: str
    why: str
    spot: Spot
    lost: bool = False

    def __str__(self) -> str:
        """One line that says so: “line 21 (a caption): “The school in …””."""
        return f"{self.spot} ({self.why})" + (f": “{self.shown}”" if self.text else "")

    @property
    def shown(self) -> str:
        """Its first words, enough to find it in the file."""
        return self.text if len(self.text) <= LONGEST_SHOWN else self.text[:LONGEST_SHOWN] + "…"


LONGEST_SHOWN = 60
"""Characters shown of what is left out: enough to find it in the file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The teacher's own copy of the essay: title, byline, its paragraphs in order, and its file.

    `title` and `byline` are as the file has them, "" where it has none. Item n of `spots` is
    where item n of `paragraphs` begins. `left_out` is all that is printed in the file, but is no
    part of the essay. `notes` say what was changed in order to read it. `source` holds the
    file's text; with `by_line`, its lines are those of the file.
    """

    title: str
    byline: str
    paragraphs: tuple[str, ...]
    spots: tuple[Spot, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    source: SourceText
    by_line: bool = True

    def place(self, number: int) -> Place:
        """The place of ¶`number`, from 1: its line, or the file where that has no lines."""
        if not self.by_line:
            return Place(self.source.path)
        return self.source.at(self.spots[number - 1].number)


# The boxes of a diagram have a fixed size, so the words in them must be short.
BoxText = Annotated[str, MinLen(1), MaxLen(170)]


@noun
class Reason:
    """A reason that the essay gives, the strongest objection, and the essay's answer.

    `reason_supported`, `objection_supported` and `answer_supported` say them in easier words.
    """

    reason: BoxText
    reason_supported: BoxText | None = None
    cites: Annotated[tuple[Annotated[int, Ge(1)], ...], MinLen(1)]
    objection: BoxText
    objection_supported: BoxText | None = None
    answer: BoxText
    answer_supported: BoxText | None = None


@noun
class Claim:
    """A claim of the essay, and the paragraphs that make it; `supported` is in easier words."""

    text: BoxText
    supported: BoxText | None = None
    cites: Annotated[tuple[Annotated[int, Ge(1)], ...], MinLen(1)]


@noun
class ArgumentMap:
    """How the essay argues: its main claim, its reasons, and what follows if it is wrong."""

    claim: Claim
    reasons: Annotated[tuple[Reason, ...], Len(1, 5)]
    fallback: Claim | None = None

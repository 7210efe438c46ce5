"""The essay under debate: its paragraphs in our words, and how it argues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Len, MaxLen, MinLen

from kit.model.noun import Line, Text, noun
from kit.problems import SourceText


@noun
class Paragraph:
    """One paragraph of the essay: what it says in our words, and terms that it contains.

    Without a `digest` students write one. `supported` is the digest at that reading level;
    without it, both levels get the same.
    """

    digest: Text | None = None
    supported: Text | None = None
    terms: tuple[Line, ...] = ()
    questions: tuple[Line, ...] = ()


@noun
class Essay:
    """The text under debate. Item n of `paragraphs`, from 1, is cited as ¶n.

    `origin` says who wrote it, where and when. `file` is the name of a copy of the text in the
    debate's own folder: packets hold it, and a pack that is shared does not.
    """

    title: Line
    origin: Text | None = None
    file: Line | None = None
    paragraphs: Annotated[tuple[Paragraph, ...], MinLen(1)]
    concedes: tuple[Text, ...] = ()
    leaves_out: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The teacher's own copy of the essay: its paragraphs in order, and its file.

    `lines` are the lines of the file, from 1, where the paragraphs begin.
    """

    paragraphs: tuple[str, ...]
    lines: tuple[int, ...]
    source: SourceText


# The boxes of a diagram have a fixed size, so the words in them must be short.
BoxText = Annotated[str, MinLen(1), MaxLen(170)]


@noun
class Reason:
    """A reason that the essay gives, the strongest objection, and the essay's answer."""

    reason: BoxText
    cites: Annotated[tuple[Annotated[int, Ge(1)], ...], MinLen(1)]
    objection: BoxText
    answer: BoxText


@noun
class Claim:
    """A claim of the essay, and the paragraphs that make it."""

    text: BoxText
    cites: Annotated[tuple[Annotated[int, Ge(1)], ...], MinLen(1)]


@noun
class ArgumentMap:
    """How the essay argues: its main claim, its reasons, and what follows if it is wrong."""

    claim: Claim
    reasons: Annotated[tuple[Reason, ...], Len(1, 5)]
    fallback: Claim | None = None

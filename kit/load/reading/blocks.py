"""What every reader of essays gives: the file's pieces in reading order, before any is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kit.model.essay import LeftOut, Spot

Kind = Literal["text", "item", "title", "byline", "heading", "out"]
"""`item` is an item of a list: it may be short, and end without a full stop. `out` is no text of
the essay, as the file itself says."""


class Unreadable(Exception):
    """The file cannot be read as an essay: why, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a file that stands by itself: a paragraph, a heading, a caption.

    `why` says what it is if its kind is `out`. `marks` are the note marks that were taken out of
    its text. With `slanted` all of it is in italics, with `bold` in bold. `cut` says that the
    layout, a page end for instance, may have cut this block off the text before it.
    """

    text: str
    spot: Spot
    kind: Kind = "text"
    why: str = ""
    marks: tuple[str, ...] = ()
    slanted: bool = False
    bold: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its reader gives it.

    `title` and `byline` are those of the file's own properties, for want of better ones. `lost`
    is what the reader could not read; `notes` say what it changed. `source` is the file's text;
    with `by_line`, its lines are those of the file. `guessed` is a letter of a file whose
    encoding had to be guessed, else "".
    """

    blocks: tuple[Block, ...]
    title: str = ""
    byline: str = ""
    lost: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    by_line: bool = True
    guessed: str = ""

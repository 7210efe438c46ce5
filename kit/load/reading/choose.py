"""Chooses title, byline and paragraphs among a file's pieces, and says what is none of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kit.load.reading.blocks import Block, Document
from kit.load.reading.furniture import (
    goes_on,
    is_byline,
    is_heading,
    is_sentence,
    says_by,
    why_no_text,
)
from kit.load.reading.hyphens import join_lines, vocabulary
from kit.load.reading.notes import leave_out_notes
from kit.load.reading.numbering import without_numbers
from kit.model.essay import LeftOut

SURE_PARAGRAPH = 25
"""Words. What is shorter, before the first piece of this length, may be a title or a credit."""
# “Ada Oak teaches history.”, “The writer lives in …”, below the last paragraph.
_ABOUT = re.compile(
    r"(?:[Tt]he (?:writer|author|columnist)|About the author|(?:[A-Z][\w.'’-]+ ){2,4}"
    r"(?:is|was|lives|teaches|writes|works|serves|covers|edits|directs|reports|runs)\b)"
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Title and byline, the essay's paragraphs, all else, and what was changed."""

    title: str
    byline: str
    paragraphs: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]


def choose(document: Document, title: str = "") -> Chosen:
    """Choose among a document's blocks. `title` is the essay's, where it is known."""
    blocks = [_judged(block) for block in document.blocks if block.text]
    blocks = leave_out_notes(_without_advertisements(blocks))
    head, body = _divided(blocks)
    heading = _title(head, document, title)
    names = _byline(head, heading)
    found = "" if heading is None else heading.text
    byline = "" if names is None else names.text
    title_at = max((head.index(each) for each in (heading, names) if each is not None), default=-1)
    kept = [
        _in_head(block, after=place > title_at)
        for place, block in enumerate(head)
        if block not in (heading, names)
    ]
    known = {_plain(each) for each in (found, title, document.title) if each}
    kept += [_in_body(block, known) for block in body]
    kept, signed = _without_signature(_without_the_rest(kept), byline)
    paragraphs, left = _joined(kept)
    paragraphs, counted = without_numbers(paragraphs)
    return Chosen(
        found or title_of_properties(document, heading),
        byline or signed or document.byline,
        tuple(paragraphs),
        tuple(left) + _marks(blocks),
        (*document.notes, *((counted,) if counted else ())),
    )


def title_of_properties(document: Document, heading: Block | None) -> str:
    """The title in the file's own properties, where none is printed."""
    return document.title if heading is None else ""


def _judged(block: Block) -> Block:
    if block.kind not in ("text", "item"):
        return block
    why = why_no_text(block.text)
    return replace(block, kind="out", why=why) if why else block


def _without_advertisements(blocks: Sequence[Block]) -> list[Block]:
    """Leave out short pieces between the lines that announce an advertisement and its end."""
    found = list(blocks)
    signs = [n for n, block in enumerate(found) if block.why == "an advertisement"]
    for start, end in pairwise(signs):
        between = found[start + 1 : end]
        ends = re.match(r"(?:story|article) continues|skip", found[end].text, re.IGNORECASE)
        if ends and all(len(each.text.split()) < SURE_PARAGRAPH for each in between):
            found[start + 1 : end] = [
                replace(each, kind="out", why="an advertisement") for each in between
            ]
    return found


def _without_the_rest(blocks: Sequence[Block]) -> list[Block]:
    """Leave out all short pieces below the last paragraph, from links or comments on."""
    found = list(blocks)
    last = max((n for n, each in enumerate(found) if _sure(each)), default=len(found))
    below = False
    for place in range(last + 1, len(found)):
        block = found[place]
        below = below or why_no_text(block.text) == "navigation"
        if below and block.kind != "out":
            found[place] = replace(block, kind="out", why="below the text")
    return found


def _divided(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """The pieces before the first paragraph that is certainly one, and the rest."""
    first = next(
        (
            place
            for place, block in enumerate(blocks)
            if block.kind in ("text", "item") and len(block.text.split()) >= SURE_PARAGRAPH
        ),
        len(blocks),
    )
    return list(blocks[:first]), list(blocks[first:])


def _title(head: Sequence[Block], document: Document, known: str) -> Block | None:
    names = {_plain(each) for each in (known, document.title) if each}
    same = next((each for each in head if _plain(each.text) in names and each.kind != "out"), None)
    if same is not None:
        return same
    for kind in ("title", "heading"):
        named = next((each for each in head if each.kind == kind), None)
        if named is not None:
            return named
    texts = [each for each in head if each.kind == "text" and not each.text.endswith((".", "/"))]
    plain = [each for each in texts if not says_by(each.text)]
    # A name above a title is a credit; a title may be made like a name, if it stands alone.
    better = [each for each in plain if not is_byline(each.text)]
    return next(iter(better or plain), None)


def _byline(head: Sequence[Block], title: Block | None) -> Block | None:
    after = list(head) if title is None else list(head)[head.index(title) + 1 :]
    named = next((each for each in head if each.kind == "byline"), None)
    texts = [each for each in after if each.kind in ("text", "heading")]
    return (
        named
        or next((each for each in texts if says_by(each.text)), None)
        or next((each for each in texts if is_byline(each.text)), None)
        or next((each for each in head if each.kind == "text" and says_by(each.text)), None)
    )


def _in_head(block: Block, *, after: bool) -> Block:
    """A piece before the first sure paragraph: a short paragraph if it is whole sentences."""
    if block.kind == "out":
        return block
    if block.kind in ("text", "item") and after and is_sentence(block.text) and not block.bold:
        return block
    return replace(block, kind="out", why="above the text")


def _in_body(block: Block, known: set[str]) -> Block:
    if block.kind == "out":
        return block
    if block.kind == "title" or _plain(block.text) in known:
        return replace(block, kind="out", why="the title again")
    if block.kind == "byline":
        return replace(block, kind="out", why="a byline")
    if block.kind == "heading" or is_heading(block):
        return replace(block, kind="out", why="a heading")
    return block


def _without_signature(blocks: list[Block], byline: str) -> tuple[list[Block], str]:
    """Leave out the name and the lines about the writer that stand below an essay."""
    last = max((n for n, each in enumerate(blocks) if _sure(each)), default=len(blocks))
    name = re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE).casefold()
    signed = ""
    for place in range(last + 1, len(blocks)):
        block = blocks[place]
        text = block.text.lstrip("—–- ")
        about = _ABOUT.match(text)
        if block.kind == "out" and block.why == "a heading" and is_byline(text):
            signed = signed or text
            blocks[place] = replace(block, why="a signature")
        elif block.kind == "text" and (
            block.slanted or about or (name and text.casefold().startswith(name))
        ):
            blocks[place] = replace(block, kind="out", why="a note about the writer")
    return blocks, signed


def _sure(block: Block) -> bool:
    return (
        block.kind in ("text", "item")
        and not block.slanted
        and len(block.text.split()) >= SURE_PARAGRAPH
    )


def _joined(blocks: Sequence[Block]) -> tuple[list[Block], list[LeftOut]]:
    """The paragraphs, those that the layout cut whole again; and what is none."""
    words = vocabulary([block.text for block in blocks])
    found: list[Block] = []
    left: list[LeftOut] = []
    for block in blocks:
        if block.kind == "out":
            left.append(LeftOut(block.text, block.why, block.spot))
        elif found and block.cut and goes_on(found[-1].text, block.text):
            whole = join_lines((found[-1].text, block.text), words)
            found[-1] = replace(found[-1], text=whole)
        else:
            found.append(block)
    return found, left


def _marks(blocks: Sequence[Block]) -> tuple[LeftOut, ...]:
    return tuple(
        LeftOut(
            " ".join(block.marks),
            "note marks" if len(block.marks) > 1 else "a note mark",
            block.spot,
        )
        for block in blocks
        if block.marks
    )


def _plain(text: str) -> str:
    """A text's words alone, to compare titles in any quotes and case."""
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKD", text)).strip().casefold()

"""Footnotes and their marks, where only the words show what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kit.load.reading.blocks import Block

# “[12]” after a word or a full stop, as reference works print it.
_BRACKETED = re.compile(r"(?<=[\w.,;:!?”\"’')])\[(?:\d{1,3}|[a-z]|[ivx]+)\](?=$|[\s.,;:\[])")
# “*” and its kin, and raised digits, after a word.
_SIGN = re.compile(r"(?<=[\w.,;:!?”\"’')])([*†‡§¹²³⁰⁴-⁹]+)(?=$|[\s.,;:”\"’)—])")
_NOTE = re.compile(r"(\*{1,3}|†|‡|§|[¹²³⁰⁴-⁹]+|\[\d{1,3}\]|\d{1,2}(?=[.)]?\s))[.)]?\s*(?=\S)")
LONGEST_SOURCE = 40
"""Words of an entry without a mark, such as one of a list of sources."""
_UNIT = re.compile(r"(?:\b[a-zA-Z]{1,2}|\d)$")
_HEAD = re.compile(
    r"(?:foot|end)?notes?|references|sources|works cited|bibliography", re.IGNORECASE
)


def leave_out_notes(blocks: Sequence[Block]) -> list[Block]:
    """Leave out the notes at a text's end, and their marks in it.

    Notes begin below a line without words, or a heading that says “Notes”, where all that
    follows begins with a mark.
    """
    start = _notes_begin(blocks)
    marks = {
        match[1]
        for block in blocks[start:]
        if block.kind in ("text", "item") and (match := _NOTE.match(block.text))
    } | {mark for block in blocks for mark in block.marks}
    found = [
        replace(block, kind="out", why="a footnote")
        if n >= start and block.kind in ("text", "item")
        else _unmarked(block, marks)
        for n, block in enumerate(blocks)
    ]
    marks |= {mark for block in found for mark in block.marks}
    return [
        replace(block, kind="out", why="a footnote") if _is_own_note(block, marks) else block
        for block in found
    ]


def _notes_begin(blocks: Sequence[Block]) -> int:
    """The first piece of the notes at the end; the number of pieces if there are none."""
    begin = len(blocks)
    any_text, all_marked, short = False, True, True
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        line = block.kind == "out" and block.why == "a line without words"
        head = _HEAD.fullmatch(block.text.strip(" :")) is not None
        # Under “Notes” in mid essay, long paragraphs without marks follow.
        if any_text and ((head and short) or (line and all_marked)):
            begin = place + 1
        if block.kind in ("text", "item"):
            any_text = True
            marked = _NOTE.match(block.text) is not None
            all_marked = all_marked and marked
            short = short and (marked or len(block.text.split()) < LONGEST_SOURCE)
    return begin


def _is_own_note(block: Block, marks: set[str]) -> bool:
    """Whether a piece is the note to a sign that stands in the text: “* The hearing was …”."""
    match = _NOTE.match(block.text)
    return (
        block.kind == "text" and match is not None and not match[1].isdigit() and match[1] in marks
    )


def _unmarked(block: Block, notes: set[str]) -> Block:
    if block.kind not in ("text", "item", "heading", "title", "byline"):
        return block
    taken: list[str] = []

    def take(match: re.Match[str]) -> str:
        before = match.string[: match.start()]
        if match[0] not in notes and (match[0] in "²³" or _UNIT.search(before)):
            return match[0]
        taken.append(match[0])
        return ""

    text = _SIGN.sub(take, _BRACKETED.sub(take, block.text))
    return replace(block, text=text, marks=(*block.marks, *taken)) if taken else block

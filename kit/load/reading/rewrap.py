"""Text that was pasted into a word processor line by line: each line became a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kit.load.reading.blocks import Block
from kit.load.reading.furniture import is_sentence
from kit.load.reading.hyphens import join_lines, vocabulary

LONGEST_LINE = 110
"""Characters. A line of a file, or of mail, has fewer."""
FEWEST = 8
"""Lines, for this to be more than chance."""


def without_line_ends(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """The pieces with such lines joined, and a note that says so, or "".

    Only where nearly all pieces are short and end in mid sentence, and empty paragraphs, which
    count in the places of pieces, part the real ones.
    """
    texts = [block for block in blocks if block.kind == "text"]
    long = [block for block in texts if len(block.text) > LONGEST_LINE]
    open_ended = [block for block in texts if not is_sentence(block.text)]
    if len(texts) < FEWEST or long or len(open_ended) * 2 < len(texts):
        return list(blocks), ""
    words = vocabulary([block.text for block in texts])
    groups: list[list[Block]] = [[blocks[0]]]
    for before, block in pairwise(blocks):
        follows = block.spot.number == before.spot.number + 1
        if not (follows and before.kind == block.kind == "text" and before.bold == block.bold):
            groups.append([])
        groups[-1].append(block)
    joined = [
        replace(group[0], text=join_lines([each.text for each in group], words),
                marks=tuple(mark for each in group for mark in each.marks))
        for group in groups
    ]  # fmt: skip
    return joined, "every line was a paragraph of its own; read as if it were not"

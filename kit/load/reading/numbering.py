"""Numbers that a file's own paragraphs have: they would be printed beside those of the kit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kit.load.reading.blocks import Block

_NUMBER = re.compile(
    r"(?:(?:[¶§]|par(?:a|agraph)?\.?)\s*(\d{1,3})[.):]?|\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.):]?"
    r"|\(?([IVXL]{1,8})[.)])\s+",
    re.IGNORECASE,
)
FEWEST = 3
"""Paragraphs. Fewer that count from 1 may be meant."""


def without_numbers(blocks: Sequence[Block]) -> tuple[list[Block], str]:
    """Paragraphs without their own numbers, if all have one and they count from 1.

    The second item says so, or is "".
    """
    found = [_NUMBER.match(block.text) for block in blocks]
    counts = [_count(next(filter(None, match.groups()))) if match else 0 for match in found]
    if len(blocks) < FEWEST or counts != list(range(1, len(blocks) + 1)):
        return list(blocks), ""
    bare = [
        replace(block, text=block.text[match.end() :])
        for block, match in zip(blocks, found, strict=True)
        if match is not None
    ]
    return bare, f"the paragraphs' own numbers, 1 to {len(blocks)}, are left out"


def _count(number: str) -> int:
    """A number in digits or in Roman numerals."""
    if number.isdigit():
        return int(number)
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in number.upper()]
    after = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, after, strict=True))

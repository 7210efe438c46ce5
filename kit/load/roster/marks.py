"""Numbers, bullets and boxes before the names in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

NUMBERED = re.compile(r"\(?(\d{1,4})(?:\s*[.):-]\s*|\s+)(?=\S)")
LETTERED = re.compile(r"\(?([A-Za-z])[.)]\s+(?=\S)")
BULLET = re.compile(r"[-*–—+o]\s+(?=\S)")
# These are no part of any name: bullets, geometric shapes, boxes and ticks, arrows, and what the
# font Symbol has for bullets (U+F0A7, U+F0B7), which word processors write.
NO_PART_OF_A_NAME = re.compile(
    r"(?:[\u2022\u2023\u2043\u00b7\u2190-\u21ff\u25a0-\u25ff\u2605\u2606\u2610-\u2612\u2660-\u2667\u2713-\u2718\u2756\u2794"
    r"\u27a1-\u27be\u2b1b-\u2b1c\uf000-\uf0ff]|\[[ xX✓✔]?\]|\(\s?\))\s*"
)


def is_mark(text: str) -> bool:
    """Whether a text is only a number, a bullet or a box."""
    return any(
        found is not None and found.end() == len(text) + 1
        for mark in (NUMBERED, BULLET, NO_PART_OF_A_NAME)
        if (found := mark.match(f"{text} x")) is not None
    )


def without_box(text: str) -> str:
    """A name without the bullets and boxes before it that are no part of any name."""
    while (found := NO_PART_OF_A_NAME.match(text)) is not None:
        text = text[found.end() :]
    return text


def without_marks(texts: Sequence[str]) -> tuple[list[str], str]:
    """The lines without their numbers or bullets, and which marks those were: a noun, or "".

    Numbers, letters and dashes are removed only if every line has one, and numbers and letters only
    if they count up from 1 or A: otherwise they may be part of what the list says.
    """
    bare = [without_box(text) for text in texts]
    found = "bullets" if any(one != other for one, other in zip(bare, texts, strict=True)) else ""
    numbers = [NUMBERED.match(text) for text in bare]
    if len(bare) > 1 and all(
        number is not None and int(number[1]) == count
        for count, number in enumerate(numbers, start=1)
    ):
        return [without_box(NUMBERED.sub("", text, count=1)) for text in bare], "numbers"
    letters = [LETTERED.match(text) for text in bare]
    if len(bare) > 1 and all(
        letter is not None and ord(letter[1].lower()) - ord("a") == count
        for count, letter in enumerate(letters)
    ):
        return [without_box(LETTERED.sub("", text, count=1)) for text in bare], "letters"
    if len(bare) > 1 and all(BULLET.match(text) for text in bare):
        return [without_box(BULLET.sub("", text, count=1)) for text in bare], "bullets"
    return bare, found

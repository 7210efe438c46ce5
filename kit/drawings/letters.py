"""How wide words are in print, so that a drawing knows before it is set what fits where.

Widths are hundredths of the type size, measured in Source Sans 3 Semibold (3.52). A face that is
wider is a factor; letters that are not here are as wide as the widest that are common.
"""

from __future__ import annotations

from functools import lru_cache

_BY_WIDTH = {
    20: " ",
    28: "ijl.,:;'’‘·I|",
    33: "f()[]-!/",
    37: "rt",
    43: "s°*",
    47: "cz–",
    52: 'aevykgx?“”"0123456789$T',
    56: "bdhnopquFELJPY",
    60: "ABDGKRSVXZCQ&¶%",
    68: "HNOUM_+=<>#",
    77: "wW@—",
    86: "m",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_OTHER = 68


@lru_cache(maxsize=4096)
def width(words: str, factor: float = 1.0, spacing: float = 0.0) -> float:
    """How wide words are, as a multiple of the type size, at least as much as they will be.

    `factor` is the width of the face, `spacing` the space added after each letter.
    """
    letters = sum(_WIDTHS.get(letter, _OTHER) for letter in words) / 100
    return letters * factor + len(words) * spacing


def wrapped(words: str, most: float, factor: float = 1.0, spacing: float = 0.0) -> tuple[str, ...]:
    """Words as lines no wider than `most` type sizes, each as full as it can be.

    A word that is wider stands alone on its line.
    """
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, factor, spacing) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def balanced(words: str, count: int, factor: float = 1.0, spacing: float = 0.0) -> tuple[str, ...]:
    """Words as at most `count` lines of about the same width."""
    least = max(width(word, factor, spacing) for word in words.split(" "))
    most = max(least, width(words, factor, spacing) / count)
    while len(lines := wrapped(words, most, factor, spacing)) > count:
        most *= 1.05
    return lines

"""Joins the lines of a paragraph, and the words that were cut at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# The hyphens of line ends: typed, U+2010, soft, and the two that PDFium gives for any of them.
HYPHENS = "-\u2010\u00ad\ufffe\x02"
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
_LAST = re.compile(rf"([^\W_]+(?:[-\u2010'’][^\W_]+)*)([{HYPHENS}])$")
_FIRST = re.compile(r"([^\W_]+)((?:[-\u2010'’][^\W_]+)*)")
TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
UNITS = re.compile("(?:one|two|three|four|five|six|seven|eight|nine)s?$|first|second|third|.+th$")
# First parts of words with a hyphen, if what follows is a word of the text as well.
COMPOUND = frozenset(
    "self well ex half cross low high long short full two three four five six seven eight nine "
    "non anti pro pre post middle upper lower first second third north south east west".split()
)
# These grew together: they are cut after “high” and “short”, and have no hyphen there.
GROWN = frozenset(
    "way ways age ages land lands light lights cut cuts hand hands stand stands come comes fall "
    "falls being over word words road roads walk walks current most side sides".split()
)
KEPT_BEFORE = frozenset(
    "based old related minded third thirds fifths tenths year style sized shaped".split()
)


def vocabulary(texts: Iterable[str]) -> frozenset[str]:
    """The words of texts, in lower case, as evidence of how a cut word is spelled elsewhere."""
    return frozenset(
        match[0].casefold().replace("\u2010", "-")
        for text in texts
        for match in WORD.finditer(text)
    )


def join_lines(lines: Sequence[str], words: frozenset[str]) -> str:
    """The lines of one paragraph as one line, with the words whole that were cut at line ends.

    A hyphen is kept where the word has one of its own: when `words`, those of the whole text,
    have it so; before a capital or a digit; and in numbers and other compounds. Otherwise
    typesetters cut there, and it goes.
    """
    whole = ""
    for line in (each.strip() for each in lines):
        if line:
            whole = _joined(whole, line, words) if whole else line
    return re.sub("[\ufffe\x02]", "-", whole)


def _joined(before: str, after: str, words: frozenset[str]) -> str:
    # A dash or a slash without a space before it has none after it either.
    if re.search(r"[^\s–—][–—/]$", before):
        return before + after
    cut = _LAST.search(before)
    if cut is None:
        return f"{before} {after}"
    first = _FIRST.match(after)
    if first is None or first[1] in ("and", "or", "to"):
        # “short- and long-term”
        return f"{before} {after}"
    keep = cut[2] != "\u00ad" and _has_hyphen(cut[1], first, words)
    return f"{before[:-1]}{'-' if keep else ''}{after}"


def _has_hyphen(start: str, first: re.Match[str], words: frozenset[str]) -> bool:
    """Whether a word cut after `start` is written with a hyphen there."""
    left, right = start.casefold().replace("\u2010", "-"), first[1].casefold()
    if not first[1][0].islower() or start[-1].isdigit():
        return True
    if left + right in words:
        return False
    if f"{left}-{right}" in words or f"{left}-{first[0].casefold()}" in words:
        return True
    last = left.rsplit("-", 1)[-1]
    return (
        (last in TENS and UNITS.match(right) is not None)
        or (last in COMPOUND and right in words and right not in GROWN)
        or right in KEPT_BEFORE
        # “door-to-” and “-by-step”: a chain has its other hyphens.
        or "-" in left
        or first[2].startswith(("-", "\u2010"))
    )

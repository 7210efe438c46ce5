"""Joins the lines of a paragraph, and the words that were cut at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# The hyphens of line ends: typed, U+2010, soft, and the two that PDFium gives for any of them.
HYPHENS = "-\u2010\u00ad\ufffe\x02"
WORD = re.compile(r"[^\W\d_]+(?:[-\u2010'’][^\W\d_]+)*")
_WITHIN = re.compile(r"\b([^\W\d_]{2,})[-\u2010] ([a-zà-ÿ]{2,})\b")
_LAST = re.compile(rf"([^\W_]+(?:[-\u2010'’][^\W_]+)*)([{HYPHENS}])$")
_FIRST = re.compile(r"([^\W_]+)((?:[-\u2010'’][^\W_]+)*)")
TENS = frozenset({
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
})  # fmt: skip
UNITS = re.compile("(?:one|two|three|four|five|six|seven|eight|nine)s?$|first|second|third|.+th$")
# First parts of words with a hyphen, if what follows is a word by itself.
COMPOUND = frozenset({
    "self", "well", "ex", "half", "cross", "low", "high", "long", "short", "full", "part",
    "mid", "far", "ill", "all", "hard", "soft", "old", "new", "open", "ready", "follow",
    "grown", "would", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "non", "anti", "pro", "pre", "post", "middle", "upper", "lower", "first", "second",
    "third", "north", "south", "east", "west",
})  # fmt: skip
# Second parts that are common, for texts too short to hold them by themselves.
SECOND = frozenset({
    "time", "up", "down", "out", "off", "in", "on", "by", "made", "known", "level", "year",
    "being", "paid", "term", "range", "class", "size", "scale", "speed", "quality", "old",
    "day", "night", "hour", "minute", "week", "month", "end", "side", "hand", "minded", "free",
    "wide", "deep", "sex", "rate", "page", "point", "esteem", "interest", "government", "run",
    "running", "standing", "lasting", "sized", "lived", "born", "century", "may", "war", "fold",
    "thirds", "sighted", "reaching", "called",
})  # fmt: skip
# These grew together: they are cut after “high” and “short”, and have no hyphen there.
GROWN = frozenset({
    "way", "ways", "age", "ages", "land", "lands", "light", "lights", "cut", "cuts", "hand",
    "hands", "stand", "stands", "come", "comes", "fall", "falls", "over", "word", "words",
    "road", "roads", "walk", "walks", "current", "most", "side", "sides", "work", "works",
    "time", "times", "able", "ally", "ness", "ant", "ice", "son", "ten", "ion", "ate", "ing",
})  # fmt: skip
KEPT_BEFORE = frozenset({
    "based", "related", "minded", "third", "thirds", "fifths", "tenths", "year", "style",
    "sized", "shaped",
})  # fmt: skip
LONGEST_WORD = 80
"""Characters. What is longer is no word."""
MARKS_OF_TYPESETTING = "\u2010\u00ad"
"""Nobody types these: a text that has them at line ends was hyphenated by a program."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a text shows of its words: those that it has whole, in lower case.

    With `typed`, every hyphen at a line's end was typed, because the lines were broken by a
    program that cuts no words. With `two_kinds`, hyphens that were typed look different from
    those of the program that cut words.
    """

    words: frozenset[str]
    typed: bool = False
    two_kinds: bool = False


def vocabulary(lines: Sequence[str]) -> Vocabulary:
    """The words of a text, given by its lines in order, without those that are cut."""
    cuts = list(_cuts(lines))
    whole = [_FIRST.sub("", line, count=1) if _is_cut(before) else line
             for before, line in pairwise(["", *lines])]  # fmt: skip
    words = frozenset(
        match[0].casefold().replace("\u2010", "-")
        for line in whole
        for match in WORD.finditer(_without_cut(line))
    )
    known = words | COMPOUND | SECOND | TENS | KEPT_BEFORE
    # One piece that is no word by itself shows that words are cut in this text.
    pieces = [piece for left, right in cuts for piece in (left.rsplit("-", 1)[-1], right)]
    typed = all(piece in known or UNITS.match(piece) for piece in pieces)
    kinds = {line[-1] for line in lines if _is_cut(line)}
    return Vocabulary(words, typed, bool(kinds & set(MARKS_OF_TYPESETTING)) and "-" in kinds)


def _cut(line: str) -> re.Match[str] | None:
    """The piece of a word, and the hyphen, at a line's end."""
    if not line.endswith(tuple(HYPHENS)):
        return None
    # Only the last word: a search of the whole line would take its length squared.
    return _LAST.search(line, max(line.rfind(" ") + 1, len(line) - LONGEST_WORD))


def _without_cut(line: str) -> str:
    """A line without the piece of a word at its end."""
    cut = _cut(line)
    return line if cut is None else line[: cut.start()]


def _is_cut(line: str) -> bool:
    return _cut(line) is not None


def _cuts(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The two pieces of each word at a line's end that has a hyphen there."""
    for line, after in pairwise(lines):
        left, right = _cut(line), _FIRST.match(after)
        if left is not None and right is not None and right[1][0].islower():
            yield left[1].casefold().replace("\u2010", "-"), right[1].casefold()


def join_lines(lines: Sequence[str], known: Vocabulary) -> str:
    """The lines of one paragraph as one line, with the words whole that were cut at line ends.

    A hyphen is kept where the word has one of its own: when the text has it so elsewhere, before
    a capital or a digit, and in numbers and other compounds. Otherwise typesetters cut there,
    and it goes.
    """
    whole = ""
    for line in (each.strip() for each in lines):
        if line:
            whole = _joined(whole, line, known) if whole else line
    whole = _WITHIN.sub(lambda cut: _whole_again(cut, known), whole)
    return re.sub("[\ufffe\x02]", "-", whole)


def _whole_again(cut: re.Match[str], known: Vocabulary) -> str:
    """A word that was cut before its lines were joined, if the text has it whole elsewhere."""
    return cut[1] + cut[2] if (cut[1] + cut[2]).casefold() in known.words else cut[0]


def _joined(before: str, after: str, known: Vocabulary) -> str:
    # A dash or a slash without a space before it has none after it either.
    if re.search(r"[^\s–—][–—/]$", before[-2:]):
        return before + after
    cut = _cut(before)
    if cut is None:
        return f"{before} {after}"
    first = _FIRST.match(after)
    if first is None or first[1] in ("and", "or", "to"):
        # “short- and long-term”
        return f"{before} {after}"
    keep = cut[2] != "\u00ad" and (
        (known.two_kinds and cut[2] == "-") or _has_hyphen(cut[1], first, known)
    )
    return f"{before[:-1]}{'-' if keep else ''}{after}"


def _has_hyphen(start: str, first: re.Match[str], known: Vocabulary) -> bool:
    """Whether a word cut after `start` is written with a hyphen there."""
    left, right = start.casefold().replace("\u2010", "-"), first[1].casefold()
    if not first[1][0].islower() or start[-1].isdigit():
        return True
    if left + right in known.words:
        return False
    if f"{left}-{right}" in known.words or f"{left}-{first[0].casefold()}" in known.words:
        return True
    last = left.rsplit("-", 1)[-1]
    return (
        known.typed
        or (last in TENS and UNITS.match(right) is not None)
        or (last in COMPOUND and _is_second(last, right, known))
        or right in KEPT_BEFORE
        # “door-to-” and “-by-step”: a chain of words has its other hyphens.
        or ("-" in left and _is_word(last, known))
        or (first[2].startswith(("-", "\u2010")) and _is_word(right, known))
    )


def _is_word(piece: str, known: Vocabulary) -> bool:
    """Whether a piece of a cut word is a word by itself."""
    return piece in known.words or piece in SECOND or piece in TENS or bool(UNITS.match(piece))


def _is_second(first: str, right: str, known: Vocabulary) -> bool:
    """Whether a compound's second part is a word by itself, and did not grow together with it."""
    if right in GROWN:
        return (first, right) in (("part", "time"), ("full", "time"), ("long", "time"))
    return right in known.words or right in SECOND

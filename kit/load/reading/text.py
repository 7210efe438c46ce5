"""Plain text, however its lines were wrapped, spaced and copied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kit.load.reading.blocks import Block, Document
from kit.load.reading.characters import clean, mend_entities, mend_misread
from kit.load.reading.furniture import goes_on, is_sentence, says_by, why_no_text
from kit.load.reading.hyphens import join_lines, vocabulary
from kit.model.essay import Spot

LONGEST_WRAPPED_LINE = 160
"""Characters. Editors that wrap lines wrap them at less than this."""
MOST_LINES_ABOVE = 10
"""Lines of the file among which a byline stands."""
LEAST_INDENT = 2
"""Spaces by which the first line of a paragraph is set in."""

_BULLET = re.compile(r"[•‣◦▪●–*-]\s+\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: its number from 1, its words, and how many spaces stand before them."""

    number: int
    words: str
    indent: int = 0


def read_text(text: str) -> Document:
    """The pieces of a plain text.

    Line ends are "\\n". Paragraphs are told apart by blank lines, by lines that are set in, or,
    where there is neither, by lines that end before the next word had to go to a new one.
    """
    notes = []
    text, example = mend_misread(text)
    if example:
        notes.append(f"letters that were saved in two encodings, as in “{example}”, are mended")
    text, example = mend_entities(text)
    if example:
        notes.append(f"codes of web pages, as in “{example}”, are read as the characters they mean")
    lines = _lines(text)
    if _is_double_spaced(lines):
        lines = _single_spaced(lines)
        notes.append("every line is followed by a blank one; read as if it were not")
    words = vocabulary([line.words for line in lines])
    blocks: list[Block] = []
    for group in _groups(lines):
        joined = join_lines([line.words for line in group], words)
        if joined:
            cut = bool(blocks) and _is_cut(blocks, joined)
            blocks.append(Block(joined, Spot(group[0].number), cut=cut))
    return Document(tuple(blocks), notes=tuple(notes), source=text)


def _lines(text: str) -> list[Line]:
    found = []
    for number, raw in enumerate(text.split("\n"), start=1):
        # Mail programs put “>” before the lines of what they quote.
        bare = re.sub(r"^(?:> ?)+", "", raw).expandtabs(4)
        # A soft hyphen at the end of a line shows that a word is cut there.
        words = clean(bare) + ("\u00ad" if bare.rstrip().endswith("\u00ad") else "")
        found.append(Line(number, words, len(bare) - len(bare.lstrip()) if words else 0))
    return found


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Whether a blank line follows every line, within paragraphs as well."""
    pairs = list(zip(lines, [*lines[1:], Line(0, "")], strict=True))
    filled = [(line, after) for line, after in pairs if line.words]
    if len(filled) < 8 or any(after.words for _, after in filled):
        return False
    short = [line for line, _ in filled if len(line.words) <= LONGEST_WRAPPED_LINE]
    open_ended = [line for line in short if not is_sentence(line.words)]
    return len(short) == len(filled) and len(open_ended) * 2 > len(filled)


def _single_spaced(lines: Sequence[Line]) -> list[Line]:
    """The lines without the blank one after each."""
    kept = []
    skip = False
    for line in lines:
        if line.words or not skip:
            kept.append(line)
        skip = bool(line.words)
    return kept


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each piece."""
    characters = sum(len(line.words) for line in lines)
    long = sum(len(line.words) for line in lines if len(line.words) > LONGEST_WRAPPED_LINE)
    if long * 2 > characters and _is_dense(lines):
        return [[line] for line in lines if line.words]
    groups: list[list[Line]] = [[]]
    for line in lines:
        alone = len(line.words) > LONGEST_WRAPPED_LINE or bool(why_no_text(line.words))
        if not line.words or alone:
            groups.append([])
        if line.words:
            groups[-1].append(line)
        if alone:
            groups.append([])
    groups = [group for group in groups if group]
    width = _width(lines)
    spaced = len(groups) > 2 and max(len(group) for group in groups) * 3 < len(lines)
    return [part for group in groups for part in _split(group, width, spaced=spaced)]


def _is_dense(lines: Sequence[Line]) -> bool:
    """Whether long lines follow each other, with no blank one between: each is a paragraph."""
    return any(
        min(len(line.words), len(after.words)) > LONGEST_WRAPPED_LINE
        for line, after in pairwise(lines)
    )


def _width(lines: Sequence[Line]) -> int:
    """The characters that a full line has."""
    lengths = sorted(len(line.words) + line.indent for line in lines if line.words)
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _split(group: list[Line], width: int, *, spaced: bool) -> list[list[Line]]:
    """A group without blank lines, split where lines are set in or end early, and at lists."""
    least = min(line.indent for line in group)
    set_in = [line.indent >= least + LEAST_INDENT for line in group]
    by_indent = any(set_in[1:]) and sum(set_in) * 2 <= len(group)
    parts = [[group[0]]]
    for before, line, indented in zip(group, group[1:], set_in[1:], strict=False):
        whole = is_sentence(before.words)
        new = (
            (by_indent and indented)
            or (_BULLET.match(line.words) is not None and (whole or before.words.endswith(":")))
            or _is_byline(before, width)
            or _is_byline(line, width)
            or (not spaced and not by_indent and whole and _ends_early(before, line, width))
        )
        if new:
            parts.append([])
        parts[-1].append(line)
    return parts


def _is_byline(line: Line, width: int) -> bool:
    """Whether a short line near the top begins with “By”; below it, a sentence would."""
    near = line.number <= MOST_LINES_ABOVE and len(line.words) < 0.7 * width
    return near and says_by(line.words)


def _ends_early(line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would have had room on this one."""
    word = after.words.split(maxsplit=1)[0]
    return line.indent + len(line.words) + 1 + len(word) < width


def _is_cut(blocks: Sequence[Block], text: str) -> bool:
    """Whether a page end stands between a piece and the text before it."""
    furniture = bool(why_no_text(blocks[-1].text))
    before = next((each for each in reversed(blocks[-5:]) if not why_no_text(each.text)), None)
    return (
        before is not None
        and (furniture or len(before.text.split()) > 8)
        and goes_on(before.text, text)
    )

"""Paragraphs from the lines of a PDF: by indents, gaps, sizes, and lines that end early."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kit.load.reading.blocks import Block, Kind
from kit.load.reading.furniture import is_sentence, says_by, why_no_text
from kit.load.reading.hyphens import Vocabulary, join_lines, vocabulary
from kit.load.reading.pdf_lines import Line
from kit.model.essay import Spot

LARGE, SMALL = 1.12, 0.93
"""Times the size of the text: from here on a heading, up to here small print."""
INDENT = 0.6
"""Sizes of the type by which a line must be set in to begin a paragraph."""
GAP = 1.28
"""Times the usual distance of lines, from which on a gap parts paragraphs."""
MOST_LINES_ABOVE = 6
"""Lines of the first page among which a byline stands; below them, “By” begins a sentence."""
LONG_SMALL_PRINT = 25
"""Words. Longer passages in small type are quotations, unless they begin with a note's mark."""
_NOTE = re.compile(r"(?:\*+|†|‡|[\[(]?\d{1,2}[\])]?)[.:]?\s*\S")


@dataclass(frozen=True, slots=True)
class Measures:
    """A document's usual size of type and distance of lines, and the edges of each column.

    Edges, left and right, are by page and column.
    """

    size: float
    leading: float
    edges: Mapping[tuple[int, int], tuple[float, float]]


def measure(lines: Sequence[Line]) -> Measures:
    """Measure the text among lines in reading order."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 4) / 4] += len(line.text)
    size = sizes.most_common(1)[0][0]
    text = [line for line in lines if SMALL * size < line.size < LARGE * size]
    steps = Counter(
        round((a.y - b.y) * 2) / 2
        for a, b in pairwise(text)
        if (a.page, a.column) == (b.page, b.column) and 0 < a.y - b.y < 4 * size
    )
    leading = steps.most_common(1)[0][0] if steps else 1.2 * size
    return Measures(size, leading, _edges(text))


def _edges(text: Sequence[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in text:
        columns.setdefault((line.page, line.column), []).append(line)
    found = {}
    for key, lines in columns.items():
        left = _left_edge(lines)
        found[key] = left, max(line.right for line in lines)
    widths = {column: 0.0 for _, column in found}
    for (_, column), (left, right) in found.items():
        widths[column] = max(widths[column], right - left)
    # The last column of a text may hold no full line.
    return {
        key: (left, max(right, left + 0.97 * widths[key[1]]))
        for key, (left, right) in found.items()
    }


def _left_edge(lines: Sequence[Line]) -> float:
    """The edge of a column: the outermost at which lines follow each other.

    In lists with hanging indents, and passages that are set in, most lines may begin elsewhere.
    """
    pairs = Counter(round(a.left) for a, b in pairwise(lines) if abs(a.left - b.left) <= 1.0)
    edges = [edge for edge, times in pairs.items() if times * 12 >= len(lines)]
    return float(min(edges)) if edges else min(line.left for line in lines)


def blocks_of_lines(
    lines: Sequence[Line], margins: Mapping[Line, str], measures: Measures
) -> list[Block]:
    """The pieces of a document, from all its lines in reading order.

    `margins` are those in the margins of pages, with what they are.
    """
    words = vocabulary([line.text for line in lines])
    body = [line for line in lines if line not in margins]
    notes = _below_the_text(body, measures)
    flow = [line for line in body if line not in notes]
    groups = [*_groups(flow, measures), *_groups(sorted(notes, key=_place), measures)]
    found = sorted(
        ((group[0], _block(group, measures, words)) for group in groups),
        key=lambda each: _place(each[0]),
    )
    found = _small_print(found, measures)
    out = [
        (line, Block(line.text.replace("\x02", "-"), _spot(line), "out", why))
        for line, why in margins.items()
    ]
    whole = sorted([*found, *out], key=lambda each: _place(each[0]))
    return [block for _, block in whole if block.text]


def _below_the_text(lines: Sequence[Line], measures: Measures) -> frozenset[Line]:
    """The small print that ends a column: the text above it goes on in the next."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    found: set[Line] = set()
    for column in columns.values():
        for line in reversed(column):
            if _scale(line, measures.size) != "small":
                break
            found.add(line)
    return frozenset(found)


def _place(line: Line) -> tuple[int, int]:
    return line.page, line.number


def _groups(lines: Sequence[Line], measures: Measures) -> Iterator[list[Line]]:
    """The lines of each piece. Text flows past what stands between its columns and pages."""
    flow: list[Line] = []
    for line in lines:
        if flow and _begins(flow, line, measures):
            yield flow
            flow = []
        flow.append(line)
    if flow:
        yield flow


def _begins(flow: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Whether a piece begins with a line, after the lines of another."""
    before = flow[-1]
    size = measures.size
    kinds = [_scale(each, size) for each in (before, line)]
    if kinds[0] != kinds[1] or abs(before.size - line.size) > 0.15 * size:
        return True
    same = (before.page, before.column) == (line.page, line.column)
    if kinds[1] == "small":
        apart = before.y - line.y > GAP * 1.1 * max(1.15 * line.size, _step(flow))
        return not same or apart or bool(_NOTE.match(line.text) and not line.text[:2].isalpha())
    if kinds[1] == "large":
        return not same or before.y - line.y > 1.7 * line.size
    if before.bold != line.bold or _is_byline(before) or _is_byline(line):
        return True
    if same and before.y - line.y > GAP * measures.leading:
        return True
    return _set_in(flow, line, measures) or (
        is_sentence(before.text) and _ends_early(before, line, measures)
    )


def _is_byline(line: Line) -> bool:
    """Whether a line at the top of the first page begins with “By”."""
    return line.page == 1 and line.number <= MOST_LINES_ABOVE and says_by(line.text)


def _scale(line: Line, size: float) -> str:
    if line.size >= LARGE * size:
        return "large"
    return "small" if line.size <= SMALL * size else "text"


def _step(flow: Sequence[Line]) -> float:
    return flow[-2].y - flow[-1].y if len(flow) > 1 and flow[-2].page == flow[-1].page else 0.0


def _indent(line: Line, measures: Measures) -> float:
    """How far a line is set in from its column's edge, in sizes of the type."""
    left, _ = measures.edges.get((line.page, line.column), (line.left, line.right))
    return (line.left - left) / measures.size


def _set_in(flow: Sequence[Line], line: Line, measures: Measures) -> bool:
    """Whether a line's indent begins a paragraph."""
    now, before = _indent(line, measures), _indent(flow[-1], measures)
    if now > INDENT:
        # Lines of a passage that is set in as a whole continue it.
        return abs(now - before) > 0.25
    if now < -INDENT:
        return before - now > INDENT
    # Back from a passage that was set in with all its lines.
    return len(flow) > 1 and before > INDENT and _indent(flow[-2], measures) > INDENT


def _ends_early(before: Line, line: Line, measures: Measures) -> bool:
    """Whether the next line's first word would have had room on the line before."""
    _, right = measures.edges.get((before.page, before.column), (before.left, before.right))
    return right - before.right > line.first + 0.6 * measures.size


def _block(group: Sequence[Line], measures: Measures, words: Vocabulary) -> Block:
    first = group[0]
    kind: Kind = "text"
    if _scale(first, measures.size) == "large":
        largest = first.page == 1 and first.size >= 1.3 * measures.size
        kind = "title" if largest else "heading"
    return Block(
        join_lines([line.text for line in group], words),
        _spot(first),
        kind,
        marks=tuple(mark for line in group for mark in line.marks),
        slanted=all(line.slanted for line in group),
        bold=all(line.bold for line in group),
        cut=True,
    )


def _small_print(
    pieces: Sequence[tuple[Line, Block]], measures: Measures
) -> list[tuple[Line, Block]]:
    """The pieces, with footnotes and captions in small type left out."""
    return [
        (
            line,
            replace(block, kind="out", why=why)
            if (why := _why_small(line, block, measures))
            else block,
        )
        for line, block in pieces
    ]


def _why_small(line: Line, block: Block, measures: Measures) -> str:
    """What a piece in small type is if it is no text: a footnote, a caption; else ""."""
    if block.kind != "text" or _scale(line, measures.size) != "small" or says_by(block.text):
        return ""
    if _NOTE.match(block.text):
        return "a footnote"
    if len(block.text.split()) >= LONG_SMALL_PRINT:
        return ""
    return why_no_text(block.text) or "small print, such as a caption"


def _spot(line: Line) -> Spot:
    return Spot(line.number, page=line.page)

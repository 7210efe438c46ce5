"""What stands alone: a line or a row on a page, marks on a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kit.model.finding import Finding
from kit.preflight.marks import finding
from kit.preflight.prompts import RULED
from kit.preflight.rows import Words, lines_of, middle, share
from kit.preflight.shapes import around
from kit.preflight.things import Line, SeenPage, Text, Thing

HEAD = 1.0
"""Points: the rule below the head of a table is at least this thick."""
FEW = 3
"""Rules that a table has with a head and a row; with more, it has rows to write in."""
NEXT = 1.0
"""The next line of a paragraph begins at most this part of a line's height below the last."""
_MARKS = re.compile(
    r"[\s.,;:)]*(?:\[(?:inference|source[^\]]*|S\d+(?:, S\d+)*)\][\s.,;:)]*)+", re.IGNORECASE
)


def alone_findings(page: SeenPage, number: int, here: Sequence[Thing]) -> Iterator[Finding]:
    """A page after the first of its sheet that holds a single line, or a single row of a table.

    `here` is what it holds besides its foot. The head of a table, which stands again on each page,
    is no row: it ends with a rule of at least 1 pt. Lines to write on are not alone.
    """
    lines = lines_of(here)
    if not lines:
        return
    rules = [
        thing for thing in here if isinstance(thing, Line) and thing.across
        and thing.box.width >= RULED
    ]  # fmt: skip
    upright = [thing for thing in here if isinstance(thing, Line) and thing.upright]
    what = ""
    if not rules and all(share(lines[0].box, line.box) > 0 for line in lines):
        what = "nothing but a line"
    elif rules and upright and _rows(lines, rules) == 1:
        what = "nothing but a row of a table"
    if what:
        box = around([corner for line in lines for corner in line.box.corners])
        yield finding("alone", page, number, box, f"{what} on a page", lines[-1].words)


def _rows(lines: Sequence[Words], rules: Sequence[Line]) -> int:
    """How many rows between rules hold words; 0 if words are outside, or other rows have none."""
    heights = sorted({round(middle(rule.box)) for rule in rules}, reverse=True)
    if len(heights) > FEW:
        return 0
    thick = {round(middle(rule.box)) for rule in rules if rule.weight >= HEAD}
    rows: set[int] = set()
    for line in lines:
        at = middle(line.box)
        over = [height for height in heights if height >= at]
        under = [height for height in heights if height < at]
        if not over or not under:
            return 0
        rows.add(max(under))
    if len(rows) > 1 and max(rows) in thick:
        rows.remove(max(rows))
    return len(rows)


def mark_line_findings(page: SeenPage, number: int, here: Sequence[Thing]) -> Iterator[Finding]:
    """Marks, such as “[inference]” or “[S4]”, alone on the last line of what they belong to.

    That is a line of nothing else, right below one that begins where it does.
    """
    lines = lines_of(here)
    marks = [line for line in lines if _MARKS.fullmatch(line.words)]
    boxes = [line.box for line in lines] if marks else []
    for line in marks:
        box = line.box
        for other, its in zip(lines, boxes, strict=True):
            gap = its.bottom - box.top
            if (
                other is not line
                and abs(its.left - box.left) < 1
                and -box.height / 2 < gap < NEXT * box.height
                and not _heads(other, page)
            ):
                yield finding("marks", page, number, box, "a line of marks alone", line.words)
                break


def _heads(line: Words, page: SeenPage) -> bool:
    """Whether a line is a heading."""
    own = {text.content for text in line.texts if isinstance(text, Text)}
    return any(own & set(heading.contents) for heading in page.headings)

"""Names that are broken between two lines, though they fit on one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from kit.model.finding import Finding
from kit.preflight.marks import finding
from kit.preflight.rows import lines_of
from kit.preflight.shapes import Box
from kit.preflight.things import SeenPage, Thing

FEWEST = 4
"""Letters of a word of a name: a shorter one is not looked for."""
HYPHENS = "-\u2010\u2011\u2013"
"""After these a name may be broken."""
_NAME = re.compile(r"<bdi>(.*?)</bdi>", re.DOTALL)


def names_in(page: str) -> tuple[str, ...]:
    """The names of students in a sheet's HTML."""
    return tuple(html.unescape(name) for name in _NAME.findall(page))


def name_findings(
    page: SeenPage, number: int, here: Sequence[Thing], names: Sequence[str]
) -> Iterator[Finding]:
    """A word of a name whose beginning ends a line and whose rest begins the next, without hyphen.

    It fits if that line, or the next, is at least as long as the whole word.
    """
    begun: dict[str, list[str]] = {}
    for word in sorted({word for name in names for word in name.split() if len(word) >= FEWEST}):
        for length in range(1, len(word)):
            begun.setdefault(word[:length], []).append(word)
    lines = lines_of(here)
    # Of a long list, few lines end as a name begins: the others need not be measured.
    ends = [(line, line.words.rpartition(" ")[2]) for line in lines]
    broken = [(line, end) for line, end in ends if end in begun and end[-1] not in HYPHENS]
    if not broken:
        return
    boxes = [(line, line.words.partition(" ")[0], line.box) for line in lines]
    for line, end in broken:
        box = line.box
        size = box.width / max(1, len(line.words))
        for word in begun[end]:
            for rest, first, its in boxes:
                if (
                    rest is not line
                    and _follows(its, box)
                    and first
                    and first.rstrip(",;)").startswith(word[len(end) :])
                    and len(word) * size <= max(box.width, its.width)
                ):
                    what = "a name broken between lines, though it fits on one"
                    yield finding("name", page, number, box, what, word)


def _follows(rest: Box, line: Box) -> bool:
    """Whether one box may be that of the line after another's."""
    gap = line.bottom - rest.top
    return -line.height < gap < line.height and rest.left <= line.right

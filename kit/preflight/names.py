"""Names that are broken between two lines, though they fit on one."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from kit.model.finding import Finding
from kit.preflight.marks import finding
from kit.preflight.rows import Words, lines_of
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
    words = {word for name in names for word in name.split() if len(word) >= FEWEST}
    if not words:
        return
    lines = lines_of(here)
    for line in lines:
        for word in words:
            for rest in lines:
                if rest is not line and _is_broken(word, line, rest):
                    what = "a name broken between lines, though it fits on one"
                    yield finding("name", page, number, line.box, what, word)


def _is_broken(word: str, line: Words, rest: Words) -> bool:
    gap = line.box.bottom - rest.box.top
    if not -line.box.height < gap < line.box.height or rest.box.left > line.box.right:
        return False
    last, first = line.words.split()[-1:], rest.words.split()[:1]
    if not last or not first or not word.startswith(last[0]) or last[0] == word:
        return False
    if last[0][-1] in HYPHENS:
        return False
    if not first[0].rstrip(",;)").startswith(word[len(last[0]) :]):
        return False
    size = line.box.width / max(1, len(line.words))
    return len(word) * size <= max(line.box.width, rest.box.width)

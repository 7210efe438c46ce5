"""Finds what is still to be written: passages that a new role or debate marks with “✎”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.check.marks import COMMENT
from kit.problems import Place, Problems, SourceText

MARK = "✎"
_GAP = re.compile(rf"{MARK}[ \t]*([^\n\"]*)")
_HINT = f"replace all the words from “{MARK}” on with your own"


def gaps(source: SourceText) -> Iterator[tuple[Place, str]]:
    """Yield each marked passage of a file: its place, and what it asks for."""
    prose = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source.text)
    for match in _GAP.finditer(prose):
        said = match[1].strip().removesuffix("{% endblock %}").replace("**", "").strip()
        yield source.at_offset(match.start(), len(match[0].rstrip())), said


def check_gaps(source: SourceText, problems: Problems) -> None:
    """Add an error for each passage in a file that is still to be written."""
    for place, said in gaps(source):
        problems.error(
            place, f"still to be written: {said}" if said else "still to be written", _HINT
        )

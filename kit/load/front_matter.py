"""Where the front matter of a role's file ends: between two lines “---”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kit.problems import Problems, SourceText

FENCE = "---"
"""The line before and after a role's front matter."""
LIKE_A_FENCE = re.compile(r"[-–—‐‑‒―−_*]{1,8}")


def front_matter_end(source: SourceText, problems: Problems, *, optional: bool) -> int | None:
    """The index of the line that closes the front matter; None and a problem if there is none.

    -1 if there is no front matter and it is `optional`.
    """
    lines = [line.rstrip() for line in source.text.split("\n")]
    if lines[0] != FENCE:
        begins = next((index for index, line in enumerate(lines) if line), 0)
        if optional and (lines[begins].startswith("{") or not any(lines)):
            return -1
        problems.error(source.at(begins + 1), *_not_a_fence(lines, begins))
        return None
    if FENCE not in lines[1:]:
        near = next(
            (index for index in range(1, len(lines)) if LIKE_A_FENCE.fullmatch(lines[index])), 0
        )
        problems.error(
            source.at(near + 1), "the front matter is not closed", "end it with a line “---”"
        )
        return None
    return lines.index(FENCE, 1)


def _not_a_fence(lines: Sequence[str], begins: int) -> tuple[str, str]:
    """What is wrong with the first lines of a role, and what to do."""
    found = lines[begins]
    if found == FENCE:
        return (
            "a blank line stands above the front matter",
            "“---” must be the first line: delete the blank one",
        )
    if LIKE_A_FENCE.fullmatch(found):
        return (
            f"“{found}” does not begin the front matter, so all of it would be ignored",
            "write three hyphens, “---”; some programs turn them into a dash",
        )
    return (
        "a role begins with its front matter",
        "the first line is “---”, and so is the line after the front matter",
    )

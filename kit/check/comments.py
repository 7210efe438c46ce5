"""Finds comments of a template that lack one of their two marks, and so hide or show too much."""

from __future__ import annotations

import re

from kit.problems import Problems, SourceText

_COMMENT = re.compile(r"\{#.*?(?:#\}|\Z)", re.DOTALL)


def check_comments(source: SourceText, problems: Problems) -> None:
    """Add a warning for each comment that holds the beginning of another, and each lone end.

    A stub comments out each block with a mark before and after it. Where only one of the two is
    deleted, the edit is swallowed together with what follows, or the other mark is printed.
    """
    shown = list(source.text)
    for match in _COMMENT.finditer(source.text):
        shown[match.start() : match.end()] = " " * len(match[0])
        if not match[0].endswith("#}"):
            place = source.at_offset(match.start(), 2)
            problems.warn(place, "this comment is never closed", "end it with “#}”")
        elif (inner := match[0].find("{#", 2)) >= 0:
            problems.warn(
                source.at_offset(match.start() + inner, 2),
                "a comment begins inside another, so all from the first one's line on is left out",
                f"close the one in line {source.at_offset(match.start()).line} with “#}}” before "
                "this, or delete its “{#”",
            )
    for match in re.finditer(r"#\}", "".join(shown)):
        problems.warn(
            source.at_offset(match.start(), 2),
            "“#}” closes no comment, and is printed",
            "delete the whole line",
        )

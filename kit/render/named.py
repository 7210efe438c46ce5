"""Whether a student's name stands on a sheet that may print names: such a sheet is never kept."""

from __future__ import annotations

import html
import re

from kit.model.context import ForEveryone, ForTeacher
from kit.model.plate import ForPlates

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")


def names_somebody(rendered: str, context: ForEveryone | ForPlates) -> bool:
    """Whether the HTML of a sheet holds the name of a student, or a word of one.

    A word counts as it is written in the class list: “May” is somebody, “may” is not. One letter is
    no name, unless it is all of it. Where in doubt, a sheet names somebody. Plates always do.
    """
    if isinstance(context, ForPlates):
        return True
    if not isinstance(context, ForTeacher):
        return False
    text = html.unescape(_TAG.sub(" ", rendered))
    names = {name for each in context.students for name in (each.name, each.printed) if name}
    if any(name in text or name.upper() in text for name in (*names, *context.notes)):
        return True
    known = {word for name in names for word in _WORD.findall(name) if _is_name(word)}
    words = set(_WORD.findall(text))
    return not words.isdisjoint(known | {word.upper() for word in known})


def _is_name(word: str) -> bool:
    return len(word) > 1 and not word.isdigit()

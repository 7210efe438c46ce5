"""An id and a question for a debate, from the title of its essay; and ids for its roles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_LOOSE_END = re.compile(r"(?:-(?:a|an|the|of|and|or|for|in|on|at|to))+\Z")
LONGEST_ID = 32
"""Characters: an id is part of the names of folders, and is typed."""
_GREETING = re.compile(r"Dear\b|To the editor\b", re.IGNORECASE)
YES_OR_NO = re.compile(
    r"(?:should|can|could|is|are|was|were|do|does|did|will|would|must|may|has|have)\b",
    re.IGNORECASE,
)


def question_from(title: str) -> str:
    """A question to debate; the title itself, if that asks one that yes or no answers."""
    words = " ".join(title.split()).strip("“”\"' ,:;")
    if _GREETING.match(words):
        return "Do you agree with the writer of this letter?"
    if words.endswith("?") and YES_OR_NO.match(words):
        return words
    return f"Do you agree with “{words.rstrip('.')}”?"


def id_from(words: str, taken: Collection[str] = (), otherwise: str = "debate") -> str:
    """An id that is not taken: small letters, digits and hyphens, with a letter first.

    `otherwise` is what to call what has no such letters, as in other scripts.
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"[’'.]", "", words)).casefold()
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    name = re.sub(r"\A[^a-z]+", "", re.sub(r"[^a-z0-9]+", "-", letters)).strip("-")
    if len(name) > LONGEST_ID:
        name = name[: LONGEST_ID + 1].rpartition("-")[0] or name[:LONGEST_ID]
        name = _LOOSE_END.sub("", name)
    name = name or otherwise
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free

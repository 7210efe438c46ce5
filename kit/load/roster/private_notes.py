"""Notes beside names that are the teacher's own: “Bo Elm [IEP]”, “Ada Oak*”.

A name is printed on the covers of all partners, so such a note would tell them. It is warned of,
not removed: what stands in brackets may also be a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kit.load.roster.cells import Row, listed
from kit.load.roster.columns import Columns
from kit.load.roster.headings import headings
from kit.problems import Problems

MOST_NAMED = 5
BRACKETED = re.compile(r"\s*[\[{<]([^\[\]{}<>]*)[\]}>]|\s*\(([^()]*)\)")
SIGN = re.compile(r"[*†‡#^~°§!]+(?=[\s,]|$)|(?<!\S)[*†‡#^~°§!]+")
AFTER_DASH = re.compile(r"\s+[-–—/|]\s*([\w/ +-]+)$|(?<!\d)\s*[/|]\s*(\w+)$")
# In capitals beside a name that is not: “Di Fir PP”, but not “DI SEN”.
IN_CAPITALS = re.compile(r"(?<=[a-zà-ÿ])\s+([A-Z]{2,5})$")


def without_note(name: str) -> str:
    """The name without the notes in it, to see whether the rest looks like a name."""
    name = BRACKETED.sub(lambda found: "" if _is_note(found) else found[0], name)
    for pattern in (AFTER_DASH, IN_CAPITALS):
        name = pattern.sub(lambda found: "" if _is_note(found) else found[0], SIGN.sub("", name))
    return name


def warn_of_notes(rows: Sequence[Row], columns: Columns, path: Path, problems: Problems) -> None:
    """Add one warning for all names with a note that partners would read.

    `path` is the file, for messages.
    """
    found = []
    for row in rows:
        for column in columns.names:
            text = row.text(column)
            if without_note(text) != text:
                found.append((row, column, text))
    if not found:
        return
    row, column, _ = found[0]
    many = "1 name holds a note" if len(found) == 1 else f"{len(found)} names hold notes"
    problems.warn(
        row.place(path, column),
        f"{many} that every partner would read on paper: "
        + listed([text for _, _, text in found], MOST_NAMED),
        "take it out of the name; columns that the kit does not use are never printed",
    )


def _is_note(found: re.Match[str]) -> bool:
    """Whether what stands in brackets or after a dash is a note, and not a second name."""
    text = next((group for group in found.groups() if group is not None), "")
    if found[0].lstrip()[:1] in ("[", "{", "<") or not any(map(str.isalpha, text)):
        return True
    words = re.split(r"[\s,;/+&-]+", text.strip())
    return any(headings().is_word("private", word) for word in words)

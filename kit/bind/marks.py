"""Numbers the marked content of a page whose words are drawn in reading order already.

Most pages are such. Then a page need not be taken apart, which takes longest of all that
is done to a part: its marks are found by how WeasyPrint 70 writes them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_TOKEN = re.compile(
    rb"(?P<tag>/\w+)\s+<<\s*/MCID (?P<number>\d+)\s*>>\s*BDC\b"
    rb"|(?P<artifact>/Artifact\s+BMC\b)|\b(?P<text>BT)\b|\b(?P<end>EMC)\b|\b(?P<other>BDC|BMC|BI)\b"
)
LAST = 1 << 30
"""The place of words without a tag, such as running feet: after all others."""


def renumbered(content: bytes, places: Mapping[int, int]) -> tuple[bytes, list[int]] | None:
    """The content with its marks numbered from 0 as they are drawn, and their old numbers.

    `places` are the marks' places in reading order; a mark that has none becomes an artifact.
    Gives None where the content has to be taken apart: words are drawn in another order, or it
    holds what the marks cannot be told from, such as text in parentheses.
    """
    if b"(" in content:
        return None
    kept: list[int] = []
    pieces: list[bytes] = []
    done = reached = depth = 0
    place = -1
    for found in _TOKEN.finditer(content):
        if found["end"]:
            depth -= 1
            continue
        if found["text"]:
            # Words outside of all marks, or in one without a place, are read last.
            here = LAST if not depth or place < 0 else place
            if here < reached:
                return None
            reached = here
            continue
        if found["other"] or depth:
            return None
        depth, place = 1, -1
        if found["number"]:
            number = int(found["number"])
            pieces.append(content[done : found.start()])
            done = found.end()
            if number in places:
                place = places[number]
                if place < reached:
                    return None
                reached = place
                pieces.append(b"%s\n<</MCID %d>>\nBDC" % (found["tag"], len(kept)))
                kept.append(number)
            else:
                pieces.append(b"/Artifact\nBMC")
    # WeasyPrint turns the axes; what is drawn later needs them as they were.
    return b"q\n%s%s\nQ" % (b"".join(pieces), content[done:]), kept

"""Which sheets would take fewer pages if the margins were smaller.

Only sheets in the standard profile that take more than one page can take fewer, so only these
few are typeset again to find out.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from kit.model.packet import HtmlSheet, Packet, Part, SheetKey
from kit.model.profile import PAPER_SAVER, STANDARD

Parts = Mapping[SheetKey, Part]


def sheets_with_smaller_margins(pages: Sequence[HtmlSheet], parts: Parts) -> tuple[HtmlSheet, ...]:
    """The sheets to typeset with smaller margins, in the profile that saves paper.

    `pages` are all sheets, `parts` the same sheets typeset. The results may have any number of
    pages, and have keys of their own.
    """
    return tuple(
        dataclasses.replace(
            page,
            key=_narrow(page.key),
            sheet=dataclasses.replace(page.sheet, pages=None),
            profile=PAPER_SAVER,
        )
        for page in pages
        if page.profile == STANDARD
        and page.sheet.profiles
        and page.sheet.audience != "teacher"
        and not page.named
        and parts[page.key].pages > 1
    )


def shorter(packet: Packet, parts: Parts) -> dict[str, int]:
    """The pages that sheets take with smaller margins, by the sheets' numbers; only where fewer."""
    return {
        entry.label.rstrip("."): pages_taken(entry.key, parts, narrow=True)
        for entry in packet.entries
        if pages_taken(entry.key, parts, narrow=True) < parts[entry.key].pages
    }


def pages_taken(key: SheetKey, parts: Parts, *, narrow: bool) -> int:
    """The number of a sheet's pages; if `narrow`, with smaller margins where that takes fewer."""
    pages = parts[key].pages
    other = parts.get(_narrow(key)) if narrow else None
    return pages if other is None else min(pages, other.pages)


def _narrow(key: SheetKey) -> SheetKey:
    """The key of a standard sheet in the profile that saves paper, as `version_of` makes it."""
    sheet, reader, version = key
    return sheet, reader, f"{version} {PAPER_SAVER}".strip()

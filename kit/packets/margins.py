"""Which sheets would take fewer pages if the margins were smaller.

Only those that are laid out as the standard has them, and that take more than one page, can
do with fewer; so that few sheets have to be typeset again to know.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from kit.model.packet import HtmlSheet, Packet, Part, SheetKey
from kit.model.profile import PAPER_SAVER, STANDARD

Parts = Mapping[SheetKey, Part]


def sheets_with_smaller_margins(pages: Sequence[HtmlSheet], parts: Parts) -> tuple[HtmlSheet, ...]:
    """Those of the sheets, of which `parts` are typeset, to typeset with smaller margins."""
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
    """By the numbers of a packet's sheets: how many pages those take that take fewer."""
    return {
        entry.label.rstrip("."): pages_taken(entry.key, parts, narrow=True)
        for entry in packet.entries
        if pages_taken(entry.key, parts, narrow=True) < parts[entry.key].pages
    }


def pages_taken(key: SheetKey, parts: Parts, *, narrow: bool) -> int:
    """A sheet's pages, with smaller margins if that is wanted and they are fewer."""
    pages = parts[key].pages
    other = parts.get(_narrow(key)) if narrow else None
    return pages if other is None else min(pages, other.pages)


def _narrow(key: SheetKey) -> SheetKey:
    """A standard sheet's key in the profile that saves paper, as `version_of` has it."""
    sheet, whom, version = key
    return sheet, whom, f"{version} {PAPER_SAVER}".strip()

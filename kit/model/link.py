"""Links from one sheet of a packet to another, as they travel from templates to binding."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

SHEET_ADDRESS = "kit:sheet/"
"""What a template writes before the id of the sheet that a link leads to.

After it, “#” and the `id` of an element on that sheet may follow.
"""
PACKET_ADDRESS = "kit:packet"
"""What a template writes for a link to the first sheet of the packet, whatever that is."""
ADDRESS = "kit:link?"


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A link to a sheet in the same packet.

    `sheet` is its id, or "" for the first sheet of the packet. `place` is the id of an element
    on it, or "" for its first page. `says` is how screen readers and viewers describe the link.
    """

    sheet: str
    place: str
    says: str

    @property
    def address(self) -> str:
        """The link as one address, in which it passes through typesetting to binding."""
        return ADDRESS + urlencode({"sheet": self.sheet, "place": self.place, "says": self.says})

    @classmethod
    def at(cls, address: str) -> SheetLink:
        """The link for an address that `address` made; `ValueError` or `KeyError` for others."""
        facts = parse_qs(address.removeprefix(ADDRESS), keep_blank_values=True, strict_parsing=True)
        return cls(facts["sheet"][0], facts["place"][0], facts["says"][0])

    @classmethod
    def to(cls, href: str, says: str) -> SheetLink | None:
        """The link for an `href` in a template; None if that does not lead to a sheet."""
        if href == PACKET_ADDRESS:
            return cls("", "", says)
        if not href.startswith(SHEET_ADDRESS):
            return None
        sheet, _, place = href.removeprefix(SHEET_ADDRESS).partition("#")
        return cls(sheet, place, says) if sheet else None

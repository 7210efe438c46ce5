"""Links from one sheet of a packet to another, as they travel from templates to binding."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

SHEET_ADDRESS = "kit:sheet/"
"""What a template writes before the id of the sheet that a link leads to.

Where that sheet has an element with an `id`, “#” and it may follow.
"""
PACKET_ADDRESS = "kit:packet"
"""What a template writes for the first sheet of the packet, whichever that is."""
ADDRESS = "kit:link?"


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A link to a sheet in the same packet.

    `sheet` is its id; "" is the first sheet of the packet. `place` is the id of an element
    there; "" is its first page. `says` is what a screen reader and a viewer say of the link.
    """

    sheet: str
    place: str
    says: str

    @property
    def address(self) -> str:
        """The link in one word, which is how typesetting hands it on to binding."""
        return ADDRESS + urlencode({"sheet": self.sheet, "place": self.place, "says": self.says})

    @classmethod
    def at(cls, address: str) -> SheetLink:
        """The link of such a word."""
        facts = parse_qs(address.removeprefix(ADDRESS), keep_blank_values=True, strict_parsing=True)
        return cls(facts["sheet"][0], facts["place"][0], facts["says"][0])

    @classmethod
    def to(cls, href: str, says: str) -> SheetLink | None:
        """The link to an address as a template writes it; None if that is of another kind."""
        if href == PACKET_ADDRESS:
            return cls("", "", says)
        if not href.startswith(SHEET_ADDRESS):
            return None
        sheet, _, place = href.removeprefix(SHEET_ADDRESS).partition("#")
        return cls(sheet, place, says) if sheet else None

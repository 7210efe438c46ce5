"""Links from one sheet of a packet to another, as they travel from templates to binding."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

SHEET_ADDRESS = "kit:sheet/"
"""What a template writes before the id of the sheet that a link leads to."""
PACKET_ADDRESS = "kit:packet"
"""What a template writes for the first sheet of the packet, whichever that is."""
ADDRESS = "kit:link?"


@dataclass(frozen=True, slots=True)
class SheetLink:
    """A link to the first page of a sheet in the same packet.

    `sheet` is its id; "" is the first sheet of the packet. `says` is what a screen reader
    and a viewer say of the link.
    """

    sheet: str
    says: str

    @property
    def address(self) -> str:
        """The link in one word, which is how typesetting hands it on to binding."""
        return ADDRESS + urlencode({"sheet": self.sheet, "says": self.says})

    @classmethod
    def at(cls, address: str) -> SheetLink:
        """The link of such a word."""
        facts = parse_qs(
            address.removeprefix(ADDRESS), keep_blank_values=True, strict_parsing=True
        )
        return cls(facts["sheet"][0], facts["says"][0])


def sheet_of(href: str) -> str | None:
    """The sheet that an address in a template leads to ("": the first); None for all others."""
    if href == PACKET_ADDRESS:
        return ""
    return href.removeprefix(SHEET_ADDRESS) if href.startswith(SHEET_ADDRESS) else None

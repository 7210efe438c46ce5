"""Form fields: where a reader of a fillable file types or ticks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, urlencode

ADDRESS = "kit:field?"
"""The beginning of the address of a link that represents a field.

A link is the one thing that a typesetter passes on from HTML to PDF with both a box on the
page and words of ours; binding replaces it with a form field.
"""

FieldKind = Literal["text", "tick"]


@dataclass(frozen=True, slots=True)
class Field:
    """A space for an answer on a sheet.

    `number` counts the spaces of a sheet in reading order, from 1; a space that is broken over
    pages has a field on each page, distinguished by `piece`, from 1. `label` is what a screen
    reader says. `size` is that of the typed text, in points; `tall` fields take several lines.
    `plated` fields ask for what a student's plate says, and are left out where there is one.
    """

    number: int
    kind: FieldKind
    label: str
    size: float
    tall: bool = False
    plated: bool = False
    piece: int = 1

    @property
    def name(self) -> str:
        """The field's name among those of its sheet; the same in every file."""
        return f"{self.number}" if self.piece == 1 else f"{self.number}-{self.piece}"

    @property
    def address(self) -> str:
        """The field as the address of a link: all its facts, in a query string."""
        facts = {
            "number": self.number,
            "kind": self.kind,
            "label": self.label if self.piece == 1 else f"{self.label} ({self.piece})",
            "size": f"{self.size:g}",
            "tall": int(self.tall),
            "plated": int(self.plated),
            "piece": self.piece,
        }
        return ADDRESS + urlencode(facts)

    @classmethod
    def at(cls, address: str) -> Field:
        """The field for an address that `address` made; `ValueError` or `KeyError` for others."""
        facts = {
            key: values[0]
            for key, values in parse_qs(
                address.removeprefix(ADDRESS), keep_blank_values=True, strict_parsing=True
            ).items()
        }
        return cls(
            number=int(facts["number"]),
            kind="tick" if facts["kind"] == "tick" else "text",
            label=facts["label"],
            size=float(facts["size"]),
            tall=facts["tall"] == "1",
            plated=facts["plated"] == "1",
            piece=int(facts["piece"]),
        )


@dataclass(frozen=True, slots=True)
class AnswerFont:
    """The font of typed answers: a TrueType file with all letters of Windows code page 1252.

    The fields are those of a PDF font descriptor (ISO 32000-1, 9.8). `widths` are those of codes
    32 to 255; all numbers are in thousandths of the font's size.
    """

    name: str
    data: bytes
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

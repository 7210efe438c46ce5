"""Form fields: where a reader of a fillable file types or ticks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qs, urlencode

ADDRESS = "kit:field?"

Kind = Literal["text", "tick"]


@dataclass(frozen=True, slots=True)
class Field:
    """A space for an answer on a sheet.

    `number` counts the spaces of a sheet in reading order, from 1; one that is broken over
    pages has a field on each, told apart by `piece`, from 1. `label` is what a screen reader
    says of it. `size` is that of what is typed, in points; `tall` says that it may run over
    several lines. `plated` fields lie where a student's plate is printed, if there is one.
    """

    number: int
    kind: Kind
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
        """The field as a link, which is how typesetting hands it on: a box and these words."""
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
        """The field of such a link."""
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
    """The font that is typed in: a TrueType file with all letters of Windows' code page 1252.

    `widths` are those of codes 32 to 255; they and the other numbers are in thousandths of
    the font's size.
    """

    name: str
    data: bytes
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

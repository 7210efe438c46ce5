"""What the engine is told of one sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.model.packet import HtmlSheet
from kit.model.sheets import PLATES

MUCH = 60_000
"""Characters of a list of all students of a large class, which takes much memory."""


@dataclass(frozen=True, slots=True)
class Job:
    """One sheet to typeset. `files` are those its HTML refers to, by address.

    `most` is how many pages it may have; None for any number. `standard` says where the pages
    of the standard layout begin whose names these pages are to have. A `fillable` sheet gets a
    link to a `Field` at each space for an answer. One with `links` leads to the sheets `beside`
    it in a packet. A `named` sheet holds students' names; on `plates`, they are laid over sheets of
    others. The `ink` of its pages is measured if somebody counts it.
    """

    html: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    most: int | None = None
    standard: tuple[int, ...] = ()
    fillable: bool = False
    links: bool = False
    beside: tuple[str, ...] = ()
    named: bool = False
    ink: bool = False
    plates: bool = False

    @classmethod
    def of(cls, sheet: HtmlSheet, *, links: bool, ink: bool = False) -> Job:
        """The job of a sheet, with or without links to the sheets beside it, and its ink."""
        return cls(
            sheet.html,
            sheet.files,
            sheet.sheet.pages,
            sheet.standard,
            sheet.fillable,
            links,
            sheet.beside,
            sheet.named,
            ink,
            sheet.sheet.id == PLATES.id,
        )

    @property
    def is_large(self) -> bool:
        """Whether it is a list of all students of a large class."""
        return self.named and len(self.html) > MUCH

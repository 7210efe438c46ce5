"""The nouns of the preview: what a browser asks for, and what it is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kit.model.profile import STANDARD
from kit.model.role import LEVELS, Level
from kit.model.sheets import Paper
from kit.pipeline.request import Request
from kit.preview.pictures import Look
from kit.preview.readers import Reader
from kit.problems import Problem


@dataclass(frozen=True, slots=True)
class View:
    """What one browser looks at.

    `reader` is the id of a reader; "" means the first there is. `format` is the id of a debate
    format; None means the one that fits the class. `chosen` is the name of a set of sheets; None
    means the usual one.
    """

    reader: str = ""
    level: Level = "standard"
    paper: Paper = "letter"
    profile: str = STANDARD
    format: str | None = None
    chosen: str | None = None

    def is_met_by(self, other: View) -> bool:
        """Whether another view is this one, with what this one leaves open."""
        kept = replace(
            other,
            format=other.format if self.format is not None else None,
            chosen=other.chosen if self.chosen is not None else None,
        )
        return kept == self


@dataclass(frozen=True, slots=True)
class NamedChoice:
    """Something that can be chosen in the page: its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of a packet. `label` is unique in the packet, as in “2.1”; `sheet` is a title."""

    label: str
    sheet: str
    look: Look


@dataclass(frozen=True, slots=True)
class Drawn:
    """A packet as it was last drawn without errors: its pages, and the PDF itself.

    `file` is the name of the PDF.
    """

    title: str
    file: str
    pages: tuple[ShownPage, ...]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem of the last try, and the id of the role if it is in a role's file."""

    problem: Problem
    role: str | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong, but not in a file."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class ShownView:
    """What a browser is to show: the last good pages, and the problems of the last try.

    With `current`, the pages are those of the last try. `drawn` is None if no try was good.
    `debate` is the debate's title, `language` its code, such as “en”.
    """

    view: View
    debate: str
    language: str
    readers: tuple[Reader, ...]
    formats: tuple[NamedChoice, ...]
    profiles: tuple[NamedChoice, ...]
    sets: tuple[NamedChoice, ...]
    drawn: Drawn | None
    current: bool
    problems: tuple[ShownProblem, ...]
    trouble: Trouble | None


def for_views(request: Request) -> Request:
    """What a build is asked for, for packets of all readers, one at a time."""
    return replace(request, levels=LEVELS, only=(), jobs=1)

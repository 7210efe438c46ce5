"""The nouns of the preview: what is looked at, and what is shown of it."""

from __future__ import annotations

from dataclasses import dataclass

from kit.model.profile import STANDARD
from kit.model.role import Level
from kit.model.sheets import Paper
from kit.preview.pictures import Look
from kit.preview.readers import Reader
from kit.problems import Problem


@dataclass(frozen=True, slots=True)
class View:
    """What one browser looks at. `reader` is the id of one; "" leaves it to the kit, as does
    None the format.
    """

    reader: str = ""
    level: Level = "standard"
    paper: Paper = "letter"
    profile: str = STANDARD
    format: str | None = None


@dataclass(frozen=True, slots=True)
class NamedChoice:
    """Something to choose, by its id."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page of a packet. `label` is unique in it and printed at its foot, as in “2.1”."""

    label: str
    sheet: str
    look: Look


@dataclass(frozen=True, slots=True)
class Drawn:
    """A packet as it was last drawn without error: its pages, and the packet itself.

    `file` is what its PDF is called.
    """

    title: str
    file: str
    pages: tuple[ShownPage, ...]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class ShownProblem:
    """A problem of the last try, and the role in whose file it stands, if it is one's."""

    problem: Problem
    role: str | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong that stands in no file."""

    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class ShownView:
    """What a browser is to show: the last good pages, and what the last try found wrong.

    `current` says whether the pages are of the last try; `drawn` is None if there has
    been no good one. `language` is that of the debate.
    """

    view: View
    debate: str
    language: str
    readers: tuple[Reader, ...]
    formats: tuple[NamedChoice, ...]
    profiles: tuple[NamedChoice, ...]
    drawn: Drawn | None
    current: bool
    problems: tuple[ShownProblem, ...]
    trouble: Trouble | None

"""What a build makes: sheets to render, parts that are typeset, and the packets they form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kit.model.context import ForEveryone, ForPlates
from kit.model.finding import Finding
from kit.model.profile import STANDARD, Profile, ProfileStyles
from kit.model.role import Level, Role
from kit.model.sheets import Paper, Sheet
from kit.problems import SourceText

SheetKey = tuple[str, str, str]
"""A sheet's id, whom it is for, and its version: reading level and print profile.

Whom: a role's id, or "" when all readers get the same. The version names only what makes a
difference: "", "standard", "supported", "large-print", "supported large-print", or one of
these with "alone" (a handout, which leads to no other sheet) or "fillable".
"""


@dataclass(frozen=True, slots=True)
class SheetInstance:
    """A sheet to render: its context, and the role whose `blocks` go into it, if any.

    One that is `named` holds students' names and is never kept on disk; `source` is the
    file that they come from. `profile` is the id of the print profile it is laid out in.
    `beside` are the ids of the other sheets in every packet that it goes into.
    """

    key: SheetKey
    sheet: Sheet
    context: ForEveryone | ForPlates
    role: Role | None = None
    named: bool = False
    source: SourceText | None = None
    profile: str = STANDARD
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HtmlSheet:
    """A rendered sheet: its HTML, and the bytes of every file the HTML refers to.

    `source` is the file to name when the sheet as a whole is at fault; what is `named`
    is never kept on disk. `role` is the one that it is made for, if it is for one.
    `standard` says where the pages of the standard layout begin (`Part.firsts`), for a sheet
    in another layout, which may break its pages elsewhere; it is empty for all others. One
    that is `fillable` gets form fields. For `beside` see `SheetInstance`.
    """

    key: SheetKey
    sheet: Sheet
    html: str
    files: Mapping[str, bytes]
    source: SourceText
    named: bool = False
    profile: str = STANDARD
    role: Role | None = None
    standard: tuple[int, ...] = ()
    fillable: bool = False
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What sheets are laid out with.

    `styles` are the stylesheets of each print profile in use; `listed` are all sheets by id, with
    the pages that each may have; `texts` are the files that the words on the pages come from;
    `own_styles` are the paths of the stylesheets that are not the kit's.
    """

    paper: Paper
    styles: Mapping[str, ProfileStyles]
    listed: Mapping[str, Sheet]
    texts: tuple[SourceText, ...]
    own_styles: frozenset[Path]


BLOCK_MARK = "data-block"
"""The attribute in a sheet's HTML that says of which of a role's blocks an element is."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """By how much a sheet runs over the pages it may have, and where.

    `lines` is about how many lines the `millimetres` are: of its text, or of those to write on
    if prompts run over. `block` is the last of the role's blocks that begins before the end of
    those pages, or ""; `inside` says whether it is the one that runs over. `heading` is the
    last before that, or "".
    """

    millimetres: int
    lines: int
    block: str
    inside: bool
    heading: str


@dataclass(frozen=True, slots=True)
class Part:
    """A typeset sheet: a tagged PDF of so many pages.

    `key` is the hash of everything that went into it; `overflow` says whether these are
    more pages than the sheet may have, `findings` what else is wrong with them. `firsts` is
    where in its HTML each page begins, as `kit.typeset.page_names` counts. `turns` are what its
    pages go by where that is not 1, 2, 3 …: the pages of the standard layout that they hold parts
    of, “2” or “1–2”. `ink` is how much of each page is black, from 0 to 1.
    """

    key: str
    pdf: bytes
    pages: int
    overflow: Overflow | None = None
    firsts: tuple[int, ...] = ()
    turns: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    ink: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A sheet's place in a packet. Page n of it is labelled `label` + n."""

    section: str
    title: str
    label: str
    key: SheetKey


FILLABLE = "-fillable.pdf"
"""How the name of a file with form fields ends."""

Kind = Literal["student", "role", "handout", "teacher"]


@dataclass(frozen=True, slots=True)
class About:
    """What a packet is, for those who print it.

    `whom` is the role or duty that it is for, by its id; of a handout it is the sheet's id, and
    of the teacher's guide "". `profile` is the print profile, STANDARD for the guide's.
    """

    kind: Kind
    whom: str = ""
    level: Level = "standard"
    profile: str = STANDARD


@dataclass(frozen=True, slots=True)
class Packet:
    """An ordered list of parts for one reader; `path` is below the debate's output folder.

    `name` says whose or what it is, `debate` is the debate's title. `plate` is where a
    student's own plate is: the key of a part, and which of the plates in it, from 0. One
    with form fields is typed in with the font of the print profile that `typed` names.
    `about` is None for what is not printed by itself: files of packets, and of form fields.
    """

    path: str
    name: str
    debate: str
    language: str
    entries: tuple[Entry, ...]
    plate: tuple[SheetKey, int] | None = None
    typed: str | None = None
    about: About | None = None

    @property
    def title(self) -> str:
        """What a viewer shows of the file."""
        return f"{self.name} · {self.debate}"


@dataclass(frozen=True, slots=True)
class Volume:
    """A file of many packets in print order: that of the class, or a part of a large one."""

    packet: Packet
    holds: tuple[Packet, ...]


@dataclass(frozen=True, slots=True)
class PacketChoice:
    """Which packets are wanted.

    `levels` are the reading levels of the roles' packets. `only` names roles and students; none
    means all, with handouts, class file and guide. `profile` is the print profile of packets
    that no student has, and of handouts (None: the standard one); `profiles` are those that
    students may have, by id.
    """

    levels: tuple[Level, ...]
    only: tuple[str, ...] = ()
    profile: Profile | None = None
    profiles: Mapping[str, Profile] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PacketSet:
    """All that a build makes: each distinct sheet once, and the packets made of them.

    `fillable` are those packets again that have something to fill in, with form fields.
    """

    sheets: tuple[SheetInstance, ...]
    roles: tuple[Packet, ...]
    students: tuple[Packet, ...]
    handouts: tuple[Packet, ...]
    teacher: tuple[Packet, ...]
    volumes: tuple[Volume, ...]
    fillable: tuple[Packet, ...] = ()

    @property
    def packets(self) -> tuple[Packet, ...]:
        """Every packet that is bound from parts."""
        return (*self.roles, *self.students, *self.handouts, *self.teacher, *self.fillable)

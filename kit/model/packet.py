"""What a build makes: sheets to render, parts that are typeset, and packets of parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kit.model.finding import Finding
from kit.model.limits import Limits
from kit.model.profile import STANDARD, Profile, ProfileStyles
from kit.model.sheets import Paper, SetOfSheets, Sheet
from kit.problems import SourceText

if TYPE_CHECKING:
    # Processes that typeset sheets know no debate, and would load all that it consists of.
    from kit.model.context import ForEveryone
    from kit.model.plate import ForPlates
    from kit.model.role import Level, Role

SheetKey = tuple[str, str, str]
"""A sheet's id, its reader, and its version (reading level and print profile).

The reader is a role's id, or "" when all readers get the same. The version names only what
makes a difference: "", "standard", "supported", "large-print", "supported large-print", or one
of these with "alone" (a handout, which has no links to other sheets) or "fillable".
"""


@dataclass(frozen=True, slots=True)
class SheetInstance:
    """A sheet to render: its context, and the role whose `blocks` it prints, if any.

    A `named` sheet contains students' names and is never cached on disk; `source` is the
    file that they come from. `profile` is the id of the print profile that it is laid out in.
    `beside` are the ids of the other sheets that are in every packet with it.
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
    """A rendered sheet: its HTML, and the bytes of every file that the HTML refers to.

    `source` is the file to name when the sheet as a whole is at fault; a `named` sheet
    is never cached on disk. `role` is the role that it is made for, if any.
    `standard` says where the pages of the standard layout begin (`Part.firsts`), for a sheet
    in another layout, which may break its pages elsewhere; it is empty for all others. A
    `fillable` sheet gets form fields. For `beside`, see `SheetInstance`.
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
    """What all sheets are laid out with.

    `styles` are the stylesheets of each print profile in use, by its id; `listed` are all sheets
    by id, with the number of pages that each may have; `texts` are the files that the words on
    the pages come from, to find the line that a problem is in; `own_styles` are the paths of the
    stylesheets that are not the kit's. `limits` are what one sheet may take; with `watched`, it is
    rendered and laid out where that can be enforced: some of its files are not the kit's.
    """

    paper: Paper
    styles: Mapping[str, ProfileStyles]
    listed: Mapping[str, Sheet]
    texts: tuple[SourceText, ...]
    own_styles: frozenset[Path]
    limits: Limits
    watched: bool


BLOCK_MARK = "data-block"
"""The HTML attribute with the name of the role's block that an element was rendered from."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """By how much a sheet runs over the pages that it may have, and where.

    `lines` is about how many lines the `millimetres` are: lines of text, or of ruled lines if
    prompts run over. `block` is the last of the role's blocks that begins before the end of the
    allowed pages, or ""; `inside` says whether that block itself runs over. `heading` is the
    last heading before that end, or "".
    """

    millimetres: int
    lines: int
    block: str
    inside: bool
    heading: str


@dataclass(frozen=True, slots=True)
class Part:
    """A typeset sheet: a tagged PDF with this many pages.

    `key` is the hash of everything that it was made from; `overflow` is set if it has more pages
    than the sheet may have; `findings` are other faults of the pages. `firsts` is where in the
    HTML each page begins, as `kit.typeset.page_names` counts. `turns` are the names of its pages
    if they are not 1, 2, 3 …: the pages of the standard layout whose text they contain, “2” or
    “1–2”. `ink` is the share of each page that is black, from 0 to 1.
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
    """A sheet in a packet. Its page n has the page label `label` + n (ISO 32000-1, 12.4.2)."""

    section: str
    title: str
    label: str
    key: SheetKey


FILLABLE = "-fillable.pdf"
"""The end of the name of a file with form fields."""

PacketKind = Literal["student", "role", "table", "handout", "teacher"]
TEACHER: PacketKind = "teacher"
"""What the teacher's guide is called where one packet is asked for by name."""


@dataclass(frozen=True, slots=True)
class About:
    """What a packet is, for printing.

    `whom` is the id of the role or duty that it is for, or whose table it is for, the sheet's id
    for a handout, and "" for the teacher's guide. `profile` is the id of the print profile; the
    guide has STANDARD.
    """

    kind: PacketKind
    whom: str = ""
    level: Level = "standard"
    profile: str = STANDARD


@dataclass(frozen=True, slots=True)
class Packet:
    """An ordered list of parts for one reader; `path` is below the debate's output folder.

    `name` says whose or what it is; `debate` is the debate's title. `plate` is where a
    student's own plate is: the key of a part, and the index of the plate in it, from 0.
    `typed` is the id of the print profile whose font is used for typing, or None without form
    fields. `about` is None for what `print` does not print: files of many packets, and those
    with form fields.
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
        """The title of the file, which viewers show."""
        return f"{self.name} · {self.debate}"


@dataclass(frozen=True, slots=True)
class Volume:
    """A file of many packets in print order: the whole class, or a part of a large class."""

    packet: Packet
    holds: tuple[Packet, ...]


@dataclass(frozen=True, slots=True)
class PacketChoice:
    """Which packets to make.

    `levels` are the reading levels of the roles' packets. `only` names roles and students; empty
    means everything, with handouts, class file and guide. `profile` is the print profile of the
    roles' packets and of handouts (None: the standard one); `profiles` are those that students
    may have, by id. `chosen` is the set of sheets.
    """

    levels: tuple[Level, ...]
    chosen: SetOfSheets
    only: tuple[str, ...] = ()
    profile: Profile | None = None
    profiles: Mapping[str, Profile] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PacketSet:
    """Everything that a build makes: each distinct sheet once, and the packets made of them.

    `tables` hold what each table shares. `fillable` are the packets with something to fill in,
    once more, with form fields.
    """

    sheets: tuple[SheetInstance, ...]
    roles: tuple[Packet, ...]
    students: tuple[Packet, ...]
    tables: tuple[Packet, ...]
    handouts: tuple[Packet, ...]
    teacher: tuple[Packet, ...]
    volumes: tuple[Volume, ...]
    fillable: tuple[Packet, ...] = ()

    @property
    def packets(self) -> tuple[Packet, ...]:
        """All packets that are bound from parts; volumes are bound from packets."""
        return (
            *self.roles, *self.students, *self.tables, *self.handouts, *self.teacher,
            *self.fillable,
        )  # fmt: skip

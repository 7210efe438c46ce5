"""What a reader gets: the data each sheet may see, and the packets the sheets form.

A sheet's template can print only what its context holds. What a reader may not
see is not in there: answers are in `ForTeacher` alone, and a role's blocks are
rendered only for the sheets that name them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.model.debate import (
    Clause,
    Criterion,
    Event,
    Guide,
    Level,
    Prompt,
    Role,
    Seats,
    Source,
    Stance,
    Term,
)
from kit.model.diagram import ArgumentDrawing, SeatingDrawing, WantsDrawing
from kit.model.essay import Essay
from kit.model.finding import Finding
from kit.model.format import Agenda, Duty
from kit.model.noun import noun
from kit.model.profile import STANDARD
from kit.model.sheets import Paper, Sheet
from kit.problems import SourceText

SheetKey = tuple[str, str, str]
"""A sheet's id, whom it is for, and its version: reading level and print profile.

Whom: a role's id, or "" when all readers get the same. The version names only what makes a
difference: "", "standard", "supported", "large-print", "supported large-print", or one of
these with "fillable".
"""


@noun
class Task:
    """A prompt as its reader sees it: without the answer; `frame` is words to begin with."""

    ask: str
    frame: str | None
    lines: int


@noun
class Tasks:
    """Prompts by moment."""

    prepare: tuple[Task, ...]
    during: tuple[Task, ...]
    after: tuple[Task, ...]


@noun
class PublicRole:
    """What everyone at the table may know of a role. `emblem` is an address of the kit's."""

    id: str
    number: int
    name: str
    short: str
    delegation: str
    line: str
    emblem: str | None
    extension: bool


@noun
class PublicDebate:
    """What everyone may know of the debate."""

    title: str
    question: str
    setting: str
    tasks: Tasks
    clauses: tuple[Clause, ...]
    glossary: tuple[Term, ...]
    timeline: tuple[Event, ...]
    sources: tuple[Source, ...]
    rubric: tuple[Criterion, ...]


@noun
class School:
    """The name that stands on covers; `logo` is an address of the kit's."""

    name: str
    logo: str | None


@noun
class Face:
    """A sheet as others refer to it. `number` is the same in every packet."""

    id: str
    number: str
    title: str


@noun
class ContentsLine:
    """A section of the packet, as its cover lists it."""

    section: str
    when: str
    sheets: tuple[Face, ...]


@noun
class ForEveryone:
    """What a sheet for all readers may print.

    `essay` and all tasks are in the words of the reader's `level`; `roles` are those at
    the table.
    """

    level: Level
    language: str
    paper: Paper
    sheet: Face
    section: str
    debate: PublicDebate
    school: School | None
    essay: Essay
    reading: tuple[str, ...]
    roles: tuple[PublicRole, ...]
    agenda: Agenda
    contents: tuple[ContentsLine, ...]
    argument_map: ArgumentDrawing | None
    wants_map: WantsDrawing | None


@noun
class ForRole(ForEveryone):
    """What a sheet for one role may print besides: that role, and its own tasks."""

    role: PublicRole
    others: tuple[PublicRole, ...]
    ask: tuple[PublicRole, ...]
    words: tuple[Term, ...]
    tasks: Tasks


@noun
class CastLine:
    """A role as the teacher sees it."""

    role: PublicRole
    stance: Stance
    rank: int
    seats: Seats
    absorber: bool
    cites: tuple[int, ...]
    prompts: tuple[Prompt, ...]


@noun
class StudentLine:
    """A student as the teacher's lists print one. `part` is "" for one who is absent."""

    name: str
    printed: str
    seat: str
    part: str
    level: Level
    profile: str
    absent: bool


@noun
class ForDuty(ForEveryone):
    """What the sheet of a duty, such as the chair, may print: it, and the chair's script."""

    duty: Duty


@noun
class CopyLine:
    """A finished file as the copier plan lists it: sides, and sheets when both are printed.

    `ink` is how much of its paper is black, such as “5.9 %”.
    """

    path: str
    name: str
    pages: int
    sheets_of_paper: int
    ink: str


@noun
class SheetLine:
    """A sheet of the packet as the copier plan lists it."""

    number: str
    title: str
    pages: int
    ink: str


@noun
class Saving:
    """Sheets of paper that the packets take, and that sharing between two would save."""

    of: int
    saved: int


@noun
class ForTeacher(ForEveryone):
    """What the teacher's guide may print: everything.

    `copies`, `sheet_copies` and `saving` are empty until all other sheets are typeset;
    `students`, `seating` and `notes`
    (what to know of the cast) are empty without a roster.
    """

    cast: tuple[CastLine, ...]
    prompts: tuple[Prompt, ...]
    guide: Guide
    students: tuple[StudentLine, ...]
    seating: SeatingDrawing | None
    notes: tuple[str, ...]
    copies: tuple[CopyLine, ...] = ()
    sheet_copies: tuple[SheetLine, ...] = ()
    saving: Saving | None = None


NAME_LENGTHS = (34, 68, 130)
"""Characters that fit a plate at its first, second and third size; any other takes the fourth."""


@noun
class Plate:
    """What is printed of a student on a packet that others share: the name, and more.

    `size` is 1 for a name of usual length, 2 to 4 for longer ones, which are set smaller.
    """

    name: str
    size: int
    role: str
    partners: tuple[str, ...]


@noun
class ForPlates:
    """What the plates of a few students may print, a page for each."""

    language: str
    plates: tuple[Plate, ...]


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """A sheet to render: its context, and the role whose `blocks` go into it, if any.

    One that is `named` holds students' names and is never kept on disk; `source` is the
    file that they come from. `profile` is the id of the print profile it is laid out in.
    """

    key: SheetKey
    sheet: Sheet
    context: ForEveryone | ForPlates
    role: Role | None = None
    named: bool = False
    source: SourceText | None = None
    profile: str = STANDARD


@dataclass(frozen=True, slots=True)
class HtmlSheet:
    """A rendered sheet: its HTML, and the bytes of every file the HTML refers to.

    `source` is the file to name when the sheet as a whole is at fault; what is `named`
    is never kept on disk. `role` is the one that it is made for, if it is for one.
    `standard` says where the pages of the standard layout begin (`Part.firsts`), for a sheet
    that is laid out anew and keeps its pages' names; it is empty for all others. One
    that is `fillable` gets form fields.
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


BLOCK_MARK = "data-block"
"""The attribute in a sheet's HTML that says of which of a role's blocks an element is."""


@dataclass(frozen=True, slots=True)
class Overflow:
    """By how much a sheet runs over the pages it may have, and where.

    `lines` is about how many lines the `millimetres` are: of its text, or of those to write on
    if prompts run over. `block` is the last of
    the role's blocks that begins before the end of those pages, or ""; `inside` says whether
    it is the one that runs over. `heading` is the last before that, or "".
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
    where in its HTML each page begins: the number of an element. `turns` are the numbers that
    its pages go by where these are not 1, 2, 3 …: those of the pages of the standard layout
    that they belong to. `ink` is how much of each page is black, from 0 to 1.
    """

    key: str
    pdf: bytes
    pages: int
    overflow: Overflow | None = None
    firsts: tuple[int, ...] = ()
    turns: tuple[int, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Packet:
    """An ordered list of parts for one reader; `path` is below the debate's output folder.

    `name` says whose or what it is, `debate` is the debate's title. `plate` is where a
    student's own plate is: the key of a part, and which of the plates in it, from 0. One
    with form fields is typed in with the font of the print profile that `typed` names.
    """

    path: str
    name: str
    debate: str
    language: str
    entries: tuple[Entry, ...]
    plate: tuple[SheetKey, int] | None = None
    typed: str | None = None

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
class Plan:
    """All that a build makes: each distinct sheet once, and the packets made of them.

    `fillable` are those packets again that have something to fill in, with form fields.
    """

    sheets: tuple[SheetOrder, ...]
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

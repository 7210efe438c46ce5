"""What a reader may see: the data that each sheet can print.

A sheet's template can print only what its context contains. What a reader may not see is not
there: answers are only in `ForTeacher`, and a role's blocks are rendered only for the sheets
that name them.
"""

from __future__ import annotations

from kit.model.debate import Clause, Criterion, Event, Guide, Source, Term
from kit.model.diagram import ArgumentDrawing, SeatingDrawing, WantsDrawing
from kit.model.essay import Essay
from kit.model.format import Agenda, Duty
from kit.model.noun import noun
from kit.model.role import Level, Prompt, Seats, Stance
from kit.model.sheets import Paper


@noun
class Task:
    """A prompt as its reader sees it, without the answer; `frame` is the beginning of an answer."""

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
    """What everyone at the table may know about a role; `emblem` is a `kit:` address.

    `mentioned` are the numbers of the paragraphs that speak of it.
    """

    id: str
    number: int
    name: str
    short: str
    delegation: str
    line: str | None
    mentioned: tuple[int, ...]
    emblem: str | None
    extension: bool


@noun
class PublicDebate:
    """What everyone may know about the debate; `levels` are those of this build's packets."""

    title: str
    question: str
    setting: str | None
    tasks: Tasks
    clauses: tuple[Clause, ...]
    ballot: tuple[str, ...]
    levels: tuple[Level, ...]
    glossary: tuple[Term, ...]
    timeline: tuple[Event, ...]
    sources: tuple[Source, ...]
    rubric: tuple[Criterion, ...]


@noun
class School:
    """The school's name, which covers print; `logo` is a `kit:` address of its picture."""

    name: str
    logo: str | None


@noun
class Face:
    """A sheet as other sheets refer to it. `number` is the same in every packet."""

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
    the table; `contents` are the lines of the cover's table of contents. `sheets` are all the
    sheets of this build: a sheet names another only where there is one.
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
    sheets: tuple[Face, ...]
    argument_map: ArgumentDrawing | None
    wants_map: WantsDrawing | None


@noun
class ForRole(ForEveryone):
    """What a sheet for one role may print in addition: that role, and its own tasks.

    `others` are the other roles at the table; `ask` those of them to put questions to.
    """

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
    """A student in the teacher's lists; `part` is "" if absent, `about` follows the name."""

    name: str
    printed: str
    seat: str
    part: str
    level: Level
    profile: str
    absent: bool
    about: tuple[str, ...] = ()


@noun
class ForDuty(ForEveryone):
    """What the sheet of a duty, such as the chair, may print: the duty, and the chair's script."""

    duty: Duty


@noun
class CopyLine:
    """A finished file as the copier plan lists it.

    `pages` counts sides; `sheets_of_paper` counts sheets when both sides are printed. `ink` is
    how much of the paper is black, such as “5.9 %”.
    """

    path: str
    name: str
    pages: int
    sheets_of_paper: int
    ink: str


@noun
class SheetLine:
    """A sheet of the packet as the copier plan lists it; the line without a number is the total."""

    number: str
    title: str
    pages: int
    sheets_of_paper: int
    ink: str


@noun
class Saving:
    """How many sheets of paper the packets take, and how many `--save-paper` would save.

    `of` is the total; `shared` are saved if two students share the essay and the reference,
    `margins` by smaller margins in addition.
    """

    of: int
    shared: int
    margins: int


@noun
class ForTeacher(ForEveryone):
    """What the teacher's guide may print: everything.

    `copies`, `sheet_copies` and `saving` are empty until all other sheets are typeset;
    `students`, `seating` and `notes` (those of the cast) are empty without a class list.
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
"""Characters that fit a plate at its first, second and third size; longer names get the fourth."""


@noun
class Plate:
    """What is overprinted for one student on sheets that several students share.

    `about` is printed after the name on the cover, and only there. `size` is 1 for a name of
    usual length and 2 to 4 for longer names, which are set smaller; `cover_size` is the same
    for the name together with `about`. `partners_size` is 2 for partners whose names are long
    together.
    """

    name: str
    about: tuple[str, ...]
    size: int
    cover_size: int
    role: str
    partners: tuple[str, ...]
    partners_size: int = 1


@noun
class ForPlates:
    """What the plates of a few students may print, one page per student."""

    language: str
    plates: tuple[Plate, ...]

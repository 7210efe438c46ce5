"""What a reader may see: the data that each sheet can print.

A sheet's template can print only what its context contains: answers are only in `ForTeacher`, and
a role's blocks are rendered only for the sheets that name them.
"""

from __future__ import annotations

from kit.model.agenda import Agenda
from kit.model.bargains import Bargains
from kit.model.debate import Guide, Term
from kit.model.diagram import ArgumentDrawing, SeatingDrawing
from kit.model.essay import Essay
from kit.model.interests import Interests
from kit.model.map_drawing import RegionDrawing, TimelineDrawing, WantsDrawing
from kit.model.noun import noun
from kit.model.places import Duty
from kit.model.procedure import Procedure, Slip
from kit.model.public import (
    PublicDebate,
    PublicRole,
    RoleGroup,
    Scores,
    SourceGroup,
    Tasks,
)
from kit.model.role import Level, Moment, Prompt, Seats, Stance
from kit.model.sheets import Paper
from kit.model.teaching import Extract, FurtherTask, Gap


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
    moment: Moment
    sheets: tuple[Face, ...]


@noun
class YourSeat:
    """Where the reader sits: the place or duty, and the table, such as “table 2”, or "".

    `why` says why the role argues a side that is not its own, if that is so; `beside` are the names
    of the roles at the same table, if there are several tables with different ones.
    """

    id: str
    name: str
    table: str
    why: str | None
    beside: tuple[str, ...]


@noun
class Voting:
    """How the debate is decided: on what, how often, by which rule.

    `signs` are to stand at, `slips` to cut out.
    """

    on: str
    times: int
    signs: tuple[str, ...]
    rule: str
    supported: str | None
    slips: tuple[Slip, ...] = ()


@noun
class ForEveryone:
    """What a sheet for all readers may print.

    `essay` and all tasks are in the words of the reader's `level`; `roles` are those at the table;
    `contents` are the lines of the cover's table of contents. `sheets` are all the sheets of this
    build: a sheet names another only where there is one. `your_seat` is only there on a sheet that
    is made for each seat, and `vote` only if the format says how it decides; `procedure` is what is
    printed for the format. `shared` are those
    that are printed once a table. `cited` are the sources to list. Of the
    `wants_maps`, `region_maps` and `timelines` there is one for each look, the standard first; none
    where nothing is to be drawn.
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
    shared: tuple[Face, ...]
    cited: tuple[SourceGroup, ...]
    argument_map: ArgumentDrawing | None
    wants_maps: tuple[WantsDrawing, ...]
    region_maps: tuple[RegionDrawing, ...]
    timelines: tuple[TimelineDrawing, ...]
    your_seat: YourSeat | None = None
    vote: Voting | None = None
    procedure: Procedure = Procedure()


@noun
class ForRole(ForEveryone):
    """What a sheet for one role may print in addition: that role, and its own tasks.

    `others` are the other roles at the table, and `groups` the same by side or country; `ask` those
    of them to put questions to; `partners` the few it has most to do with. `scores` are its own
    points, and `no_deal` says what it has without an agreement: both only on a sheet that may print
    private blocks.
    """

    role: PublicRole
    others: tuple[PublicRole, ...]
    groups: tuple[RoleGroup, ...]
    ask: tuple[PublicRole, ...]
    partners: tuple[PublicRole, ...]
    words: tuple[Term, ...]
    tasks: Tasks
    scores: Scores | None
    no_deal: str | None


@noun
class CastLine:
    """A role as the teacher sees it; `where` is its place and table, or ""."""

    role: PublicRole
    stance: Stance
    rank: int
    seats: Seats
    absorber: bool
    cites: tuple[int, ...]
    prompts: tuple[Prompt, ...]
    where: str = ""


@noun
class StudentLine:
    """A student in the teacher's lists; `part` is "" if absent, `about` follows the name.

    `where` is the table, if there are several, and what the student does there. `apart` is the
    seat again if it is that of a duty, or of several roles: the cast has no line for it.
    """

    name: str
    printed: str
    seat: str
    part: str
    level: Level
    profile: str
    absent: bool
    about: tuple[str, ...] = ()
    where: str = ""
    apart: str = ""


@noun
class ForDuty(ForEveryone):
    """What the sheet of a duty, such as the chair, may print: the duty, and the chair's script."""

    duty: Duty


@noun
class CopyLine:
    """Files that take the same paper, as the copier plan lists them.

    `folder` is where they are, `name` says what they are. For each of the `count` files `pages`
    counts sides, `sheets_of_paper` sheets printed on both; `ink` is such as “5.9 %” black.
    """

    folder: str
    name: str
    count: int
    pages: int
    sheets_of_paper: int
    ink: str

    @property
    def in_all(self) -> int:
        """The sheets of paper that all of these files take, each printed once."""
        return self.count * self.sheets_of_paper


@noun
class SheetLine:
    """A sheet of the packet as the copier plan lists it; the line without a number is the total."""

    number: str
    title: str
    pages: int
    sheets_of_paper: int
    ink: str


@noun
class ForTeacher(ForEveryone):
    """What the teacher's guide may print: everything.

    `practice`, `documents` and `extension_task` have their answers here. `copies` and
    `sheet_copies` are empty until all other sheets are typeset; `students` and `notes`
    (those of the cast) are empty without a class list; `seating` has the roles alone then.
    `bargains` are what this table could agree on, if the debate is negotiated.
    """

    cast: tuple[CastLine, ...]
    prompts: tuple[Prompt, ...]
    practice: tuple[Gap, ...]
    documents: tuple[Extract, ...]
    extension_task: FurtherTask | None
    guide: Guide
    interests: Interests
    bargains: Bargains | None
    students: tuple[StudentLine, ...]
    seating: SeatingDrawing
    notes: tuple[str, ...]
    copies: tuple[CopyLine, ...] = ()
    sheet_copies: tuple[SheetLine, ...] = ()

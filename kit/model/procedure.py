"""What a format prints for its procedure: forms to fill in, ballots, cards, the room."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge, Le, MaxLen, MinLen

from kit.model.noun import Line, Text, noun
from kit.model.public import PublicRole

Heads = Annotated[tuple[Line, ...], MinLen(1), MaxLen(6)]


@noun
class Form:
    """A table to fill in. `heads` stand over its columns, the first over the names of its rows.

    `rows` are these names. With `each` “role” there is a row for each role at the places in
    `seats` (or at all), with “sign” one for each sign to stand at. `blank` rows have no name.
    `tall` says how high a row is beside those of the other forms on the sheet.
    """

    title: Line | None = None
    title_supported: Line | None = None
    heads: Heads
    heads_supported: tuple[Line, ...] = ()
    each: Literal["row", "role", "sign"] = "row"
    seats: tuple[Line, ...] = ()
    rows: Annotated[tuple[Line, ...], MaxLen(20)] = ()
    rows_supported: tuple[Line, ...] = ()
    blank: Annotated[int, Ge(0), Le(20)] = 0
    tall: Annotated[float, Ge(0.5), Le(5)] = 1


@noun
class FormSheet:
    """The forms on a sheet, under a `title` of their own, and what their reader is told first."""

    title: Line | None = None
    lead: Text
    supported: Text | None = None
    forms: Annotated[tuple[Form, ...], MinLen(1), MaxLen(4)]


@noun
class Choice:
    """A line of a ballot: what to choose between, after a word such as “Before”.

    Without `choices` they are the answers of the debate's ballot.
    """

    name: Line | None = None
    choices: Annotated[tuple[Line, ...], MaxLen(6)] = ()


@noun
class Slip:
    """A piece of paper to cut out and hand in: a ballot, or a question to somebody.

    `asks` are strips to fill in, such as “Role”. With `question`, that of the debate is printed
    above the `marks`. `say` is what to do, and `lines` how many lines there are to write on.
    There is one for `each` student or role, or the `number` of them is given.
    """

    title: Line
    asks: Annotated[tuple[Line, ...], MaxLen(4)] = ()
    question: bool = False
    marks: Annotated[tuple[Choice, ...], MaxLen(6)] = ()
    say: Text | None = None
    lines: Annotated[int, Ge(0), Le(8)] = 0
    each: Literal["student", "role"] = "student"
    number: Annotated[int, Ge(1), Le(40)] | None = None


@noun
class TimeCard:
    """A card to hold up: large, and in small below it; such as “1”, “minute left”."""

    large: Annotated[str, MinLen(1), MaxLen(16)]
    small: Line


@noun
class Spot:
    """A part of the room: who sits there, and how.

    `seats` are ids of places and duties; without any, all sit here, unless it is a mere `sign`.
    `by` says whose tables stand there: those of each role, of all at a place, or of all at a table
    (such as a circle). `shape` is how they stand: in rows, or in a ring around the first. `half` is
    which half of them it is. `sign` is what is put up or stands there, such as “Witness table”.
    """

    seats: tuple[Line, ...] = ()
    by: Literal["role", "place", "table"] = "role"
    shape: Literal["rows", "ring"] = "rows"
    half: Literal["first", "second"] | None = None
    sign: Line | None = None


@noun
class Band:
    """What stands side by side in a room, as seen with the board at the top."""

    left: Spot | None = None
    middle: Spot | None = None
    right: Spot | None = None


@noun
class RoomPlan:
    """How the room is set: in a sentence or two, and in bands from the board to the back."""

    say: Text
    bands: Annotated[tuple[Band, ...], MinLen(1), MaxLen(8)]


@noun
class OpenRow:
    """A row of a form to be filled in: its name, or the role that it is about."""

    name: str
    role: PublicRole | None = None


@noun
class OpenForm:
    """A form as it is printed; `height` is that of its rows, in millimeters."""

    title: str | None
    heads: tuple[str, ...]
    rows: tuple[OpenRow, ...]
    height: float


@noun
class OpenSheet:
    """The forms on a sheet as they are printed."""

    title: str | None
    lead: str
    forms: tuple[OpenForm, ...]


@noun
class Procedure:
    """What sheets print for the procedure of this build, in the words of a reading level.

    `notes` is what its note-catcher consists of, and `record` the page for its decision; without
    them those of a negotiation are printed. `negotiates` says that a package is voted on. `cards`
    are to be held up; `room` says how the room is set; `debrief` are questions about how it went.
    """

    notes: OpenSheet | None = None
    record: OpenSheet | None = None
    negotiates: bool = True
    cards: tuple[TimeCard, ...] = ()
    room: str | None = None
    debrief: tuple[str, ...] = ()

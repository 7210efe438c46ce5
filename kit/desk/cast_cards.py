"""The cast as cards: who plays what, as `plan.yaml` has it now, and what to print again."""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass

from kit.desk.held import Held
from kit.desk.project import Project
from kit.desk.wording import page_words
from kit.load import load_formats
from kit.model.cast import PartInSeat, Seat, Seated
from kit.model.debate import Debate
from kit.model.roster import Student
from kit.pipeline.inputs import load_class_inputs
from kit.pipeline.table import seat_students
from kit.printing.reprint import Reprint, to_print_again
from kit.problems import BadInput, BadUsage, Problem, Problems


@dataclass(frozen=True, slots=True)
class SeatCard:
    """A seat as a card: its role's number, 0 for a duty; how many it takes; who is in it, by key.

    `most` is 0 for any number. `trouble` says that they are too few or too many.
    """

    id: str
    name: str
    number: int
    where: str
    least: int
    most: int
    students: tuple[str, ...]
    trouble: str


@dataclass(frozen=True, slots=True)
class StudentCard:
    """A student: `locked` in this seat; the keys of those to be apart from, and together with."""

    key: str
    name: str
    seat: str
    part: PartInSeat | None
    locked: bool
    absent: bool
    level: str
    profile: str
    apart: tuple[str, ...]
    together: tuple[str, ...]
    wishes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CastStep:
    """The saved cast, if there is one; `digest` tells one version of it from another.

    `differs` says in words how the class list differs from it. `said` is what the last change did;
    with `can_undo`, that can be taken back. `file` is where the cast is, or would be, saved.
    """

    file: str
    has_class: bool
    saved: bool
    digest: str
    format: str
    seats: tuple[SeatCard, ...]
    students: tuple[StudentCard, ...]
    notes: tuple[str, ...]
    differs: tuple[str, ...]
    said: tuple[str, ...]
    reprint: Reprint
    can_undo: bool
    problems: tuple[Problem, ...]


def cast_step(project: Project, held: Held) -> CastStep:
    """The cast as it is saved now."""
    request = project.request(held.source)
    file = project.saved_cast()
    text = text_now(project)
    empty = CastStep(
        str(file), request.source.is_given, text is not None, digest_of(text), "", (), (), (), (),
        held.said, Reprint(built=False), can_undo(project, held), (),
    )  # fmt: skip
    if text is None:
        return empty
    problems = Problems()
    try:
        seated, debate = seated_now(project, problems)
    except BadInput as failure:
        return dataclasses.replace(empty, problems=failure.problems)
    differs = _differs(project, held, seated, problems)
    numbers = {role.id: role.number for role in debate.roles}
    return dataclasses.replace(
        empty,
        format=seated.format.facts.name,
        seats=tuple(_seat(each, seated, numbers.get(each.plays, 0)) for each in seated.seats),
        students=tuple(_student(each, seated) for each in seated.roster.students),
        notes=tuple(map(page_words, seated.cast.notes)),
        differs=differs,
        reprint=to_print_again(request.folder, seated),
        problems=tuple(problems),
    )


def seated_now(project: Project, problems: Problems) -> tuple[Seated, Debate]:
    """The class of the saved cast, seated as it is saved. Raises `BadInput`, `BadUsage`."""
    request = project.request()
    if request.source.plan is None:
        raise BadUsage("there is no cast yet", "let the kit propose one")
    source = dataclasses.replace(request.source, path=None, data=None)
    # The seats of a saved cast are those of its own format.
    request = dataclasses.replace(request, source=source, format=None)
    inputs = load_class_inputs(request, problems)
    seated = seat_students(inputs, request, problems)
    problems.stop_on_errors()
    assert seated is not None, "a cast that cannot be seated is a problem"
    return seated, inputs.debate


def _differs(project: Project, held: Held, seated: Seated, problems: Problems) -> tuple[str, ...]:
    """How the class list and the format differ from the saved cast, in words."""
    request = project.request(held.source)
    said = []
    if request.format is not None and request.format != seated.format.id:
        said.append(f"the lesson’s format is another now: {_name_of(request.format, project)}")
    if not request.source.has_roster:
        return tuple(said)
    listed = load_class_inputs(request, problems).students.roster
    if listed is None:
        return tuple(said)
    now = {each.key for each in listed.students}
    then = {each.key for each in seated.roster.students}
    if not now & then:
        return (*said, "the saved cast is of another class")
    said += [f"{key} is new in the list" for key in sorted(now - then)]
    said += [f"{key} is no longer in the list" for key in sorted(then - now)]
    return tuple(said)


def _name_of(format_id: str, project: Project) -> str:
    found = {each.id: each for each in load_formats(project.layers, Problems())}
    return found[format_id].facts.name if format_id in found else format_id


def _seat(seat: Seat, seated: Seated, number: int) -> SeatCard:
    here = tuple(each.student for each in seated.cast.seatings if each.seat == seat.id)
    trouble = ""
    if here and len(here) < seat.least:
        trouble = f"wants {seat.least} or more"
    elif seat.most is not None and len(here) > seat.most:
        trouble = f"has room for {seat.most}"
    parts = {each.student: each.part for each in seated.cast.seatings}
    ordered = tuple(
        sorted(here, key=lambda key: ("lead", "understudy", "member").index(parts[key]))
    )
    return SeatCard(
        seat.id, seat.name, number, seat.where, seat.least, seat.most or 0, ordered, trouble
    )


def _student(student: Student, seated: Seated) -> StudentCard:
    seating = next((each for each in seated.cast.seatings if each.student == student.key), None)
    seat = next((each for each in seated.seats if seating and each.id == seating.seat), None)
    facts = student.facts
    return StudentCard(
        student.key,
        student.name,
        "" if seat is None else seat.id,
        None if seating is None else seating.part,
        locked=seat is not None and facts.pinned == seat.plays,
        absent=facts.absent,
        level=facts.level,
        profile=facts.profile,
        apart=facts.apart,
        together=facts.together,
        wishes=facts.wishes,
    )


def text_now(project: Project) -> str | None:
    """The text of the saved cast; None if there is none."""
    path = project.saved_cast()
    return path.read_text("utf-8", errors="replace") if path.is_file() else None


def digest_of(text: str | None) -> str:
    """What tells one text of a saved cast from another; "" for none."""
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()[:16]


def can_undo(project: Project, held: Held) -> bool:
    """Whether the last change can be taken back: nobody has changed the file since."""
    return bool(held.casts) and held.saved == text_now(project)

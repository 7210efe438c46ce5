"""The step “Cast”: who plays what, as `plan.yaml` has it, and the changes that a teacher makes."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from kit.cast import led, moved, swapped, with_facts
from kit.desk.held import Held
from kit.desk.project import Project
from kit.model.cast import PartInSeat, Seat, Seated
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.roster import Student
from kit.pipeline.build import save_cast
from kit.pipeline.inputs import load_class_inputs
from kit.pipeline.recast import LateChanges, new_cast
from kit.pipeline.table import seat_students
from kit.printing.reprint import Reprint, to_print_again
from kit.problems import BadInput, BadUsage, CannotWork, Problem, Problems, did_you_mean
from kit.publish import save_text


class CastChanged(CannotWork):
    """The saved cast is another than the page showed."""


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
    text = _text(project)
    empty = CastStep(
        str(file), request.source.is_given, text is not None, _digest(text), "", (), (), (), (),
        held.said, Reprint(built=False), _can_undo(project, held), (),
    )  # fmt: skip
    if text is None:
        return empty
    problems = Problems()
    try:
        seated, debate = _seated(project, problems)
    except BadInput as failure:
        return dataclasses.replace(empty, problems=failure.problems)
    differs = _differs(project, held, seated, problems)
    numbers = {role.id: role.number for role in debate.roles}
    return dataclasses.replace(
        empty,
        format=seated.format.facts.name,
        seats=tuple(_seat(each, seated, numbers.get(each.plays, 0)) for each in seated.seats),
        students=tuple(_student(each, seated) for each in seated.roster.students),
        notes=seated.cast.notes,
        differs=differs,
        reprint=to_print_again(request.folder, seated),
        problems=tuple(problems),
    )


def propose(project: Project, held: Held, digest: str, *, again: bool = False) -> None:
    """Make a cast for the class, or bring the saved one up to date, as `debate-kit cast` does.

    With `again`, everybody gets a seat anew, but for those who are locked. Raises `BadInput` if
    no cast keeps all rules, and `CastChanged`.
    """
    _recast(project, held, digest, LateChanges(again=again))


def change_class(project: Project, held: Held, digest: str, wanted: LateChanges) -> None:
    """Seat the class after somebody is away, is back, has come or has left.

    As few students as possible change roles. Raises as `propose`.
    """
    _recast(project, held, digest, wanted, with_list=False)


def move(project: Project, held: Held, digest: str, student: str, seat: str) -> None:
    """Put a student into a seat. Raises `BadUsage` if one of them does not exist, `CastChanged`."""

    def change(seated: Seated) -> Seated:
        _known(seat, [each.id for each in seated.seats], "seat")
        return moved(seated, student, seat)

    _change(project, held, digest, student, change)


def swap(project: Project, held: Held, digest: str, one: str, other: str) -> None:
    """Let two students change places; raises as `move`."""

    def change(seated: Seated) -> Seated:
        at = [each.student for each in seated.cast.seatings]
        _known(other, at, "student with a role")
        _known(one, at, "student with a role")
        return swapped(seated, one, other)

    _change(project, held, digest, one, change)


def lead(project: Project, held: Held, digest: str, student: str) -> None:
    """Let a student lead the seat that she has; raises as `move`."""
    _change(project, held, digest, student, lambda seated: led(seated, student))


def lock(project: Project, held: Held, digest: str, student: str, *, on: bool) -> None:
    """Lock a student in the role that she has, or unlock her; raises as `move`."""

    def change(seated: Seated) -> Seated:
        at = {each.student: each.seat for each in seated.cast.seatings}
        if on and student not in at:
            raise BadUsage(f"“{student}” has no role to be locked in")
        role = next((each.plays for each in seated.seats if each.id == at.get(student)), None)
        return with_facts(seated, student, pinned=role if on else None)

    _change(project, held, digest, student, change)


def bind(project: Project, held: Held, digest: str, student: str, other: str, rule: str) -> None:
    """Say that two students are to be “apart” or “together”, or “free” of both.

    It counts for the next proposal; nobody moves now. Raises as `move`.
    """
    _known(rule, ("apart", "together", "free"), "rule")

    def change(seated: Seated) -> Seated:
        keys = [each.key for each in seated.roster.students]
        _known(other, keys, "student")
        for one, two in ((student, other), (other, student)):
            facts = next(each.facts for each in seated.roster.students if each.key == one)
            kept = {
                key: tuple(each for each in getattr(facts, key) if each != two)
                for key in ("apart", "together")
            }
            if rule in kept and one == student:
                kept[rule] = (*kept[rule], two)
            seated = with_facts(seated, one, **kept)
        return seated

    _change(project, held, digest, student, change)


def undo(project: Project, held: Held, digest: str) -> None:
    """Take the last change back. Raises `CastChanged`, and `BadUsage` if there is none."""
    _must_be(project, digest)
    if not _can_undo(project, held):
        raise BadUsage("there is nothing to take back")
    before = held.casts.pop()
    path = project.saved_cast()
    if before is None:
        path.unlink()
    else:
        save_text(path, before)
    held.saved, held.said = before, ("taken back",)


def _recast(
    project: Project, held: Held, digest: str, wanted: LateChanges, *, with_list: bool = True
) -> None:
    _must_be(project, digest)
    request = project.request(held.source)
    if not with_list:
        source = dataclasses.replace(request.source, path=None, data=None)
        request = dataclasses.replace(request, source=source)
    if not request.source.is_given:
        raise BadUsage("there is no class", "drop its list on the page “Class” first")
    before = _text(project)
    if before is None:
        wanted = dataclasses.replace(wanted, again=False)
    elif not wanted.again and request.format is not None:
        # The cast keeps its own format until it is made again.
        request = dataclasses.replace(request, format=None)
    problems = Problems()
    found = new_cast(request, wanted, problems)
    problems.stop_on_errors()
    assert found is not None, "a class that cannot be seated is a problem"
    save_cast(found.seated, request.debate, project.saved_cast())
    held.remember(project.saved_cast(), before)
    held.said = found.changes or ("proposed and saved",)


def _change(
    project: Project, held: Held, digest: str, student: str, change: Callable[[Seated], Seated]
) -> None:
    """Change the saved cast by hand, and save it."""
    _must_be(project, digest)
    problems = Problems()
    seated, debate = _seated(project, problems)
    _known(student, [each.key for each in seated.roster.students], "student")
    new = change(seated)
    path = project.saved_cast()
    before = _text(project)
    save_cast(new, debate.id, path)
    try:
        _seated(project, Problems())
    except BadInput:
        # What cannot be read again is not kept.
        if before is not None:
            save_text(path, before)
        raise
    held.remember(path, before)
    held.said = ()


def _seated(project: Project, problems: Problems) -> tuple[Seated, Debate]:
    """The class of the saved cast, seated as it is saved. Raises `BadInput`."""
    request = project.request()
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
    from kit.load import load_formats

    found: dict[str, Format] = {each.id: each for each in load_formats(project.layers, Problems())}
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


def _text(project: Project) -> str | None:
    path = project.saved_cast()
    return path.read_text("utf-8", errors="replace") if path.is_file() else None


def _digest(text: str | None) -> str:
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()[:16]


def _must_be(project: Project, digest: str) -> None:
    if _digest(_text(project)) != digest:
        raise CastChanged(
            "the cast has been changed elsewhere since this page showed it",
            "look at it as it is now, and do it again",
        )


def _can_undo(project: Project, held: Held) -> bool:
    return bool(held.casts) and held.saved == _text(project)


def _known(word: str, known: list[str] | tuple[str, ...], noun: str) -> None:
    if word not in known:
        raise BadUsage(f"there is no {noun} “{word}”", did_you_mean(word, known))

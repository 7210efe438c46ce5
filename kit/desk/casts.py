"""The step “Cast”: changes of a saved cast by a teacher, each of which can be undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from kit.cast import led, moved, swapped, with_facts
from kit.desk.cast_cards import can_undo, digest_of, seated_now, text_now
from kit.desk.held import Held
from kit.desk.project import Project
from kit.model.cast import Seated
from kit.pipeline.build import save_cast
from kit.pipeline.recast import LateChanges, new_cast
from kit.problems import BadInput, BadUsage, CannotWork, Problems, did_you_mean
from kit.publish import save_text


class CastChanged(CannotWork):
    """The saved cast is another than the page showed."""


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
    if not can_undo(project, held):
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
    before = text_now(project)
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
    seated, debate = seated_now(project, problems)
    _known(student, [each.key for each in seated.roster.students], "student")
    new = change(seated)
    path = project.saved_cast()
    before = text_now(project)
    save_cast(new, debate.id, path)
    try:
        seated_now(project, Problems())
    except BadInput:
        # What cannot be read again is not kept.
        if before is not None:
            save_text(path, before)
        raise
    held.remember(path, before)
    held.said = ()


def _must_be(project: Project, digest: str) -> None:
    if digest_of(text_now(project)) != digest:
        raise CastChanged(
            "the cast has been changed elsewhere since this page showed it",
            "look at it as it is now, and do it again",
        )


def _known(word: str, known: Sequence[str], noun: str) -> None:
    if word not in known:
        raise BadUsage(f"there is no {noun} “{word}”", did_you_mean(word, known))

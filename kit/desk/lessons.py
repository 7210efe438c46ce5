"""The step “Lesson”: a format, minutes, start and breaks; and the timetable that follows."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from kit.cast import room_of
from kit.customise.settings import settings_changed
from kit.desk.cast_cards import digest_of, seated_now, text_now
from kit.desk.class_list import read_list
from kit.desk.held import Held
from kit.desk.project import Project
from kit.desk.wording import page_words
from kit.load import lesson_breaks, lesson_minutes, lesson_starts
from kit.model.agenda import AgendaLesson, LessonTimes, Room
from kit.model.format import Format
from kit.packets import lengths_of, suits, timetable
from kit.pipeline.class_size import format_for
from kit.pipeline.inputs import ClassInputs, load_class_inputs
from kit.pipeline.request import Request
from kit.pipeline.table import table_without_class
from kit.problems import BadInput, BadUsage, CannotWork, Problem, Problems

USUAL = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a teacher types of a lesson; None is as the settings have it, "" is the usual."""

    format: str | None = None
    minutes: str | None = None
    start: str | None = None
    breaks: str | None = None


NOTHING = Wish()


@dataclass(frozen=True, slots=True)
class FormatChoice:
    """A format: its name, what happens in it, for how many and how long, and whether it fits.

    `usual` is true for those that the debate names.
    """

    id: str
    name: str
    summary: str
    students: str
    minutes: str
    fits: bool
    usual: bool


@dataclass(frozen=True, slots=True)
class LessonStep:
    """The lesson as it is asked for, and its timetable.

    `format` is "" for the usual one, and `taken` is the id of the one that is then taken.
    `students` is 0 where no class is known. `trouble` says what is wrong, by the name of the
    field. `recast` says that the saved cast, with this `digest`, is for another format.
    """

    format: str
    minutes: str
    start: str
    breaks: str
    taken: str
    formats: tuple[FormatChoice, ...]
    students: int
    lessons: tuple[AgendaLesson, ...]
    rule: str
    trouble: tuple[tuple[str, str, str], ...]
    recast: str
    digest: str
    problems: tuple[Problem, ...]


def lesson_step(project: Project, held: Held, wish: Wish = NOTHING) -> LessonStep:
    """The timetable of a lesson as it is wished. Writes nothing."""
    settings = project.settings()
    format_id = (settings.format or USUAL) if wish.format is None else wish.format
    minutes = (settings.minutes or "") if wish.minutes is None else wish.minutes.strip()
    start = (settings.start or "") if wish.start is None else wish.start.strip()
    breaks = (settings.breaks or "") if wish.breaks is None else wish.breaks.strip()
    times, trouble = _times(minutes, start, breaks)
    request = dataclasses.replace(
        project.request(held.source), format=format_id or None, times=times
    )
    problems = Problems()
    alone = dataclasses.replace(request.source, path=None, data=None, plan=None)
    inputs = load_class_inputs(dataclasses.replace(request, source=alone), problems)
    students, saved, room = _class(project, held)
    shown = LessonStep(
        format_id, minutes, start, breaks, "", (), students, (), "", tuple(trouble), "",
        digest_of(text_now(project)), (),
    )  # fmt: skip
    try:
        chosen = format_for(inputs, request, students or None, problems)
    except BadUsage as failure:
        wrong = ("format", failure.message, page_words(failure.hint))
        return dataclasses.replace(shown, trouble=(*trouble, wrong))
    if format_id == USUAL and saved is not None:
        chosen = next((each for each in inputs.formats if each.id == saved), chosen)
    if room is None or saved != chosen.id:
        room = _room(inputs, chosen, request, students)
    formats = tuple(_choice(each, inputs, times, students) for each in inputs.formats)
    shown = dataclasses.replace(
        shown,
        taken=chosen.id,
        formats=tuple(sorted(formats, key=lambda each: (not each.usual, not each.fits))),
        recast="" if saved in (None, chosen.id) else _name(saved, inputs),
        problems=tuple(problems),
    )
    try:
        agenda = timetable(chosen, inputs.formats, times, room)
    except CannotWork as failure:
        wrong = (_field_of(failure, times), failure.message, page_words(failure.hint))
        return dataclasses.replace(shown, trouble=(*trouble, wrong))
    return dataclasses.replace(shown, lessons=agenda.lessons, rule=agenda.rule or "")


def save_lesson(project: Project, wish: Wish) -> None:
    """Write what is wished into the settings; "" takes it out. Raises `BadUsage` for nonsense."""
    _, trouble = _times(wish.minutes or "", wish.start or "", wish.breaks or "")
    for _, message, hint in trouble:
        raise BadUsage(message, hint)
    wanted = {each.name: getattr(wish, each.name) for each in dataclasses.fields(wish)}
    settings_changed(
        {key: said.strip() or None for key, said in wanted.items() if said is not None},
        project.layers,
    ).apply()


NO_MINUTES = (
    "this is not a length in minutes",
    "write the number alone: 45; or 45, 50 for two lessons",
)
NO_START = ("this is not a time of day", "write it as 10:15, or as 2:15 pm")
NO_BREAKS = (
    "this is not a break",
    "write from when to when it is: 10:45-10:50; or 10:45-10:50, 11:30-11:40",
)


def _times(minutes: str, start: str, breaks: str) -> tuple[LessonTimes, list[tuple[str, str, str]]]:
    """What is typed as times, and what cannot be read, by the name of its field."""
    lengths, starts = lesson_minutes(minutes), lesson_starts(start)
    pauses = lesson_breaks(breaks)
    trouble = []
    if minutes.strip() and lengths is None:
        trouble.append(("minutes", *NO_MINUTES))
    if start.strip() and starts is None:
        trouble.append(("start", *NO_START))
    if breaks.strip() and pauses is None:
        trouble.append(("breaks", *NO_BREAKS))
    return LessonTimes(minutes=lengths or (), starts=starts or (), breaks=pauses or ()), trouble


def _field_of(failure: CannotWork, times: LessonTimes) -> str:
    """The field that makes a timetable impossible: a break, if it is possible without."""
    return "breaks" if times.breaks and "break" in failure.message else "minutes"


def _class(project: Project, held: Held) -> tuple[int, str | None, Room | None]:
    """How many students there are, 0 if nobody knows; the saved cast's format, and its room."""
    problems = Problems()
    if text_now(project) is not None:
        try:
            seated, _ = seated_now(project, problems)
        except (BadInput, CannotWork):
            return 0, None, None
        count = len(seated.cast.seatings)
        return count, seated.format.id, room_of(seated.seats, count)
    roster = read_list(project, held, problems)
    if roster is None:
        return project.settings().students or 0, None, None
    return sum(not each.facts.absent for each in roster.students), None, None


def _room(inputs: ClassInputs, chosen: Format, request: Request, students: int) -> Room:
    asked = dataclasses.replace(request, students=students or None)
    return table_without_class(inputs.debate, chosen, asked, request.extra).room


def _choice(each: Format, inputs: ClassInputs, times: LessonTimes, students: int) -> FormatChoice:
    size, found = each.facts.students, lengths_of(each, Room())
    lessons = f"{len(each.facts.lessons)} lessons of " if each.facts.lessons[1:] else ""
    return FormatChoice(
        each.id,
        each.facts.name,
        " ".join(each.facts.summary.split()),
        f"{size.min} to {size.max} students",
        f"{lessons}{found[0]} to {found[-1]} minutes",
        fits=suits(each, times.minutes, students or None, Room()),
        usual=each.id in inputs.debate.facts.formats,
    )


def _name(format_id: str | None, inputs: ClassInputs) -> str:
    return next((each.facts.name for each in inputs.formats if each.id == format_id), "another")

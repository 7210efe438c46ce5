"""The step “Debate”: which debates there are, and choosing one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.customise.debates import list_debates
from kit.customise.settings import settings_changed
from kit.desk.essays import EssayRead, essay_read
from kit.desk.held import Held
from kit.desk.project import Project
from kit.load import debate_ids, load_debate, load_formats
from kit.model.format import Format
from kit.problems import BadUsage, Problems, did_you_mean


@dataclass(frozen=True, slots=True)
class DebateCard:
    """A debate to choose: what is debated, on which essay, by how many roles, whose it is.

    `levels` is how many reading levels it is written at, `grades` the school grades that one of
    the kit's is for, as “6 to 8”, and `lesson` how long it takes in its first format. `trouble`
    says that its files cannot be read; “check” tells why.
    """

    id: str
    title: str
    question: str
    essay: str
    roles: int
    levels: int
    own: bool
    trouble: bool
    grades: str = ""
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class DebateStep:
    """All debates, and the id of the one that is chosen; "" if none is.

    `folder` is where the project's files are. `essay` is one that was dropped, to draft a debate
    on. `can_write` is false in a folder that holds the kit's own files.
    """

    folder: str
    chosen: str
    debates: tuple[DebateCard, ...]
    essay: EssayRead | None
    can_write: bool


@dataclass(frozen=True, slots=True)
class Home:
    """What stands above and below every step: the question, "" if none is chosen; the folder."""

    folder: str
    question: str


def debate_step(project: Project, held: Held) -> DebateStep:
    """Every debate there is, a teacher's own first."""
    try:
        chosen = project.debate()
    except BadUsage:
        chosen = ""
    formats = {each.id: each for each in load_formats(project.layers, Problems())}
    cards = tuple(
        _card(each.id, each.title, project, formats, own=each.standing.layer != "kit")
        for each in list_debates(project.layers)
    )
    can_write = project.layers.project is not None
    return DebateStep(str(project.folder), chosen, cards, essay_read(held), can_write)


def home(project: Project) -> Home:
    """Where the files are, and what is debated; read for every step, so it reads no more."""
    try:
        found = load_debate(project.debate(), project.layers, Problems())
    except BadUsage:
        found = None
    question = "" if found is None else found.facts.question
    return Home(str(project.folder), question)


def choose_debate(project: Project, held: Held, debate: str) -> None:
    """Write a debate into the settings. Raises `BadUsage` if there is none of that id."""
    known = debate_ids(project.layers)
    if debate not in known:
        raise BadUsage(f"there is no debate “{debate}”", did_you_mean(debate, known))
    settings_changed({"debate": debate}, project.layers).apply()
    held.forget_debate()


def _card(
    debate: str, title: str, project: Project, formats: Mapping[str, Format], *, own: bool
) -> DebateCard:
    found = load_debate(debate, project.layers, Problems())
    if found is None:
        return DebateCard(debate, title, "", "", 0, 0, own, trouble=True)
    facts = found.facts
    return DebateCard(
        debate,
        facts.title,
        facts.question,
        facts.essay.title,
        sum(not role.extension for role in found.roles),
        len(facts.levels),
        own,
        trouble=False,
        grades="" if own else " to ".join(map(str, facts.grades)),
        lesson=_lesson(next((formats[each] for each in facts.formats if each in formats), None)),
    )


def _lesson(usual: Format | None) -> str:
    """How long a format takes: “2 lessons of 50 minutes”."""
    lessons = () if usual is None else usual.facts.lessons
    if not lessons:
        return ""
    count = f"{len(lessons)} lessons" if lessons[1:] else "One lesson"
    return f"{count} of {lessons[0].minutes:g} minutes"

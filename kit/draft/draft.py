"""Writes a drafted debate: the files of a project folder, ready to build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kit.customise.cast_lists import debate_file
from kit.customise.edits import scalar
from kit.customise.files import Changes, project_folder, refuse_existing
from kit.customise.new import NewRole, one_line, role_names, role_stub, usual_rubric
from kit.customise.override import stub
from kit.customise.roles import role_file
from kit.customise.schema_line import begin
from kit.draft.people import Part
from kit.draft.terms import key_terms, rare_words
from kit.draft.titles import id_from, question_from
from kit.load import PLAIN_ID, Layers, debate_ids
from kit.model.essay import Reading
from kit.model.format import Format
from kit.problems import BadUsage

ESSAY_FILE = "essay.txt"
FEWEST_ROLES, MOST_ROLES = 2, 40
CLAUSES = 4
"""Blank clauses: as many as a class can vote on one by one."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a teacher chooses: the parts, in the order of the cast, and what to call the debate.

    `id` and `question` are None if they are to be made from the title. `minutes` is the length
    of a lesson, if it is known.
    """

    parts: tuple[Part, ...]
    id: str | None = None
    question: str | None = None
    minutes: int | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A drafted debate: its id and question, the files to write, and those in reading order.

    `proposed` says that the question was made from the title.
    """

    id: str
    question: str
    proposed: bool
    changes: Changes
    files: tuple[Path, ...]
    cast: tuple[tuple[str, Part], ...]


def draft_debate(
    reading: Reading, choices: Choices, formats: Sequence[Format], layers: Layers
) -> Drafted:
    """A debate on an essay, in the project's folder, that builds as it is.

    Raises `BadUsage` if the id is taken or no id, if there are too few or too many roles, or if
    an option is not a line of words.
    """
    project = project_folder(layers)
    title = reading.title or "An essay"
    debate = choices.id or id_from(title, debate_ids(layers))
    _check(debate, choices, layers)
    question = choices.question
    chosen = question_from(title) if question is None else one_line(question, "--question")
    cast = _cast(choices.parts)
    changes = Changes(project)
    files = [project / debate_file(debate)]
    named = replace(choices, id=debate)
    text = _debate(reading, named, chosen, cast, formats, layers)
    begin(changes, debate_file(debate), text)
    files.append(files[0].with_name(ESSAY_FILE))
    changes.write(files[1], essay_text(reading))
    for rank, (role, part) in enumerate(cast, start=1):
        files.append(project / role_file(debate, role))
        begin(
            changes,
            role_file(debate, role),
            _role(part, rank, len(reading.paragraphs), cast, layers),
        )
    for path in files:
        refuse_existing(path, project)
    return Drafted(debate, chosen, question is None, changes, tuple(files), cast)


def essay_text(reading: Reading) -> str:
    """The essay as plain text: title, byline and paragraphs, with a blank line between them."""
    pieces = (reading.title, reading.byline, *reading.paragraphs)
    return "\n\n".join(piece for piece in pieces if piece) + "\n"


def head_of(paragraph: str) -> str:
    """The words that a paragraph begins with, to be known by in a comment."""
    return " ".join(paragraph.split()[:5]) + " …"


def fitting(formats: Sequence[Format], roles: int, minutes: int | None) -> tuple[str, ...]:
    """The ids of the formats that seat so many roles, those nearest to the lesson's length first.

    Without a length, those for fewer lessons come first. Of those as near, roles that bargain at
    one table come before sides of a yes and a no. All of them if none fits.
    """

    def order(each: Format) -> tuple[int, float, bool, str]:
        lessons = each.facts.lessons
        off = 0 if minutes is None else abs(lessons[0].minutes - minutes)
        return len(lessons), off, not each.facts.negotiates, each.id

    def seats(each: Format) -> bool:
        room = each.facts.seats
        return room is None or room.roles.min <= roles

    found = sorted(formats, key=order)
    return tuple(each.id for each in ([*filter(seats, found)] or found))


def _check(debate: str, choices: Choices, layers: Layers) -> None:
    if not PLAIN_ID.fullmatch(debate):
        raise BadUsage(
            f"“{debate}” cannot be the id of a debate",
            "use small letters, digits and hyphens, as in “school-at-nine”",
        )
    if debate in debate_ids(layers):
        raise BadUsage(f"there is already a debate “{debate}”", "choose another id with --id")
    if not FEWEST_ROLES <= len(choices.parts) <= MOST_ROLES:
        raise BadUsage(
            f"a debate has {FEWEST_ROLES} to {MOST_ROLES} roles, and here are {len(choices.parts)}",
            "name each with --role; “debate-kit debate stakeholders” lists who is in the essay",
        )


def _cast(parts: Sequence[Part]) -> tuple[tuple[str, Part], ...]:
    found: dict[str, Part] = {}
    for part in parts:
        found[id_from(part.name, found, "role")] = part
    return tuple(found.items())


def _debate(
    reading: Reading,
    choices: Choices,
    question: str,
    cast: Sequence[tuple[str, Part]],
    formats: Sequence[Format],
    layers: Layers,
) -> str:
    language = choices.language
    terms = key_terms(reading.paragraphs, language)
    return stub(
        "draft-debate.yaml.j2",
        layers,
        id=choices.id,
        title=scalar(reading.title or "An essay"),
        byline=scalar(reading.byline) if reading.byline else "",
        question=scalar(question),
        proposed=choices.question is None,
        language=language,
        cast=[role for role, _ in cast],
        formats=fitting(formats, len(cast), choices.minutes),
        essay=ESSAY_FILE,
        paragraphs=[
            (head_of(text), [scalar(term) for term in own])
            for text, own in zip(reading.paragraphs, terms, strict=True)
        ],
        words=[scalar(word) for word in rare_words(reading.paragraphs, language)],
        clauses=CLAUSES,
        rubric=usual_rubric(layers),
    )


def _role(
    part: Part, rank: int, paragraphs: int, cast: Sequence[tuple[str, Part]], layers: Layers
) -> str:
    names = role_names(part.title, part.short, part.delegation)
    # Those that come next in the cast, from the first again after the last: everybody is asked.
    others = [other for other, _ in (*cast[rank:], *cast[: rank - 1])]
    said = [(each.paragraph, each.sentence) for each in part.said]
    new = NewRole(names, rank, others, part.paragraphs, said=said)
    return role_stub(new, paragraphs, layers)

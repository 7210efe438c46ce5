"""New roles and debates: complete files in which only the words are still to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.check import gaps
from kit.customise.cast_lists import debate_file
from kit.customise.edits import scalar
from kit.customise.files import Changes, project_folder, refuse_existing
from kit.customise.override import stub
from kit.customise.roles import role_file
from kit.customise.schema_line import begin
from kit.load import PLAIN_ID, Layers, debate_ids
from kit.model.role import Stance
from kit.problems import BadUsage, SourceText

SEATS = 4
"""The most students that a new role takes, until its author changes that."""
LONGEST_SHORT = 24
"""Characters of a role's `short` name, as `RoleFacts` in `kit/model/debate.py` takes them."""
FORMATS = ("short-council",)
ROLES: Sequence[tuple[str, str, Stance]] = (
    ("supporters", "Supporters", "support"),
    ("opponents", "Opponents", "oppose"),
    ("those-affected", "Those affected", "conditional"),
)
"""The roles that a new debate begins with: one for, one against, and one in between."""


@dataclass(frozen=True, slots=True)
class RoleNames:
    """What a role is called: in full, in narrow columns, and what it speaks for."""

    name: str
    short: str
    delegation: str


def role_names(name: str, short: str | None, delegation: str | None) -> RoleNames:
    """A role's names from the options of a command; `name` stands in for those not given.

    Raises `BadUsage` if one is not a line of words, or is too long.
    """
    return RoleNames(
        name=one_line(name, "--name"),
        short=_short_line(_shortened(name) if short is None else short),
        delegation=one_line(name if delegation is None else delegation, "--delegation"),
    )


def role_stub(
    layers: Layers,
    *,
    names: RoleNames,
    rank: int,
    paragraphs: int,
    others: Sequence[str],
    stance: Stance = "undecided",
) -> str:
    """A new role's file. `others` are the ids of two or more other roles of its debate.

    `paragraphs` is how many the essay has.
    """
    return stub(
        "role.md.j2",
        layers,
        name=scalar(names.name),
        short=scalar(names.short),
        delegation=scalar(names.delegation),
        stance=stance,
        rank=rank,
        seats=SEATS,
        paragraphs=paragraphs,
        others=list(others),
    )


def new_debate(
    debate: str, title: str, question: str | None, paragraphs: int, layers: Layers
) -> tuple[Changes, list[Path]]:
    """A new debate in the project, with three roles; and its files in reading order.

    Raises `BadUsage` if the id is taken or no id, or if an option is not a line of words.
    """
    project = project_folder(layers)
    if not PLAIN_ID.fullmatch(debate):
        raise BadUsage(
            f"“{debate}” cannot be the id of a debate",
            "use small letters, digits and hyphens, as in “school-at-nine”",
        )
    if debate in debate_ids(layers):
        raise BadUsage(f"there is already a debate “{debate}”", "choose another id")
    title = one_line(title, "--title")
    question = None if question is None else one_line(question, "--question")
    changes = Changes(project)
    ids = [role for role, _, _ in ROLES]
    files = [project / debate_file(debate)]
    text = stub(
        "debate.yaml.j2",
        layers,
        id=debate,
        title=scalar(title),
        question=None if question is None else scalar(question),
        cast=ids,
        formats=FORMATS,
        paragraphs=paragraphs,
    )
    begin(changes, debate_file(debate), text)
    for rank, (role, name, stance) in enumerate(ROLES, start=1):
        files.append(project / role_file(debate, role))
        text = role_stub(
            layers,
            names=RoleNames(name, name, name),
            rank=rank,
            paragraphs=paragraphs,
            others=[other for other in ids if other != role],
            stance=stance,
        )
        begin(changes, role_file(debate, role), text)
    for path in files:
        refuse_existing(path, project)
    return changes, files


def still_to_write(path: Path, text: str) -> list[tuple[int, str]]:
    """What is still to be written in a file: each passage's line, and what it asks for."""
    return [(place.line, said) for place, said in gaps(SourceText(path, text))]


def one_line(text: str, option: str) -> str:
    """An option's words, without spaces around them. Raises `BadUsage` unless they are one line."""
    line = text.strip()
    if not line or "\n" in line:
        raise BadUsage(f"{option} takes one line of words")
    return line


def _short_line(text: str) -> str:
    line = one_line(text, "--short")
    if len(line) > LONGEST_SHORT:
        raise BadUsage(f"--short takes at most {LONGEST_SHORT} characters")
    return line


def _shortened(name: str) -> str:
    """As many of a name's words as fit a narrow column."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > LONGEST_SHORT:
        words.pop()
    return " ".join(words)[:LONGEST_SHORT]

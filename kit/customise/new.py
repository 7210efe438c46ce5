"""New roles and debates: whole files in which only the words are still to be written."""

from __future__ import annotations

from collections.abc import Sequence
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
"""Students that a new role takes at most, until its author says otherwise."""
FORMATS = ("short-council",)
ROLES: Sequence[tuple[str, str, Stance]] = (
    ("supporters", "Supporters", "support"),
    ("opponents", "Opponents", "oppose"),
    ("those-affected", "Those affected", "conditional"),
)
"""The roles that a new debate begins with: a side for, one against, and one in between."""


def role_stub(
    layers: Layers,
    *,
    name: str,
    short: str,
    delegation: str,
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
        name=scalar(name),
        short=scalar(short),
        delegation=scalar(delegation),
        stance=stance,
        rank=rank,
        seats=SEATS,
        paragraphs=paragraphs,
        others=list(others),
    )


def new_debate(
    debate: str, title: str, question: str | None, paragraphs: int, layers: Layers
) -> tuple[Changes, list[Path]]:
    """A debate of the project's own with three roles, and its files in reading order."""
    project = project_folder(layers)
    if not PLAIN_ID.fullmatch(debate):
        raise BadUsage(
            f"“{debate}” cannot be the id of a debate",
            "use small letters, digits and hyphens, as in “school-at-nine”",
        )
    if debate in debate_ids(layers):
        raise BadUsage(f"there is already a debate “{debate}”", "choose another id")
    for option, words in (("--title", title), ("--question", question or "?")):
        if not words.strip() or "\n" in words.strip():
            raise BadUsage(f"{option} takes one line of words")
    changes = Changes(project)
    ids = [role for role, _, _ in ROLES]
    files = [project / debate_file(debate)]
    text = stub(
        "debate.yaml.j2",
        layers,
        id=debate,
        title=scalar(title.strip()),
        question=None if question is None else scalar(question.strip()),
        cast=ids,
        formats=FORMATS,
        paragraphs=paragraphs,
    )
    begin(changes, debate_file(debate), text)
    for rank, (role, name, stance) in enumerate(ROLES, start=1):
        files.append(project / role_file(debate, role))
        text = role_stub(
            layers,
            name=name,
            short=name,
            delegation=name,
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
    """What a file leaves to be written: each passage's line, and what it asks for."""
    return [(place.line, said) for place, said in gaps(SourceText(path, text))]

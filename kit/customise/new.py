"""New roles and debates: files that build as they are, with tasks where nobody has written yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.customise.cast_lists import debate_file
from kit.customise.edited_debate import EditedDebate
from kit.customise.edits import scalar
from kit.customise.files import Changes, project_folder, refuse_existing
from kit.customise.override import stub
from kit.customise.roles import role_file
from kit.customise.schema_line import begin
from kit.load import PLAIN_ID, Layers, debate_ids, load_debate
from kit.model.debate import Debate
from kit.model.role import Stance
from kit.problems import BadUsage, Problems

MOST_ASKED = 3
"""Roles that a new role has questions for: the first two at the table are asked."""
SEATS = 4
"""The most students that a new role takes, until its author changes that."""
LONGEST_SHORT = 24
"""Characters of a role's `short` name, as `RoleFacts` in `kit/model/debate.py` takes them."""
FORMATS = ("short-council",)
LAST_RANK = 99
"""The highest `rank` that `RoleFacts` takes."""
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
        short=short_line(shortened(name) if short is None else short),
        delegation=one_line(name if delegation is None else delegation, "--delegation"),
    )


@dataclass(frozen=True, slots=True)
class NewRole:
    """What a new role's file begins with.

    `mentioned` are the ¶ numbers that speak of it, and `said` is what they say: a number and a
    sentence each. `others` are the ids of the debate's other roles, those to ask first.
    """

    names: RoleNames
    rank: int
    others: Sequence[str]
    mentioned: Sequence[int] = ()
    stance: Stance = "unknown"
    said: Sequence[tuple[int, str]] = ()


def role_stub(new: NewRole, paragraphs: int, layers: Layers) -> str:
    """A new role's file, in which every block is a task; the essay has so many `paragraphs`."""
    return stub(
        "role.md.j2",
        layers,
        name=scalar(new.names.name),
        short=scalar(new.names.short),
        delegation=scalar(new.names.delegation),
        stance=new.stance,
        rank=new.rank,
        seats=SEATS,
        paragraphs=paragraphs,
        mentioned=list(new.mentioned),
        others=sorted(new.others),
        asked=list(new.others)[:MOST_ASKED],
        # What ends a comment of a template is taken apart.
        said=[(number, text.replace("#}", "# }")) for number, text in new.said],
    )


def usual_rubric(layers: Layers) -> str:
    """The rubric that a new debate begins with, as it stands in a `debate.yaml`."""
    return stub("usual-rubric.yaml.j2", layers)


def begun_role(edited: EditedDebate, names: RoleNames, mentioned: Sequence[int]) -> str:
    """The file of a new role of a debate, which joins after all others."""
    debate = edited.debate
    others = [role.id for role in debate.roles]
    new = NewRole(names, _free_rank(debate), others, mentioned)
    return role_stub(new, len(debate.facts.essay.paragraphs), edited.layers)


def new_debate(
    debate: str, title: str, question: str | None, paragraphs: int, layers: Layers
) -> Changes:
    """A new debate in the project, with three roles.

    Raises `BadUsage` if the id is taken or no id, or if an option is not a line of words.
    """
    project = project_folder(layers)
    refuse_debate_id(debate, layers)
    title = one_line(title, "--title")
    asked = _proposed(title) if question is None else one_line(question, "--question")
    ids = [role for role, _, _ in ROLES]
    texts = {
        debate_file(debate): stub(
            "debate.yaml.j2",
            layers,
            id=debate,
            title=scalar(title),
            question=scalar(asked),
            proposed=question is None,
            cast=ids,
            formats=FORMATS,
            paragraphs=paragraphs,
            rubric=usual_rubric(layers),
        )
    }
    for rank, (role, name, stance) in enumerate(ROLES, start=1):
        others = [other for other in ids if other != role]
        new = NewRole(RoleNames(name, name, name), rank, others, stance=stance)
        texts[role_file(debate, role)] = role_stub(new, paragraphs, layers)
    changes = Changes(project)
    for file, text in texts.items():
        refuse_existing(project / file, project)
        begin(changes, file, text)
    return changes


def _proposed(title: str) -> str:
    """A question for a debate that has none yet: its title, asked."""
    return title if title.endswith("?") else f"{title.rstrip('.!')}: yes or no?"


def refuse_debate_id(debate: str, layers: Layers) -> None:
    """Raise `BadUsage` if a new debate cannot have an id: it is none, or it is taken."""
    if not PLAIN_ID.fullmatch(debate):
        raise BadUsage(
            f"“{debate}” cannot be the id of a debate",
            "use small letters, digits and hyphens, as in “school-at-nine”",
        )
    if debate in debate_ids(layers):
        raise BadUsage(f"there is already a debate “{debate}”", "choose another id")


def refuse_id(debate: str, role: str, layers: Layers) -> None:
    """Raise `BadUsage` if a new role cannot have an id: it is none, or it is taken."""
    if not PLAIN_ID.fullmatch(role):
        raise BadUsage(
            f"“{role}” cannot be the id of a role",
            "use small letters, digits and hyphens, as in “bus-company”",
        )
    there = layers.find(role_file(debate, role))
    if there is not None:
        own = layers.name_of(there) == "project"
        change = f"debate-kit role customise {role} --debate {debate}"
        if own:
            change = f"edit {role_file(debate, role)}"
        raise BadUsage(
            f"there is already a role “{role}”",
            f"to change it: {change}{_seat(debate, role, layers)}",
        )


def _seat(debate: str, role: str, layers: Layers) -> str:
    """How to seat a role that is there, as the end of a hint; "" for one that has a seat."""
    whole = load_debate(debate, layers, Problems())
    if whole is not None and role in whole.facts.cast:
        return ""
    if whole is not None and role in whole.facts.extensions:
        return f"; to give it a seat: debate-kit build {debate} --with {role}"
    file = layers.find(debate_file(debate))
    add = f"add “{role}” to “cast” in {debate_file(debate)}"
    has_cast = whole is not None and layers.name_of(whole.source.place("cast").path) == "project"
    if file is not None and has_cast:
        return f"; to give it a seat, {add}"
    return f"; to give it a seat: debate-kit debate customise cast --debate {debate}, then {add}"


def one_line(text: str, option: str) -> str:
    """An option's words, without spaces around them. Raises `BadUsage` unless they are one line."""
    line = text.strip()
    if not line or "\n" in line:
        raise BadUsage(f"{option} takes one line of words")
    return line


def short_line(text: str) -> str:
    """The words of --short. Raises `BadUsage` unless they are one line that fits a column."""
    line = one_line(text, "--short")
    if len(line) > LONGEST_SHORT:
        raise BadUsage(f"--short takes at most {LONGEST_SHORT} characters")
    return line


def shortened(name: str) -> str:
    """As many of a name's words as fit a narrow column."""
    words = name.split()
    while len(words) > 1 and len(" ".join(words)) > LONGEST_SHORT:
        words.pop()
    return " ".join(words)[:LONGEST_SHORT]


def _free_rank(debate: Debate) -> int:
    """The rank after all others; if that is past the last rank, the first that is free."""
    taken = {role.facts.rank for role in debate.roles}
    last = max(taken, default=0) + 1
    if last <= LAST_RANK:
        return last
    return next(rank for rank in range(1, LAST_RANK + 1) if rank not in taken)

"""A debate's roles: which ones there are, whose each is, and a teacher's own version."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kit.customise.files import Changes, project_folder, refuse_existing
from kit.customise.inheritance import blocks_of, role_chain
from kit.customise.override import role_override, stub, whole_copy
from kit.customise.role_file import composed
from kit.customise.schema_line import begin
from kit.customise.snapshot import Standing, keep_snapshot, plain_text, standing
from kit.load import Layers, debate_ids, load_debate, load_role, load_template
from kit.model.agenda import Agenda
from kit.model.debate import Debate
from kit.model.meeting import Meeting
from kit.model.role import BLOCKS, Level, Role
from kit.model.sheets import Section, Sheet
from kit.packets import at_table
from kit.packets.context import Contexts
from kit.problems import BadUsage, Problems, did_you_mean
from kit.render import Renderer

Place = Literal["cast", "extension", ""]


@dataclass(frozen=True, slots=True)
class Listed:
    """One role of a debate: its number (0 in no cast), where the debate lists it, whose it is."""

    id: str
    number: int
    place: Place
    name: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A block of a role as its template printed it, and the file that it is in."""

    name: str
    text: str
    path: Path


def role_file(debate: str, role: str) -> str:
    """The name of a role's file below a layer."""
    return f"roles/{debate}/{role}.md.j2"


def whole_debate(debate: str, layers: Layers) -> Debate:
    """A debate with all its roles. Raises `BadInput` if it cannot be read."""
    problems = Problems()
    found = load_debate(debate, layers, problems)
    problems.stop_on_errors()
    assert found is not None, "what cannot be loaded is a problem"
    return found


def list_roles(debate: str, layers: Layers) -> list[Listed]:
    """The roles of a debate in the order of their numbers, then those in no cast."""
    found = whole_debate(debate, layers)
    listed = []
    for role in found.roles:
        place: Place = "extension" if role.extension else "cast"
        listed.append(_listed(debate, role.id, role.number, place, role.facts.name, layers))
    for role_id in found.unused:
        other = load_role(debate, role_id, layers, Problems())
        name = "(cannot be read)" if other is None else other.facts.name
        listed.append(_listed(debate, role_id, 0, "", name, layers))
    return listed


def find_role(debate: str, role: str, layers: Layers) -> Standing:
    """The standing of a role's file. Raises `BadUsage` if the debate has no such role."""
    found = standing(role_file(debate, role), layers)
    if found is None:
        ids = debate_ids(layers)
        if debate not in ids:
            raise BadUsage(f"there is no debate “{debate}”", did_you_mean(debate, ids))
        there = [path.name.removesuffix(".md.j2") for path in _files(debate, layers)]
        raise BadUsage(
            f"there is no role “{role}” in the debate “{debate}”", did_you_mean(role, there)
        )
    return found


def customise_role(debate: str, role: str, layers: Layers, *, full: bool) -> Changes:
    """A teacher's own version of a role, built on the one below; or, with `full`, a copy of it."""
    project = project_folder(layers)
    found = find_role(debate, role, layers)
    name = role_file(debate, role)
    refuse_existing(project / name, project)
    changes = Changes(project)
    if full:
        text = composed([plain_text(path) for path in role_chain(debate, role, layers)])
        text = whole_copy(
            name, found.path, f"debate-kit role diff {role} --debate {debate}", layers, text
        )
    else:
        text = role_override(debate, role, layers)
    begin(changes, name, text)
    keep_snapshot(changes, name, found.path)
    return changes


def show_role(
    debate: str, role_id: str, level: Level, layers: Layers
) -> tuple[Role, list[ShownBlock]]:
    """A role's facts and its blocks as they are printed at a level, with all roles at the table.

    Raises `BadInput` if it cannot be printed, `BadUsage` if there is no such role.
    """
    find_role(debate, role_id, layers)
    found = whole_debate(debate, layers)
    problems = Problems()
    role = next((each for each in found.roles if each.id == role_id), None)
    if role is None:
        role = load_role(debate, role_id, layers, problems)
        problems.stop_on_errors()
        assert role is not None
        found = dataclasses.replace(found, roles=(*found.roles, role))
    own = layers.for_debate(debate)
    table = at_table(found, None, [each.id for each in found.roles])
    agenda = Agenda(format="", clock=False, lessons=())
    contexts = Contexts(Meeting(found, table, agenda, "letter"), found.facts.levels)
    sheet = Sheet(id="role", title="Role", audience="role", blocks=BLOCKS, levels=True)
    contexts.numbers = {sheet.id: ""}
    section = Section(name="Role", when="Now", sheets=(sheet,))
    context = contexts.for_role(section, sheet, role, level)
    renderer = Renderer(
        found, lambda name, above: load_template(name, above, own, problems), problems
    )
    renderer.roles.blocks(role, context)
    problems.stop_on_errors()
    texts = renderer.role_texts[-1].blocks
    files = blocks_of(role_chain(debate, role_id, layers))
    return role, [
        ShownBlock(name, texts[name].strip(), files[name].path) for name in BLOCKS if name in files
    ]


def bare_override(role: str, questions_for: Sequence[str], path: Path, layers: Layers) -> str:
    """A role's file that builds on the one at `path` and holds only `questions_for`.

    Those are the roles that it has questions for; without any, the file changes nothing yet.
    """
    whose = "the kit's own" if layers.name_of(path) == "kit" else "your own for all projects"
    return stub("references.md.j2", layers, role=role, questions_for=questions_for, below=whose)


def _files(debate: str, layers: Layers) -> list[Path]:
    return [
        path
        for folder in layers.folders
        for path in sorted((folder / "roles" / debate).glob("*.md.j2"))
    ]


def _listed(debate: str, role: str, number: int, place: Place, name: str, layers: Layers) -> Listed:
    found = standing(role_file(debate, role), layers)
    assert found is not None, "a listed role has a file"
    return Listed(role, number, place, name, found)

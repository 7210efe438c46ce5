"""Debates: which ones there are, whose each is, and a teacher's own version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.customise.cast_lists import debate_file
from kit.customise.difference import yaml_chain
from kit.customise.edited_debate import EditedDebate
from kit.customise.edits import plain, with_text_added
from kit.customise.files import Changes, project_folder, refuse_existing, shown
from kit.customise.new import RoleNames, begun_role
from kit.customise.override import each_key, keys_override
from kit.customise.parts import EXTENSION, PARTS, begun_at, example, with_needed
from kit.customise.roles import role_file, whole_debate
from kit.customise.schema_line import begin
from kit.customise.snapshot import Standing, keep_snapshot, standing
from kit.customise.templates import add_keys
from kit.load import Layers, debate_ids
from kit.problems import BadUsage, did_you_mean


@dataclass(frozen=True, slots=True)
class ListedDebate:
    """One debate: its title, and the standing of its `debate.yaml`."""

    id: str
    title: str
    standing: Standing


def list_debates(layers: Layers) -> list[ListedDebate]:
    """Every debate there is, a teacher's own first."""
    found = []
    for debate in debate_ids(layers):
        here = standing(debate_file(debate), layers)
        if here is not None:
            found.append(ListedDebate(debate, _title(debate, layers), here))
    return found


def find_debate(debate: str, layers: Layers) -> Standing:
    """The standing of a debate's file. Raises `BadUsage` if there is no debate of that id."""
    found = standing(debate_file(debate), layers)
    if found is None:
        raise BadUsage(f"there is no debate “{debate}”", did_you_mean(debate, debate_ids(layers)))
    return found


def customise_debate(debate: str, keys: Sequence[str], layers: Layers) -> Changes:
    """A debate's file in the project that builds on the one below.

    It holds those keys ready to edit; without any, it holds all of them as comments. If the
    file is already there, the keys are added to it. A part that the debate does not have yet is
    begun with an example, as a comment. Raises `BadUsage` for a key that no debate has.
    """
    project = project_folder(layers)
    found = find_debate(debate, layers)
    name = debate_file(debate)
    path = project / name
    changes = Changes(project)
    chain = yaml_chain(name, layers)
    keys = list(dict.fromkeys(keys))
    for key in keys:
        if key not in PARTS:
            raise BadUsage(f"a debate has no key “{key}”", did_you_mean(key, PARTS))
    begun = with_needed(keys, chain)
    there = [key for key in keys if key not in begun]
    if not (keys and path.is_file()):
        refuse_existing(path, project)
        more = f"debate-kit debate customise KEY --debate {debate}"
        text = keys_override(name, chain, there if keys else None, more, layers)
        begin(changes, name, text)
        keep_snapshot(changes, name, found.path)
    elif there:
        add_keys(name, there, layers, changes)
    text = changes.text(path) or ""
    for key in begun:
        if (line := begun_at(key, text)) is None:
            text = with_text_added(text, f"\n{example(key, chain, layers)}")
        elif key in keys:
            where = f"{shown(path, project)}, as a comment on line {line}"
            raise BadUsage(
                f"“{key}” is already in {where}", "delete the “# ” before its lines, and edit it"
            )
    changes.write(path, text)
    if "extensions" in begun:
        _begin_extension(debate, layers, changes)
    return changes


def _begin_extension(debate: str, layers: Layers, changes: Changes) -> None:
    """Give the project the file of the role that the example of “extensions” asks for."""
    role = changes.project / role_file(debate, EXTENSION)
    if not role.exists():
        edited = EditedDebate(whole_debate(debate, layers), layers, changes)
        names = RoleNames("Local press", "Local press", "Reporters of the local press")
        begin(changes, role_file(debate, EXTENSION), begun_role(edited, names, ()))


def _title(debate: str, layers: Layers) -> str:
    chain = yaml_chain(debate_file(debate), layers)
    try:
        value = plain(each_key(chain, "title"))
    except BadUsage:
        return ""
    title = value.get("title") if isinstance(value, dict) else None
    return title if isinstance(title, str) else ""

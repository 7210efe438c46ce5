"""Debates: which ones there are, whose each is, and a teacher's own version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.customise.cast_lists import debate_file
from kit.customise.difference import yaml_chain
from kit.customise.edits import plain
from kit.customise.files import Changes, project_folder, refuse_existing
from kit.customise.override import each_key, keys_override
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
    file is already there, the keys are added to it.
    """
    project = project_folder(layers)
    found = find_debate(debate, layers)
    name = debate_file(debate)
    path = project / name
    changes = Changes(project)
    if keys and path.is_file():
        add_keys(name, keys, layers, changes)
        return changes
    refuse_existing(path, project)
    more = f"debate-kit debate customise KEY --debate {debate}"
    text = keys_override(name, yaml_chain(name, layers), list(dict.fromkeys(keys)), more, layers)
    begin(changes, name, text)
    keep_snapshot(changes, name, found.path)
    return changes


def _title(debate: str, layers: Layers) -> str:
    chain = yaml_chain(debate_file(debate), layers)
    try:
        value = plain(each_key(chain, "title"))
    except BadUsage:
        return ""
    title = value.get("title") if isinstance(value, dict) else None
    return title if isinstance(title, str) else ""

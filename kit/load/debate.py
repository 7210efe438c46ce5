"""A debate's folder to a `Debate`: its `debate.yaml`, its role templates, its emblems."""

from __future__ import annotations

import re
from pathlib import Path

from kit.load.layers import Layers
from kit.load.text import read_text
from kit.load.typed import typed
from kit.load.yaml import Value, parse_yaml, read_yaml
from kit.model.debate import Debate, DebateFacts, Role, RoleFacts
from kit.problems import BadUsage, Place, Problems, SourceText, did_you_mean

DEBATE_FILE = "debate.yaml"
ROLE_SUFFIX = ".md.j2"
# Ids become file names on every system, so they are kept plain.
PLAIN_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def debate_ids(layers: Layers) -> tuple[str, ...]:
    """The debates there are: those of the project folder first, then the kit's own."""
    found = layers.subfolders("roles", DEBATE_FILE)
    own = layers.folders[-1]
    return tuple(sorted(found, key=lambda name: (found[name][0].is_relative_to(own), name)))


def load_debate(debate_id: str, layers: Layers, problems: Problems) -> Debate | None:
    """The debate of that id, or None and all the problems in its files.

    Raises `BadUsage` when there is no debate of that id.
    """
    folders = layers.subfolders("roles", DEBATE_FILE).get(debate_id)
    if folders is None:
        raise BadUsage(
            f"there is no debate “{debate_id}”", did_you_mean(debate_id, debate_ids(layers))
        )
    path = _first(folders, DEBATE_FILE)
    if path is None or (read := read_yaml(path, problems)) is None:
        return None
    value, source = read
    facts = typed(DebateFacts, value, source, problems)
    # The roles are read even then, so that their problems are told together.
    named = [
        (role_id, source.place(key, index), key == "extensions")
        for key in ("cast", "extensions")
        for index, role_id in enumerate(_ids(value, key))
    ]
    roles = [
        _load_role(role_id, number, place, folders, problems, extension=extension)
        for number, (role_id, place, extension) in enumerate(named, start=1)
    ]
    present = tuple(role for role in roles if role is not None)
    if facts is None or len(present) < len(roles):
        return None
    return Debate(debate_id, facts, source, present, folders)


def _ids(value: Value, key: str) -> tuple[str, ...]:
    """The roles that a `debate.yaml` lists, as far as it does, even if the rest is at fault."""
    listed = value.get(key) if isinstance(value, dict) else None
    return tuple(each for each in listed or () if isinstance(each, str))


def _load_role(
    role_id: str,
    number: int,
    place: Place,
    folders: tuple[Path, ...],
    problems: Problems,
    *,
    extension: bool,
) -> Role | None:
    """The role of that id; `place` is where the debate lists it."""
    if not PLAIN_ID.fullmatch(role_id):
        problems.error(
            place,
            f"“{role_id}” cannot be the name of a role",
            "use small letters, digits and hyphens, as in “south-korea”",
        )
        return None
    path = _first(folders, role_id + ROLE_SUFFIX)
    if path is None:
        there = {
            found.name.removesuffix(ROLE_SUFFIX)
            for folder in folders
            for found in folder.glob(f"*{ROLE_SUFFIX}")
        }
        problems.error(
            place,
            f"the role “{role_id}” has no file “{role_id}{ROLE_SUFFIX}”",
            did_you_mean(role_id, there),
        )
        return None
    source = read_text(path, problems)
    if source is None:
        return None
    end = _front_matter_end(source, problems)
    if end is None:
        return None
    lines = source.text.split("\n")
    parsed = parse_yaml(source, problems, "\n".join(lines[1:end]), first_line=2)
    if parsed is None:
        return None
    value, marked = parsed
    found_facts = typed(RoleFacts, value, marked, problems)
    if found_facts is None:
        return None
    # The front matter is blanked line for line, so that the body keeps its line numbers.
    template = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    emblem = _first(folders, f"emblems/{role_id}.svg")
    return Role(role_id, number, extension, found_facts, marked, template, emblem)


def _front_matter_end(source: SourceText, problems: Problems) -> int | None:
    """The index of the line that closes the front matter, or None and a problem."""
    lines = [line.rstrip() for line in source.text.split("\n")]
    if lines[0] != "---":
        problems.error(
            source.at(1),
            "a role begins with its front matter",
            "the first line is “---”, and so is the line after the front matter",
        )
        return None
    if "---" not in lines[1:]:
        problems.error(source.at(1), "the front matter is not closed", "end it with a line “---”")
        return None
    return lines.index("---", 1)


def _first(folders: tuple[Path, ...], name: str) -> Path | None:
    """The first of the folders' files of that name that lies inside its folder."""
    for folder in folders:
        path = folder / name
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            return path
    return None

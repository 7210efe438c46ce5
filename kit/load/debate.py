"""Reads a debate's folder as a `Debate`: its `debate.yaml`, role templates, and emblems."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from kit.load.front_matter import LIKE_A_FENCE, front_matter_end
from kit.load.layers import Layers
from kit.load.merge import BASE, merged, read_layered
from kit.load.outline import load_outline
from kit.load.text import read_text
from kit.load.typed import typed
from kit.load.yaml import Value, parse_yaml
from kit.model.debate import Debate, DebateFacts
from kit.model.role import COMMENT, Role, RoleFacts
from kit.problems import BadUsage, Place, Problems, SourceText, did_you_mean

DEBATE_FILE = "debate.yaml"
ROLE_SUFFIX = ".md.j2"
BUILDS_ON = re.compile(rf"""\{{%-?\s*extends\s+["']({BASE}/[^"']*)["']""")
# Ids become file names on every operating system, so only plain characters are allowed.
PLAIN_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def debate_ids(layers: Layers) -> tuple[str, ...]:
    """The ids of all debates: those of the project and the user first, then the kit's own."""
    found = layers.subfolders("roles", DEBATE_FILE)
    return tuple(sorted(found, key=lambda name: (found[name][0].is_relative_to(layers.kit), name)))


def load_debate(debate_id: str, layers: Layers, problems: Problems) -> Debate | None:
    """Load the debate with an id; None and all the problems in its files if it is broken.

    Raises `BadUsage` when there is no such debate.
    """
    folders = layers.subfolders("roles", DEBATE_FILE).get(debate_id)
    if folders is None:
        raise BadUsage(
            f"there is no debate “{debate_id}”", did_you_mean(debate_id, debate_ids(layers))
        )
    paths = _all(folders, DEBATE_FILE)
    if not paths or (read := read_layered(paths, problems)) is None:
        return None
    value, source = read
    facts = typed(DebateFacts, value, source, problems)
    # The roles are read even if the debate's own facts are broken, to report all problems at once.
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
    outline = None if facts is None else load_outline(facts.map, source, folders, problems)
    if facts is None or outline is None or len(present) < len(roles):
        return None
    listed = {role_id for role_id, _, _ in named}
    unused = tuple(name for name in _with_file(folders) if name not in listed)
    return Debate(debate_id, facts, source, present, folders, unused, outline)


def load_role(debate_id: str, role_id: str, layers: Layers, problems: Problems) -> Role | None:
    """Load one role by itself, even if it is not in the debate's cast; its number is 0.

    None and problems if there is no such file or if it is broken.
    """
    folders = layers.subfolders("roles", DEBATE_FILE).get(debate_id, ())
    place = Place(layers.folders[0] / "roles" / debate_id)
    return _load_role(role_id, 0, place, folders, problems, extension=False)


def role_bodies(debate_id: str, layers: Layers) -> tuple[SourceText, ...]:
    """The templates of all roles in the teacher's own folders, without their front matter.

    For a debate that cannot be loaded. Files that cannot be read are left out.
    """
    own = [folder / "roles" / debate_id for folder in layers.own]
    found = []
    for path in (path for folder in own for path in sorted(folder.glob(f"*{ROLE_SUFFIX}"))):
        source = read_text(path, Problems())
        if source is not None:
            lines = source.text.split("\n")
            ends = [index for index, line in enumerate(lines) if LIKE_A_FENCE.fullmatch(line)]
            end = next((index for index in ends[:2] if index > 1), -1)
            found.append(SourceText(path, "\n" * (end + 1) + "\n".join(lines[end + 1 :])))
    return tuple(found)


def _ids(value: Value, key: str) -> tuple[str, ...]:
    """The ids of roles that a `debate.yaml` lists, as far as a broken file can be read."""
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
    """The role with that id, or None and problems; `place` is where the debate lists it."""
    if not PLAIN_ID.fullmatch(role_id):
        problems.error(
            place,
            f"“{role_id}” cannot be the name of a role",
            "use small letters, digits and hyphens, as in “bus-company”",
        )
        return None
    paths = _all(folders, role_id + ROLE_SUFFIX)
    if not paths:
        problems.error(
            place,
            f"the role “{role_id}” has no file “{role_id}{ROLE_SUFFIX}”",
            _of_another_name(role_id, folders) or did_you_mean(role_id, _with_file(folders)),
        )
        return None
    read = _read_role(paths, problems)
    if read is None:
        return None
    value, source, bodies = read
    found_facts = typed(RoleFacts, value, source, problems)
    if found_facts is None:
        return None
    emblem = next(iter(_all(folders, f"emblems/{role_id}.svg")), None)
    return Role(role_id, number, extension, found_facts, source, bodies, emblem)


def _read_role(
    paths: tuple[Path, ...], problems: Problems
) -> tuple[Value, SourceText, tuple[SourceText, ...]] | None:
    """A role's facts, their places, and its templates: its own, then those it builds on.

    `paths` are the files with its name, the winning one first.
    """
    source = read_text(paths[0], problems)
    if source is None:
        return None
    builds_on = BUILDS_ON.search(COMMENT.sub(_blank, source.text))
    end = front_matter_end(source, problems, optional=builds_on is not None)
    if end is None:
        return None
    lines = source.text.split("\n")
    parsed = parse_yaml(source, problems, "\n".join(lines[1 : max(end, 1)]), first_line=2)
    if parsed is None:
        return None
    value, marked = parsed
    # The body keeps its line numbers: the front matter is replaced by as many empty lines.
    body = SourceText(source.path, "\n" * (end + 1) + "\n".join(lines[end + 1 :]))
    if builds_on is None:
        return value, marked, (body,)
    place = source.at_offset(builds_on.start(1), len(builds_on[1]))
    if builds_on[1] != f"{BASE}/{source.path.name}":
        problems.error(
            place,
            f"a role can build on the one of its own name below it, not on “{builds_on[1]}”",
            f"write “{BASE}/{source.path.name}”",
        )
        return None
    if len(paths) == 1:
        problems.error(
            place,
            f"there is no other “{source.path.name}” below this one to build on",
            "extend “layouts/role.md.j2”, and write all blocks",
        )
        return None
    if (below := _read_role(paths[1:], problems)) is None:
        return None
    facts = merged({} if value is None else value, below[0])
    return facts, dataclasses.replace(marked, base=below[1]), (body, *below[2])


def _blank(match: re.Match[str]) -> str:
    """The match with every character replaced by a space, so that offsets stay the same."""
    return re.sub(r"[^\n]", " ", match[0])


def _of_another_name(role_id: str, folders: tuple[Path, ...]) -> str:
    """A hint where a role's file is there with another ending, as editors give it; else ""."""
    for folder in folders:
        for found in sorted(folder.glob(f"{role_id}.*")):
            if found.name != f"{role_id}{ROLE_SUFFIX}":
                return f"“{found.name}” is not read: call it “{role_id}{ROLE_SUFFIX}”"
    return ""


def _with_file(folders: tuple[Path, ...]) -> tuple[str, ...]:
    """The ids of all roles with a file in one of the folders, in alphabetical order."""
    return tuple(
        sorted(
            {
                found.name.removesuffix(ROLE_SUFFIX)
                for folder in folders
                for found in folder.glob(f"*{ROLE_SUFFIX}")
                if not found.name.startswith(".")
            }
        )
    )


def _all(folders: tuple[Path, ...], name: str) -> tuple[Path, ...]:
    """The files with that name in the folders, without links that lead out of them."""
    return tuple(
        path
        for folder in folders
        if (path := folder / name).is_file() and path.resolve().is_relative_to(folder.resolve())
    )

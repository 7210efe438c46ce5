"""Changes to a project's `debate-kit.yaml`: one key at a time, comments and all else as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

from kit.customise.edits import key_names, key_text, plain, scalar, with_text_added
from kit.customise.files import Changes, project_folder
from kit.customise.override import stub
from kit.customise.schema_line import begin
from kit.load import SETTINGS_FILE, Layers
from kit.problems import CannotWork

Setting: TypeAlias = str | int | bool | tuple[str, ...] | Mapping[str, str] | None
"""The value of a setting; None takes it out."""


def settings_changed(wanted: Mapping[str, Setting], layers: Layers) -> Changes:
    """The change that gives the project's settings these values, by key.

    Without a file of settings, one is begun. Raises `BadUsage` where there is no project to write
    into, and `CannotWork` for a file that cannot be changed safely.
    """
    project = project_folder(layers)
    path = project / SETTINGS_FILE
    changes = Changes(project)
    text = changes.text(path)
    new = text
    for key, value in wanted.items():
        said = _said(value)
        if new is None and said is not None:
            new = stub("settings.yaml.j2", layers)
        if new is not None:
            new = with_key(new, key, said)
    if new is not None and text is None:
        begin(changes, SETTINGS_FILE, new)
    elif new is not None:
        changes.write(path, new)
    return changes


def with_key(text: str, key: str, said: str | None) -> str:
    """Give a key of the outermost level another value: `said`, as YAML on one line.

    Without one, take the key out. A key that is not there is added at the end. Comments stay.
    Raises `CannotWork` for a file in which that cannot be done safely.
    """
    wanted = plain(text)
    if not isinstance(wanted, dict):
        raise CannotWork("the settings do not hold “key: value” lines", "mend debate-kit.yaml")
    if said is None:
        wanted.pop(key, None)
    else:
        wanted[key] = plain(f"- {said}\n")[0]  # type: ignore[index]
    if key not in key_names(text):
        new = text if said is None else with_text_added(text, f"{key}: {said}\n")
    else:
        before = key_text(text, key, comments=False).rstrip("\r\n")
        after = "" if said is None else f"{key}: {said}"
        lines = f"\n{text}"
        start = lines.index(f"\n{before}")
        end = start + 1 + len(before)
        if said is None:
            end += 2 if lines[end : end + 2] == "\r\n" else 1
        new = (lines[: start + 1] + after + lines[end:])[1:]
    if plain(new) != wanted:
        raise CannotWork(
            "debate-kit.yaml is laid out in a way that the kit cannot change safely",
            "change it by hand",
        )
    return new


def _said(value: Setting) -> str | None:
    """A value as YAML on one line; None for one that says nothing."""
    if value is None or value in ((), {}):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_quoted(k)}: {_quoted(v)}" for k, v in value.items()) + "}"
    return str(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

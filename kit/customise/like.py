"""A new debate that begins as a copy of another, to be rewritten piece by piece."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kit.customise.cast_lists import debate_file
from kit.customise.edits import with_text
from kit.customise.files import Changes, project_folder, refuse_existing
from kit.customise.new import one_line, refuse_debate_id
from kit.customise.schema_line import begin
from kit.customise.snapshot import is_partial, plain_text
from kit.load import Layers, debate_ids
from kit.problems import BadUsage, did_you_mean

_TEXTS = (".yaml", ".md.j2")
"""Files that name their schema in the first line; all others are copied as they are."""


def debate_like(
    debate: str, other: str, title: str | None, question: str | None, layers: Layers
) -> Changes:
    """A new debate in the project with all files of the debate `other`.

    `title` and `question` replace those of the other, if they are given. A file that only changes
    a file below it is passed over, and its whole is copied as it stands below; a note says so.
    Raises `BadUsage` if the new id is taken or no id, if there is no debate `other`, or if an
    option is not a line of words.
    """
    project = project_folder(layers)
    refuse_debate_id(debate, layers)
    folders = layers.subfolders("roles", "debate.yaml").get(other)
    if folders is None:
        raise BadUsage(f"there is no debate “{other}”", did_you_mean(other, debate_ids(layers)))
    changes = Changes(project)
    whole: dict[str, Path] = {}
    passed_over: dict[str, None] = {}
    for folder in folders:
        for name, path in _files(folder):
            if name.endswith(_TEXTS) and is_partial(path):
                passed_over[name] = None
            else:
                whole.setdefault(name, path)
    for name, path in sorted(whole.items(), key=lambda item: (item[0] != "debate.yaml", item[0])):
        target = f"roles/{debate}/{name}"
        refuse_existing(project / target, project)
        if name.endswith(_TEXTS):
            begin(changes, target, plain_text(path))
        else:
            changes.copy(project / target, path)
    _name(changes, project / debate_file(debate), title, question)
    changes.notes += [
        f"your changes to {name} of “{other}” are not in the copy, which has the whole file "
        "that they build on"
        for name in passed_over
    ]
    return changes


def _name(changes: Changes, path: Path, title: str | None, question: str | None) -> None:
    text = changes.text(path)
    assert text is not None, "a debate has a debate.yaml"
    for key, value in (("title", title), ("question", question)):
        if value is not None:
            text = with_text(text, (key,), one_line(value, f"--{key}"))
    changes.write(path, text)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder, with its name; no links, which may lead anywhere."""
    for parent, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent) / name
            if not name.startswith(".") and not path.is_symlink():
                yield path.relative_to(folder).as_posix(), path

"""Gathers the files of a debate for a pack: what a colleague needs, and nothing private."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit import __version__
from kit.load import OWN_STYLES, Layers, load_debate
from kit.load.text import read_bytes
from kit.model.debate import DebateFacts
from kit.problems import BadUsage, Place, Problems
from kit.sharing.judge import limits
from kit.sharing.judge.essay import attribution, may_travel
from kit.sharing.judge.manifest import MANIFEST, SCHEMA, PackFacts, PackFile
from kit.sharing.judge.names import faults, kind_of, quotable

SETTINGS = "debate-kit.yaml"
_FROM_ESSAY = re.compile(rb"\{# From the essay:.*?#\}\n?", re.DOTALL)
"""Sentences of the essay that a draft puts beside a role's blocks: others may not pass them on."""
_BUILDS_ON_BASE = re.compile(rb"""^extends:\s*["']?base\b|["']base/""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Details:
    """What the author says about a pack; where it is None, `debate.yaml` is asked."""

    author: str | None = None
    licence: str | None = None
    version: str | None = None


@dataclass(frozen=True, slots=True)
class Gathered:
    """The files of a pack by name, its facts, and the names of files that were left out.

    `essay` is the attribution of the essay in it, or "".
    """

    facts: PackFacts
    files: Mapping[str, bytes]
    left_out: tuple[str, ...]
    essay: str = ""


def gather(layers: Layers, debate: str, details: Details, problems: Problems) -> Gathered:
    """Gather all files of a debate that are not the kit's own.

    If all are the kit's, that is its debate without changes, its files are gathered. Raises
    `BadUsage` when there is no such debate, or no author or license is known, and `BadInput`
    with every problem in its files.
    """
    loaded = load_debate(debate, layers.for_debate(debate), problems)
    problems.stop_on_errors()
    assert loaded is not None, "what cannot be loaded is a problem"
    essay = loaded.facts.essay
    candidates, left_out = _candidates(layers, debate)
    is_kits = (layers.kit / "roles" / debate).is_dir()
    extends = is_kits and bool(candidates)
    if not candidates:
        candidates, left_out = _found([(layers.kit / "roles" / debate, "")])
    for name in [name for name in candidates if kind_of(name) == "essay"]:
        if not may_travel(name, essay):
            left_out.append(name)
            del candidates[name]
    files = {}
    for name, paths in sorted(candidates.items()):
        data = _read(name, paths, problems)
        if data is not None:
            files[name] = data
    problems.stop_on_errors()
    facts = _facts(debate, loaded.facts, details, files, extends=extends)
    held = attribution(essay) if essay.file in files else ""
    return Gathered(facts, files, tuple(sorted(left_out)), held)


def _candidates(layers: Layers, debate: str) -> tuple[dict[str, list[Path]], list[str]]:
    """The files of each name in all layers but the kit's, with the one that wins first."""
    folders: list[tuple[Path, str]] = []
    for layer, owner in zip(layers.folders, layers.names, strict=True):
        if owner != "kit":
            folders.append((layer / "roles" / debate, ""))
        if owner == "project":
            folders.append((layer / "templates", "templates/"))
    return _found(folders)


def _found(folders: list[tuple[Path, str]]) -> tuple[dict[str, list[Path]], list[str]]:
    found: dict[str, list[Path]] = {}
    left_out = []
    for folder, prefix in folders:
        for name, path in _walk(folder):
            full = prefix + name
            if full in (MANIFEST, SETTINGS):
                continue
            if path.is_symlink() or kind_of(full) is None or any(faults(full)):
                left_out.append(quotable(full))
            else:
                found.setdefault(full, []).append(path)
    return found, left_out


def _walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder, with its name; links to folders are given, but not followed.

    A link could lead to files that have nothing to do with the debate, and make them public.
    """
    if folder.is_symlink():
        return
    for parent, folders, files in os.walk(folder, followlinks=False):
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                path = Path(parent) / name
                yield path.relative_to(folder).as_posix(), path


def _read(name: str, paths: list[Path], problems: Problems) -> bytes | None:
    """The bytes to pack under a name; `paths` are the files of that name, the winning one first.

    Of `own.css` all files count, the strongest last, as in a build; of others the first.
    """
    read = [read_bytes(path, problems, limits.MOST_FILE_BYTES) for path in paths]
    read = [None if data is None else _FROM_ESSAY.sub(b"", data) for data in read]
    if name == OWN_STYLES:
        return b"\n".join(data for data in reversed(read) if data is not None)
    if len(paths) > 1 and read[0] is not None and _BUILDS_ON_BASE.search(read[0]):
        problems.error(
            Place(paths[0]),
            f"builds on {paths[1]}, and a pack holds one file of each name",
            "write this one out in full",
        )
    return read[0]


def _facts(
    debate: str, facts: DebateFacts, details: Details, files: Mapping[str, bytes], *, extends: bool
) -> PackFacts:
    author, licence = details.author or facts.author, details.licence or facts.licence
    missing = [
        (word, option)
        for word, option, value in (
            ("an author", '--author "Your Name"', author),
            ("a licence", '--licence "CC BY 4.0"', licence),
        )
        if not value
    ]
    if author is None or licence is None or missing:
        raise BadUsage(
            f"a pack needs {' and '.join(word for word, _ in missing)}",
            f"add {' '.join(option for _, option in missing)}, or write "
            f"{' and '.join(option.split()[0][2:] + ': …' for _, option in missing)} "
            "into debate.yaml",
        )
    return PackFacts(
        schema=SCHEMA,
        debate=debate,
        title=facts.title,
        author=author,
        licence=licence,
        version=details.version or facts.version or "1",
        kit=__version__,
        extends=extends,
        files=tuple(
            PackFile(name=name, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data))
            for name, data in sorted(files.items())
        ),
    )

"""The manifest of a pack, `pack.yaml`: what the pack is, who made it, and each of its files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from annotated_types import Ge, MaxLen, MinLen
from packaging.version import InvalidVersion, Version

from kit import __version__
from kit.load.debate import PLAIN_ID
from kit.load.text import normal_lines
from kit.load.typed import typed
from kit.load.yaml import Value, parse_yaml
from kit.model.noun import Line, noun
from kit.problems import Place, Problems, SourceText
from kit.sharing.judge.limits import MOST_FILES
from kit.sharing.judge.names import RESERVED, escaped, quotable

MANIFEST = "pack.yaml"
SCHEMA = 1
MOST_BYTES = 192 * 1024

HEAD = """\
# What this pack holds. Add it with: debate-kit add FILE.zip
# Made by “debate-kit pack”; the kit checks each file against the lines below.

"""


@noun
class PackFile:
    """One file of a pack: its name, its SHA-256 in hexadecimal digits, and its size in bytes."""

    name: Annotated[str, MinLen(1), MaxLen(200)]
    sha256: Annotated[str, MinLen(64), MaxLen(64)]
    bytes: Annotated[int, Ge(0)]


@noun
class PackFacts:
    """The contents of a `pack.yaml`.

    `kit` is the version of the kit that made the pack. With `extends`, the pack holds only what
    differs from the kit's own debate with that id, and needs that debate for the rest.
    """

    schema: Annotated[int, Ge(1)]
    debate: Annotated[str, MinLen(1), MaxLen(60)]
    title: Line
    author: Line
    licence: Line
    version: Line
    kit: Line
    extends: bool
    files: Annotated[tuple[PackFile, ...], MinLen(1), MaxLen(MOST_FILES)]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The facts of a manifest, and the text of its file."""

    facts: PackFacts
    source: SourceText


def manifest_text(facts: PackFacts) -> str:
    """The text of the whole file; the same facts give the same text."""
    lines = [
        f"schema: {facts.schema}",
        f"debate: {facts.debate}",
        *(
            f"{key}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in (
                ("title", facts.title),
                ("author", facts.author),
                ("licence", facts.licence),
                ("version", facts.version),
                ("kit", facts.kit),
            )
        ),
        f"extends: {'true' if facts.extends else 'false'}",
        "files:",
    ]
    for file in facts.files:
        lines.append(f"  - name: {json.dumps(file.name, ensure_ascii=False)}")
        lines += [f"    sha256: {file.sha256}", f"    bytes: {file.bytes}"]
    return HEAD + "\n".join(lines) + "\n"


def read_manifest(data: bytes, path: Path, problems: Problems) -> Manifest | None:
    """The manifest in `data`; None and all its problems if there are any.

    `path` is what problems call the file. A manifest of a newer kit or a newer schema is a
    problem that names both versions.
    """
    if len(data) > MOST_BYTES:
        problems.error(Place(path), f"is larger than {MOST_BYTES // 1024} KB")
        return None
    try:
        source = SourceText(path, normal_lines(data.decode("utf-8")))
    except UnicodeDecodeError:
        problems.error(Place(path), "is not saved as UTF-8")
        return None
    parsed = parse_yaml(source, problems)
    if parsed is None:
        return None
    value, source = parsed
    if _is_newer(value, source, problems):
        return None
    facts = typed(PackFacts, value, source, problems)
    if facts is None:
        return None
    before = len(problems.errors)
    if not PLAIN_ID.fullmatch(facts.debate) or RESERVED.fullmatch(facts.debate):
        problems.error(
            source.place("debate"),
            f"“{quotable(facts.debate)}” cannot be the name of a debate",
            "small letters, digits and hyphens, as in “school-at-nine”",
        )
    for key in ("title", "author", "licence", "version"):
        if escaped(text := str(getattr(facts, key))) != text:
            problems.error(
                source.place(key),
                f"“{key}” holds characters that cannot be seen or that turn the text around",
            )
    return None if len(problems.errors) > before else Manifest(facts, source)


def _is_newer(value: Value, source: SourceText, problems: Problems) -> bool:
    """Whether the pack is made for a newer kit than this one; adds a problem if so."""
    if not isinstance(value, dict):
        return False
    version, schema = value.get("kit"), value.get("schema")
    hint = "update the kit, then add the pack again"
    before = len(problems.errors)
    if isinstance(version, str):
        try:
            if Version(version) > Version(__version__):
                problems.error(
                    source.place("kit"),
                    f"this pack needs kit {version} or later; this is kit {__version__}",
                    hint,
                )
        except InvalidVersion:
            problems.error(
                source.place("kit"), f"“{quotable(version)}” is not a version of the kit"
            )
    if isinstance(schema, str) and schema.isdecimal() and len(schema) < 10 and int(schema) > SCHEMA:
        problems.error(
            source.place("schema"),
            f"this pack is of form {int(schema)}; this kit knows forms up to {SCHEMA}",
            hint,
        )
    return len(problems.errors) > before

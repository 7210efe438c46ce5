"""Judges what a pack's files hold, each by its kind, before anything in them is used."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Mapping
from pathlib import Path

from kit.load.text import normal_lines
from kit.problems import Place, Problems, SourceText
from kit.render.limits.role_guard import MOST_CHARACTERS
from kit.render.limits.sheet_guard import inspect_sheet
from kit.render.pictures import picture_fault
from kit.sharing.judge import limits
from kit.sharing.judge.css import HINT, judge_css
from kit.sharing.judge.manifest import MANIFEST, Manifest
from kit.sharing.judge.markup import judge_markup
from kit.sharing.judge.names import FileKind, kind_of, quotable
from kit.sharing.judge.svg import judge_svg

# The syntax of images and references is CommonMark's (6.4 and 4.7; a label has at most 999
# characters). Repetitions are bounded, so that no text makes matching slow.
_IMAGE = re.compile(r"!\[([^\[\]]{0,999})\](?:\(\s{0,9}<?([^\s)>]*)|\[([^\[\]\n]{0,999})\])?")
_REFERENCE = re.compile(r"^ {0,3}\[([^\[\]\n]{1,999})\]:\s{0,9}<?([^\s>]+)", re.MULTILINE)


def judge_contents(path: Path, files: Mapping[str, bytes], problems: Problems) -> None:
    """Add a problem for everything in the files of a pack that is not allowed.

    `path` is the path of the pack; problems name a file as a path below it.
    """
    texts = {name: len(data) for name, data in files.items() if kind_of(name) != "picture"}
    yaml = {name: size for name, size in texts.items() if kind_of(name) == "yaml"}
    if sum(texts.values()) > limits.MOST_TEXTS_BYTES or sum(yaml.values()) > limits.MOST_YAML:
        problems.error(Place(path), "holds far more text than a debate has")
        return
    for name, data in files.items():
        found = Problems()
        _judge_file(name, data, Place(path / name), found)
        problems.extend(itertools.islice(found, limits.MOST_SAID))


def _judge_file(name: str, data: bytes, place: Place, problems: Problems) -> None:
    kind = kind_of(name)
    if kind is None:
        problems.error(place, "is not a file that a pack can hold")
    elif kind == "picture":
        _judge_picture(name, data, place, problems)
    elif len(data) > (most := _most_bytes(kind)):
        problems.error(place, f"is larger than {most // 1024} KB")
    elif (source := _text(data, place, problems)) is not None:
        if kind == "css":
            judge_css(source, problems)
        elif kind == "svg":
            judge_svg(source, problems)
        elif kind in ("sheet", "layout"):
            words = inspect_sheet(source, problems, refers=kind == "sheet")
            if words is not None and kind == "sheet":
                judge_markup(source, words, problems)
        elif kind == "role" and len(source.text) > MOST_CHARACTERS:
            problems.error(source.at(1), f"is longer than {MOST_CHARACTERS // 1024} KB")
        if kind in ("yaml", "role", "sheet", "layout"):
            _judge_images(source, problems)


def _most_bytes(kind: FileKind) -> int:
    most = {"yaml": limits.MOST_YAML_BYTES, "css": limits.MOST_CSS_BYTES}
    return most.get(kind, limits.MOST_TEXT_BYTES)


def compare(path: Path, manifest: Manifest, files: Mapping[str, bytes], problems: Problems) -> None:
    """Add a problem for each file that is missing, not listed, or not as the manifest lists it."""
    listed: set[str] = set()
    for index, entry in enumerate(manifest.facts.files):
        place = manifest.source.place("files", index, "name")
        if entry.name in listed:
            problems.error(place, f"“{quotable(entry.name)}” is listed twice")
        listed.add(entry.name)
        data = files.get(entry.name)
        if entry.name == MANIFEST or data is None:
            problems.error(place, f"“{quotable(entry.name)}” is not in the pack")
        elif (len(data), hashlib.sha256(data).hexdigest()) != (entry.bytes, entry.sha256.lower()):
            problems.error(
                Place(path / entry.name),
                "is not the file that the manifest lists",
                "it was changed after the pack was made; ask its author for a new one",
            )
    for name in sorted(set(files) - listed - {MANIFEST}):
        problems.error(Place(path / name), "is not listed in the manifest")


def _text(data: bytes, place: Place, problems: Problems) -> SourceText | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        problems.error(place, "is not saved as UTF-8")
        return None
    return SourceText(place.path, normal_lines(text))


def _judge_picture(name: str, data: bytes, place: Place, problems: Problems) -> None:
    """Add a problem for a picture that is not what its name says, is damaged, or too large."""
    fault = picture_fault(data, name[name.rfind(".") :])
    if fault:
        problems.error(place, fault, "make it smaller" if "million" in fault else "")


def _judge_images(source: SourceText, problems: Problems) -> None:
    """Add a problem for each picture in Markdown that is not in the debate's own folder."""
    references = {match[1].lower(): match for match in _REFERENCE.finditer(source.text)}
    for match in _IMAGE.finditer(source.text):
        if match[2] is not None:
            _judge_image(source, match.start(2), match[2], problems)
        elif (found := references.get((match[3] or match[1]).lower())) is not None:
            _judge_image(source, found.start(2), found[2], problems)
        if len(problems) >= limits.MOST_SAID:
            return


def _judge_image(source: SourceText, offset: int, address: str, problems: Problems) -> None:
    outside = address.startswith(("/", "\\")) or ".." in address or ":" in address
    if outside and not address.startswith("{"):
        place = source.at_offset(offset, len(address))
        problems.error(place, f"the picture “{quotable(address)}” is outside the pack", HINT)

"""What a pack's files hold: each judged by its kind, before anything of it is used."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from kit.load.text import normal_lines
from kit.packs import limits
from kit.packs.css import HINT, judge_css
from kit.packs.manifest import MANIFEST, Manifest
from kit.packs.markup import judge_markup
from kit.packs.names import kind_of, shown
from kit.packs.svg import judge_svg
from kit.problems import Place, Problems, SourceText
from kit.render.images import IMAGE
from kit.render.sheet_guard import inspect_sheet

PICTURES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
_REFERENCE = re.compile(r"^ {0,3}\[([^\]]+)\]:\s*(\S+)", re.MULTILINE)


def judge_contents(path: Path, files: Mapping[str, bytes], problems: Problems) -> None:
    """Add a problem for everything in the files of a pack that none may hold.

    `path` is the pack's, and stands before the names of its files in what is said.
    """
    yaml_bytes = 0
    for name, data in files.items():
        place = Place(path / name)
        kind = kind_of(name)
        if kind is None:
            problems.error(place, "is no file that a pack can hold")
        elif kind == "picture":
            _judge_picture(name, data, place, problems)
        elif len(data) > limits.MOST_TEXT_BYTES:
            problems.error(place, f"is larger than {limits.MOST_TEXT_BYTES // 1024} KB")
        elif (source := _text(data, place, problems)) is not None:
            yaml_bytes += len(data) if kind in ("yaml", "role") else 0
            if kind == "css":
                judge_css(source, problems)
            elif kind == "svg":
                judge_svg(source, problems)
            elif kind in ("sheet", "layout"):
                words = inspect_sheet(source, problems, refers=kind == "sheet")
                if words is not None and kind == "sheet":
                    judge_markup(source, words, problems)
            if kind in ("yaml", "role", "sheet", "layout"):
                _judge_images(source, problems)
    if yaml_bytes > limits.MOST_YAML_BYTES:
        most = limits.MOST_YAML_BYTES // 1024
        problems.error(Place(path), f"its debate, roles and formats hold more than {most} KB")


def compare(path: Path, manifest: Manifest, files: Mapping[str, bytes], problems: Problems) -> None:
    """Add a problem for each file that is not the one its manifest speaks of."""
    listed: set[str] = set()
    for index, entry in enumerate(manifest.facts.files):
        place = manifest.source.place("files", index, "name")
        if entry.name in listed:
            problems.error(place, f"“{shown(entry.name)}” is listed twice")
        listed.add(entry.name)
        data = files.get(entry.name)
        if entry.name == MANIFEST or data is None:
            problems.error(place, f"“{shown(entry.name)}” is not in the pack")
        elif (len(data), hashlib.sha256(data).hexdigest()) != (entry.bytes, entry.sha256.lower()):
            problems.error(
                Place(path / entry.name),
                "is not the file that the manifest speaks of",
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
    """A picture must be what its name says, and not unpack to more than memory holds."""
    from PIL import Image

    form = PICTURES[name[name.rfind(".") :].lower()]
    try:
        # Only the head is read: its size, not its dots.
        with Image.open(BytesIO(data), formats=[form]) as picture:
            width, height = picture.size
    except Image.DecompressionBombError:
        width = height = limits.MOST_PIXELS
    except Exception:  # noqa: BLE001 (Pillow raises whatever it runs into)
        problems.error(place, f"is not a picture ({form})")
        return
    if width * height > limits.MOST_PIXELS:
        most = limits.MOST_PIXELS // 1_000_000
        problems.error(place, f"is a picture of more than {most} million dots", "make it smaller")


def _judge_images(source: SourceText, problems: Problems) -> None:
    """Pictures in Markdown lie in the debate's folder; an address is none."""
    references = {match[1].lower(): match for match in _REFERENCE.finditer(source.text)}
    for match in IMAGE.finditer(source.text):
        _judge_image(source, match.start(2), match[2], problems)
    for match in re.finditer(r"!\[([^\]]*)\](?:\[([^\]]*)\])?", source.text):
        label = (match[2] or match[1]).lower()
        if label in references and source.text[match.end() : match.end() + 1] != "(":
            found = references[label]
            _judge_image(source, found.start(2), found[2].strip("<>"), problems)


def _judge_image(source: SourceText, offset: int, address: str, problems: Problems) -> None:
    outside = address.startswith(("/", "\\")) or ".." in address or ":" in address
    if outside and not address.startswith("{"):
        place = source.at_offset(offset, len(address))
        problems.error(place, f"the picture “{shown(address)}” lies outside the pack", HINT)

"""The net under a change of storage: two builds hold the same pages, whatever their bytes are.

    python -m tests.tools.same_content before/north-korea-deal after/north-korea-deal

Of each PDF below the two folders: how every page is drawn, dot by dot; its words, label and links;
the tags with their words; the outline; and what is wrong with the tree of tags. `--only` names the
files to compare.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import Destination

from tests.tools.structure import read

SCALE = 1.0
"""Dots per point."""


def content_of(path: Path) -> dict[str, Any]:
    """Everything that a reader of a PDF meets, by what it is."""
    found: dict[str, Any] = {}
    with pypdfium2.PdfDocument(path) as document:
        found["pages"] = len(document)
        for number, page in enumerate(document, start=1):
            drawn = page.render(scale=SCALE)
            found[f"page {number} drawn"] = hashlib.sha256(bytes(drawn.buffer)).hexdigest()
            found[f"page {number} words"] = page.get_textpage().get_text_bounded()
    reader = PdfReader(path)
    found["labels"] = reader.page_labels
    found["outline"] = list(_outline(reader, reader.outline))
    for number, page in enumerate(reader.pages, start=1):
        found[f"page {number} links"] = [_link(reader, each) for each in page.get("/Annots", [])]
    structure = read(path)
    found["tags"] = structure.elements
    found["faults"] = structure.faults
    return found


def _outline(reader: PdfReader, items: Sequence[Any]) -> Iterator[Any]:
    for item in items:
        if isinstance(item, Destination):
            yield item.title, reader.get_destination_page_number(item)
        else:
            yield list(_outline(reader, item))


def _link(reader: PdfReader, annotation: Any) -> Any:
    note = annotation.get_object()
    target = note.get("/Dest")
    place = None if target is None else reader.get_page_number(target[0].get_object())
    way = note.get("/A", {}).get("/URI")
    return [float(each) for each in note["/Rect"]], note.get("/Subtype"), place, way


def differences(before: Path, after: Path) -> list[str]:
    """What differs between two files, a line each."""
    one, other = content_of(before), content_of(after)
    return [key for key in {**one, **other} if one.get(key) != other.get(key)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare; exit 1 when anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--only", action="append", default=[])
    asked = parser.parse_args(arguments)
    names = [
        {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}
        for folder in (asked.before, asked.after)
    ]
    said = [f"{name}: only in one of the two" for name in sorted(names[0] ^ names[1])]
    both = sorted(names[0] & names[1])
    for name in [each for each in both if not asked.only or each in asked.only]:
        found = differences(asked.before / name, asked.after / name)
        if found:
            said.append(f"{name}: {', '.join(found)}")
    print("\n".join([*said, f"{len(both)} files, {len(said)} differ"]))
    return 1 if said else 0


if __name__ == "__main__":
    raise SystemExit(main())

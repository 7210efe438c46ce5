"""E-books (.epub): the one text in them, in the order in which the book is read.

The order is that of the package's spine, not of its list of files. Source: EPUB 3.3, 5 and 7.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kit.load.reading.archive import Archive
from kit.load.reading.blocks import Block, Document, Unreadable
from kit.load.reading.characters import clean
from kit.load.reading.choose import SURE_PARAGRAPH
from kit.load.reading.web import blocks_of_page
from kit.load.reading.xml import attribute, local, parse_xml
from kit.model.essay import LeftOut, Spot

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 400
"""Files of a book that are read."""
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_FRONT = re.compile(
    r"(?:copyright|colophon|contents|table of contents|about the (?:author|publisher|writer)"
    r"|acknowledge?ments?|dedication|also by.*|imprint|title page|cover|notes|index"
    r"|bibliography|newsletter.*)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the book: its pieces, and its first heading."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def heading(self) -> str:
        """The first heading, "" if it has none before its text."""
        for block in self.blocks:
            if block.kind in ("title", "heading"):
                return block.text
            if _is_paragraph(block):
                break
        return ""

    @property
    def has_text(self) -> bool:
        """Whether it holds paragraphs of a text, and no front or back matter."""
        return any(map(_is_paragraph, self.blocks)) and not _FRONT.match(self.heading)


def read_epub(archive: Archive) -> Document:
    """The pieces of the book's only text.

    Raises `Unreadable` if the book is damaged or protected, or holds several texts.
    """
    package = _package(archive)
    root = parse_xml(archive.read(package), package)
    names, skipped = _spine(root, posixpath.dirname(package))
    _refuse_protected(archive, names)
    parts = [_part(archive, name) for name in names[:MOST_PARTS] if name in archive.names]
    missing = [name for name in names if name not in archive.names]
    texts = [part for part in parts if part.has_text]
    # Long essays are cut into several files; only the first of these has a heading.
    begins = [part for n, part in enumerate(texts) if part.heading or n == 0]
    if len(begins) > 1:
        titles = ", ".join(f"“{part.heading or 'untitled'}”" for part in begins[:6])
        raise Unreadable(
            f"holds {len(begins)} texts: {titles}{' …' if len(begins) > 6 else ''}",
            "open the book, copy the essay's text, and save it as a text file of its own",
        )
    title, author = _properties(root)
    titled = any(part.heading for part in texts)
    blocks = [block for part in parts for block in _blocks(part, part in texts, titled=titled)]
    notes = []
    if len(parts) > len(texts) == 1:
        notes.append(f"of the book's {len(parts)} parts, only {texts[0].name} holds paragraphs")
    lost = tuple(
        LeftOut("", "a part that is missing in the file", Spot(1, part=name), lost=True)
        for name in missing
    )
    return Document(
        tuple(blocks), title, f"By {author}" if author else "", lost, (*notes, *skipped),
        "\n".join(block.text for block in blocks), by_line=False,
    )  # fmt: skip


def _blocks(part: Part, is_text: bool, *, titled: bool) -> list[Block]:
    """A part's pieces; those of front and back matter are no text.

    A title page gives the title, unless the text is `titled` itself.
    """
    if is_text:
        return list(part.blocks)
    return [
        Block(block.text, block.spot, "out", block.why or "front or back matter")
        if titled or block.kind not in ("title", "byline")
        else block
        for block in part.blocks
    ]


def _is_paragraph(block: Block) -> bool:
    return block.kind in ("text", "item") and len(block.text.split()) >= SURE_PARAGRAPH


def _package(archive: Archive) -> str:
    root = parse_xml(archive.read("META-INF/container.xml"), "META-INF/container.xml")
    for each in root.iter("{*}rootfile"):
        return attribute(each, "full-path")
    raise Unreadable("is damaged: it names no package", "download the book again")


def _spine(root: _Element, folder: str) -> tuple[list[str], list[str]]:
    """The files of the book in reading order, and what is no part of that order."""
    items = {attribute(each, "id"): each for each in root.iter("{*}item")}
    names, skipped = [], []
    for reference in root.iter("{*}itemref"):
        item = items.get(attribute(reference, "idref"))
        if item is None or "html" not in attribute(item, "media-type"):
            continue
        path = unquote(attribute(item, "href").partition("#")[0])
        name = posixpath.normpath(posixpath.join(folder, path))
        if attribute(reference, "linear") == "no":
            skipped.append(f"{name}, which the book sets apart from its text, is left out")
        elif "nav" not in attribute(item, "properties").split():
            names.append(name)
    return names, skipped


def _refuse_protected(archive: Archive, names: list[str]) -> None:
    """Raise `Unreadable` if the text itself is encrypted; fonts often are, and do not matter."""
    if "META-INF/encryption.xml" not in archive.names:
        return
    root = parse_xml(archive.read("META-INF/encryption.xml"), "META-INF/encryption.xml")
    for data in root.iter("{*}EncryptedData"):
        method = next(
            (attribute(each, "Algorithm") for each in data.iter("{*}EncryptionMethod")), ""
        )
        files = {unquote(attribute(each, "URI")) for each in data.iter("{*}CipherReference")}
        if method not in _FONTS and files & set(names):
            raise Unreadable(
                "is protected against copying (DRM)",
                "ask the publisher or library for a copy without protection, or type the essay",
            )


def _part(archive: Archive, name: str) -> Part:
    root = parse_xml(archive.read(name), name)
    return Part(name, tuple(blocks_of_page(root, posixpath.basename(name))))


def _properties(root: _Element) -> tuple[str, str]:
    found = {"title": "", "creator": ""}
    for each in root.iter():
        name = local(each)
        if name in found and not found[name]:
            found[name] = clean(each.text or "")
    return found["title"], found["creator"]

"""Reads the teacher's own copy of the essay as numbered paragraphs."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from kit.load.hidden import check_hidden
from kit.load.text import normal_lines, read_bytes
from kit.model.essay import Essay, Reading
from kit.problems import Place, Problems, SourceText

# A title, a byline or an image credit is short; a paragraph of an essay is not.
SHORTEST_PARAGRAPH = 25
"""Words. A shorter piece before the first paragraph counts as a heading, not as text."""
LONGEST_WRAPPED_LINE = 160
"""Characters. Editors that wrap lines wrap them at less than this."""


def load_reading(path: Path, essay: Essay, problems: Problems) -> Reading | None:
    """Read the paragraphs of a plain text file, in order; the first is ¶1.

    Title lines, credits and blank lines are left out. Lines within a paragraph may be wrapped.
    `essay` is the debate's essay: a different number of paragraphs is a warning, none at all
    an error. None and a problem if the file cannot be read as text.
    """
    source = _read(path, problems)
    if source is None or check_hidden(source, problems):
        return None
    pieces = _pieces(source.text)
    first = next(
        (
            index
            for index, (_, piece) in enumerate(pieces)
            if len(piece.split()) >= SHORTEST_PARAGRAPH and not _is_heading(piece, essay)
        ),
        len(pieces),
    )
    found = [(line, piece) for line, piece in pieces[first:] if not _is_heading(piece, essay)]
    paragraphs = tuple(piece for _, piece in found)
    expected = len(essay.paragraphs)
    if not paragraphs:
        problems.error(Place(path), "holds no paragraph of text", "is it the right file?")
    elif len(paragraphs) != expected:
        problems.warn(
            Place(path),
            f"has {len(paragraphs)} paragraphs where this debate's essay has {expected}",
            "the ¶ numbers in the briefs will not match; put a blank line between paragraphs",
        )
    return Reading(paragraphs, tuple(line for line, _ in found), source)


def _read(path: Path, problems: Problems) -> SourceText | None:
    data = read_bytes(path, problems)
    if data is None:
        return None
    # A .docx file, a PDF, a .doc file, and RTF.
    if data.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        problems.error(Place(path), "is not plain text", "save the essay as a text file (.txt)")
        return None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            # Windows editors save code page 1252 when they do not save UTF-8.
            text = data.decode("cp1252", "replace")
            sample = next(char for char in text if ord(char) > 127)
            problems.warn(
                Place(path),
                f"is not saved as UTF-8; read as Windows text (cp1252), as in “{sample}”",
                "if letters look wrong, save the file again with the encoding UTF-8",
            )
    clean = "".join(
        char for char in normal_lines(text) if char == "\n" or unicodedata.category(char) != "Cc"
    )
    return SourceText(path, clean)


def _pieces(text: str) -> list[tuple[int, str]]:
    """The text split at blank lines, each piece with the line where it begins, from 1.

    A long line is a paragraph by itself, not a wrapped line.
    """
    pieces = []
    group: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        words = " ".join(line.split())
        if words and len(words) <= LONGEST_WRAPPED_LINE:
            group.append(words)
            continue
        if group:
            pieces.append((number - len(group), " ".join(group)))
        group = []
        if words:
            pieces.append((number, words))
    return pieces


def _is_heading(piece: str, essay: Essay) -> bool:
    """Whether a piece is the essay's title, in any quotes and case."""
    return _plain(piece) == _plain(essay.title)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKD", text)).strip().casefold()

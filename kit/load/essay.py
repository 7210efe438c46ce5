"""Reads the teacher's own copy of the essay as numbered paragraphs, from a file of any kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from kit.load.hidden import check_hidden
from kit.load.reading.blocks import Document, Unreadable
from kit.load.text import read_bytes
from kit.model.essay import Essay, LeftOut, Reading
from kit.problems import Place, Problems, SourceText

MOST_BYTES = 20 * 1024 * 1024
"""More than any essay needs, even with its pictures."""


def load_reading(
    path: Path, essay: Essay, problems: Problems, data: bytes | None = None
) -> Reading | None:
    """Read the teacher's copy of a debate's essay, as `read_essay` does.

    `essay` is the debate's essay: a different number of paragraphs is a warning.
    """
    reading = read_essay(path, problems, data, essay.title)
    expected = len(essay.paragraphs)
    if reading is not None and reading.paragraphs and len(reading.paragraphs) != expected:
        problems.warn(
            Place(path),
            f"has {len(reading.paragraphs)} paragraphs where this debate's essay has {expected}",
            "the ¶ numbers in the briefs will not match; "
            + (
                "put a blank line between paragraphs" if _is_text(path) else "see what was left out"
            ),
        )
    return reading


def _is_text(path: Path) -> bool:
    return path.suffix.lower() not in (".docx", ".odt", ".pdf", ".epub", ".html", ".htm")


def read_essay(
    path: Path, problems: Problems, data: bytes | None = None, title: str = ""
) -> Reading | None:
    """Read title, byline and paragraphs of an essay; the first paragraph is ¶1.

    Takes plain text, Markdown, Word (.docx), OpenDocument (.odt), web pages, PDF and e-books
    (.epub). `data` are the bytes of a file that was read already, such as standard input;
    without them, `path` is read. `title` is the essay's, where it is known. What is lost is a
    warning; no paragraph at all is an error. None and a problem if the file cannot be read.
    """
    # Slow to load; most debates bring their essay along.
    from kit.load.reading.choose import choose
    from kit.load.reading.open import read_document

    if data is None:
        data = read_bytes(path, problems, MOST_BYTES)
    if data is None:
        return None
    if len(data) > MOST_BYTES:
        problems.error(Place(path), f"is larger than {MOST_BYTES // 1024} KB", "is it the essay?")
        return None
    try:
        document = read_document(data, path)
    except Unreadable as failure:
        problems.error(Place(path), failure.message, failure.hint)
        return None
    source = SourceText(path, document.source)
    if document.by_line and check_hidden(source, problems):
        return None
    chosen = choose(document, title)
    left_out = (*chosen.left_out, *document.lost)
    reading = Reading(
        chosen.title,
        chosen.byline,
        tuple(block.text for block in chosen.paragraphs),
        tuple(block.spot for block in chosen.paragraphs),
        left_out,
        chosen.notes,
        source,
        document.by_line,
    )
    _tell(reading, document, problems)
    return reading


def _tell(reading: Reading, document: Document, problems: Problems) -> None:
    path = reading.source.path
    if not reading.paragraphs:
        what = ", ".join(sorted({each.why for each in reading.left_out})[:4])
        problems.error(
            Place(path),
            "holds no paragraph of text" + (f", only {what}" if what else ""),
            "is it the right file?",
        )
    if document.guessed:
        problems.warn(
            Place(path),
            f"is not saved as UTF-8; read as Windows text (cp1252), as in “{document.guessed}”",
            "if letters look wrong, save the file again with the encoding UTF-8",
        )
    for lost in document.lost:
        place = reading.source.at(lost.spot.number) if reading.by_line else Place(path)
        problems.warn(
            place, f"could not be read: {lost}", "type what is missing, or save it as plain text"
        )


def left_out_lines(left_out: Sequence[LeftOut]) -> list[str]:
    """What was left out, a line each; neighbors of one kind share a line."""
    lines = []
    for why, group in groupby(
        (each for each in left_out if not each.lost), key=lambda each: each.why
    ):
        same = list(group)
        if len(same) == 1:
            lines.append(str(same[0]))
        else:
            where = " to ".join(dict.fromkeys((str(same[0].spot), str(same[-1].spot))))
            lines.append(f"{where} ({why}, {len(same)} pieces): “{same[0].shown}” …")
    return lines

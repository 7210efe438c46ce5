"""Reads text files that people wrote: their encodings, and limits on their size."""

from __future__ import annotations

from pathlib import Path

from kit.load.hidden import check_hidden
from kit.problems import Place, Problems, SourceText

MOST_BYTES = 512 * 1024
"""More than any debate or essay needs. It keeps a wrong file from filling the memory."""


def read_bytes(path: Path, problems: Problems, most: int = MOST_BYTES) -> bytes | None:
    """Read a file's bytes; None and a problem if it is missing, unreadable or too large.

    `most` is the limit in bytes.
    """
    try:
        if path.is_dir():
            problems.error(Place(path), "is a folder, not a file")
            return None
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        problems.error(Place(path), "no such file")
        return None
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or str(failure)
        problems.error(Place(path), f"cannot be read: {reason}")
        return None
    if len(data) > most:
        problems.error(Place(path), f"is larger than {most // 1024} KB", "is it the right file?")
        return None
    return data


def read_text(path: Path, problems: Problems) -> SourceText | None:
    """Read a file as UTF-8 text, with or without a byte order mark.

    Line ends become "\n". None and a problem, at the first wrong byte, if it is not UTF-8, or
    holds control characters.
    """
    data = read_bytes(path, problems)
    if data is None:
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = data[: failure.start].count(b"\n") + 1
        shown = data.decode("cp1252", "replace").split("\n")[line - 1].rstrip("\r")
        start = data.rfind(b"\n", 0, failure.start) + 1
        column = len(data[start : failure.start].decode("utf-8", "replace")) + 1
        problems.error(
            Place(path, line, column, 1, shown),
            "is not saved as UTF-8",
            "save the file again with the encoding UTF-8",
        )
        return None
    source = SourceText(path, normal_lines(text))
    return None if check_hidden(source, problems) else source


def normal_lines(text: str) -> str:
    """The text with the line ends of every operating system as "\\n"."""
    return text.replace("\r\n", "\n").replace("\r", "\n")

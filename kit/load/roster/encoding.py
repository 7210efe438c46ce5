"""Bytes to text: which encoding a list of names was saved in."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kit.load.text import normal_lines
from kit.problems import Place, Problems, did_you_mean

# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
USUAL = (
    *("utf-8", "utf-16", "mac-roman", "shift-jis", "gb18030", "big5", "euc-kr", "koi8-r"),
    *(f"cp{number}" for number in range(1250, 1259)),
    "iso-8859-1",
    "iso-8859-15",
)
# Python calls these encodings too, but nobody saves a list of names in them.
NOT_FOR_TEXT = frozenset(
    ("base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode", "undefined",
     "unicodeescape", "rawunicodeescape", "mbcs", "oem", "utf7")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with "\\n" as line ends. `guessed`: cp1252, because nothing else fitted."""

    text: str
    encoding: str
    guessed: bool = False


def decode(path: Path, data: bytes, problems: Problems, named: str | None) -> Decoded | None:
    """The text of these bytes, or None and a problem.

    The order: `named` (what the teacher says), a byte order mark, UTF-16 without one, strict
    UTF-8, cp1252. What a library guesses from letter frequencies was wrong too often.
    """
    if named is not None:
        return _decode_named(path, data, problems, named)
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(path, data, problems, name)
    if b"\0" in data:
        for parity, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            if (text := _as_utf16(data, parity, name)) is not None:
                return Decoded(normal_lines(text), name)
        problems.error(
            Place(path),
            "is neither text nor a workbook that the kit can read",
            "save the list as CSV, or as an Excel workbook (.xlsx)",
        )
        return None
    try:
        return Decoded(normal_lines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return Decoded(normal_lines(data.decode("cp1252")), "cp1252", guessed=True)
    except UnicodeDecodeError:
        problems.error(
            Place(path),
            "is saved in an encoding that the kit cannot tell",
            "save the file again with the encoding UTF-8, or name its encoding (--encoding)",
        )
        return None


def _decode_named(path: Path, data: bytes, problems: Problems, named: str) -> Decoded | None:
    try:
        name = codecs.lookup(named).name
    except (LookupError, ValueError, UnicodeError):
        name = ""
    if not name or _plain(name).removesuffix("codec") in NOT_FOR_TEXT:
        problems.error(
            Place(path),
            f"there is no encoding “{named}”",
            did_you_mean(named.strip().lower().replace("_", "-"), USUAL),
        )
        return None
    if name == "utf-8":
        name = "utf-8-sig"
    return _strict(path, data, problems, name)


def _strict(path: Path, data: bytes, problems: Problems, name: str) -> Decoded | None:
    try:
        return Decoded(normal_lines(data.decode(name)).removeprefix("\ufeff"), name)
    except UnicodeError as failure:
        start = failure.start if isinstance(failure, UnicodeDecodeError) else 0
        line = data[:start].count(b"\n") + 1
        problems.error(
            Place(path, line, 1),
            f"cannot be read as {name.removesuffix('-sig')}",
            "save the file again with the encoding UTF-8",
        )
        return None


def _as_utf16(data: bytes, parity: int, name: str) -> str | None:
    """The text, if these bytes are plainly UTF-16 of that order: zero bytes on one side only."""
    if len(data) % 2 or data[1 - parity :: 2].count(0):
        return None
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    fit = all(
        char in "\t\r\n" or unicodedata.category(char) not in ("Cc", "Cn", "Co") for char in text
    )
    return text if fit else None


def _plain(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()

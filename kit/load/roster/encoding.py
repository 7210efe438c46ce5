"""Bytes to text: by byte order marks and valid UTF-8, not by a guess at the language."""

from __future__ import annotations

import codecs
import encodings.aliases
import re
import unicodedata
from dataclasses import dataclass

from kit.load.text import normal_lines
from kit.problems import Place, Problems, did_you_mean

# Byte order marks (Unicode 15, section 23.8). The UTF-32 mark begins with the UTF-16 mark, so
# it must be tried first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codecs that do not encode text, that only Windows has (mbcs), or that no list is saved in.
NOT_FOR_TEXT = {
    "base64_codec", "bz2_codec", "hex_codec", "quopri_codec", "rot_13", "uu_codec", "zlib_codec",
    "mbcs", "utf_7",
}  # fmt: skip
KNOWN = {name: codec for name, codec in encodings.aliases.aliases.items() if name[0].isalpha()}
NAMES = sorted({*KNOWN, *KNOWN.values()} - NOT_FOR_TEXT)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, with "\\n" line ends. `said` names its encoding for messages; "" for UTF-8.

    `guessed` is true when nothing in the bytes showed the encoding.
    """

    text: str
    said: str = ""
    guessed: bool = False


def known_encoding(name: str, place: Place, problems: Problems) -> str | None:
    """The Python codec for an encoding that a user named, such as “Latin-2”.

    None and a problem at `place` if there is no such encoding.
    """
    plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    for spelling in (plain, plain.replace("_", "")):
        codec = KNOWN.get(spelling, spelling)
        if codec in KNOWN.values() and codec not in NOT_FOR_TEXT:
            return codec
    if plain == "utf_8_sig":
        return "utf_8"
    near = did_you_mean(plain, NAMES) or "write it as in “cp1250”, “latin-2” or “utf-16”"
    problems.error(place, f"there is no encoding “{name}”", near.replace("_", "-"))
    return None


def decode(data: bytes, encoding: str | None, place: Place, problems: Problems) -> Decoded | None:
    """Decode a file's bytes; None and a problem at `place` if they are not text.

    `encoding` is a codec that overrides detection; None detects: a byte order mark, then UTF-16
    without one, then UTF-8, then Windows code page 1252.
    """
    if encoding is not None:
        return _decode_as(data, encoding, place, problems)
    for mark, codec in MARKS:
        if data.startswith(mark):
            said = "" if codec == "utf-8" else codec.removesuffix("-le").removesuffix("-be")
            return _decode_as(data[len(mark) :], codec, place, problems, said.upper())
    # Of all texts, only UTF-16 and UTF-32 contain zero bytes.
    if b"\0" in data:
        if (found := _utf16(data)) is not None:
            return Decoded(normal_lines(found), "UTF-16")
        problems.error(place, "is not a list of names: it is not text", _SAVE_AS)
        return None
    try:
        return Decoded(normal_lines(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    # Windows programs save code page 1252 when they do not save UTF-8. Five bytes are undefined
    # in it, so decoding can still fail.
    try:
        return Decoded(normal_lines(data.decode("cp1252")), "Windows text (cp1252)", guessed=True)
    except UnicodeDecodeError:
        problems.error(
            place,
            "is saved neither as UTF-8 nor as Windows text (cp1252)",
            "save it again with the encoding UTF-8, or name its encoding (such as cp1250)",
        )
        return None


_SAVE_AS = "save the list as CSV or as an Excel workbook (.xlsx)"


def _decode_as(
    data: bytes, codec: str, place: Place, problems: Problems, said: str | None = None
) -> Decoded | None:
    name = codec.replace("_", "-") if said is None else said
    try:
        text = data.decode(codec)
    except (UnicodeError, LookupError):
        shown = name.upper() or "UTF-8"
        problems.error(place, f"is not {shown} throughout", "save it again, with another encoding")
        return None
    return Decoded(normal_lines(text.removeprefix("\ufeff")), name)


def _utf16(data: bytes) -> str | None:
    """The text, if the bytes can only be UTF-16 without a byte order mark.

    In the wrong byte order, "\\n" becomes U+0A00, which is not assigned. Without a line
    break, most letters must be Latin; otherwise almost any binary file would pass.
    """
    found = []
    for codec in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        latin = sum(letter.isascii() for letter in text)
        if ("\n" in text or latin * 2 > len(text)) and all(
            letter in "\t\n\r" or unicodedata.category(letter) not in ("Cc", "Cn", "Co", "Cs")
            for letter in text
        ):
            found.append((latin, text))
    # Both byte orders are equally plausible: better no list than a garbled one.
    if len(found) == 2 and found[0][0] == found[1][0]:
        return None
    return max(found)[1] if found else None

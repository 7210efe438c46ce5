"""Names as they are printed: cleaned, and with the first name first."""

from __future__ import annotations

import re
import unicodedata

MOST_LETTERS = 300
# They turn or trap the text after a name. The marks U+200E and U+200F do not, and stay.
_TURNING = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF}
_SUFFIX = re.compile(r"(jr|sr|jnr|snr|ii|iii|iv)\.?", re.IGNORECASE)
_COMMA = re.compile(r"[,，،]")


def cleaned(text: str) -> str:
    """The text in NFC, on one line, without controls; "" if nothing of it can be seen."""
    kept = "".join(
        " " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char
        for char in text
        if ord(char) not in _TURNING
    )
    name = " ".join(unicodedata.normalize("NFC", kept).split())
    return name if any(unicodedata.category(char) not in ("Cf", "Zs") for char in name) else ""


def split(name: str) -> tuple[str, str] | None:
    """First and last name of a “Last, First”, a suffix with the last; None without a comma."""
    parts = [part.strip() for part in _COMMA.split(name)]
    if len(parts) < 2:
        return None
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    rest = [part for part in parts[1:] if part and not _SUFFIX.fullmatch(part)]
    return " ".join(rest), " ".join([parts[0], *suffixes]).strip()


def joined(first: str, last: str) -> str:
    """Both names as printed: first, then last; Chinese and Korean ones the other way, unspaced."""
    if first and last and _is_east_asian(first) and _is_east_asian(last):
        return last + first
    return f"{first} {last}".strip()


def first_name_first(name: str) -> str:
    """“Park, Ji-woo” as “Ji-woo Park”; any name without a comma as it is."""
    parts = split(name)
    return name if parts is None else joined(*parts)


def is_unclear(name: str) -> bool:
    """Whether a name has more commas than “Last, First” and suffixes account for."""
    parts = [part.strip() for part in _COMMA.split(name)]
    return len([part for part in parts if part and not _SUFFIX.fullmatch(part)]) > 2


def loose(text: str) -> str:
    """The text as names are compared: no case, no accents, no hyphens or dots."""
    bare = "".join(
        # Marks of class 0 are vowels in Indian scripts, which tell names apart.
        ""
        if unicodedata.combining(char)
        else " "
        if unicodedata.category(char)[0] in "PZ"
        else char
        for char in unicodedata.normalize("NFKD", text.casefold())
    )
    # A name of signs alone would otherwise be equal to every other such name.
    return " ".join(bare.split()) or text


def _is_east_asian(name: str) -> bool:
    return all(unicodedata.name(char, "").startswith(("CJK UNIFIED", "HANGUL")) for char in name)

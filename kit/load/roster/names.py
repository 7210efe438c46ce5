"""Names of people: as class lists write them, and as packets print them."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

# Embeddings, overrides and isolates change the direction of the text that follows (UAX #9,
# sections 2.1 to 2.4), which could disguise a name on paper. The marks that set the direction
# of a single letter, and the joiners, are part of a name's spelling and stay.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
# What has no width and no meaning in a name: web pages and word processors leave it behind, and
# two names that look the same are then two. The joiners U+200C and U+200D stay.
# After “Ã” a soft hyphen is the second half of a garbled “í”, which is told as such.
NO_WIDTH = re.compile("(?<!Ã)\u00ad|[\u180e\u200b\u2060-\u2064\U000e0000-\U000e007f]")
# Marks for the direction of a letter (UAX #9, 2.4) mean nothing among letters from left to right.
MARKS = re.compile("[\u061c\u200e\u200f]")
COMMA = re.compile("[,，]")
# Only suffixes that are never names: “Jun”, “Sen” and “Md” are first names, too.
SUFFIX = re.compile(r"(jr|sr|ii|iii|iv|2nd|3rd|4th)\.?", re.IGNORECASE)
EASTERN = ("CJK UNIFIED", "HIRAGANA", "KATAKANA", "HANGUL")


@dataclass(frozen=True, slots=True)
class Name:
    """One student's name: as it is printed, and the other forms that people use for it.

    `legal` is the name without the preferred name. `given` are the first names, the fullest
    first. `doubt` says why the printed form is uncertain, or "".
    """

    printed: str
    legal: str
    given: tuple[str, ...]
    doubt: str = ""


def clean(text: str) -> str:
    """A cell's text on one line: in NFC, with single spaces, without what nobody can see."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    spaced = "".join(
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
        for letter in NO_WIDTH.sub("", TURNING.sub("", text))
    )
    if MARKS.search(spaced) and not any(map(_is_right_to_left, spaced)):
        spaced = MARKS.sub("", spaced)
    return unicodedata.normalize("NFC", " ".join(spaced.split()))


def _is_right_to_left(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "L" and unicodedata.bidirectional(letter) in (
        "R",
        "AL",
    )


def can_be_seen(text: str) -> bool:
    """Whether a text contains a letter, digit or symbol, not only marks, joiners and dashes."""
    return any(unicodedata.category(letter)[0] in "LNS" for letter in text)


def has_letters(text: str) -> bool:
    """Whether a text contains a letter of any script. What has none is a line or a number."""
    return any(unicodedata.category(letter)[0] == "L" for letter in text)


@functools.lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A text for comparing: lower case, without accents (U+0300 to U+036F) and punctuation.

    Only these accents are removed: the vowel signs of other scripts distinguish names. The Turkish
    “ı” is an “i”, as it is in capitals that a system made without knowing the language.
    """
    letters = []
    for letter in unicodedata.normalize("NFKD", text.casefold().replace("ı", "i")):
        if unicodedata.category(letter)[0] in "PZC":
            letters.append(" ")
        elif not "\u0300" <= letter <= "\u036f":
            letters.append(letter)
    return unicodedata.normalize("NFC", " ".join("".join(letters).split()))


def same(text: str) -> str:
    """A text for telling whether two names are the same, whatever their case and spacing.

    Accents are kept, unlike in `fold`: José and Jose may be two students.
    """
    return unicodedata.normalize("NFC", clean(text).casefold().replace("’", "'"))


def whole_name(text: str, preferred: str) -> Name:
    """The name in one cell, written “Last, First” or in spoken order.

    `preferred` is the preferred first name, or "". A name whose parts cannot be told apart is
    left as written, and `doubt` says why.
    """
    parts = [part.strip() for part in COMMA.split(text) if part.strip()]
    suffix = _take_suffix(parts)
    if len(parts) == 2:
        return _put_together(parts[1], parts[0], suffix, preferred)
    if len(parts) > 2:
        return Name(text, text, (), "has more than one comma")
    name = _joined("".join(parts), suffix)
    words = name.split()
    if not preferred or preferred == name:
        return Name(name, name, tuple(words[:1]))
    given = (preferred, *words[:1])
    if " " in preferred and same(preferred).endswith(f" {same(words[-1])}"):
        return Name(preferred, name, (preferred.split(maxsplit=1)[0], *words[:1]))
    if len(words) == 2 and " " not in preferred:
        return Name(f"{preferred} {words[1]}", name, given)
    if len(words) < 2:
        return Name(preferred, name, given)
    return Name(name, name, given, f"is to be called “{preferred}”, but has several words")


def split_name(first: str, last: str, preferred: str, suffix: str = "") -> Name:
    """The name in two cells, first and last; if one is empty, the other is the whole name.

    `preferred` is the preferred first name, or ""; `suffix` what a third cell adds, such as “Jr.”.
    """
    if not first or not last:
        return whole_name(first or last, preferred)
    lasts = [part.strip() for part in COMMA.split(last) if part.strip()]
    firsts = [part.strip() for part in COMMA.split(first) if part.strip()]
    if not firsts or not lasts:
        return whole_name(first if firsts else last, preferred)
    suffix = _take_suffix(lasts) or _take_suffix(firsts) or suffix
    return _put_together(", ".join(firsts), ", ".join(lasts), suffix, preferred)


def goes_by(name: Name, printed: str) -> Name:
    """The name of somebody who goes by another whole name; the legal one still finds them."""
    return Name(printed, name.legal, (printed.split(maxsplit=1)[0], *name.given), name.doubt)


def _put_together(first: str, last: str, suffix: str, preferred: str) -> Name:
    legal = _joined(_ordered(first, last), suffix)
    given = tuple(
        dict.fromkeys(name for name in (preferred, first, first.split(maxsplit=1)[0]) if name)
    )
    if not preferred:
        return Name(legal, legal, given)
    # Some lists have the whole name in the column of preferred names.
    if same(preferred).endswith(f" {same(last)}"):
        return Name(preferred, legal, (preferred.split(maxsplit=1)[0], *given))
    return Name(_joined(_ordered(preferred, last), suffix), legal, given)


def _take_suffix(parts: list[str]) -> str:
    """Remove a suffix such as “Jr.” from a name's parts, where it is last or after the surname.

    Gives the suffix, or "".
    """
    for index in (len(parts) - 1, 1):
        if 0 < index < len(parts) and SUFFIX.fullmatch(parts[index]):
            return parts.pop(index)
    return ""


def _ordered(first: str, last: str) -> str:
    """First and last name in spoken order: in East Asian scripts the family name comes first."""
    return f"{last} {first}" if _is_eastern(first) and _is_eastern(last) else f"{first} {last}"


def _joined(name: str, suffix: str) -> str:
    return f"{name} {suffix}" if suffix else name


def _is_eastern(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(
        unicodedata.name(letter, "").startswith(EASTERN) for letter in letters
    )

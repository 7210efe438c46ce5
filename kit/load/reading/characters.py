"""Characters as they were meant: ligatures, soft hyphens, spaces, and letters read wrongly."""

from __future__ import annotations

import html
import re
import unicodedata

# Invisible: soft hyphen, zero-width space, word joiner, byte order mark, direction marks of
# whole passages. Zero-width joiners stay: Persian and Hindi need them.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ufffc]")
# U+FB00 to U+FB06, which PDFs of older typesetting programs hold for “fi” and its kin.
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def clean(text: str) -> str:
    """A text on one line: composed letters, single spaces, nothing that cannot be seen.

    Tabs, form feeds, next lines and no-break spaces are spaces. Quotes and dashes stay as they
    are.
    """
    text = UNSEEN.sub("", text.translate(LIGATURES))
    # Of controls, those that are spaces in text (tab, line ends, U+0085) become one.
    return " ".join(unicodedata.normalize("NFC", CONTROL.sub("", text)).split())


def _misread() -> dict[str, str]:
    """What UTF-8 letters look like that were read as Windows text, and the letters."""
    letters = [*map(chr, range(0xA0, 0x180)), *"‘’‚“”„•…–—†‡€™‹›"]
    found = {}
    for letter in letters:
        # Five bytes have no letter in that code page; programs leave them as controls.
        wrong = "".join(
            bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in letter.encode()
        )
        found[wrong] = letter
        if wrong.endswith("\xa0"):
            found[f"{wrong[:-1]} "] = letter
    # The last byte of ” has no letter there, and some programs replace it.
    found["â€\ufffd"] = "”"
    return found


MISREAD = _misread()
# Two letters alone may be meant (“Ã©”, hardly ever): three, or one of these two first letters.
_WRONG = re.compile("|".join(re.escape(key) for key in sorted(MISREAD, key=len, reverse=True)))


def mend_misread(text: str) -> tuple[str, str]:
    """A text with letters mended that were read in the wrong encoding; an example, or ""."""
    found = _WRONG.search(text)
    if found is None:
        return text, ""
    return _WRONG.sub(lambda match: MISREAD[match[0]], text), found[0]


def mend_entities(text: str) -> tuple[str, str]:
    """A text with the character references of web pages as characters; an example, or ""."""
    found = next(
        (each for each in ENTITY.finditer(text) if html.unescape(each[0]) != each[0]), None
    )
    return (text, "") if found is None else (ENTITY.sub(_character, text), found[0])


def _character(match: re.Match[str]) -> str:
    return html.unescape(match[0])

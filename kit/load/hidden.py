"""Characters that nobody sees and that are never printed: controls, and what turns text around."""

from __future__ import annotations

import re
import unicodedata

from kit.problems import Place, Problems, SourceText

# Tab, line end and form feed stand in ordinary text files. Half pairs (surrogates) and U+FFFE
# are no characters at all.
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Embeddings, overrides and isolates (UAX #9, 2.1 to 2.4) change the direction of all that
# follows. The marks U+200E, U+200F and U+061C act on one spot, as Arabic and Hebrew need, and
# are no problem.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
HIDDEN = re.compile(f"{CONTROL.pattern}|{TURNING.pattern}")
MOST_SAID = 20
"""Places told of one file; a file with more was not made with a text editor."""


def check_hidden(source: SourceText, problems: Problems) -> bool:
    """Add an error for each such character of a file. Gives whether it has any control."""
    if source.text.isascii() and CONTROL.search(source.text) is None:
        return False
    for count, found in enumerate(HIDDEN.finditer(source.text)):
        if count == MOST_SAID:
            break
        complain_of(found[0], source.at_offset(found.start()), problems)
    return CONTROL.search(source.text) is not None


def complain_of(letter: str, place: Place, problems: Problems) -> None:
    """Add an error for a character that cannot be seen, at its place."""
    kind = "turns the text after it around" if TURNING.match(letter) else "is a control character"
    name = unicodedata.name(letter, "").lower()
    called = f"U+{ord(letter):04X}{', ' if name else ''}{name}"
    problems.error(
        place,
        f"the character here ({called}) cannot be seen, and {kind}",
        "delete it: the letter before it, it and the letter after it, and type the two again",
    )

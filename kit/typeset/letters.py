"""Letters that no font on this machine has: found before typesetting, or by it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from kit.model.packet import HtmlSheet
from kit.problems import Problems, SourceText
from kit.typeset import fonts, native

MISSING = re.compile(r"\.notdef glyph .*\(U\+([0-9A-F]+)\)$")
"""What WeasyPrint logs of a letter that it prints as an empty box."""


def check_letters(
    sheets: Sequence[HtmlSheet],
    styles: Sequence[SourceText],
    texts: Sequence[SourceText],
    problems: Problems,
) -> None:
    """Add every letter of the sheets that neither the kit's fonts nor this system's have.

    The kit's own fonts are asked first; only for letters that they lack is a line
    typeset, which takes a second and finds the fonts of this system.
    """
    used = {letter for sheet in sheets for letter in html.unescape(sheet.html)}
    strange = {letter for letter in used - fonts.COMMON if letter.isprintable()}
    if not strange:
        return
    strange -= fonts.letters_of(fonts.families_in(styles))
    missing = _missing(sorted(strange), styles) if strange else set()
    for sheet in sheets:
        for letter in sorted(missing & set(html.unescape(sheet.html))):
            add_missing_letter(letter, sheet, texts, problems)


def add_missing_letter(
    letter: str, sheet: HtmlSheet, texts: Sequence[SourceText], problems: Problems
) -> None:
    """Add a letter that no font has, wherever it stands in the files of a sheet's words."""
    code = f"U+{ord(letter):04X}"
    message = f"no font here has the character “{letter}” ({code})"
    hint = "write it another way, or install a font that has it (a Noto font has most)"
    holding = [text for text in texts if letter in text.text]
    for text in holding:
        problems.error(text.find(letter), message, hint)
    if not holding:
        problems.error(sheet.source.at(1), f"the sheet “{sheet.sheet.title}”: {message}", hint)


def _missing(letters: Iterable[str], styles: Sequence[SourceText]) -> set[str]:
    native.require_libraries()
    from kit.typeset.engine import Engine

    line = html.escape(" ".join(letters))
    page = f"<!doctype html><html lang=en><title>Letters</title><p>{line}</p></html>"
    said = Engine(styles).typeset(page, {}).complaints
    return {chr(int(found[1], 16)) for each in said if (found := MISSING.search(each))}

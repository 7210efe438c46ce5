"""Letters that no font on this machine has, found before or during typesetting."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence

from kit.model.packet import HtmlSheet
from kit.problems import Problems, SourceText
from kit.typeset import fonts, native
from kit.typeset.job import Job

MISSING = re.compile(r"\.notdef glyph .*\(U\+([0-9A-F]+)\)$")
"""What WeasyPrint logs about a letter that it prints as an empty box."""
NAME = re.compile(r"<bdi>(.*?)</bdi>", re.DOTALL)
PACKAGED = ("arabic", "devanagari", "khmer", "tamil", "telugu", "thai")
"""The scripts that have a package of the Noto Sans family on PyPI."""


def check_letters(
    sheets: Sequence[HtmlSheet],
    styles: Sequence[SourceText],
    texts: Sequence[SourceText],
    problems: Problems,
) -> None:
    """Add every letter of the sheets that neither the kit's fonts nor this system's have.

    The kit's own fonts are checked first. Letters that they lack are typeset in a line of their
    own, which takes a second and finds the fonts of this system.
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
    """Add a problem for a letter that no font has, at each place in a sheet's files."""
    code = f"U+{ord(letter):04X}"
    if sheet.named and (names := _names_with(letter, sheet)):
        for name in names:
            problems.warn(
                sheet.source.at(0),
                f"the name “{name}” has the character “{letter}” ({code}), which no font here has; "
                "it prints as an empty box",
                f"install {_font_for(letter)}, or write the name another way",
            )
        return
    message = f"no font here has the character “{letter}” ({code})"
    hint = "write it another way, or install a font that has it (a Noto font has most)"
    holding = [text for text in texts if letter in text.text]
    for text in holding:
        problems.error(text.find(letter), message, hint)
    if not holding:
        problems.error(sheet.source.at(1), f"the sheet “{sheet.sheet.title}”: {message}", hint)


def _names_with(letter: str, sheet: HtmlSheet) -> list[str]:
    """The names on a sheet that hold a letter, each once."""
    names = (html.unescape(name) for name in NAME.findall(sheet.html))
    return [name for name in dict.fromkeys(names) if letter in name]


def _font_for(letter: str) -> str:
    """What to install for a letter: a package of ours where there is one, else a font's name."""
    script = unicodedata.name(letter, "").split(" ")[0].capitalize()
    if script.lower() in PACKAGED:
        return f"a font: pip install fontpkg-noto-sans-{script.lower()}"
    if script in ("Cjk", "Hiragana", "Katakana", "Hangul"):
        return "the font Noto Sans CJK"
    return f"the font Noto Sans {script}" if script.isalpha() else "a Noto font"


def _missing(letters: Iterable[str], styles: Sequence[SourceText]) -> set[str]:
    native.require_libraries()
    from kit.typeset.engine import Engine

    line = html.escape(" ".join(letters))
    page = f"<!doctype html><html lang=en><title>Letters</title><p>{line}</p></html>"
    said = Engine(styles).typeset(Job(page)).complaints
    return {chr(int(found[1], 16)) for each in said if (found := MISSING.search(each))}

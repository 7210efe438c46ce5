"""Letters that no font on this machine has, found before or during typesetting."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Sequence

from kit.model.packet import HtmlSheet
from kit.problems import Problems, SourceText
from kit.processes.task import Broken, NotPrepared
from kit.typeset import fonts, native
from kit.typeset.job import Job
from kit.typeset.workers import Means, Setup, run

MISSING = re.compile(r"\.notdef glyph .*\(U\+([0-9A-F]+)\)$")
"""What WeasyPrint logs about a letter that it prints as an empty box."""
NAME = re.compile(r"<bdi>(.*?)</bdi>", re.DOTALL)
PACKAGED = {
    "arabic": "amiri",
    "devanagari": "noto-sans-devanagari",
    "thai": "noto-sans-thai",
}
"""The scripts of names for which the kit's stylesheets have a face, and its package."""
EAST_ASIAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC")
ALPHABETS = ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER")
"""What begins the names of letters that one font, Noto Sans, has."""
SCRIPT = re.compile(
    r"([A-Z ]+?) (?:CAPITAL |SMALL )?"
    r"(?:LETTER|SYLLABLE|VOWEL|SIGN|CHARACTER|CONSONANT|ACCENT|GRAVE|DIGIT)\b"
)
"""The script in the name that Unicode gives a letter, as in “LINEAR A SIGN AB001”."""


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


def unprintable(text: str, styles: Sequence[SourceText]) -> frozenset[str]:
    """The letters of a text that neither the fonts of these styles nor this system's have.

    Spaces and what has no shape of its own, such as joiners, are none. Kept: the second
    question about the same letters and styles costs nothing.
    """
    strange = {letter for letter in set(text) - fonts.COMMON if _has_shape(letter)}
    strange -= fonts.letters_in(fonts.families_in(styles))
    key = "".join(sorted(strange)), tuple(style.text for style in styles)
    if key not in _known:
        _known[key] = frozenset(_missing(key[0], styles) if strange else ())
    return _known[key]


_known: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}


def _has_shape(letter: str) -> bool:
    selector = "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"
    return unicodedata.category(letter)[0] not in "ZC" and not selector


def fonts_for(letters: Iterable[str]) -> str:
    """Which packages or fonts have these letters, to follow “install”."""
    return " and ".join(dict.fromkeys(_font_for(letter) for letter in letters))


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
                "nothing is printed for it",
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
    name = unicodedata.name(letter, "")
    first = name.split(" ")[0].split("-")[0]
    if first in EAST_ASIAN:
        return "the font Noto Sans CJK"
    script = SCRIPT.match(name)
    if script is None:
        return "a Noto font"
    if script[1] in ALPHABETS:
        return "the font Noto Sans"
    if (package := PACKAGED.get(script[1].lower())) is not None:
        return f"a font: pip install fontpkg-{package}"
    return f"the font Noto Sans {script[1].title()}"


def _missing(letters: Iterable[str], styles: Sequence[SourceText]) -> set[str]:
    """The letters that print as a box; none where the styles cannot be used at all."""
    native.require_libraries()
    line = html.escape(" ".join(letters))
    page = f"<!doctype html><html lang=en><title>Letters</title><p>{line}</p></html>"
    setup = Setup(tuple(styles), bytes, None)
    try:
        ((_, result),) = run([Job(page)], setup, Means(watched=True))
    except NotPrepared:
        return set()
    said = () if isinstance(result, Broken) else result.complaints
    return {chr(int(found[1], 16)) for each in said if (found := MISSING.search(each))}

"""Students' names in file names and on plates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from kit.model.cast import Placed
from kit.model.plate import NAME_LENGTHS, Plate

MOST_BYTES = 80
"""Of a student's name in a file name, in UTF-8.

Most file systems allow 255 bytes for a whole file name, and the seat is part of it as well.
"""
PARTNERS_SHOWN = 6
PARTNERS_LINES = 2
PARTNERS_LINE = 40
"""Lines on the cover, and characters on each, that partners' names have at the first size."""
ROOM_AROUND = 8
"""Characters to spare where something stands after a name: it is not broken, as the name may be."""
UNSEEN_MARK = re.compile(
    "[\u034f\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
"""Marks without a shape (Unicode: Default_Ignorable_Code_Point), most of them selectors."""


def file_names(placed: Sequence[Placed]) -> list[str]:
    """A file name, without its suffix, for each student's packet: readable, safe and unique.

    Letters and digits of any script are kept. Everything else becomes a hyphen, so that no name
    leads out of the folder, is hidden, or means something to a shell. Names that would be the
    same, or differ only in case, are numbered.
    """
    taken: set[str] = set()
    found = []
    for each in placed:
        own = plain_name(each.printed if each.printed != each.student.name else each.student.key)
        name = f"{own}-{each.seat.plays}"
        number = 2
        while _folded(name) in taken:
            name = f"{own}-{number}-{each.seat.plays}"
            number += 1
        taken.add(_folded(name))
        found.append(name)
    return found


def plain_name(name: str) -> str:
    """A name in lower-case letters, digits and hyphens only, at most `MOST_BYTES` long."""
    seen = "".join(letter for letter in name if not _is_unseen(letter))
    # Turkish “İ” becomes “i” and a dot above in lower case, which “i” has already.
    letters = unicodedata.normalize("NFC", unicodedata.normalize("NFC", seen).lower())
    letters = letters.replace("i\u0307", "i")
    # Some scripts write vowels as marks (category M) on a letter; without them names are wrong.
    kept = "".join(
        letter if unicodedata.category(letter)[0] in "LNM" else "-" for letter in letters
    )
    pieces = "-".join(filter(None, map(_without_loose_marks, kept.split("-"))))
    while len(pieces.encode()) > MOST_BYTES:
        pieces = pieces[:-1].rstrip("-")
    return pieces or "student"


def plate(each: Placed) -> Plate:
    """What is printed about a student on each page and on the cover."""
    shown = [_shortened(name) for name in each.partners[:PARTNERS_SHOWN]]
    more = len(each.partners) - len(shown)
    partners = (*shown, *([f"{more} more"] if more else []))
    whole = " ".join((each.on_paper, *(f"({fact})" for fact in each.about)))
    return Plate(
        name=each.on_paper,
        about=each.about,
        size=_size(each.on_paper),
        cover_size=_size(whole + " " * ROOM_AROUND) if each.about else _size(whole),
        role=_seat_text(each),
        partners=partners,
        partners_size=1 if _lines(partners) <= PARTNERS_LINES else 2,
    )


def _seat_text(each: Placed) -> str:
    """The role or duty as a plate names it, with what the student does, and at which table."""
    task = f", {each.task}" if each.task else ""
    where = f" · {each.seat.where}" if each.seat.where else ""
    return f"{each.seat.name}{task}{where}"


def _lines(names: Sequence[str]) -> int:
    """How many lines the names take, none of which is broken."""
    lines, used = 1, 0
    for name in names:
        if used and used + len(name) > PARTNERS_LINE:
            lines, used = lines + 1, 0
        used += len(name) + 2
    return lines


def _size(text: str) -> int:
    """The number of the type size that a text on a plate gets, 1 for the largest."""
    return 1 + sum(len(text) > fits for fits in NAME_LENGTHS)


def _shortened(name: str) -> str:
    """A partner's name, cut with “…” if it is too long."""
    most = NAME_LENGTHS[0]
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _is_unseen(letter: str) -> bool:
    """Whether a character has no shape: joiners, marks of direction, variation selectors.

    Category Cf, and what Unicode calls default-ignorable among the marks (UAX #44).
    """
    return unicodedata.category(letter) == "Cf" or bool(UNSEEN_MARK.fullmatch(letter))


def _without_loose_marks(piece: str) -> str:
    """A piece of a name without marks at its start, where no letter carries them."""
    start = next(
        (at for at, letter in enumerate(piece) if unicodedata.category(letter)[0] != "M"),
        len(piece),
    )
    return piece[start:]


def _folded(name: str) -> str:
    """A name as compared by file systems that ignore case or change the form of accents."""
    return unicodedata.normalize("NFKC", name).casefold()

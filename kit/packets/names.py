"""Students' names as they stand in file names and on plates."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from kit.model.cast import Placed
from kit.model.context import NAME_LENGTHS, Plate

MOST_BYTES = 80
"""Of a name in a file's name: file systems take 255, and a folder and a role come besides."""
PARTNERS_SHOWN = 6


def file_names(placed: Sequence[Placed]) -> list[str]:
    """A name for each student's packet, below students/: readable, safe and unique.

    Letters and digits of any script are kept; all else becomes a hyphen, so that nothing
    leads out of the folder, is hidden, or means something to a shell. Two that would be
    the same, or would differ only in case, are numbered.
    """
    taken: set[str] = set()
    found = []
    for each in placed:
        own = plain_name(each.printed if each.printed != each.student.name else each.student.key)
        name = f"{own}-{each.seat.id}"
        number = 2
        while _folded(name) in taken:
            name = f"{own}-{number}-{each.seat.id}"
            number += 1
        taken.add(_folded(name))
        found.append(name)
    return found


def plain_name(name: str) -> str:
    """A name in letters, digits and hyphens alone, in small letters and at most 80 bytes."""
    letters = unicodedata.normalize("NFC", name).lower()
    # Marks belong to the letters they stand on, in the scripts that have no letters for both.
    kept = "".join(
        letter if unicodedata.category(letter)[0] in "LNM" else "-" for letter in letters
    )
    pieces = "-".join(piece for piece in kept.split("-") if piece)
    while len(pieces.encode()) > MOST_BYTES:
        pieces = pieces[:-1].rstrip("-")
    return pieces or "student"


def plate(each: Placed) -> Plate:
    """What is printed of a student on each page and on the cover."""
    partners = tuple(_shortened(name) for name in each.partners[:PARTNERS_SHOWN])
    more = len(each.partners) - len(partners)
    whole = " ".join((each.printed, *(f"({fact})" for fact in each.about)))
    return Plate(
        name=each.printed,
        about=each.about,
        size=_size(each.printed),
        cover_size=_size(whole),
        role=each.seat.name,
        partners=(*partners, *([f"{more} more"] if more else [])),
    )


def _size(text: str) -> int:
    """Which of the plates' sizes of type such a text takes, 1 for the largest."""
    return 1 + sum(len(text) > fits for fits in NAME_LENGTHS)


def _shortened(name: str) -> str:
    """A partner's name, as much of it as fits."""
    most = NAME_LENGTHS[0]
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _folded(name: str) -> str:
    """What a file system that knows no case, or another form of accents, takes a name for."""
    return unicodedata.normalize("NFKC", name).casefold()

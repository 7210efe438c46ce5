"""What the plates may print: the names that are laid over sheets that several students share."""

from __future__ import annotations

from kit.model.noun import noun

NAME_LENGTHS = (34, 68, 130)
"""Characters that fit a plate at its first, second and third size; longer names get the fourth."""


@noun
class Plate:
    """What is overprinted for one student on sheets that several students share.

    `about` is printed after the name on the cover, and only there. `size` is 1 for a name of
    usual length and 2 to 4 for longer names, which are set smaller; `cover_size` is the same
    for the name together with `about`. `partners_size` is 2 for partners whose names are long
    together.
    """

    name: str
    about: tuple[str, ...]
    size: int
    cover_size: int
    role: str
    partners: tuple[str, ...]
    partners_size: int = 1


@noun
class ForPlates:
    """What the plates of a few students may print, one page per student."""

    language: str
    plates: tuple[Plate, ...]

"""A print profile: how the same sheets are laid out for a reader, such as in large print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le

from kit.model.noun import Line, Text, noun
from kit.problems import Problem, SourceText

STANDARD = "standard"
PAPER_SAVER = "paper-saver"
"""The profile with smaller margins, that of `print --save-paper`."""


@noun
class ProfileFacts:
    """What stands in a profile's file.

    `styles` come after all others. Every size of type is multiplied by `scale`, those of
    titles by less, and none is smaller than `least` points, that of running text not than
    `text` points. A profile that keeps `pages` breaks them as the standard does: a sheet of
    one page still has one. One that is not `printed` is read on a screen: it may have colour
    up to the edge, and thin, pale lines. One with `links` leads from sheet to sheet, and from
    bare addresses to the web.
    """

    name: Line
    summary: Text
    styles: tuple[Line, ...] = ()
    scale: Annotated[float, Ge(0.8), Le(3)] = 1
    least: Annotated[float, Ge(5), Le(40)] = 9
    text: Annotated[float, Ge(5), Le(40)] = 9
    pages: bool = True
    printed: bool = True
    links: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile and the file it comes from; its id is the file's name."""

    id: str
    facts: ProfileFacts
    source: SourceText


@dataclass(frozen=True, slots=True)
class ProfileStyles:
    """The stylesheets that a profile lays sheets out with, the winning ones last.

    `facts` say what the profile demands of its pages. `problems` are what is wrong with its own
    stylesheets: they matter only where the profile is used.
    """

    styles: tuple[SourceText, ...]
    facts: ProfileFacts
    problems: tuple[Problem, ...] = ()

"""A print profile: how the same sheets are laid out for some readers, as in large print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from annotated_types import Ge, Le

from kit.model.noun import Line, Text, noun
from kit.problems import Problem, SourceText

STANDARD = "standard"
RETIRED = frozenset({"paper-saver"})
"""Profiles of earlier versions of the kit: lists that name them get the standard one."""
NO_MORE = "there is no profile “{}” any more: the usual sheets take less paper in any profile"
"""What is said of those, with the name."""


@noun
class ProfileFacts:
    """The contents of a profile's file.

    `styles` are its own stylesheets, after all others. Every size of type is multiplied by
    `scale`, those of titles by less. No type is smaller than `least` points. Running text is not
    smaller than `text` points. A profile that keeps `pages` breaks them as the standard does: a
    sheet of one page still has one. A profile that is not `printed` is read on a screen: it may
    have color up to the edge, and thin, pale lines. With `links`, sheets link to one another, and
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
    """A profile and the file that it comes from; its id is the file's name."""

    id: str
    facts: ProfileFacts
    source: SourceText


@dataclass(frozen=True, slots=True)
class ProfileStyles:
    """The stylesheets that a profile lays sheets out with, the winning ones last.

    `facts` say what its pages must keep to. `problems` are those of its own stylesheets: they
    matter only if the profile is used.
    """

    styles: tuple[SourceText, ...]
    facts: ProfileFacts
    problems: tuple[Problem, ...] = ()

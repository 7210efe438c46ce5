"""What is wrong with a finished page, and where on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "edge", "size", "contrast", "line", "font", "image", "full", "heading", "prompt",
]  # fmt: skip
"""What a page has to keep; `kit.preflight` says of each what it means and how it is measured."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that breaks a rule: on a page from 1, so many mm from its left and its top.

    `what` says how, `words` are those in question as they are printed, or "". `more` is how
    many other places of that page are at fault in the same way. `running` words are no
    content of the sheet but stand in the margins of all its pages, such as its foot.
    """

    rule: Rule
    page: int
    left: float
    top: float
    what: str
    words: str = ""
    more: int = 0
    running: bool = False


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the measuring of a finished part gave: all that is wrong, and each page's ink.

    `ink` is the part of a page that is black, from 0 to 1.
    """

    findings: tuple[Finding, ...] = ()
    ink: tuple[float, ...] = ()

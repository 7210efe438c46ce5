"""What is wrong with a finished page, and where on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Rule = Literal[
    "edge", "size", "contrast", "line", "font", "image", "full", "heading", "prompt",
    "alone", "marks", "ballot", "name",
]  # fmt: skip
"""The rules for finished pages; `kit.preflight` defines what each means and measures it."""

OF_PAGES: tuple[Rule, ...] = ("full", "heading", "prompt", "alone")
"""The rules for a page as a whole."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something on a page that breaks a rule.

    `page` counts from 1; `left` and `top` are its distances from the edges, in millimeters.
    `what` says what is wrong; `words` are the printed words in question, or "". `more` is how
    many other places on that page have the same fault. `running` words are in the margins of
    all pages of a sheet, such as its footer.
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
    """The result of measuring a finished part: everything that is wrong, and each page's ink.

    `ink` is the share of each page that is black, from 0 to 1.
    """

    findings: tuple[Finding, ...] = ()
    ink: tuple[float, ...] = ()

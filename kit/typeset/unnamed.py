"""What is kept of a sheet that holds students' names: what is wrong with it, without its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from kit.model.finding import OF_PAGES, Finding
from kit.model.packet import HtmlSheet, Part
from kit.model.sheets import PLATES

_AT = re.compile(r"(\d+)\+(\d+)")


def unnamed(part: Part, sheet: HtmlSheet) -> Part | None:
    """The part without its pages and without a word of the sheet; None if that cannot be.

    Plates are no whole pages: what is found of them as such is nobody's concern.
    """
    nothing = OF_PAGES if sheet.sheet.id == PLATES.id else ()
    found = without_words((each for each in part.findings if each.rule not in nothing), sheet.html)
    if found is None or part.overflow is not None:
        return None
    return replace(part, pdf=b"", findings=found, firsts=())


def whole(part: Part, sheet: HtmlSheet) -> Part:
    """The part that was kept so, with the words of what is wrong with it; still without pages."""
    return replace(part, findings=with_words(part.findings, sheet.html))


def without_words(findings: Iterable[Finding], page: str) -> tuple[Finding, ...] | None:
    """The findings of a sheet with the places of their words, as “120+5 131+3”, for the words.

    `page` is the sheet's HTML. None if any of the words is not there as it is printed.
    """
    found = []
    for each in findings:
        words = each.words.split()
        places = [(page.find(word), len(word)) for word in words]
        if " ".join(words) != each.words or any(at < 0 for at, _ in places):
            return None
        found.append(replace(each, words=" ".join(f"{at}+{size}" for at, size in places)))
    return tuple(found)


def with_words(findings: Iterable[Finding], page: str) -> tuple[Finding, ...]:
    """The findings as they were before `without_words`, of the same HTML."""

    def word(place: re.Match[str]) -> str:
        start, size = int(place[1]), int(place[2])
        return page[start : start + size]

    return tuple(replace(each, words=_AT.sub(word, each.words)) for each in findings)

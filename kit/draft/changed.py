"""What has moved where an essay has changed since its debate was drafted."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.check import plain_words
from kit.load import Span, yaml_spans

SAME = 0.6
"""The least share of words that two versions of a paragraph have in common (difflib's ratio)."""
CITATION = re.compile(r"¶(\s?)(\d+)(?:(\s?[-–]\s?)(\d+))?")
LISTS = frozenset({"cites", "mentioned"})
"""Keys whose lists hold numbers of paragraphs."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How the paragraphs of an essay have moved; all numbers count from 1.

    `now` says which number each old paragraph has now; those that are gone are not in it.
    `new` are the numbers of paragraphs that were not there; `terms` are key terms that are no
    longer in their paragraph, with its old number.
    """

    now: Mapping[int, int]
    gone: tuple[int, ...]
    new: tuple[int, ...]
    terms: tuple[tuple[int, str], ...]

    @property
    def moved(self) -> tuple[tuple[int, int], ...]:
        """The old and the new number of each paragraph that has another one."""
        return tuple((old, new) for old, new in self.now.items() if old != new)

    @property
    def lines(self) -> tuple[str, ...]:
        """What has moved, a line for each thing; none if all is as it was."""
        return (
            *(f"¶{old} is now ¶{new}" for old, new in self.moved),
            *(f"¶{old} is gone" for old in self.gone),
            *(f"¶{new} is new" for new in self.new),
            *(f"“{term}” is no longer in ¶{self.now[old]}" for old, term in self.terms),
        )


def compare(
    before: Sequence[str], after: Sequence[str], terms: Sequence[Sequence[str]]
) -> Compared:
    """Find every old paragraph in the new text: the nearest first, each only once.

    `terms` are the key terms of the old paragraphs.
    """
    old_words = [plain_words(text).split() for text in before]
    new_words = [plain_words(text).split() for text in after]
    likeness = sorted(
        (
            (-_likeness(old, new), abs(here - there), here, there)
            for here, old in enumerate(old_words, start=1)
            for there, new in enumerate(new_words, start=1)
        ),
    )
    found: dict[int, int] = {}
    for score, _, here, there in likeness:
        if -score >= SAME and here not in found and there not in found.values():
            found[here] = there
    now = dict(sorted(found.items()))
    return Compared(
        now,
        tuple(number for number in range(1, len(before) + 1) if number not in now),
        tuple(number for number in range(1, len(after) + 1) if number not in now.values()),
        tuple(
            (number, term)
            for number, own in enumerate(terms, start=1)
            if number in now
            for term in own
            if plain_words(term) not in plain_words(after[now[number] - 1])
        ),
    )


def renumbered(text: str, now: Mapping[int, int], facts: str) -> tuple[str, tuple[str, ...]]:
    """A file's text with all numbers of paragraphs as they are now, and what could not be changed.

    `facts` is the part of it that is YAML: all of a `debate.yaml`, the front matter of a role.
    Comments are changed as well: they are for the teacher, who reads them beside the essay.
    """
    lost: list[str] = []
    start = text.index(facts)
    spans = yaml_spans(facts)
    numbers = [] if spans is None else sorted(_numbers(spans), key=lambda span: -span.start)
    for span in numbers:
        old = int(facts[span.start : span.end])
        if old in now:
            cut = slice(start + span.start, start + span.end)
            text = text[: cut.start] + str(now[old]) + text[cut.stop :]
        else:
            lost.append(f"¶{old} in a list of numbers")

    def moved(match: re.Match[str]) -> str:
        space, first, dash, last = match.groups()
        ends = [now.get(int(number)) for number in (first, last) if number]
        if None in ends or ends != sorted(ends, key=lambda end: end or 0):
            lost.append(match[0])
            return match[0]
        return f"¶{space}{ends[0]}" + (f"{dash}{ends[1]}" if last else "")

    return CITATION.sub(moved, text), tuple(dict.fromkeys(lost))


def _likeness(old: Sequence[str], new: Sequence[str]) -> float:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    if matcher.real_quick_ratio() < SAME or matcher.quick_ratio() < SAME:
        return 0.0
    return matcher.ratio()


def _numbers(span: Span) -> Iterator[Span]:
    """The spans of every number in a list under one of `LISTS`, at any depth."""
    for key, value in span.entries:
        if key.text in LISTS and value.kind == "list":
            yield from (item for item in value.items if (item.text or "").isdigit())
        else:
            yield from _numbers(value)
    for item in span.items:
        yield from _numbers(item)

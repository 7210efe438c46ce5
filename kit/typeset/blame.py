"""Which rule of a teacher's own stylesheet is to blame for a sheet that cannot be laid out.

Some values are right by themselves and cannot be laid out: a margin of 1e400mm, words that are
half-transparent and so lose their tags. What fails then says nothing of the stylesheet. So the
sheet is laid out again without the teacher's styles; if that helps, with ever fewer of their rules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kit.problems import Problem, SourceText

Works = Callable[[Sequence[SourceText]], bool]
"""Whether the sheet can be laid out with these styles."""

RULES = ("qualified-rule", "at-rule")
DEEPEST = 3
"""Rules within rules that are looked into, such as a margin box of a page in a print rule."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A rule or a declaration of a stylesheet: from one offset of its text to another.

    `style` is the index of the stylesheet.
    """

    style: int
    start: int
    end: int
    node: Any


@dataclass(frozen=True, slots=True)
class Blame:
    """What is to blame, as a problem, and the styles without it."""

    problem: Problem
    mended: tuple[SourceText, ...]


def blame(
    styles: Sequence[SourceText], own: frozenset[Path], works: Works, failed: str
) -> Blame | None:
    """The declaration that is to blame; None if no style of the teacher's is.

    `styles` are all of the sheet's, `own` the paths of the teacher's; `failed` says what went
    wrong with it. Where several are to blame, it is the first of them.
    """
    stretches = [
        stretch
        for index, style in enumerate(styles)
        if style.path in own
        for stretch in _stretches(style.text, index)
    ]
    if not stretches or not works(_without(styles, stretches)):
        return None
    found = _first(styles, stretches, works)
    rest = styles
    for _ in range(DEEPEST):
        # What comes after it plays no part.
        rest = _without(rest, stretches[stretches.index(found) + 1 :])
        inner = _inner(rest[found.style].text, found)
        if not inner or not works(_without(rest, inner)):
            break
        stretches, found = inner, _first(rest, inner, works)
    style = styles[found.style]
    words = " ".join(style.text[found.start : found.end].split())
    shown = words.partition("{")[0].strip() if found.node.type in RULES else words.rstrip("; ")
    length = len(shown) if style.text.startswith(shown, found.start) else 1
    problem = Problem(
        style.at_offset(found.start, length),
        f"with “{shown[:80]}”, {failed}",
        "take it out, or give it another value",
    )
    return Blame(problem, tuple(_without(styles, [found])))


def _first(styles: Sequence[SourceText], stretches: Sequence[Stretch], works: Works) -> Stretch:
    """The first of the stretches with which the sheet cannot be laid out; it can with none."""
    good, bad = 0, len(stretches)
    while bad - good > 1:
        middle = (good + bad) // 2
        if works(_without(styles, stretches[middle:])):
            good = middle
        else:
            bad = middle
    return stretches[bad - 1]


def _without(styles: Sequence[SourceText], stretches: Sequence[Stretch]) -> list[SourceText]:
    """The styles with these stretches blank, so that all others stay at their lines."""
    kept = list(styles)
    for each in stretches:
        text = kept[each.style].text
        blank = "".join(letter if letter == "\n" else " " for letter in text[each.start : each.end])
        kept[each.style] = replace(
            kept[each.style], text=text[: each.start] + blank + text[each.end :]
        )
    return kept


def _stretches(text: str, style: int) -> list[Stretch]:
    """The rules of a stylesheet."""
    import tinycss2

    return _placed(tinycss2.parse_stylesheet(text), text, style, len(text))


def _inner(text: str, within: Stretch) -> list[Stretch]:
    """The declarations of a rule, and the rules in it."""
    import tinycss2

    if within.node.type not in RULES or not within.node.content:
        return []
    end = text.rfind("}", within.start, within.end)
    nodes = tinycss2.parse_blocks_contents(within.node.content)
    return _placed(nodes, text, within.style, end if end >= 0 else within.end)


def _placed(nodes: Sequence[Any], text: str, style: int, end: int) -> list[Stretch]:
    """The rules and declarations among nodes, each up to where the next node begins."""
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    starts = [lines[node.source_line - 1] + node.source_column - 1 for node in nodes]
    return [
        Stretch(style, start, after, node)
        for node, start, after in zip(nodes, starts, [*starts[1:], end], strict=True)
        if node.type in (*RULES, "declaration")
        and getattr(node, "lower_at_keyword", "") != "import"
    ]

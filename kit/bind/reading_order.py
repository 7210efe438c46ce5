"""Draws the words of a page in the order in which they are read.

WeasyPrint 70 draws as CSS 2, appendix E, layers a page: floats and list numbers before or after the
words around them, what is positioned last. Tags are in reading order, but most readers copy and
search by the order of drawing. Words, and whatever else has a tag, do not lie over each other, so
they are drawn after all backgrounds and lines, in the order of their tags. The page looks the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from pikepdf import Dictionary, Matrix, Name, Operator

Step = tuple[Sequence[Any], Operator]
"""An instruction of a content stream: its operands, and its operator."""

_LASTING = frozenset(
    "rg RG g G k K cs CS sc SC scn SCN gs w J j M d ri i Tc Tw Tz TL Tf Tr Ts".split()  # noqa: SIM905
)
"""Operators that set what holds until the graphics state is restored (ISO 32000-1, 8.4 and 9.3)."""
_PATH = frozenset("m l c v y h re".split())  # noqa: SIM905
_FILLS = {"g": "rg", "k": "rg", "G": "RG", "K": "RG"}
"""Operators that set the same as another."""
_LAST = 1 << 30
"""The place of words without a tag, such as running feet: after all others."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds at a place of the stream: the matrix, what was set, and to what all is clipped.

    `clips` are paths, each with its matrix; `path` is the one that is being drawn.
    """

    matrix: Matrix = field(default_factory=Matrix)
    set: Mapping[str, Step] = field(default_factory=dict)
    clips: tuple[tuple[Matrix, tuple[Step, ...]], ...] = ()
    path: tuple[Step, ...] = ()

    def after(self, step: Step) -> _State:
        """What holds after an instruction."""
        operands, name = step[0], str(step[1])
        if name in _PATH:
            return replace(self, path=(*self.path, step))
        if name in ("W", "W*"):
            return replace(self, clips=(*self.clips, (self.matrix, (*self.path, step))))
        if name == "cm":
            return replace(self, matrix=Matrix(*map(float, operands)) @ self.matrix)
        if name in _LASTING:
            return replace(self, set={**self.set, _FILLS.get(name, name): step})
        return replace(self, path=()) if self.path else self

    def steps(self) -> Iterator[Step]:
        """The instructions that bring it about on a new page."""
        for matrix, path in self.clips:
            yield _concatenated(matrix)
            yield from path
            yield _operator("n")
            yield _concatenated(matrix.inverse())
        yield _concatenated(self.matrix)
        yield from self.set.values()

    def same(self, other: _State) -> bool:
        """Whether drawing looks the same in both."""
        return (self.matrix, self.set, self.clips) == (other.matrix, other.set, other.clips)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Marked content that can be drawn elsewhere, its place, and what holds before and after."""

    place: int
    steps: tuple[Step, ...]
    before: _State
    after: _State


def in_reading_order(
    steps: Iterable[Step], places: Mapping[int, int], ends: int | None = None
) -> list[Step]:
    """The same page with its marked content in the order of `places`, which has their numbers.

    Marked content with a number that is not there, and without one, is an artifact. After the
    place `ends`, all is restored as it was at the page's start, so that more can be drawn there.
    """
    rest, pieces = _taken_apart(steps, places)
    out = [_operator("q"), *rest, _operator("Q")]
    state: _State | None = None
    for piece in sorted(pieces, key=lambda each: each.place):
        if state is None or not state.same(piece.before):
            out += [_operator("Q")] if state is not None else []
            out += [_operator("q"), *piece.before.steps()]
        out += piece.steps
        state = piece.after
        if piece.place == ends:
            out.append(_operator("Q"))
            state = None
    if state is not None:
        out.append(_operator("Q"))
    return out


def numbered(steps: Iterable[Step]) -> tuple[list[Step], list[int]]:
    """The steps with their marked content numbered from 0, and the old numbers in that order."""
    kept: list[int] = []
    out: list[Step] = []
    for step in steps:
        if (old := _number(step)) >= 0:
            out.append(([step[0][0], Dictionary(MCID=len(kept))], step[1]))
            kept.append(old)
        else:
            out.append(step)
    return out, kept


def _taken_apart(
    steps: Iterable[Step], places: Mapping[int, int]
) -> tuple[list[Step], list[_Piece]]:
    """What stays where it is, and the pieces to draw after it."""
    rest: list[Step] = []
    pieces: list[_Piece] = []
    state = before = _State()
    stack: list[_State] = []
    piece: list[Step] = []
    open_marks = outside = 0
    for raw in steps:
        step = _known(raw, places)
        name = str(step[1])
        if name in ("BDC", "BMC"):
            if not open_marks:
                piece, before, outside = [], state, len(stack)
            open_marks += 1
        if name == "q":
            stack.append(state)
        elif name == "Q":
            state = stack.pop()
        else:
            state = state.after(step)
        (piece if open_marks else rest).append(step)
        if name == "EMC":
            open_marks -= 1
            if not open_marks:
                place = _place(piece, places)
                if place is None or len(stack) != outside:
                    rest += piece
                else:
                    pieces.append(_Piece(place, tuple(piece), before, state))
                    rest += _lasting(piece)
    return rest, pieces


def _known(step: Step, places: Mapping[int, int]) -> Step:
    """An instruction; marked content that has no tag becomes an artifact."""
    if str(step[1]) == "BDC" and isinstance(step[0][1], Dictionary):
        number = int(cast(int, step[0][1].get("/MCID", -1)))
        if number >= 0 and number not in places:
            return [Name.Artifact], Operator("BMC")
    return step


def _place(piece: Sequence[Step], places: Mapping[int, int]) -> int | None:
    """Where marked content is read; None if it says nothing."""
    found = [places[number] for number in map(_number, piece) if number >= 0]
    if found:
        return min(found)
    return _LAST if any(str(step[1]) == "BT" for step in piece) else None


def _number(step: Step) -> int:
    """The number of the marked content that an instruction begins, or -1."""
    if str(step[1]) != "BDC" or not isinstance(step[0][1], Dictionary):
        return -1
    return int(cast(int, step[0][1].get("/MCID", -1)))


def _lasting(piece: Sequence[Step]) -> Iterator[Step]:
    """What a piece sets for those that follow it."""
    depth = 0
    for step in piece:
        name = str(step[1])
        depth += {"q": 1, "Q": -1}.get(name, 0)
        if not depth and (name in _LASTING or name == "cm"):
            yield step


def _concatenated(matrix: Matrix) -> Step:
    return [round(each, 6) for each in matrix.shorthand], Operator("cm")


def _operator(name: str) -> Step:
    return [], Operator(name)

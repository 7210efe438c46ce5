"""Draws the words of a page in the order in which they are read.

WeasyPrint 70 draws as CSS 2, appendix E, layers a page: floats and list numbers before or after the
words around them, what is positioned last. Tags are in reading order, but most readers copy and
search by the order of drawing. Words, and whatever else has a tag, do not lie over each other, so
they are drawn after all backgrounds and lines, in the order of their tags. The page looks the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pikepdf import Matrix

from kit.bind.content import Step

_LASTING = frozenset(
    "rg RG g G k K cs CS sc SC scn SCN gs w J j M d ri i Tc Tw Tz TL Tf Tr Ts".split()  # noqa: SIM905
)
"""Operators that set what holds until the graphics state is restored (ISO 32000-1, 8.4 and 9.3)."""
_PATH = frozenset("m l c v y h re".split())  # noqa: SIM905
_PAINTS = frozenset("S s f F f* B B* b b* n".split())  # noqa: SIM905
"""Operators that end a path (ISO 32000-1, 8.5.3)."""
_FILLS = {"g": "rg", "k": "rg", "G": "RG", "K": "RG"}
"""Operators that set the same as another."""
_LAST = 1 << 30
"""The place of words without a tag, such as running feet: after all others."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds at a place of the stream: the matrix, what was set, and to what all is clipped.

    `clips` are paths, each with its matrix.
    """

    matrix: Matrix = field(default_factory=Matrix)
    set: Mapping[str, Step] = field(default_factory=dict)
    clips: tuple[tuple[Matrix, tuple[Step, ...]], ...] = ()

    def after(self, step: Step, path: Sequence[Step]) -> _State:
        """What holds after an instruction; `path` is the one that is being drawn."""
        name = step.name
        if name in _LASTING:
            key = _FILLS.get(name, name)
            known = self.set.get(key)
            if known is not None and known.raw == step.raw:
                return self
            return _State(self.matrix, {**self.set, key: step}, self.clips)
        if name in ("W", "W*"):
            clips = (*self.clips, (self.matrix, (*path, step)))
            return _State(self.matrix, self.set, clips)
        if name == "cm":
            return _State(Matrix(*step.numbers) @ self.matrix, self.set, self.clips)
        return self

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
        if (old := step.mark) >= 0:
            out.append(step.marked(len(kept)))
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
    path: list[Step] = []
    open_marks = outside = 0
    for raw in steps:
        step = raw
        name = step.name
        if name in ("BDC", "BMC"):
            if step.mark >= 0 and step.mark not in places:
                # Marked content that has no tag becomes an artifact.
                step = Step("BMC", b"/Artifact\nBMC")
            if not open_marks:
                piece, before, outside = [], state, len(stack)
            open_marks += 1
        elif name in _PATH:
            path.append(step)
        elif name == "q":
            stack.append(state)
        elif name == "Q":
            state = stack.pop()
        else:
            state = state.after(step, path)
            if name in _PAINTS:
                path = []
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


def _place(piece: Sequence[Step], places: Mapping[int, int]) -> int | None:
    """Where marked content is read; None if it says nothing."""
    found = [places[step.mark] for step in piece if step.name == "BDC" and step.mark >= 0]
    if found:
        return min(found)
    return _LAST if any(step.name == "BT" for step in piece) else None


def _lasting(piece: Sequence[Step]) -> Iterator[Step]:
    """What a piece sets for those that follow it."""
    depth = 0
    for step in piece:
        depth += {"q": 1, "Q": -1}.get(step.name, 0)
        if not depth and (step.name in _LASTING or step.name == "cm"):
            yield step


def _concatenated(matrix: Matrix) -> Step:
    numbers = " ".join(f"{round(each, 6):.6f}".rstrip("0").rstrip(".") for each in matrix.shorthand)
    return Step("cm", f"{numbers} cm".encode())


def _operator(name: str) -> Step:
    return Step(name, name.encode())

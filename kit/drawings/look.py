"""How drawings are lettered for the print profiles: each drawing is made once for each look."""

from __future__ import annotations

from kit.drawings.letters import balanced, width, wrapped
from kit.model.diagram import Look, Rect, Words

WIDTH = 172.0
"""Millimeters: the narrower paper, A4, less its margins."""
_POINTS = 72 / 25.4
LINE = 1.15
"""From one line to the next, in type sizes."""

# Of 9, 10.5 and 16 points, rounded up: preflight lets no type be smaller.
STANDARD = Look(id="standard", size=3.18, family="Kit Source Sans 3")
DYSLEXIA = Look(
    id="dyslexia",
    size=3.71,
    family="Kit Atkinson Hyperlegible",
    bold=700,
    factor=1.1,
    spacing=0.035,
)
LARGE = Look(id="large", size=5.65, family="Kit Source Sans 3", factor=1.02)
LOOKS = (STANDARD, DYSLEXIA, LARGE)
"""The standard first. The stylesheet of a profile chooses which of them is shown."""


WORDS = "words"
"""In place of a look: nothing is drawn, as the type would have to be larger than any look's."""


def look_for(points: float, styles: str) -> str:
    """The id of the look for type of at least so many points, or `WORDS`.

    `styles` are the stylesheets: a look is lettered in one of the faces that these name.
    """
    for look in LOOKS:
        if look.size * _POINTS >= points and f'"{look.family}"' in styles:
            return look.id
    return WORDS


def wide(look: Look, words: str) -> float:
    """How wide words are in a look, in millimeters."""
    return width(words, look.factor, look.spacing) * look.size


def lines_within(look: Look, words: str, most: float) -> tuple[str, ...]:
    """Words as lines of at most so many millimeters."""
    return wrapped(words, most / look.size, look.factor, look.spacing)


def in_lines(look: Look, words: str, count: int) -> tuple[str, ...]:
    """Words as at most so many lines of about the same width."""
    return balanced(words, count, look.factor, look.spacing)


def block(look: Look, lines: tuple[str, ...], *, center: tuple[float, float]) -> Words:
    """Lines of words around a point, each with its own middle there."""
    box = box_of(extent(look, lines), center)
    return Words(
        lines=lines,
        box=box,
        x=center[0],
        anchor="middle",
        baselines=_baselines(look, len(lines), box.y),
    )


def extent(look: Look, lines: tuple[str, ...]) -> tuple[float, float]:
    """How wide lines of words are, and how high."""
    return max(wide(look, line) for line in lines), len(lines) * LINE * look.size


def box_of(extent: tuple[float, float], center: tuple[float, float]) -> Rect:
    """The box that is so wide and so high, around a point."""
    broad, tall = extent
    return Rect(x=center[0] - broad / 2, y=center[1] - tall / 2, width=broad, height=tall)


def flush(look: Look, lines: tuple[str, ...], *, left: float, middle: float) -> Words:
    """Lines of words that begin at `left`, around the height `middle`."""
    broad, tall = extent(look, lines)
    top = middle - tall / 2
    return Words(
        lines=lines,
        box=Rect(x=left, y=top, width=broad, height=tall),
        x=left,
        anchor="start",
        baselines=_baselines(look, len(lines), top),
    )


def _baselines(look: Look, count: int, top: float) -> tuple[float, ...]:
    """Where the letters of each line stand: letters reach 0.72 of their size up, 0.2 down."""
    first = top + (LINE - 1) / 2 * look.size + 0.77 * look.size
    return tuple(round(first + index * LINE * look.size, 2) for index in range(count))

"""What is behind what: the grays of letters and rules, and of the areas they stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kit.preflight import pdfium
from kit.preflight.gray import contrast
from kit.preflight.pdfium import Handle, Paint
from kit.preflight.shapes import Box

SAMPLED = 4.0
"""Dots per point when a page is drawn to see what shows

The stem of a nine-point letter is three dots wide.
"""
MOST_DOTS = 1_000_000
"""The most dots of an area that is drawn. A larger area is drawn at a lower resolution."""
ENOUGH = 0.02
"""The share of the dots around letters that a gray needs to count as the letters' own."""
AROUND = 0.25
"""The least share of the dots around letters that belongs to the background."""
NEAR = 0.1
"""Grays no farther apart than this may belong to the same letters."""


@dataclass(frozen=True, slots=True)
class _Area:
    """A painted area in one gray, or in many if that is None; `plain` if it fills its box."""

    box: Box
    gray: float | None
    plain: bool


@dataclass(slots=True)
class Behind:
    """What has been painted of a page so far.

    Grays are computed from the areas in one color that text stands on. Where there is anything
    else, such as an image, a gradient or something transparent, the page is drawn and sampled.
    """

    page: Handle
    areas: list[_Area] = field(default_factory=list)

    def cover(self, box: Box) -> None:
        """Paint a box with something of many colors."""
        self.areas.append(_Area(box, None, plain=False))

    def fill(self, box: Box, paint: Paint | None, *, plain: bool) -> float:
        """Paint an area, which is `plain` if it is all of its box; gives its gray on white."""
        if paint is None:
            self.cover(box)
            return self.strongest(box, 1.0)
        self.areas.append(_Area(box, paint.gray if paint.alpha == 1 else None, plain))
        return paint.over(1.0)

    def letters(self, box: Box, paint: Paint | None) -> tuple[float, float]:
        """The gray of letters in a box, and that of what is behind them.

        What is behind is the last area that holds all of the box, or the white of the paper.
        Where the page has to be drawn, it is the most common gray around the letters. If the
        letters' own gray is not known, it is the one farthest from that.
        """
        ground = self.ground(box)
        if paint is not None and ground is not None:
            return paint.over(ground), ground
        dots = Counter(self.sample(box))
        if ground is not None:
            # A letter such as a hyphen fills its box: nothing around it would show its ground.
            return _farthest(dots, ground), ground
        total = sum(dots.values())
        known = None if paint is None or paint.alpha < 1 else paint.gray
        others = {
            dot: many
            for dot, many in dots.items()
            if known is None or abs(dot / 255 - known) > NEAR
        }
        if sum(others.values()) < AROUND * total:
            others = dots
        behind = max(others, key=lambda dot: others[dot]) / 255
        if known is not None:
            return known, behind
        return _farthest(dots, behind), behind

    def rule(self, box: Box, paint: Paint | None) -> tuple[float, float]:
        """The gray of a rule, and the background that contrasts with it most."""
        grounds = [1.0, *(area.gray for area in self.under(box) if area.gray is not None)]
        seen = self.strongest(box, 1.0) if paint is None else paint.over(1.0)
        return seen, max(grounds, key=lambda ground: contrast(seen, ground))

    def strongest(self, box: Box, ground: float) -> float:
        """The gray in a box that is farthest from that of its ground."""
        return _farthest(Counter(self.sample(box)), ground)

    def under(self, box: Box) -> Iterator[_Area]:
        """The areas that a box touches, the last first."""
        return (area for area in reversed(self.areas) if area.box.meets(box))

    def ground(self, box: Box) -> float | None:
        """The single gray behind all of a box; None if there are several."""
        area = next(self.under(box), None)
        if area is None:
            return 1.0
        return area.gray if area.plain and area.box.holds(box) else None

    def sample(self, box: Box) -> bytes:
        """The grays that show in a box, dot by dot."""
        area = max(box.width * box.height, 1e-6)
        return pdfium.sample(self.page, box, min(SAMPLED, (MOST_DOTS / area) ** 0.5))


def _farthest(dots: Counter[int], ground: float) -> float:
    least = ENOUGH * sum(dots.values())
    strong = [dot / 255 for dot, many in dots.items() if many >= least]
    return max(strong or [ground], key=lambda dot: abs(dot - ground))

"""Colors as a copier sees them, and the contrast between them.

Gray is 0.3 red + 0.59 green + 0.11 blue (ISO 32000-1, 10.3.3, the same as the luma of ITU-R
BT.601). Contrast is that of WCAG 2.2: the relative luminance of an sRGB color and the ratio
of two, both defined in its glossary; gray has the same red, green and blue.
"""

from __future__ import annotations


def gray(red: int, green: int, blue: int) -> float:
    """The gray of a color whose parts go from 0 to 255; 0 is black, 1 is white."""
    return (0.3 * red + 0.59 * green + 0.11 * blue) / 255


def contrast(one: float, other: float) -> float:
    """How far apart two grays are: from 1, the same, to 21, black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(value: float) -> float:
    """The relative luminance of a gray."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

"""Colors as a copier sees them, and the contrast between them.

Gray is as light as the color: copiers and printers that know of colors make of red, which is dark
to the formula of ISO 32000-1, 10.3.3, a middle gray. Contrast is that of WCAG 2.2: the relative
luminance of an sRGB color and the ratio of two, both defined in its glossary.
"""

from __future__ import annotations

WEIGHTS = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue give to the luminance of a color."""


def gray(red: int, green: int, blue: int) -> float:
    """The gray of a color whose parts go from 0 to 255; 0 is black, 1 is white.

    It has the same luminance; the formula back is that of IEC 61966-2-1.
    """
    if red == green == blue:
        return red / 255
    parts = zip(WEIGHTS, (red, green, blue), strict=True)
    light = sum(weight * luminance(part / 255) for weight, part in parts)
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def contrast(one: float, other: float) -> float:
    """How far apart two grays are: from 1, the same, to 21, black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(value: float) -> float:
    """The relative luminance of a gray."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

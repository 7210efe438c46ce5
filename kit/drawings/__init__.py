"""Drawings as numbers: where each box, line and word of a map or chart is on the page."""

from kit.drawings.argument import draw_argument
from kit.drawings.chart import draw_chart
from kit.drawings.ground import crowded_names, draw_region
from kit.drawings.look import LOOKS, look_for
from kit.drawings.timeline import draw_spine
from kit.drawings.wants import draw_wants
from kit.drawings.years import year_of

__all__ = [
    "LOOKS",
    "crowded_names",
    "draw_argument",
    "draw_chart",
    "draw_region",
    "draw_spine",
    "draw_wants",
    "look_for",
    "year_of",
]

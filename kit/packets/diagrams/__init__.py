"""Places the boxes and arrows of the two maps: one module for each."""

from kit.packets.diagrams.argument import draw_argument
from kit.packets.diagrams.wants import draw_wants

__all__ = ["draw_argument", "draw_wants"]

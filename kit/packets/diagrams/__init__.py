"""Where the boxes and arrows of the two drawings stand: one module a drawing."""

from kit.packets.diagrams.argument import draw_argument
from kit.packets.diagrams.wants import draw_wants

__all__ = ["draw_argument", "draw_wants"]

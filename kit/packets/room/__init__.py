"""The seating plan: the room as its format has it, with the board at the top."""

from kit.packets.room.draw import draw_room

__all__ = ["draw_room"]

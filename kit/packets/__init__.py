"""Decides which sheets each reader gets, in which order, and withholds what they may not see."""

from kit.packets.copies import sides_of, with_copies
from kit.packets.fillable import boxed, with_fillable
from kit.packets.lesson.agenda import for_students, timetable
from kit.packets.lesson.board import board_lessons
from kit.packets.lesson.fit import common_lengths as lengths_of
from kit.packets.lesson.suited import suited, suits
from kit.packets.lesson.words import listed
from kit.packets.packet_set import plan_packets
from kit.packets.table import at_table
from kit.packets.whole import whole

__all__ = [
    "at_table",
    "board_lessons",
    "boxed",
    "for_students",
    "lengths_of",
    "listed",
    "plan_packets",
    "sides_of",
    "suited",
    "suits",
    "timetable",
    "whole",
    "with_copies",
    "with_fillable",
]

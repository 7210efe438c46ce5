"""An answer that somebody has filled in on a screen."""

from __future__ import annotations

from dataclasses import dataclass

TICKED = "x"
"""What stands for a tick in place of words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in one space of a file that was filled in.

    `file` is the file's name, `packet` its title, which says whose it is; `number` and `sheet` are
    the sheet's number and title, `prompt` is what the space is for. `field` is its name, which is
    the same in everybody's file.
    """

    file: str
    packet: str
    number: str
    sheet: str
    prompt: str
    field: str
    text: str

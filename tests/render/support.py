"""The packets of the small debate, for tests of what comes after them."""

from __future__ import annotations

from pathlib import Path

from kit.load import Layers, load_debate, load_formats, load_sheets
from kit.model.agenda import LessonTimes, Room
from kit.model.debate import Debate
from kit.model.meeting import Meeting
from kit.model.packet import PacketChoice, PacketSet
from kit.model.role import LEVELS, Level
from kit.packets import at_table, plan_packets, timetable
from kit.problems import Problems


def packets_for(
    project: Path,
    problems: Problems,
    *,
    reading: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    levels: tuple[Level, ...] = LEVELS,
    seated: tuple[str, ...] | None = None,
    extra: tuple[str, ...] = (),
    debate_id: str = "later-start",
    chosen: str = "full",
) -> tuple[Debate, PacketSet]:
    """The debate of a project and its packets."""
    layers = Layers.of(project)
    debate = load_debate(debate_id, layers, problems)
    formats = {each.id: each for each in load_formats(layers, problems)}
    sheets = load_sheets(layers, problems)
    assert debate is not None, list(problems)
    assert sheets is not None, list(problems)
    agenda = timetable(formats["short-council"], tuple(formats.values()), LessonTimes(), Room())
    roles = at_table(debate, seated, extra)
    meeting = Meeting(debate, roles, agenda, "letter", reading=reading)
    return debate, plan_packets(
        meeting, sheets, PacketChoice(levels, sheets.facts.every_set[chosen], only)
    )

"""A plan of the small debate's packets, for tests of what comes after planning."""

from __future__ import annotations

from pathlib import Path

from kit.load import Layers, load_debate, load_formats, load_sheets
from kit.model.debate import Debate
from kit.model.packet import Plan
from kit.model.role import LEVELS, Level
from kit.packets import at_table, plan_packets
from kit.packets.agenda import for_students, timetable
from kit.problems import Problems


def plan_for(
    project: Path,
    problems: Problems,
    *,
    reading: tuple[str, ...] = (),
    only: tuple[str, ...] = (),
    levels: tuple[Level, ...] = LEVELS,
    seated: tuple[str, ...] | None = None,
    extra: tuple[str, ...] = (),
    debate_id: str = "later-start",
) -> tuple[Debate, Plan]:
    """The debate of a project and the plan of its packets."""
    layers = Layers.of(project)
    debate = load_debate(debate_id, layers, problems)
    formats = {each.id: each for each in load_formats(layers, problems)}
    sheets = load_sheets(layers, problems)
    assert debate is not None, list(problems)
    assert sheets is not None, list(problems)
    agenda = timetable(
        formats["short-council"], tuple(formats.values()), minutes=None, start=None, roles=3
    )
    plan = plan_packets(
        debate,
        sheets,
        table=at_table(debate, seated, extra),
        levels=levels,
        agenda=for_students(agenda),
        scripted=agenda,
        reading=reading,
        paper="letter",
        only=only,
    )
    return debate, plan

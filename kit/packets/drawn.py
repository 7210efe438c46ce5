"""The drawings of a debate at one reading level, which all its sheets share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.drawings import LOOKS, draw_argument, draw_chart, draw_region, draw_spine, draw_wants
from kit.model.debate import Debate, DebateFacts
from kit.model.diagram import ArgumentDrawing
from kit.model.map_drawing import RegionDrawing, TimelineDrawing, WantsDrawing
from kit.model.public import PublicRole

CHART_WIDTH = 19
"""Of the chart beside the timeline, in type sizes."""


@dataclass(frozen=True, slots=True)
class Drawings:
    """The drawings of a debate, those with several looks in the order of `LOOKS`."""

    argument_map: ArgumentDrawing | None
    wants_maps: tuple[WantsDrawing, ...]
    region_maps: tuple[RegionDrawing, ...]
    timelines: tuple[TimelineDrawing, ...]


def draw(debate: Debate, facts: DebateFacts, roles: Sequence[PublicRole]) -> Drawings:
    """Draw all that a debate has to draw. `facts` are in the words of a reading level."""
    outline, drawn = debate.outline, facts.map
    everyone = tuple(roles)
    return Drawings(
        argument_map=None if facts.argument_map is None else draw_argument(facts.argument_map),
        wants_maps=tuple(draw_wants(facts.wants, everyone, drawn, outline, each) for each in LOOKS),
        region_maps=()
        if drawn is None
        else tuple(draw_region(drawn, outline, look) for look in LOOKS),
        timelines=_timelines(facts),
    )


def _timelines(facts: DebateFacts) -> tuple[TimelineDrawing, ...]:
    """What stands beside the timeline of a debate; none if there is no timeline."""
    if not facts.timeline:
        return ()
    chart = facts.chart
    return tuple(
        TimelineDrawing(
            look=look,
            spine=draw_spine(facts.timeline, look),
            chart=None if chart is None else draw_chart(chart, look, CHART_WIDTH * look.size),
        )
        for look in LOOKS
    )

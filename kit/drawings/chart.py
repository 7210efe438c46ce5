"""A chart of dots over years."""

from __future__ import annotations

from kit.drawings.look import LINE, wide
from kit.model.chart import Chart
from kit.model.diagram import Look
from kit.model.map_drawing import ChartDrawing, Column, Tick

_DOT = 0.36
"""The radius of a dot, in type sizes."""
_TICK = 0.5
"""How far a tick reaches below the axis, in type sizes."""
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100)
_LEAST_STEP = 1.2
"""Between two columns, in millimeters."""


def draw_chart(chart: Chart, look: Look, width: float) -> ChartDrawing:
    """Draw a chart `width` millimeters wide: a dot above the axis for each time in a year."""
    radius = round(_DOT * look.size, 2)
    highest = max((each.count for each in chart.counts), default=0)
    axis = round((2 * highest + 0.6) * radius * 1.12, 2)
    edge = wide(look, "0000") / 2
    years = chart.last - chart.first
    step = (width - 2 * edge) / years

    def at(year: int) -> float:
        return round(edge + (year - chart.first) * step, 2)

    columns = [
        Column(
            year=each.year,
            count=each.count,
            dots=tuple(
                (at(each.year), round(axis - (2 * row + 1.4) * radius * 1.12, 2))
                for row in range(each.count)
            ),
        )
        for each in chart.counts
    ]
    label = wide(look, "00000")
    apart = next((each for each in _YEARS if each * step >= label), years)
    ticks = [
        Tick(at=at(year), label=str(year) if year % apart == 0 else "")
        for year in range(chart.first, chart.last + 1)
        if step >= _LEAST_STEP or year % apart == 0
    ]
    return ChartDrawing(
        look=look,
        title=chart.title,
        one=chart.one,
        note=chart.note,
        width=round(width, 2),
        height=round(axis + (_TICK + LINE) * look.size + 0.5, 2),
        axis=axis,
        radius=radius,
        ticks=tuple(ticks),
        columns=tuple(columns),
        sources=tuple(dict.fromkeys(each.source for each in chart.counts if each.source)),
    )

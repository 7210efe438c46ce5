"""Checks what is drawn over years: the chart, and the order of the timeline."""

from __future__ import annotations

from itertools import pairwise

from kit.check.names import must_be_known
from kit.drawings import year_of
from kit.model.debate import Debate
from kit.problems import Problems


def check_chart(debate: Debate, problems: Problems) -> None:
    """Add a problem for each year of the chart that is out of order or range, or has no source."""
    chart = debate.facts.chart
    if chart is None:
        return
    if chart.first >= chart.last:
        problems.error(
            debate.source.place("chart", "last"),
            f"the chart ends in {chart.last}, but begins in {chart.first}",
            "write the earlier year as “first”",
        )
    known = [source.id for source in debate.facts.sources]
    before = None
    for index, each in enumerate(chart.counts):
        place = debate.source.place("chart", "counts", index, "year")
        if not chart.first <= each.year <= chart.last:
            problems.error(
                place,
                f"{each.year} is not on the chart, which goes from {chart.first} to {chart.last}",
            )
        elif before is not None and each.year <= before:
            twice = each.year == before
            problems.error(
                place,
                f"{each.year} appears twice" if twice else f"{each.year} stands after {before}",
                "write each year once, the earliest first",
            )
        before = each.year
        if each.source is not None:
            must_be_known(
                each.source,
                known,
                debate.source,
                ("chart", "counts", index, "source"),
                f"there is no source “{each.source}”",
                problems,
            )


def check_timeline(debate: Debate, problems: Problems) -> None:
    """Warn of an entry of the timeline that stands after a later one.

    Only entries whose `when` names a year are compared; in one year any order may be meant.
    """
    dated = [
        (index, event, year)
        for index, event in enumerate(debate.facts.timeline)
        if (year := year_of(event.when)) is not None
    ]
    for (_, earlier, before), (index, event, year) in pairwise(dated):
        if year < before:
            problems.warn(
                debate.source.place("timeline", index, "when"),
                f"“{event.when}” stands after “{earlier.when}”",
                "put the entries in the order of time",
            )

"""What only finished pages tell: whether each sheet fits the pages it may have."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from kit.model.sheets import Paper
from kit.pipeline.build import Report, typeset_sheets
from kit.pipeline.prepare import Prepared, prepare
from kit.pipeline.request import Request
from kit.problems import BadInput, Problems


def examine_pages(
    prepared: Prepared,
    request: Request,
    papers: Sequence[Paper],
    problems: Problems,
    report: Report = lambda what, done, of: None,
) -> None:
    """Typeset every sheet on each of these papers, and add every problem that shows.

    `prepared` is what `request` gave, on its own paper. Sheets that a build has typeset, or
    that the next will, come from the same cache. Raises `CannotWork`.
    """
    for paper in papers:
        here = dataclasses.replace(request, paper=paper)
        try:
            ready = prepared if paper == request.paper else prepare(here, problems, all_roles=True)
            typeset_sheets(ready, here, problems, report)
        except BadInput:
            # Everything that is wrong is among the problems.
            continue

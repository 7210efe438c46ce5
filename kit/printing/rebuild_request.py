"""The request of a finished build, to build more of the same."""

from __future__ import annotations

from kit.pipeline.request import Request, RosterSource
from kit.printing.finished import Finished
from kit.printing.request import PrintRequest


def rebuild_request(request: PrintRequest, finished: Finished) -> Request:
    """The request that the debate was built with, without the essay, which no build keeps."""
    saved = request.saved_cast
    return Request(
        project=request.project,
        user=request.user,
        debate=request.debate,
        out=request.out,
        cache=request.cache,
        paper=finished.paper,
        format=finished.format if saved is None else None,
        times=finished.times,
        tables=finished.tables,
        chosen=finished.chosen,
        source=RosterSource(plan=saved, order=finished.order, coded=finished.coded),
        students=finished.students,
        extra=finished.extra,
        levels=finished.levels,
        scores=finished.scores,
        jobs=request.jobs,
    )

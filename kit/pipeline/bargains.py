"""Proves the negotiation of a debate, for every class that its formats seat."""

from __future__ import annotations

from pathlib import Path

from kit.bargains import is_negotiated, prove
from kit.cast import casts
from kit.pipeline.inputs import Inputs
from kit.problems import Problems

CLASS_SIZES = range(4, 41)


def check_bargains(inputs: Inputs, given: Path, problems: Problems) -> None:
    """Add whatever keeps a debate's negotiation from being won by negotiating.

    These are warnings for the kit's own debate, below the folder `given`, and notes as soon as a
    file of it is a teacher's own.
    """
    debate = inputs.debate
    formats = tuple(each for each in inputs.usual_formats if each.facts.negotiates)
    if not formats or not is_negotiated(debate):
        return
    at = [(chosen.id, size, table) for chosen, size, table in casts(debate, formats, CLASS_SIZES)]
    sources = (debate.source, *(role.source for role in debate.roles))
    files = (file for source in sources for file in source.files)
    add = problems.warn if all(file.path.is_relative_to(given) for file in files) else problems.note
    for finding in prove(debate, at):
        add(finding.place, finding.message, finding.hint)

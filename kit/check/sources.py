"""Checks whether a debate's sources say where a reader can look them up."""

from __future__ import annotations

from kit.model.debate import Debate
from kit.problems import Problems


def check_sources_findable(debate: Debate, problems: Problems) -> None:
    """Warn of each source that does not say where to look it up.

    That takes who issued it, and its document number or its address: with these a library or a
    search page finds it, even when the address has changed.
    """
    for index, source in enumerate(debate.facts.sources):
        missing = []
        if source.issuer is None:
            missing.append("who issued it (“issuer”)")
        if source.number is None and source.address is None:
            missing.append("its document number (“number”) or its address (“address”)")
        if missing:
            problems.warn(
                debate.source.place("sources", index, "id"),
                f"the source “{source.id}” does not say where to look it up",
                f"add {', and '.join(missing)}",
            )

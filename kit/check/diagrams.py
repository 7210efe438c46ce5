"""Checks the two diagrams of a debate: the argument map and the stakeholder map."""

from __future__ import annotations

from kit.check.names import must_be_known
from kit.model.debate import Debate
from kit.problems import Problems


def check_diagrams(debate: Debate, problems: Problems) -> None:
    """Add a problem for each role or paragraph that the diagrams name and that does not exist."""
    facts = debate.facts
    # A role with a file but not in the cast may be named: it is only not at the table.
    ids = [*(role.id for role in debate.roles), *debate.unused]
    for index, want in enumerate(facts.wants):
        for key, name in (("who", want.who), ("whom", want.whom)):
            must_be_known(
                name,
                ids,
                debate.source,
                ("wants", index, key),
                f"there is no role “{name}”",
                problems,
            )
    if facts.argument_map is not None:
        last = len(facts.essay.paragraphs)
        reasons = enumerate(facts.argument_map.reasons)
        cited = [(("reasons", index), reason.cites) for index, reason in reasons]
        for keys, cites in [(("claim",), facts.argument_map.claim.cites), *cited]:
            if max(cites) > last:
                problems.error(
                    debate.source.place("argument_map", *keys, "cites"),
                    f"¶{max(cites)} is not in the essay, which has ¶1 to ¶{last}",
                )

"""Checks a debate's cast, and each role by itself."""

from __future__ import annotations

from kit.check.marks import CITATION
from kit.check.names import must_be_known, no_repeats
from kit.model.debate import Debate
from kit.model.role import Role
from kit.problems import Problems


def check_cast(debate: Debate, problems: Problems) -> None:
    """Add problems for roles that are listed twice, and for ranks that two roles share."""
    facts = debate.facts
    no_repeats(facts.cast, ("cast",), "role", debate.source, problems)
    for index, role_id in enumerate(facts.extensions):
        if role_id in (*facts.cast, *facts.extensions[:index]):
            problems.error(
                debate.source.place("extensions", index), f"the role “{role_id}” appears twice"
            )
    ranks: dict[int, Role] = {}
    for role in debate.roles:
        if (other := ranks.setdefault(role.facts.rank, role)) is not role:
            problems.error(
                role.source.place("rank"),
                f"rank {role.facts.rank} is also that of “{other.id}”",
                "give each role a rank of its own: 1 joins the smallest class first",
            )


def cited_in(role: Role) -> set[int]:
    """The numbers of the paragraphs that a role's text cites."""
    return {
        number
        for prose in role.prose
        for match in CITATION.finditer(prose)
        for number in range(int(match[1]), int(match[2] or match[1]) + 1)
    }


def check_role(role: Role, debate: Debate, problems: Problems) -> None:
    """Add problems for what a role cites, which roles it asks, and its words and prompts."""
    facts, source = role.facts, role.source
    last = len(debate.facts.essay.paragraphs)
    cited = cited_in(role)
    for index, number in enumerate(facts.cites):
        if number > last:
            problems.error(
                source.place("cites", index),
                f"¶{number} is not in the essay, which has ¶1 to ¶{last}",
            )
        elif number not in cited:
            problems.warn(
                source.place("cites", index),
                f"¶{number} is listed here, but the role's text never cites it",
            )
    there = [str(number) for number in sorted(cited) if 0 < number <= last]
    if there and not facts.cites:
        problems.note(
            source.place("cites"),
            f"no paragraphs are listed here, but the role's text cites ¶{', ¶'.join(there)}",
            f"write “cites: [{', '.join(there)}]”",
        )
    if facts.seats.min > facts.seats.max:
        problems.error(
            source.place("seats", "min"), "the smallest number of seats is larger than the largest"
        )
    # A role with a file but not in the cast may be named: it is only not at the table.
    ids = (*(other.id for other in debate.roles), *debate.unused)
    others = [name for name in ids if name != role.id]
    for index, asked in enumerate(facts.ask):
        must_be_known(
            asked,
            others,
            source,
            ("ask", index),
            f"“{asked}” is not another role of this debate",
            problems,
        )
    no_repeats(facts.ask, ("ask",), "role", source, problems)
    terms = [term.term for term in debate.facts.glossary]
    for index, word in enumerate(facts.words):
        must_be_known(
            word,
            terms,
            source,
            ("words", index),
            f"“{word}” is not in the glossary",
            problems,
        )
    for moment in ("prepare", "during", "after"):
        if not any(prompt.moment == moment for prompt in facts.prompts):
            problems.error(
                source.place("prompts"),
                f"no prompt has the moment “{moment}”",
                "each role has prompts for prepare, during and after",
            )

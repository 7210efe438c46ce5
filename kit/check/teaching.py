"""Checks what makes a lesson of a debate: words to practice, documents, the time of the debrief."""

from __future__ import annotations

from collections.abc import Sequence

from kit.check.names import must_be_known, no_repeats
from kit.check.reading_level import sentences
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.teaching import GAP
from kit.problems import Problems

QUOTED = 60
"""Words. An extract has fewer; what is longer may not be free to quote."""


def check_teaching(debate: Debate, problems: Problems) -> None:
    """Add an error for each sentence to practice, and each document, that cannot be printed."""
    facts, source = debate.facts, debate.source
    terms = [term.term for term in facts.glossary]
    no_repeats(
        (gap.term for gap in facts.practice), ("practice",), "word", source, problems, ("term",)
    )
    for index, gap in enumerate(facts.practice):
        must_be_known(
            gap.term,
            terms,
            source,
            ("practice", index, "term"),
            f"the glossary has no “{gap.term}”",
            problems,
        )
        for key, words in (("sentence", gap.sentence), ("supported", gap.supported)):
            if words is not None and words.count(GAP) != 1:
                problems.error(
                    source.place("practice", index, key),
                    f"the sentence has {words.count(GAP)} gaps; it needs one",
                    f"write one “{GAP}” in place of the word",
                )
    known = [each.id for each in facts.sources]
    for index, document in enumerate(facts.documents):
        if document.source is not None:
            must_be_known(
                document.source,
                known,
                source,
                ("documents", index, "source"),
                f"there is no source “{document.source}”",
                problems,
            )


def check_lesson(debate: Debate, formats: Sequence[Format], problems: Problems) -> None:
    """Add a warning for each extract that is too long, and for a debrief or hook without its time.

    `formats` are those that the debate lists.
    """
    facts, source = debate.facts, debate.source
    for index, document in enumerate(facts.documents):
        words = sum(len(sentence) for sentence in sentences(document.quote))
        if words >= QUOTED:
            problems.warn(
                source.place("documents", index, "quote"),
                f"the extract has {words} words; it should have fewer than {QUOTED}",
                "quote less",
            )
    steps = facts.guide.debrief
    for index, step in enumerate(steps):
        if len(step.questions) > step.minutes:
            problems.warn(
                source.place("guide", "debrief", index, "minutes"),
                f"{len(step.questions)} questions do not fit into {step.minutes} minutes",
                "allow a minute for each, or ask fewer",
            )
    needed = sum(step.minutes for step in steps)
    for each in formats:
        phases = [phase for lesson in each.facts.lessons for phase in lesson.phases]
        given = sum(phase.length for phase in phases if phase.kind == "debrief")
        if given and needed > given:
            problems.warn(
                source.place("guide", "debrief"),
                f"the debrief takes {needed} minutes; the format “{each.id}” has {given:g} for it",
                "make its steps shorter",
            )
        hook = facts.guide.hook
        if hook is not None and hook.minutes > phases[0].length:
            problems.warn(
                source.place("guide", "hook", "minutes"),
                f"the hook takes {hook.minutes} minutes; in the format “{each.id}” the phase "
                f"“{phases[0].name}” has {phases[0].length:g}",
                "make it shorter",
            )

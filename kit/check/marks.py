"""Checks the marks in a debate's prose: ¶ numbers, the ids of sources, options of an issue."""

from __future__ import annotations

import re

from kit.check.issues import check_option_marks
from kit.check.names import must_be_known, no_repeats
from kit.model.debate import Debate
from kit.problems import Problems, SourceText, did_you_mean

CITATION = re.compile(r"¶\s?(\d+)(?:\s?[-–]\s?(\d+))?")
# Comments of YAML and of Jinja. One that is not closed runs to the end of the text: without
# that, a long text with many “{#” would take quadratic time.
COMMENT = re.compile(r"^[ \t]*#[^\n]*$|\{#.*?(?:#\}|\Z)", re.MULTILINE | re.DOTALL)
SOURCE_MARK = re.compile(r"\[source:?\s+([^\]]*?)\s*\]")


def check_sources(debate: Debate, problems: Problems) -> None:
    """Add problems for sources that are listed twice, and for events that cannot be looked up."""
    known = [source.id for source in debate.facts.sources]
    no_repeats(known, ("sources",), "source", debate.source, problems, ("id",))
    for index, event in enumerate(debate.facts.timeline):
        if event.source is None:
            if not CITATION.search(event.what) and not SOURCE_MARK.search(event.what):
                problems.error(
                    debate.source.place("timeline", index, "what"),
                    "nobody can look this up",
                    "add “source”, with the id of one in “sources”, or the ¶ of the essay that "
                    "says it",
                )
            continue
        must_be_known(
            event.source,
            known,
            debate.source,
            ("timeline", index, "source"),
            f"there is no source “{event.source}”",
            problems,
        )


def check_marks(source: SourceText, debate: Debate, problems: Problems) -> None:
    """Add a problem for each ¶ number, source and option mark in a file that leads nowhere."""
    last = len(debate.facts.essay.paragraphs)
    known = [found.id for found in debate.facts.sources]
    prose = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source.text)
    for match in CITATION.finditer(prose):
        numbers = [int(number) for number in match.groups() if number]
        # A range that runs backward, such as ¶5–3, is a mistake as well.
        if any(not 1 <= number <= last for number in numbers) or numbers != sorted(numbers):
            problems.error(
                source.at_offset(match.start(), len(match[0])),
                f"{match[0]} is not in the essay, which has ¶1 to ¶{last}",
            )
    for match in SOURCE_MARK.finditer(prose):
        if match[1] not in known:
            problems.error(
                source.at_offset(match.start(1), len(match[1])),
                f"there is no source “{match[1]}”",
                did_you_mean(match[1], known),
            )
    check_option_marks(source, prose, debate, problems)

"""Checks whether prompts give enough ruled lines to answer what they ask."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from kit.model.debate import Debate
from kit.model.role import Prompt
from kit.problems import Problems, SourceText

WRITTEN = 2
"""Lines. A student's own sentence, by hand, does not fit on fewer."""
LETTERS_A_LINE = 57
"""By hand: 3 mm per letter, on lines 8 mm apart and 172 mm wide, as on A4."""
LETTERS_A_GAP = 20
"""What a student writes into a gap of a frame: three or four words."""
GAP = "…"
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight")
ASKS_FOR = re.compile(
    r"\b(?:name|list|give|write|note|find|choose|state|tell)(?: down)? "
    rf"(?:at least |up to )?({'|'.join(NUMBERS)})\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def check_prompts(debate: Debate, problems: Problems) -> None:
    """Add a warning for each prompt with fewer lines than its answer needs.

    What a prompt asks for is counted in its words only in English.
    """
    english = debate.facts.language.split("-")[0] == "en"
    for source, prompts in (
        (debate.source, debate.facts.prompts),
        *((role.source, role.facts.prompts) for role in debate.roles),
    ):
        for index, prompt in enumerate(prompts):
            _check(prompt, index, source, problems, english=english)


def _check(
    prompt: Prompt, index: int, source: SourceText, problems: Problems, *, english: bool
) -> None:
    most, why = max(_needs(prompt, english=english), default=(0, ""))
    if most > prompt.lines:
        lines = "1 line is" if prompt.lines == 1 else f"{prompt.lines} lines are"
        problems.warn(
            source.place("prompts", index, "lines"),
            f"{lines} too little room: {why}",
            f"write “lines: {most}”, or more",
        )


def _needs(prompt: Prompt, *, english: bool) -> Iterator[tuple[int, str]]:
    """Yield how many lines the answer to a prompt needs, and why, for each reason."""
    if prompt.moment != "during":
        yield WRITTEN, f"an answer in sentences takes {WRITTEN}"
    asked = [QUOTED.sub("", words) for words in (prompt.ask, prompt.supported or "")]
    questions = max(words.count("?") for words in asked)
    if questions > 1:
        yield questions, f"it asks {questions} questions"
    if english:
        for match in (match for words in asked for match in ASKS_FOR.finditer(words)):
            yield NUMBERS.index(match[1].lower()) + 2, f"it asks for {match[1].lower()} things"
    if prompt.frame is not None:
        gaps = prompt.frame.count(GAP)
        letters = len(prompt.frame) - gaps + gaps * LETTERS_A_GAP
        lines = math.ceil(letters / LETTERS_A_LINE)
        yield lines, f"the frame takes {lines} when it is written out"

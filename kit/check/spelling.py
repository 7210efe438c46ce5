"""Checks the spelling of a debate in American English, which `language: en-US` decides.

The pairs of spellings are those of breame. Other languages are not checked: many American
spellings are British words as well, such as “check” or “story”.
"""

from __future__ import annotations

import re
from collections.abc import Set

from kit.check.marks import COMMENT
from kit.model.debate import Debate
from kit.problems import Problems, SourceText

CHECKED = "en-US"
ACCEPTED = frozenset(
    [
        "aesthete",
        "aesthetic",
        "aesthetically",
        "aesthetics",
        "analogue",
        "analogues",
        "archaeology",
        "archaeological",
        "axe",
        "battleaxe",
        "bingeing",
        "buses",
        "busing",
        "cancellation",
        "cancellations",
        "catalogue",
        "catalogued",
        "catalogues",
        "cataloguing",
        "dialogue",
        "dialogues",
        "disc",
        "discs",
        "epilogue",
        "epilogues",
        "gases",
        "gauge",
        "gauged",
        "gauges",
        "gauging",
        "glamour",
        "likeable",
        "minibuses",
        "monologue",
        "monologues",
        "omelette",
        "omelettes",
        "prologue",
        "prologues",
        "sheikh",
        "synagogue",
        "synagogues",
        "tonne",
        "tonnes",
        "tranquilly",
        "videodisc",
        "videodiscs",
        "worshipped",
        "worshipper",
        "worshipping",
        "yoghurt",
    ]
)
"""British spellings by the list, which Americans write as well, or more often."""
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LETTERS = re.compile(r"[A-Za-z]+")
_NOT_PROSE = re.compile(rf"{COMMENT.pattern}|^\s*licence:", COMMENT.flags | re.MULTILINE)
"""Comments, and the one key that is spelled in the British way, whatever the debate's language."""


def check_spelling(debate: Debate, problems: Problems) -> None:
    """Add a warning for each British spelling in a debate whose language is American English.

    Ids are not checked, nor words that a document or the title of a source contains.
    """
    if debate.facts.language != CHECKED:
        return
    facts = debate.facts
    ids = {role.id for role in debate.roles} | {source.id for source in facts.sources}
    quoted = " ".join(
        [source.text for source in facts.sources]
        + [f"{each.title} {each.quote}" for each in facts.documents]
    )
    free = {word for name in ids for word in name.split("-")} | {
        word.lower() for word in _LETTERS.findall(quoted)
    }
    for whole in (debate.source, *(role.source for role in debate.roles)):
        for source in whole.files:
            _check(source, ids, free, problems)


def _check(source: SourceText, ids: Set[str], free: Set[str], problems: Problems) -> None:
    # The list is large enough to be loaded only where it is used.
    from breame.data.spelling_constants import BRITISH_ENGLISH_SPELLINGS as AMERICAN

    prose = _NOT_PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source.text)
    written = {word.lower() for word in _LETTERS.findall(prose)}
    if not any(word in AMERICAN and word not in ACCEPTED for word in written - free):
        return
    for match in _WORD.finditer(prose):
        if match[0] in ids:
            continue
        for word in _LETTERS.finditer(match[0]):
            plain = word[0].lower()
            if plain in AMERICAN and plain not in ACCEPTED and plain not in free:
                problems.warn(
                    source.at_offset(match.start() + word.start(), len(word[0])),
                    f"“{word[0]}” is British; this debate is in American English",
                    f"write “{AMERICAN[plain]}”, or choose another “language” in debate.yaml",
                )

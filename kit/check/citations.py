"""Checks whether the teacher's copy of the essay is the one that the debate cites."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from kit.model.debate import Debate
from kit.model.essay import Reading
from kit.problems import Place, Problems

QUOTES = "“”\"'"
HINT = "compare your copy with the original: the briefs cite its paragraphs by number"


def check_reading(debate: Debate, reading: Reading, problems: Problems) -> None:
    """Add a warning for each paragraph whose key terms are elsewhere in the copy, or nowhere.

    Case, quotes, hyphens and spaces make no difference. The terms are a few words from each
    paragraph, so the check works without the text of the essay, which is under copyright.
    """
    texts = {number: plain_words(text) for number, text in enumerate(reading.paragraphs, start=1)}
    for number, paragraph in enumerate(debate.facts.essay.paragraphs, start=1):
        missing = [
            term for term in paragraph.terms if plain_words(term) not in texts.get(number, "")
        ]
        if not missing:
            continue
        said = " and ".join(f"“{term.strip(QUOTES)}”, {_where(term, texts)}" for term in missing)
        if number in texts:
            # A PDF or a Word file has no lines to point at: then the place stands in the words.
            where = "" if reading.by_line else f" ({reading.spots[number - 1]})"
            problems.warn(reading.place(number), f"¶{number}{where} should hold {said}", HINT)
        else:
            whole = Place(reading.source.path)
            problems.warn(whole, f"there is no ¶{number}; it should hold {said}", HINT)


def _where(term: str, texts: Mapping[int, str]) -> str:
    """Where a term is in the copy, in words."""
    found = [f"¶{number}" for number, text in texts.items() if plain_words(term) in text]
    return f"which is in {' and '.join(found)}" if found else "which is nowhere in your copy"


def plain_words(text: str) -> str:
    """A text as its words alone, in lower case, between single spaces, with one at both ends.

    The outer spaces make `in` match whole words only.
    """
    words = re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text)).casefold()
    return f" {words.strip()} "

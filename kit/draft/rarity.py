"""How rare a word is, by counts of words in subtitles of films.

The counts are those of pyspellchecker, which has them for some languages. For others all words
count as equally rare, so that their length decides.
"""

from __future__ import annotations

import functools
import math
import re

UNKNOWN = 50
"""Occurrences. A word that was never counted is taken for a rare one, not for an impossible one."""
# Endings that make other forms of the same word; what stands in their place, in English.
_ENDINGS = (
    ("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
    ("ing", "e"), ("ly", ""), ("bly", "ble"), ("er", ""), ("er", "e"), ("est", ""), ("ness", ""),
    ("ise", "ize"), ("ised", "ized"), ("isation", "ization"), ("our", "or"), ("ours", "ors"),
    ("mme", "m"),
)  # fmt: skip
_DOUBLED = re.compile(r"([bdgklmnprtz])\1\Z")


class Rarity:
    """The counts of one language."""

    def __init__(self, language: str) -> None:
        """`language` is a code, such as “en” or “es-MX”."""
        self.counts = _counts(language.partition("-")[0])
        self.english = language.partition("-")[0] == "en"

    def occurrences(self, word: str) -> int:
        """How often a word, or the most common other form of it, occurs in a billion words."""
        plain = word.casefold().replace("’", "'")
        forms = {plain, plain.removesuffix("'s"), *(self._bases(plain) if self.english else ())}
        return max((self.counts.get(form, 0) for form in forms), default=0) or UNKNOWN

    def of(self, word: str) -> float:
        """How rare a word is: about 4 for very common ones, up to 17 for those never counted."""
        if not self.counts:
            return float(min(len(word), 17))
        return math.log(1_700_000_000 / self.occurrences(word))

    @staticmethod
    def _bases(word: str) -> set[str]:
        found = {
            word[: -len(ending)] + other
            for ending, other in _ENDINGS
            if word.endswith(ending) and len(word) - len(ending) > 2
        }
        found |= {_DOUBLED.sub(r"\1", base) for base in found}
        return found | {word.removeprefix("re") for word in (word, *found) if len(word) > 6}


@functools.cache
def _counts(language: str) -> dict[str, int]:
    from spellchecker import SpellChecker  # slow to load, and only a draft needs it

    try:
        frequency = SpellChecker(language=language).word_frequency
    except ValueError:
        return {}
    return dict(frequency.items())

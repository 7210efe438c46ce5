"""Words that an essay's paragraphs can be known by, and words that its readers may not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from kit.check import plain_words
from kit.draft.rarity import Rarity

TERMS = 2
"""Key terms of a paragraph: enough to tell it from the others, even if one is a slip."""
LONGEST_TERM = 3
"""Words."""
MOST_WORDS = 8
"""Entries of a drafted glossary: as many as fit a page with room to write."""
SHORTEST_WORD = 5
"""Letters of a word for the glossary."""
COMMON = 4000
"""Occurrences in the counted texts. A word that is more common needs no glossary."""
EVERYDAY = 9_000
"""Occurrences of a word from which everybody knows it."""
_ENDINGS = frozenset({"able", "less", "ness", "ment", "like"})
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
# What parts the words of a term: the end of a sentence, and anything between words but spaces.
_GAP = re.compile(r"[^\w’' -]+|\s[–—-]\s|\s['’]|['’]\s")
_SMALL = frozenset({
    "a", "an", "the", "and", "or", "but", "nor", "so", "if", "than", "as", "of", "to", "in", "on",
    "at", "by", "for", "from", "with", "into", "onto", "over", "under", "after", "before", "per",
    "through", "about", "against", "without", "within", "is", "are", "was", "were", "be", "been",
    "being", "am", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could",
    "may", "might", "must", "shall", "should", "not", "no", "it", "its", "they", "them", "their",
    "he", "she", "his", "her", "we", "us", "our", "you", "your", "i", "me", "my", "this", "that",
    "these", "those", "there", "here", "who", "whom", "whose", "which", "what", "when", "where",
    "why", "how", "all", "any", "both", "each", "every", "few", "more", "most", "much", "some",
    "such", "only", "very", "too", "also", "just", "then", "now", "even", "still", "yet", "one",
    "two", "between", "near", "half",
})  # fmt: skip
"""Words that no term begins or ends with."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    words: tuple[str, ...]
    start: int
    score: float

    @property
    def text(self) -> str:
        return " ".join(self.words)


def key_terms(paragraphs: Sequence[str], language: str) -> tuple[tuple[str, ...], ...]:
    """Up to `TERMS` terms for each paragraph: one to three words that stand in no other.

    None for a paragraph that has no words of its own. Whether a term is elsewhere is judged as
    `check` judges it: case, quotes and hyphens make no difference.
    """
    rarity = Rarity(language)
    texts = [plain_words(text) for text in paragraphs]
    found = []
    for number, paragraph in enumerate(paragraphs):
        others = [text for index, text in enumerate(texts) if index != number]
        chosen: list[_Candidate] = []
        for each in sorted(_candidates(paragraph, rarity), key=lambda each: -each.score):
            said = plain_words(each.text)
            if len(chosen) == TERMS:
                break
            if said not in texts[number] or any(said in text for text in others):
                continue
            if not any(
                set(said.split()) & set(plain_words(other.text).split()) for other in chosen
            ):
                chosen.append(each)
        found.append(tuple(each.text for each in sorted(chosen, key=lambda each: each.start)))
    return tuple(found)


def rare_words(paragraphs: Sequence[str], language: str) -> tuple[str, ...]:
    """Words that readers may not know, as they stand in the text, in the order of the text.

    Names are left out: words that the text writes with a capital.
    """
    rarity = Rarity(language)
    words = [word for text in paragraphs for word in _WORD.findall(text)]
    names = {word.casefold() for word in words if word[:1].isupper()}
    rare = {
        word: rarity.of(word)
        for word in words
        if len(word) >= SHORTEST_WORD
        and word.islower()
        and word.isalpha()
        and word not in names
        and rarity.counts
        and rarity.occurrences(word) < COMMON
        and not _explains_itself(word, rarity)
    }
    # One of “pouch” and “pouches” will do.
    rare = {word: it for word, it in rare.items() if not _is_form(word, rare)}
    kept = sorted(rare, key=lambda word: -rare[word])[:MOST_WORDS]
    return tuple(word for word in rare if word in kept)


def _is_form(word: str, others: Collection[str]) -> bool:
    return any(word.endswith(end) and word.removesuffix(end) in others for end in ("s", "es"))


def _explains_itself(word: str, rarity: Rarity) -> bool:
    """Whether a word is made of two that everybody knows, as “weekday”, or “lock” and “-able”."""
    return any(
        rarity.occurrences(word[:at]) >= EVERYDAY
        and (word[at:] in _ENDINGS or (at > 2 and rarity.occurrences(word[at:]) >= EVERYDAY))
        for at in range(3, len(word) - 2)
    )


def _candidates(paragraph: str, rarity: Rarity) -> Iterator[_Candidate]:
    """Every run of one to three words in a paragraph that could be a term."""
    counts = Counter(word.casefold() for word in _WORD.findall(paragraph))
    start = 0
    for piece in _GAP.split(paragraph):
        words = _WORD.findall(piece)
        for size in range(1, LONGEST_TERM + 1):
            for first in range(len(words) - size + 1):
                run = tuple(words[first : first + size])
                if _is_term(run):
                    yield _Candidate(run, start + first, _score(run, counts, rarity))
        start += len(words)


def _is_term(words: tuple[str, ...]) -> bool:
    first, last = words[0].casefold(), words[-1].casefold()
    # “You’re” and “7 pupils” are words that any text may have.
    common = any("’" in word or "'" in word for word in (first, last)) or len(first) < 2
    return (
        len("".join(words)) > 3
        and not common
        and first not in _SMALL
        and last not in _SMALL
        and not last.isdigit()
    )


def _score(words: tuple[str, ...], counts: Counter[str], rarity: Rarity) -> float:
    """How well words mark a paragraph: rare ones, that it uses more than once, two together."""
    rare = sum(rarity.of(word) for word in words) / len(words)
    often = max(counts[word.casefold()] for word in words)
    return rare + 1.5 * (len(words) == 2) + 0.5 * min(often, 4)

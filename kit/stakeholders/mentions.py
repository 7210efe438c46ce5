"""Finds what in a sentence may be somebody: names, and nouns for persons and groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from kit.stakeholders import grammar
from kit.stakeholders.sentences import Sentence, Token
from kit.stakeholders.words import is_a, is_plural, kind_of, singular, speech, verb_bases

MOST_MODIFIERS = 3
JOINING = frozenset(("of", "for", "the", "de", "la", "van", "von", "&"))


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that names somebody.

    `start` and `end` are its first token and the one after its last; `words` is how it reads,
    without an article. `head` is its chief noun in the singular and `modifiers` the words before
    it, in small letters. Of a name, `head` is its last word that is a noun for persons or groups
    (“council”, “mayor”), or "". `of` is the name in “residents of Maple Court”. `owner` is what
    stands before in the possessive: “its”, “association”.
    """

    sentence: int
    start: int
    end: int
    words: str
    head: str
    modifiers: tuple[str, ...]
    is_name: bool
    plural: bool = False
    article: str = ""
    owner: str = ""
    of: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Casing:
    """How the essay writes words: those in small letters, and those with a capital inside one."""

    small: Set[str]
    capital: Set[str]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> Casing:
        """Read it from all sentences."""
        tokens = [token for each in sentences for token in each.tokens if token.is_word]
        return cls(
            {token.text for token in tokens if not token.capital},
            {token.lower for token in tokens if token.capital and not token.first},
        )

    def names(self, token: Token) -> bool:
        """Whether a word's capital marks a name."""
        if not token.is_word or not token.capital or token.lower in grammar.FUNCTION - {"us"}:
            return token.text in ("US", "UK", "UN", "EU")
        if token.lower in grammar.TIMES:
            return False
        if not token.first:
            return True
        if any(char.isupper() for char in token.text[1:]):
            return True
        if token.lower in self.small:
            return False
        return token.lower in self.capital or not _common(token.lower)


def _common(word: str) -> bool:
    base = singular(word)
    return bool(
        speech(word) or speech(base) or kind_of(base) or is_a(base, "place")
        or any(True for _ in verb_bases(word)) or word.endswith(("ly", "ing", "ness", "ment"))
    )  # fmt: skip


def mentions_of(index: int, sentence: Sentence, casing: Casing) -> list[Mention]:
    """All mentions in a sentence, in order. A name inside a noun phrase is part of it."""
    names = list(_names(index, sentence.tokens, casing))
    nouns = list(_nouns(index, sentence.tokens, names))
    inside = {place for each in nouns for place in range(each.start, each.end)}
    alone = [each for each in names if each.start not in inside]
    return sorted([*alone, *nouns], key=lambda each: each.start)


def _names(index: int, tokens: Sequence[Token], casing: Casing) -> Iterator[Mention]:
    at = 0
    while at < len(tokens):
        if not _begins(tokens, at, casing):
            at += 1
            continue
        end = _end_of_name(tokens, at, casing)
        yield _name(index, tokens, at, end)
        at = end


def _begins(tokens: Sequence[Token], at: int, casing: Casing) -> bool:
    token = tokens[at]
    if casing.names(token):
        return True
    # “Mayor Delacroix”, at the beginning of a sentence.
    title = token.capital and token.lower in grammar.TITLES
    return title and at + 1 < len(tokens) and casing.names(tokens[at + 1])


def _end_of_name(tokens: Sequence[Token], at: int, casing: Casing) -> int:
    end = at + 1
    while end < len(tokens):
        before = tokens[end - 1]
        if before.possessive and not (
            before.plural_mark or kind_of(singular(before.lower)) == "person"
        ):
            break
        if casing.names(tokens[end]) and not tokens[end].first:
            end += 1
            continue
        after = end
        while after < len(tokens) and tokens[after].lower in JOINING and after - end < 2:
            after += 1
        joined = after > end and after < len(tokens) and casing.names(tokens[after])
        if not joined or not _joins(tokens, at, end):
            break
        end = after + 1
    return end


def _joins(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether “of” or “for” goes on with a name: after a body or a common word with a capital."""
    last = tokens[end - 1].lower
    return (
        bool(speech(last) or speech(singular(last)) or kind_of(singular(last)))
        and not is_a(singular(last), "place")
        and tokens[end].lower != "the"
    )


def _name(index: int, tokens: Sequence[Token], start: int, end: int) -> Mention:
    title = tokens[start].lower if end - start > 1 else ""
    title = title.rstrip(".") if title.rstrip(".") in grammar.TITLES else ""
    parts = [_shown(token, last=place == end - 1) for place, token in
             enumerate(tokens[start:end], start)]  # fmt: skip
    lower = [token.lower for token in tokens[start:end]]
    before_of = lower[: lower.index("of")] if "of" in lower else lower
    before_of = before_of[: before_of.index("for")] if "for" in before_of else before_of
    heads = [singular(word) for word in before_of if kind_of(singular(word)) or
             is_a(singular(word), "place")]  # fmt: skip
    head = singular(before_of[-1]) if before_of else ""
    if not (kind_of(head) or is_a(head, "place")) or title:
        head = title or (heads[-1] if heads and kind_of(heads[-1]) == "group" else "")
    article = tokens[start - 1].lower if start else ""
    return Mention(
        index, start, end, " ".join(parts), head, tuple(lower[:-1]), is_name=True,
        plural=is_plural(lower[-1]) and len(lower) == 1,
        article=article if article in grammar.DEFINITE | grammar.INDEFINITE else "",
        owner=_owner(tokens, start), title=title,
    )  # fmt: skip


def _shown(token: Token, *, last: bool) -> str:
    if token.possessive and not last:
        return f"{token.text}’" if token.plural_mark else f"{token.text}’s"
    return token.text


def _owner(tokens: Sequence[Token], start: int) -> str:
    if not start:
        return ""
    before = tokens[start - 1]
    return before.lower if before.possessive or before.lower in grammar.POSSESSIVE else ""


def _nouns(index: int, tokens: Sequence[Token], names: Sequence[Mention]) -> Iterator[Mention]:
    named = {place: each for each in names for place in range(each.start, each.end)}
    for at, token in enumerate(tokens):
        head = singular(token.lower)
        if not token.is_word or at in named or token.lower in grammar.FUNCTION:
            continue
        if not kind_of(head) or _is_compound(tokens, at) or _is_verb(tokens, at, head):
            continue
        start = _start_of_phrase(tokens, at, named)
        of = named.get(_after_of(tokens, at))
        modifiers = tuple(singular(each.lower) for each in tokens[start:at])
        article = tokens[start - 1].lower if start else ""
        yield Mention(
            index, start, at + 1,
            " ".join([*(_shown(each, last=False) for each in tokens[start:at]), token.text]),
            head, modifiers, is_name=False, plural=is_plural(token.lower),
            article=article if article in grammar.DEFINITE | grammar.INDEFINITE else "",
            owner=_owner(tokens, start), of=of.words if of else "",
        )  # fmt: skip


def _after_of(tokens: Sequence[Token], at: int) -> int:
    """The place of the name in “residents of the Bench”; -1 if there is no “of”."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower not in ("of", "from"):
        return -1
    return at + 3 if tokens[at + 2].lower == "the" else at + 2


def _is_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word only says what kind of thing the next one is: “school bus”."""
    token = tokens[at]
    if token.possessive or at + 1 >= len(tokens) or is_plural(token.lower):
        return False
    after = tokens[at + 1]
    if not after.is_word or after.capital or after.lower in grammar.FUNCTION:
        return False
    code = speech(singular(after.lower))
    if not code:
        return bool(kind_of(singular(after.lower)))
    if kind_of(singular(after.lower)).rstrip("?") and "v" not in code:
        return True
    if code.startswith("n") and "v" not in code:
        return not any(True for _ in verb_bases(after.lower))
    if code.startswith("nv") and at + 2 < len(tokens):
        follows = tokens[at + 2].lower
        return follows in grammar.AUXILIARIES or (
            not tokens[at + 2].is_word and not after.lower.endswith("s")
        )
    return False


def _is_verb(tokens: Sequence[Token], at: int, head: str) -> bool:
    """Whether a word that may be a noun or a verb is used as a verb: “will guide”."""
    code = speech(tokens[at].lower) or speech(head)
    if not any(True for _ in verb_bases(tokens[at].lower)):
        return code.startswith("a") and not is_plural(tokens[at].lower) and _adjective(tokens, at)
    before = tokens[at - 1].lower if at else ""
    if before in grammar.MODALS | {"to"} | grammar.PRONOUNS - grammar.DEFINITE:
        return True
    if before in grammar.DEFINITE | grammar.INDEFINITE | grammar.POSSESSIVE:
        return _adjective(tokens, at)
    return code.startswith("v") and not is_plural(tokens[at].lower)


def _adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun follows at once, so that the word only describes it."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        after is not None and after.is_word and after.lower not in grammar.FUNCTION
        and not tokens[at].possessive and speech(singular(after.lower))[:1] in ("n", "a")
    )  # fmt: skip


def _start_of_phrase(tokens: Sequence[Token], at: int, named: dict[int, Mention]) -> int:
    """Where a noun's modifiers begin."""
    start = at
    while start and at - start < MOST_MODIFIERS:
        before = tokens[start - 1]
        if start - 1 in named:
            name = named[start - 1]
            return start if before.possessive and not before.plural_mark else name.start
        if not _modifies(before):
            break
        start -= 1
    return start


def _modifies(token: Token) -> bool:
    word = token.lower
    if not token.is_word or token.possessive or word in grammar.FUNCTION or word in grammar.TIMES:
        return False
    code = speech(word) or speech(singular(word))
    if code.startswith("v") or (not code and any(True for _ in verb_bases(word))):
        return False
    return not word.endswith("ly") and not code.startswith("r")

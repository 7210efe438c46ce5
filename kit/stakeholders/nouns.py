"""Finds nouns for persons and groups in a sentence, with the words that describe them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from kit.stakeholders import grammar
from kit.stakeholders.casing import is_function
from kit.stakeholders.mention import Mention, article_before, owner_of, shown
from kit.stakeholders.sentences import Token
from kit.stakeholders.words import (
    is_a,
    is_irregular,
    is_plural,
    kind_of,
    looks_like_person,
    may_be_verb,
    singular,
    speech,
)

MOST_MODIFIERS = 3


def nouns_in(
    index: int, tokens: Sequence[Token], names: Sequence[Mention], heads: Set[str]
) -> Iterator[Mention]:
    """The noun phrases for persons and groups in the words of a sentence.

    `names` are those in the same sentence. `heads` are nouns that end a name somewhere in the
    essay: with “the”, they count as well.
    """
    named = {place: each for each in names for place in range(each.start, each.end)}
    for at, token in enumerate(tokens):
        head = singular(token.lower)
        if not token.is_word or at in named or token.lower in grammar.FUNCTION:
            continue
        rare = is_plural(token.lower) and looks_like_person(head)
        definite = head in heads or is_a(head, "site")
        if not (kind_of(head) or rare or (definite and _definite(tokens, at))):
            continue
        start = _start_of_phrase(tokens, at, named)
        if _is_compound(tokens, at) or _is_verb(tokens, at, head, start):
            continue
        of = named.get(_after_of(tokens, at))
        modifiers = tuple(singular(each.lower) for each in tokens[start:at])
        article = article_before(tokens, start)
        yield Mention(
            index, start, at + 1,
            _phrase(tokens[start : at + 1], named=start in named),
            head, modifiers, is_name=False, plural=is_plural(token.lower),
            article=article,
            owner=owner_of(tokens, start), of=_of_words(tokens, at, of) if of else "",
        )  # fmt: skip


def _phrase(tokens: Sequence[Token], *, named: bool) -> str:
    """A noun phrase as it reads inside a sentence."""
    words = [shown(each, last=each is tokens[-1]) for each in tokens]
    if tokens[0].first and not named:
        words[0] = words[0][0].lower() + words[0][1:]
    return " ".join(words)


def _after_of(tokens: Sequence[Token], at: int) -> int:
    """The place of the name in “residents of the Bench”; -1 if there is no “of”."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower not in ("of", "from"):
        return -1
    return at + 3 if tokens[at + 2].lower == "the" else at + 2


def _of_words(tokens: Sequence[Token], at: int, name: Mention) -> str:
    """The end of “residents of the Bench” or “mediators from Oslo”, from its preposition."""
    article = " the" if tokens[at + 2].lower == "the" else ""
    return f"{tokens[at + 1].lower}{article} {name.words}"


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
        return not may_be_verb(after.lower)
    if code.startswith("nv") and at + 2 < len(tokens):
        follows = tokens[at + 2].lower
        return follows in grammar.AUXILIARIES or (
            not tokens[at + 2].is_word and not after.lower.endswith("s")
        )
    return False


def _definite(tokens: Sequence[Token], at: int) -> bool:
    return any(token.lower in ("the", "this") for token in tokens[max(0, at - 2) : at])


def _is_verb(tokens: Sequence[Token], at: int, head: str, start: int) -> bool:
    """Whether a word that may be a noun is used as a verb or adjective: “will guide”."""
    before = tokens[at - 1].lower if at else ""
    code = speech(tokens[at].lower) or speech(head)
    if code and not is_plural(tokens[at].lower) and not set(code) & set("nv"):
        return True
    if (
        code[:1] in ("a", "r", "v")
        and not is_plural(tokens[at].lower)
        and not (start < at or before in grammar.DEFINITE | grammar.INDEFINITE | grammar.POSSESSIVE)
    ):
        return True
    if (is_irregular(tokens[at].lower) or tokens[at].lower.endswith(("ed", "ing"))) and may_be_verb(
        tokens[at].lower
    ):
        return before not in grammar.DEFINITE
    if not may_be_verb(tokens[at].lower):
        return code.startswith("a") and not is_plural(tokens[at].lower) and _adjective(tokens, at)
    if before in grammar.MODALS | {"to"} | grammar.PRONOUNS - grammar.DEFINITE:
        return True
    if before in grammar.DEFINITE | grammar.INDEFINITE | grammar.POSSESSIVE:
        return _adjective(tokens, at)
    return code.startswith("v") and not is_plural(tokens[at].lower)


def _adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun follows at once, so that the word only describes it."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        after is not None
        and may_be_verb(after.lower)
        and (at + 2 < len(tokens) and is_function(tokens[at + 2].lower))
    ):
        # “The chief fears a delay.”
        return False
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
    if not token.is_word or token.possessive or is_function(word) or word in grammar.TIMES:
        return False
    code = speech(word) or speech(singular(word))
    if code.startswith("v") or (not code and may_be_verb(word)):
        return False
    return not word.endswith("ly") and not code.startswith("r")

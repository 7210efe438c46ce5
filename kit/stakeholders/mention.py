"""A place in the essay that names somebody, and what surrounds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kit.stakeholders import grammar
from kit.stakeholders.sentences import Token


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """One place that names somebody.

    `start` and `end` are its first token and the one after its last; `words` is how it reads,
    without an article. `head` is its chief noun in the singular and `modifiers` the words before
    it, in small letters. Of a name, `head` is its last word that is a noun for persons or groups
    (“council”, “mayor”), or "". `of` is the end of “residents of Elm Court”. `owner` is what
    stands before in the possessive: “its”, “association”. `adjective` is for names such as
    “Egyptian” that only describe what follows.
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
    adjective: bool = False


def article_before(tokens: Sequence[Token], start: int) -> str:
    """The article before a phrase, past words such as “next” and “two”; "" if there is none."""
    articles = grammar.DEFINITE | grammar.INDEFINITE
    at = start - 1
    while at >= 0 and grammar.is_number(tokens[at].lower) and tokens[at].lower not in articles:
        at -= 1
    return tokens[at].lower if at >= 0 and tokens[at].lower in articles else ""


def owner_of(tokens: Sequence[Token], start: int) -> str:
    """The possessive right before a phrase, such as “its” or “council”; "" if there is none."""
    if not start:
        return ""
    before = tokens[start - 1]
    return before.lower if before.possessive or before.lower in grammar.POSSESSIVE else ""


def shown(token: Token, *, last: bool) -> str:
    """A word as it reads; the last one of a phrase loses its possessive."""
    if token.possessive and not last:
        return f"{token.text}’" if token.plural_mark else f"{token.text}’s"
    return token.text

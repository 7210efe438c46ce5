"""Finds names in a sentence: words with capitals, with what joins them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.stakeholders import grammar
from kit.stakeholders.casing import Casing, is_function
from kit.stakeholders.mention import Mention, article_before, owner_of, shown
from kit.stakeholders.sentences import Token
from kit.stakeholders.words import (
    is_a,
    is_plural,
    kind_of,
    may_be_verb,
    singular,
    speech,
)

JOINING = frozenset(("of", "for", "the", "de", "la", "van", "von", "&"))


def names_in(index: int, tokens: Sequence[Token], casing: Casing) -> Iterator[Mention]:
    """The names in the words of a sentence; `index` is the sentence's place in the essay."""
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
    if at + 1 < len(tokens) and (token.lower, tokens[at + 1].lower) in casing.openings:
        return token.capital and tokens[at + 1].capital
    # “Mayor Delacroix” and “Shop Owners United”, at the beginning of a sentence.
    if not token.is_word or not token.capital or is_function(token.lower):
        return False
    noun = speech(token.lower) or speech(singular(token.lower)) or "n"
    if _is_spelled_out(tokens, at, casing):
        return True
    follows = at + 1 < len(tokens) and casing.names(tokens[at + 1])
    named = token.lower in grammar.TITLES or noun.startswith("n") or token.plural_mark
    named = named or (follows and _acts_next(tokens, at + 2))
    return named and follows and (token.plural_mark or not token.possessive)


def _title(words: Sequence[Token]) -> str:
    """The title that a person's name begins with: “Mayor”, “Councilwoman”; "" without one."""
    first = words[0].lower.rstrip(".")
    if len(words) < 2 or words[0].possessive:
        return ""
    others = (singular(token.lower) for token in words[1:])
    titled = kind_of(first) == "person" and not any(
        kind_of(each) or is_a(each, "body", "place", "site", "region") for each in others
    )
    return first if first in grammar.TITLES or titled else ""


def _only_describes(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a name is an adjective: “Ethiopian power”, “American jobs”."""
    word = tokens[end - 1].lower
    if not word.endswith(("an", "ese", "ish", "i")) or tokens[end - 1].possessive:
        return False
    after = tokens[end] if end < len(tokens) else None
    return (
        after is not None
        and after.is_word
        and not is_function(after.lower)
        and speech(singular(after.lower))[:1] in ("n", "a")
        and (start == 0 or tokens[start - 1].lower != "the" or is_plural(after.lower))
    )


def _is_spelled_out(tokens: Sequence[Token], at: int, casing: Casing) -> bool:
    """Whether “Transport for London”, at the beginning of a sentence, is a name: the essay has TfL.

    “Department of Justice” is one as well, since a department is a body.
    """
    if at + 2 >= len(tokens) or tokens[at + 1].lower not in ("of", "for"):
        return False
    after = at + 3 if tokens[at + 2].lower == "the" else at + 2
    if after >= len(tokens) or not casing.names(tokens[after]):
        return False
    letters = "".join(token.lower[0] for token in (tokens[at], tokens[at + 1], tokens[after]))
    body = kind_of(tokens[at].lower) in ("group", "group?")
    return body or letters in casing.acronyms or letters[0] + letters[2] in casing.acronyms


def _acts_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb is at a place: “Wade Petrakis farms …”, not “Ask Petrakis what …”."""
    word = tokens[at].lower if at < len(tokens) else ""
    return word in grammar.AUXILIARIES or (word.endswith(("s", "ed")) and may_be_verb(word))


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
    title = _title(tokens[start:end])
    parts = [shown(token, last=place == end - 1) for place, token in
             enumerate(tokens[start:end], start)]  # fmt: skip
    lower = [token.lower for token in tokens[start:end]]
    before_of = lower[: lower.index("of")] if "of" in lower else lower
    before_of = before_of[: before_of.index("for")] if "for" in before_of else before_of
    heads = [singular(word) for word in before_of if kind_of(singular(word)) or
             is_a(singular(word), "place", "site", "region")]  # fmt: skip
    head = singular(before_of[-1]) if before_of else ""
    if not (kind_of(head) or is_a(head, "body", "place", "site", "region")) or title:
        head = title or (heads[-1] if heads and kind_of(heads[-1]) == "group" else "")
    return Mention(
        index, start, end, " ".join(parts), head, tuple(lower[:-1]), is_name=True,
        plural=is_plural(lower[-1]) and len(lower) == 1,
        article=article_before(tokens, start), owner=owner_of(tokens, start), title=title,
        adjective=_only_describes(tokens, start, end),
    )  # fmt: skip

"""What is negotiated: issues with their options, and what each option is worth to a role."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Annotated

from annotated_types import Ge, Le, Len, MaxLen, MinLen

from kit.model.noun import Line, Text, noun

MOST_PACKAGES = 20_000
"""Packages that one debate may have: all of them are counted out."""
FEWEST_ISSUES, MOST_ISSUES = 4, 7
OPTION_MARK = re.compile(r"[ \t]*\[option:?\s+([^\]]*?)\s*\]")
"""What ends an item of a role's private page: the option that it is about; it is not printed."""

Id = Annotated[str, MinLen(1), MaxLen(40)]
Ref = Annotated[str, MinLen(3), MaxLen(81)]
"""An option as “issue.option”."""
Points = Annotated[int, Ge(-1000), Le(1000)]


@noun
class Option:
    """One way to settle an issue.

    `id` names it; `short` is what score sheets and ballots call it; `text` is what is signed, and
    `supported` says that in easier words. The option with `now` leaves all as it is now. `binds`
    are the roles whose yes this option needs, where they are not those of the issue.
    """

    id: Id
    short: Annotated[str, Len(1, 40)]
    text: Text
    supported: Text | None = None
    now: bool = False
    binds: tuple[Line, ...] | None = None


@noun
class Issue:
    """One question of the negotiation, with its options.

    `id` names it, `title` is printed. One of the `options` leaves all as it is now. `binds` are the
    roles whose yes each other option needs: first the one that carries it out, without which it
    cannot be agreed, then those whose yes is needed if they are at the table.
    """

    id: Id
    title: Annotated[str, Len(1, 40)]
    binds: tuple[Line, ...] = ()
    options: Annotated[tuple[Option, ...], Len(2, 4)]

    def binding(self, option: Option) -> tuple[str, ...]:
        """The roles whose yes an option needs; nobody's if it leaves all as it is now."""
        if option.now:
            return ()
        return self.binds if option.binds is None else option.binds


@noun
class SignsFor:
    """Who signs for a `role` that is not at the table: those of `roles` that are, all of them."""

    role: Line
    roles: Annotated[tuple[Line, ...], MinLen(1)]


@noun
class NoDeal:
    """What a role has if nothing is agreed.

    `points` is its value, on the scale of the role's points; `text` says it in a sentence, and
    `supported` says that in easier words.
    """

    points: Points
    text: Line
    supported: Line | None = None


def bound_at(
    signs_for: Sequence[SignsFor], names: Sequence[str], table: Collection[str]
) -> tuple[str, ...]:
    """Whose yes is needed at a table for what binds the roles `names`; each once.

    A role that is not there is left out, unless others sign for it.
    """
    signing = {each.role: each.roles for each in signs_for if each.role not in table}
    found = (who for name in names for who in signing.get(name, (name,)))
    return tuple(dict.fromkeys(who for who in found if who in table))


def can_be_given(
    signs_for: Sequence[SignsFor], names: Sequence[str], table: Collection[str]
) -> bool:
    """Whether what binds the roles `names` can be agreed at a table.

    The first of them, who carries it out, has to be there, or somebody who signs for it.
    """
    return not names or bool(bound_at(signs_for, names[:1], table))


def letter_of(index: int) -> str:
    """The letter by which students call the issue with an index, from 0."""
    return "abcdefghijklmnopqrstuvwxyz"[index]

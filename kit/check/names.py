"""Checks names that refer to something: each must be known, and be in a list only once."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kit.problems import Key, Problems, SourceText, did_you_mean


def must_be_known(
    name: str,
    known: Collection[str],
    source: SourceText,
    keys: Key,
    message: str,
    problems: Problems,
) -> None:
    """Add an error if a name is not among `known`: `message`, with a hint at the nearest names.

    `keys` is the path to the name in `source`.
    """
    if name not in known:
        problems.error(source.place(*keys), message, did_you_mean(name, known))


def no_repeats(
    values: Iterable[str],
    keys: Key,
    noun: str,
    source: SourceText,
    problems: Problems,
    inner: Key = (),
) -> None:
    """Add an error for each value that appears again.

    A value's place in `source` is at the path `keys`, its index, `inner`; `noun` says what the
    values are, for the message.
    """
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            problems.error(
                source.place(*keys, index, *inner), f"the {noun} “{value}” appears twice"
            )
        seen.add(value)

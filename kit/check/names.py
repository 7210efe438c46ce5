"""Names that refer to something: each must be known, and stand in a list but once."""

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
    """Add the message, and what may have been meant, if the name at `keys` is not known."""
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
    """Add a problem for each value that stood before; it is at `keys`, its index, `inner`."""
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            problems.error(
                source.place(*keys, index, *inner), f"the {noun} “{value}” stands here twice"
            )
        seen.add(value)

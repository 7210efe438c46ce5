"""What a worker says of its work, in case it is never done."""

from __future__ import annotations

from collections.abc import Callable

_say: Callable[[str], object] = lambda text: None  # noqa: E731 (outside a worker, nobody listens)


def note(text: str) -> None:
    """Say what is being worked on."""
    _say(text)


def say_by(say: Callable[[str], object]) -> None:
    """Let `say` pass on what is noted in this process."""
    global _say
    _say = say

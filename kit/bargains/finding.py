"""What a proof found wrong, and where."""

from __future__ import annotations

from dataclasses import dataclass

from kit.problems import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that keeps a negotiation from being won by negotiating, with its figures."""

    place: Place
    message: str
    hint: str = ""

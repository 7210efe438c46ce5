"""A role's facts in words, for `role show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kit.model.role import RoleFacts


def facts_in_words(facts: RoleFacts) -> list[tuple[str, str]]:
    """A role's facts in words, each under its key in the role's file."""
    seats = f"{facts.seats.min} to {facts.seats.max}{' or more' if facts.absorber else ''}"
    return [
        ("name", facts.name), ("short", facts.short), ("delegation", facts.delegation),
        ("line", facts.line or ""), ("stance", facts.stance), ("rank", str(facts.rank)),
        ("seats", seats), ("cites", ", ".join(f"¶{number}" for number in facts.cites)),
        ("mentioned", ", ".join(f"¶{number}" for number in facts.mentioned) or "nowhere"),
        ("ask", ", ".join(facts.ask)), ("words", ", ".join(facts.words) or "none"),
    ]  # fmt: skip

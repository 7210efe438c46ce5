"""Which sources are cited at a table, so that its list holds these alone."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from kit.model.debate import DebateFacts
from kit.model.role import Role

_SOURCE = re.compile(r"\[source:?\s+([^\]]*?)\s*\]")


def cited_by(role: Role | None, facts: DebateFacts) -> tuple[int, ...]:
    """The numbers of the sources, counted from 1, that a role's sheets or shared ones cite.

    Without a role: all sources. What only the guide cites is not there.
    """
    numbers = range(1, len(facts.sources) + 1)
    if role is None:
        return tuple(numbers)
    public = dataclasses.replace(facts, guide=type(facts.guide)(), documents=())
    texts = [*_texts(public), role.source.text, *(body.text for body in role.bodies)]
    names = {name for text in texts for name in _SOURCE.findall(text)}
    names |= {event.source for event in facts.timeline if event.source is not None}
    return tuple(n for n in numbers if facts.sources[n - 1].id in names)


def _texts(value: object) -> Iterator[str]:
    """Every text in a noun."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))

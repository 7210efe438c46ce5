"""Which sources are cited at a table, so that its list holds these alone."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from kit.model.debate import DebateFacts
from kit.model.public import NumberedSource, SourceGroup
from kit.model.role import Role

_SOURCE = re.compile(r"\[source:?\s+([^\]]*?)\s*\]")


def cited_by(role: Role | None, facts: DebateFacts) -> tuple[SourceGroup, ...]:
    """The sources that a role's sheets or shared ones cite, numbered from 1, in their groups.

    Without a role: all sources. What only the guide cites is not there.
    """
    names = {source.id for source in facts.sources} if role is None else _named(role, facts)
    found: dict[str, list[NumberedSource]] = {}
    for number, source in enumerate(facts.sources, start=1):
        if source.id in names:
            found.setdefault(source.group or "", []).append(
                NumberedSource(number=number, source=source)
            )
    return tuple(SourceGroup(title=title, sources=tuple(each)) for title, each in found.items())


def _named(role: Role, facts: DebateFacts) -> set[str]:
    """The ids of the sources that a role's sheets or shared ones cite."""
    public = dataclasses.replace(facts, guide=type(facts.guide)(), documents=())
    texts = [*_texts(public), role.source.text, *(body.text for body in role.bodies)]
    names = {name for text in texts for name in _SOURCE.findall(text)}
    return names | {event.source for event in facts.timeline if event.source is not None}


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

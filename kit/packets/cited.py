"""Which sources are cited at a table, so that its list holds these alone."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Set

from kit.model.debate import DebateFacts
from kit.model.public import NumberedSource, SourceGroup
from kit.model.role import Role

_SOURCE = re.compile(r"\[source:?\s+([^\]]*?)\s*\]")


def cited(roles: Iterable[Role], facts: DebateFacts) -> dict[str | None, tuple[SourceGroup, ...]]:
    """The sources that each role's sheets or shared ones cite, by the role's id; for None, all.

    They are numbered from 1, in their groups. What only the guide cites is in none of them.
    """
    public = dataclasses.replace(facts, guide=type(facts.guide)(), documents=())
    shared = _named(_texts(public))
    shared |= {event.source for event in facts.timeline if event.source is not None}
    found: dict[str | None, tuple[SourceGroup, ...]] = {
        None: _groups(facts, {source.id for source in facts.sources})
    }
    for role in roles:
        own = _named([role.source.text, *(body.text for body in role.bodies)])
        found[role.id] = _groups(facts, shared | own)
    return found


def _groups(facts: DebateFacts, names: Set[str]) -> tuple[SourceGroup, ...]:
    found: dict[str, list[NumberedSource]] = {}
    for number, source in enumerate(facts.sources, start=1):
        if source.id in names:
            found.setdefault(source.group or "", []).append(
                NumberedSource(number=number, source=source)
            )
    return tuple(SourceGroup(title=title, sources=tuple(each)) for title, each in found.items())


def _named(texts: Iterable[str]) -> set[str]:
    """The ids of the sources that texts cite."""
    return {name for text in texts for name in _SOURCE.findall(text)}


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

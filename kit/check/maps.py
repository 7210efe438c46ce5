"""Checks the map of a debate: its points, what it names, and whether names have room."""

from __future__ import annotations

from collections.abc import Iterator

from kit.check.names import must_be_known, no_repeats
from kit.drawings import LOOKS, crowded_names
from kit.model.debate import Debate
from kit.model.region import DebateMap, Spot
from kit.problems import Key, Problems

_PROFILES = {"dyslexia": "for dyslexia", "large": "in large print"}
_FARTHEST = (180.0, 85.0)
"""Degrees: a map that is drawn with its middle parallel in true length cannot show the poles."""


def check_map(debate: Debate, problems: Problems) -> None:
    """Add a problem for each thing on a debate's map that is unknown, outside, or has no room."""
    drawn = debate.facts.map
    if drawn is None:
        return
    if not _check_region(drawn, debate, problems):
        return
    outside = _check_points(drawn, debate, problems)
    _check_roles(drawn, debate, problems)
    names = [place.name for place in drawn.places]
    no_repeats(names, ("map", "places"), "place", debate.source, problems, ("name",))
    _check_room(drawn, debate, outside, problems)


def _check_region(drawn: DebateMap, debate: Debate, problems: Problems) -> bool:
    left, bottom, right, top = drawn.region
    place = debate.source.place("map", "region")
    if left >= right or bottom >= top:
        problems.error(
            place,
            "the region has no size",
            "write left, bottom, right, top: the smaller numbers first",
        )
        return False
    widest, highest = _FARTHEST
    far = max(abs(left), abs(right)) > widest or max(abs(bottom), abs(top)) > highest
    if drawn.degrees and far:
        problems.error(
            place,
            "these are no degrees that can be drawn",
            f"from −{widest:g} (west) to {widest:g}, and from −{highest:g} (south) to {highest:g}; "
            "or leave out “degrees”, if you count squares",
        )
        return False
    return True


def _check_points(drawn: DebateMap, debate: Debate, problems: Problems) -> set[Key]:
    """Add a problem for each point outside the region; gives the paths of what lies there."""
    outside: set[Key] = set()
    left, bottom, right, top = drawn.region
    region = f"{left:g} to {right:g} across, {bottom:g} to {top:g} up"
    for keys, (x, y), what in _points(drawn):
        if not (left <= x <= right and bottom <= y <= top):
            outside.add(keys[:-1])
            problems.error(
                debate.source.place("map", *keys),
                f"{what} lies outside the region",
                f"that is {region}: write across first, then up",
            )
    for index, line in enumerate(drawn.lines):
        if not any(left <= x <= right and bottom <= y <= top for x, y in line.points):
            problems.error(
                debate.source.place("map", "lines", index, "points"),
                f"no point of the {line.kind} lies in the region",
                f"that is {region}: write across first, then up",
            )
        if line.name is not None and line.at is None:
            problems.error(
                debate.source.place("map", "lines", index, "name"),
                f"it is not said where “{line.name}” is written",
                "add a line “at: [across, up]”",
            )
    return outside


def _points(drawn: DebateMap) -> Iterator[tuple[Key, Spot, str]]:
    """Each single point of a map: its path, the point, and what is there."""
    for index, name in enumerate(drawn.names):
        yield ("names", index, "at"), name.at, f"“{name.text}”"
    for index, place in enumerate(drawn.places):
        yield ("places", index, "at"), place.at, f"“{place.name}”"
    for index, role in enumerate(drawn.roles):
        if role.at is not None:
            yield ("roles", index, "at"), role.at, f"“{role.role}”"
    for index, line in enumerate(drawn.lines):
        if line.at is not None:
            yield ("lines", index, "at"), line.at, f"“{line.name or line.kind}”"


def _check_roles(drawn: DebateMap, debate: Debate, problems: Problems) -> None:
    ids = [*(role.id for role in debate.roles), *debate.unused]
    places = [place.name for place in drawn.places]
    listed: list[tuple[Key, str]] = []
    for index, each in enumerate(drawn.roles):
        keys: Key = ("map", "roles", index)
        listed.append(((*keys, "role"), each.role))
        if (each.place is None) == (each.at is None):
            problems.error(
                debate.source.place(*keys),
                f"where is “{each.role}”?" if each.at is None else "two answers to where it is",
                "give it either a “place” of this map, or “at: [across, up]”",
            )
        elif each.place is not None:
            message = f"there is no place “{each.place}” on this map"
            must_be_known(each.place, places, debate.source, (*keys, "place"), message, problems)
    for number, margin in enumerate(drawn.margins):
        for index, name in enumerate(margin.roles):
            listed.append((("map", "margins", number, "roles", index), name))
    seen: set[str] = set()
    for keys, name in listed:
        must_be_known(name, ids, debate.source, keys, f"there is no role “{name}”", problems)
        if name in seen:
            problems.error(
                debate.source.place(*keys),
                f"the role “{name}” stands on the map twice",
                "keep one of them: at its place, or in a margin",
            )
        seen.add(name)


def _check_room(drawn: DebateMap, debate: Debate, outside: set[Key], problems: Problems) -> None:
    """A name that has no room in the standard type is an error; only in a larger, a warning."""
    said: set[Key] = set()
    for look in LOOKS:
        for crowded in crowded_names(drawn, look):
            if crowded.keys in said or crowded.keys[:-1] in outside:
                continue
            said.add(crowded.keys)
            place = debate.source.place("map", *crowded.keys)
            does = "leaves the map" if crowded.leaves else "overlaps another name or mark"
            hint = "move it, shorten it, or leave it out"
            if look is LOOKS[0]:
                problems.error(place, f"“{crowded.text}” {does}", hint)
            else:
                message = f"“{crowded.text}” {does} {_PROFILES[look.id]}, and is left out there"
                problems.warn(place, message, hint)

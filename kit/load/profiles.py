"""Reads the files in `templates/profiles/` as `Profile`s, and applies a profile to stylesheets."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.drawings import look_for
from kit.load.layers import Layers
from kit.load.merge import read_layered
from kit.load.styles import listed_styles
from kit.load.typed import typed
from kit.model.profile import STANDARD, Profile, ProfileFacts
from kit.problems import Problems, SourceText

FOLDER = "templates/profiles"
# Sizes in points, of `font-size` and of the shorthand `font`.
SIZE = re.compile(r"(?P<before>\bfont(?:-size)?\s*:[^;{}]*?)(?P<size>\d+(?:\.\d+)?)pt")
LARGEST_TEXT = 14.0
"""Points. Larger type belongs to titles, and grows by less."""
TITLES_GROW = 0.25
"""Points that a title grows for each point above `LARGEST_TEXT`. Titles are legible already."""
RUNNING_TEXT = 9.25
"""Points. Smaller type belongs to marks, page feet and labels, not to running text."""
LOOK = ".drawn {{ display: none; }} .drawn-{0} {{ display: block; }}"
"""The stylesheet that shows one look of each drawing; see `kit.drawings.look`."""
LEAST = 9.0
"""Points. No type of the kit is smaller, except for names that are too long for their place."""


def load_profiles(layers: Layers, problems: Problems) -> Mapping[str, Profile]:
    """All profiles by id; each broken file adds problems instead."""
    found = {}
    for profile_id in layers.list(FOLDER, ".yaml"):
        paths = tuple(layers.all(f"{FOLDER}/{profile_id}.yaml"))
        if not paths or (read := read_layered(paths, problems)) is None:
            continue
        value, source = read
        if (facts := typed(ProfileFacts, value, source, problems)) is not None:
            found[profile_id] = Profile(profile_id, facts, source)
    return found


def profile_ids(layers: Layers) -> tuple[str, ...]:
    """The ids of all profiles, the standard one first."""
    return tuple(sorted(layers.list(FOLDER, ".yaml"), key=lambda name: (name != STANDARD, name)))


def in_profile(
    styles: tuple[SourceText, ...], profile: Profile, layers: Layers, problems: Problems
) -> tuple[SourceText, ...]:
    """The stylesheets for a profile: `styles` with their type in its sizes, then its own styles.

    First of all stands which of the looks of a drawing is shown.
    """
    own = listed_styles(profile.facts.styles, profile.source, layers, problems)
    faces = "".join(style.text for style in (*styles, *own))
    look = look_for(max(profile.facts.least, LEAST * profile.facts.scale), faces)
    shown = SourceText(profile.source.path, LOOK.format(look))
    return (shown, *(_scaled(style, profile.facts) for style in styles), *own)


def _scaled(style: SourceText, facts: ProfileFacts) -> SourceText:
    if facts.scale == 1 and max(facts.least, facts.text) <= LEAST:
        return style
    text = SIZE.sub(lambda match: f"{match['before']}{_size(match['size'], facts):g}pt", style.text)
    return SourceText(style.path, text)


def _size(points: str, facts: ProfileFacts) -> float:
    size = float(points)
    larger = min(size, LARGEST_TEXT) * facts.scale + max(0, size - LARGEST_TEXT) * TITLES_GROW
    least = max(facts.least, facts.text) if size >= RUNNING_TEXT else facts.least
    return round(max(larger, least), 2)

"""The files in `templates/profiles/` to `Profile`s."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.load.layers import Layers
from kit.load.merge import read_layered
from kit.load.styles import listed_styles
from kit.load.typed import typed
from kit.model.profile import STANDARD, Profile, ProfileFacts
from kit.problems import Problems, SourceText

FOLDER = "templates/profiles"
SIZE = re.compile(r"(?P<before>\bfont(?:-size)?\s*:[^;{}]*?)(?P<size>\d+(?:\.\d+)?)pt")
LARGEST_TEXT = 14.0
"""Points. Type above this is a title's, and grows by less."""
TITLES_GROW = 0.25
RUNNING_TEXT = 9.25
"""Points. Type below this is that of marks, feet and labels, not of running text."""
LEAST = 9.0
"""Points. No type of the kit's is smaller, but for names too long for their place."""


def load_profiles(layers: Layers, problems: Problems) -> Mapping[str, Profile]:
    """Every profile there is, by id; those that are broken become problems."""
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
    """The profiles that there are, the standard one first."""
    return tuple(sorted(layers.list(FOLDER, ".yaml"), key=lambda name: (name != STANDARD, name)))


def in_profile(
    styles: tuple[SourceText, ...], profile: Profile, layers: Layers, problems: Problems
) -> tuple[SourceText, ...]:
    """Stylesheets as a profile has them: their type in its sizes, then its own styles."""
    own = listed_styles(profile.facts.styles, profile.source, layers, problems)
    return (*(_scaled(style, profile.facts) for style in styles), *own)


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

"""Which debate is meant where none is named."""

from __future__ import annotations

from kit.load import Layers, debate_ids, load_settings
from kit.problems import BadUsage, Problems

BUNDLED = "north-korea-deal"
"""The debate that is meant where a project has none of its own."""


def usual_debate(layers: Layers) -> str:
    """The debate of the settings; else the project's only own one; else the kit's.

    A debate that `add` brought counts only where it is named. Raises `BadUsage` when the project
    has several of its own and none is named.
    """
    settings = load_settings(layers, Problems())
    if settings is not None and settings.facts.debate is not None:
        return settings.facts.debate
    own = [each for each in debate_ids(layers) if is_own(each, layers)]
    if len(own) > 1:
        raise BadUsage("there are several debates here", f"name one of: {', '.join(own)}")
    return own[0] if own else BUNDLED


def is_own(debate: str, layers: Layers) -> bool:
    """Whether a debate is the project's own: changes to the kit's do not make it that."""
    there, of_the_kit = layers.project, layers.kit / "roles" / debate
    return there is not None and (there / "roles" / debate).is_dir() and not of_the_kit.is_dir()

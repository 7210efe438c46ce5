"""A project's settings as the defaults of its commands' options."""

from __future__ import annotations

from typing import Any

from kit.load import Layers, load_settings
from kit.model.settings import SettingsFile
from kit.problems import Problems

# The option that each key of the settings sets, by Click's name for it.
OPTIONS = {
    "debate": "debate", "paper": "paper", "format": "format_name", "minutes": "minutes",
    "start": "start", "essay": "essay", "roster": "roster", "students": "students",
    "level": "level", "order": "order", "code_names": "code_names", "scores": "scores",
    "extra_roles": "extra", "set": "chosen", "out": "out",
}  # fmt: skip
FILES = ("essay", "roster")


def defaults(layers: Layers) -> dict[str, Any]:
    """What Click takes as the defaults of every command, from `debate-kit.yaml`.

    Raises `BadInput` where the settings are broken.
    """
    problems = Problems()
    settings = load_settings(layers, problems)
    problems.stop_on_errors()
    return {} if settings is None else _options(settings)


def _options(settings: SettingsFile) -> dict[str, Any]:
    folder = settings.source.path.parent
    values = {key: getattr(settings.facts, key) for key in OPTIONS}
    return {
        OPTIONS[key]: str(folder / value) if key in FILES else value
        for key, value in values.items()
        if value not in (None, ())
    }

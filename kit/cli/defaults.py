"""A project's settings as the defaults of its commands' options."""

from __future__ import annotations

from typing import Any

import click
from click.core import ParameterSource

from kit.load import Layers, load_settings
from kit.model.settings import SettingsFile
from kit.problems import Problems, did_you_mean

# The option that each key of the settings sets, by Click's name for it.
OPTIONS = {
    "debate": "debate", "paper": "paper", "format": "format_name", "minutes": "minutes",
    "start": "start", "breaks": "breaks", "dates": "dates",
    "essay": "essay", "roster": "roster", "students": "students",
    "level": "level", "order": "order", "code_names": "code_names", "scores": "scores",
    "extra_roles": "extra", "include": "include", "leave_out": "leave_out", "columns": "columns",
    "set": "chosen", "out": "out",
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


def check_files() -> None:
    """Stop where the settings name a class list or an essay that is not there, and it is used.

    A plan that is named holds the whole class. Raises `BadInput`, at the settings' lines.
    """
    context = click.get_current_context()
    named = [
        key
        for key in FILES
        if not (key == "roster" and context.params.get("plan"))
        and context.get_parameter_source(OPTIONS[key]) is ParameterSource.DEFAULT_MAP
    ]
    settings = load_settings(context.obj.layers, Problems()) if named else None
    if settings is None:
        return
    problems = Problems()
    folder = settings.source.path.parent
    for key in named:
        name = getattr(settings.facts, key)
        if name is not None and not (folder / name).exists():
            near = did_you_mean(name, [each.name for each in folder.iterdir() if each.is_file()])
            problems.error(
                settings.source.place(key),
                f"there is no file “{name}”",
                near if near.startswith("did") else f"put it into {folder}, or delete this line",
            )
    problems.stop_on_errors()


def _options(settings: SettingsFile) -> dict[str, Any]:
    folder = settings.source.path.parent
    values = {key: getattr(settings.facts, key) for key in OPTIONS}
    # An option that may be repeated.
    values["breaks"] = () if settings.facts.breaks is None else (settings.facts.breaks,)
    values["columns"] = tuple(f"{head}={holds}" for head, holds in values["columns"].items())
    return {
        OPTIONS[key]: str(folder / value) if key in FILES else value
        for key, value in values.items()
        if value not in (None, ())
    }

"""Reads a project's `debate-kit.yaml` as its settings."""

from __future__ import annotations

import re
from pathlib import Path

from kit.load.clock import lesson_breaks, lesson_minutes, lesson_starts
from kit.load.dates import task_dates
from kit.load.debate import debate_ids
from kit.load.layers import Layers
from kit.load.merge import read_layered
from kit.load.typed import typed
from kit.model.settings import Settings, SettingsFile
from kit.problems import Place, Problems, SourceText, did_you_mean

SETTINGS_FILE = "debate-kit.yaml"
LIKE_SETTINGS = re.compile(
    r"debate[-_ ]?kit(?: ?\(\d+\)| - copy)?\.(?:ya?ml|txt|ya?ml\.(?:txt|ya?ml|rtf))", re.IGNORECASE
)
"""Names that editors and browsers give to a file that was meant to hold the settings."""
LOGO_TYPES = (".svg", ".png", ".jpg", ".jpeg")
MOST_LOGO_BYTES = 2 * 1024 * 1024


def load_settings(layers: Layers, problems: Problems) -> SettingsFile | None:
    """Load the winning settings; None if there are none, and None and problems if broken."""
    _warn_of_other_names(layers, problems)
    paths = tuple(layers.all(SETTINGS_FILE))
    if not paths or (read := read_layered(paths, problems)) is None:
        return None
    value, source = read
    facts = typed(Settings, {} if value is None else value, source, problems)
    if facts is None:
        return None
    if facts.minutes is not None and lesson_minutes(facts.minutes) is None:
        problems.error(
            source.place("minutes"),
            f"“{facts.minutes}” is not a length in minutes",
            "write the number alone: 45; or 45,45 for two lessons",
        )
    if facts.start is not None and lesson_starts(facts.start) is None:
        problems.error(
            source.place("start"),
            f"“{facts.start}” is not a time of day",
            "write it as 10:15, or as 2:15 pm",
        )
    if facts.breaks is not None and lesson_breaks(facts.breaks) is None:
        problems.error(
            source.place("breaks"),
            f"“{facts.breaks}” is not a break",
            "write from when to when it is: 10:45-10:50; or 10:45-10:50, 11:30-11:40",
        )
    if facts.dates is not None and isinstance(said := task_dates(facts.dates), str):
        problems.error(source.place("dates"), said)
    for key, named, known in (
        ("debate", facts.debate, debate_ids(layers)),
        ("format", facts.format, layers.list("templates/formats", ".yaml")),
    ):
        if named is not None and named not in known:
            hint = did_you_mean(named, known)
            problems.error(source.place(key), f"there is no {key} “{named}”", hint)
    logo = None if facts.logo is None else _logo(facts, facts.logo, source, problems)
    return SettingsFile(facts, source, logo)


def _warn_of_other_names(layers: Layers, problems: Problems) -> None:
    """Warn about files that look like settings, and are not: “debate-kit.yaml.txt” and such."""
    for folder in layers.own:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name != SETTINGS_FILE and LIKE_SETTINGS.fullmatch(path.name):
                problems.warn(
                    Place(path),
                    "these settings are not used: the file has another name",
                    f"call it “{SETTINGS_FILE}”",
                )


def _logo(facts: Settings, name: str, source: SourceText, problems: Problems) -> Path | None:
    """The picture with that name in the folder of the settings, or None and a problem."""
    place = source.place("logo")
    # The logo is beside the file that names it, which may be a layer below the winning one.
    folder = next(
        (file.path.parent for file in source.files if ("logo",) in file.marks), source.path.parent
    )
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        problems.error(place, f"“{name}” is not in this folder", "copy the picture into it")
    elif not name.lower().endswith(LOGO_TYPES):
        known = ", ".join(LOGO_TYPES)
        problems.error(place, f"“{name}” is not a picture", f"known types: {known}")
    elif not path.is_file():
        problems.error(place, f"there is no picture “{name}”", f"put it into {folder}")
    elif path.stat().st_size > MOST_LOGO_BYTES:
        problems.error(place, f"the picture “{name}” is larger than 2 MB", "save it smaller")
    elif facts.school is None:
        problems.error(
            place,
            "a logo needs the school's name beside it",
            "add a line “school: …”, for readers who cannot see the picture",
        )
    else:
        return path
    return None

"""Everything that a build is made from: every file, the class list, the earlier casts.

Only this module of the pipeline reads files. All later stages work from `Inputs` alone, except
that `rendering` reads the template of a sheet when a sheet first needs it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.load import (
    Layers,
    in_profile,
    load_code_names,
    load_debate,
    load_formats,
    load_profiles,
    load_reading,
    load_saved_cast,
    load_settings,
    load_sheets,
    load_style,
    load_styles,
    role_bodies,
)
from kit.model.cast import Cast
from kit.model.context import School
from kit.model.debate import Debate
from kit.model.essay import Reading
from kit.model.format import Format
from kit.model.profile import NO_MORE, RETIRED, STANDARD, Profile, ProfileStyles
from kit.model.role import Role
from kit.model.roster import Roster
from kit.model.saved_cast import SavedCast
from kit.model.settings import SettingsFile
from kit.model.sheets import SheetSet
from kit.packets import boxed
from kit.pipeline.class_list import read_class_list
from kit.pipeline.own_essay import own_essay
from kit.pipeline.request import Request, RosterSource
from kit.problems import BadUsage, Place, Problems, SourceText, did_you_mean
from kit.render import check_syntax, logo_address
from kit.typeset.families import style_of_families


@dataclass(frozen=True, slots=True)
class ClassFiles:
    """What is known about a class; None or empty where there is nothing.

    `roster` is the class list, with roles as ids; `saved` is the saved cast; `earlier` are the
    casts of earlier debates. `code_names` are names to print in place of the students' own.
    """

    roster: Roster | None = None
    saved: SavedCast | None = None
    earlier: tuple[Cast, ...] = ()
    code_names: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class ClassInputs:
    """What is needed to seat a class: the debate, every format and print profile, the class."""

    debate: Debate
    formats: tuple[Format, ...]
    profiles: Mapping[str, Profile]
    students: ClassFiles


@dataclass(frozen=True, slots=True)
class Inputs(ClassInputs):
    """All that a build is made from.

    `styles` are the stylesheets of every print profile, used or not; if files to fill in are
    asked for, also those of each profile with boxes to type in. `reading` is the teacher's own
    copy of the essay. `layers` are the folders in which templates are looked for.
    """

    sheets: SheetSet
    styles: Mapping[str, ProfileStyles]
    settings: SettingsFile | None
    reading: Reading | None
    layers: Layers

    @property
    def school(self) -> School | None:
        """The school as the settings describe it; None if they do not name one."""
        if self.settings is None or self.settings.facts.school is None:
            return None
        logo = None if self.logo is None else logo_address(self.logo)
        return School(name=self.settings.facts.school, logo=logo)

    @property
    def logo(self) -> Path | None:
        """The path of the school's logo; None if there is none."""
        return None if self.settings is None else self.settings.logo

    @property
    def usual_formats(self) -> tuple[Format, ...]:
        """The formats that the debate names."""
        return tuple(each for each in self.formats if each.id in self.debate.facts.formats)

    def texts(self, roles: tuple[Role, ...]) -> tuple[SourceText, ...]:
        """The files that hold the words of these roles' packets."""
        files = [*(file for role in roles for file in role.source.files)]
        files += self.debate.source.files
        return (*files, *(() if self.reading is None else (self.reading.source,)))


def load_inputs(request: Request, problems: Problems) -> Inputs:
    """Read every file that a build needs.

    Goes on after errors, so that all of them are found at once. Raises `BadInput` when the
    debate or the list of sheets cannot be read, and `BadUsage` for a debate or a print profile
    that does not exist.
    """
    layers = request.layers
    debate = load_debate(request.debate, layers, problems)
    formats = load_formats(layers, problems)
    sheets = load_sheets(layers, problems)
    settings = load_settings(layers, problems)
    profiles = _profiles(layers, problems)
    styles = {} if sheets is None else _styles(request, sheets, settings, profiles, problems)
    if debate is None or sheets is None:
        check_syntax(role_bodies(request.debate, layers), problems)
        problems.stop_on_errors()
        raise AssertionError("what cannot be loaded is a problem")
    reading = None
    essay = request.essay or own_essay(debate, problems)
    if essay is not None:
        reading = load_reading(essay, debate.facts.essay, problems, request.essay_data)
    students = _class_files(request.source, debate, profiles, layers, problems, keep_seated=True)
    if request.profile in RETIRED - profiles.keys():
        problems.warn(
            Place(request.project), NO_MORE.format(request.profile), "leave out --profile"
        )
    elif request.profile not in profiles:
        problems.stop_on_errors()
        raise BadUsage(
            f"there is no profile “{request.profile}”", did_you_mean(request.profile, profiles)
        )
    _must_be_a_set(request, sheets, settings, problems)
    return Inputs(
        debate=debate,
        formats=formats,
        profiles=profiles,
        students=students,
        sheets=sheets,
        styles=styles,
        settings=settings,
        reading=reading,
        layers=layers,
    )


def load_class_inputs(request: Request, problems: Problems) -> ClassInputs:
    """Read only what is needed to seat a class.

    Raises `BadInput` for files with errors, and `BadUsage` for a debate that does not exist.
    """
    layers = request.layers
    debate = load_debate(request.debate, layers, problems)
    formats = load_formats(layers, problems)
    profiles = _profiles(layers, problems)
    problems.stop_on_errors()
    assert debate is not None, "what cannot be loaded is a problem"
    students = _class_files(request.source, debate, profiles, layers, problems, keep_seated=False)
    return ClassInputs(debate, formats, profiles, students)


def _must_be_a_set(
    request: Request, sheets: SheetSet, settings: SettingsFile | None, problems: Problems
) -> None:
    """Raise `BadUsage` for a set of sheets that does not exist.

    If the settings ask for it, `BadInput` with their line.
    """
    known = sheets.facts.every_set
    if request.chosen is None or request.chosen in known:
        return
    message, hint = f"there is no set “{request.chosen}”", did_you_mean(request.chosen, known)
    if settings is not None and settings.facts.set == request.chosen:
        problems.error(settings.source.place("set"), message, hint)
    problems.stop_on_errors()
    raise BadUsage(message, hint)


def _profiles(layers: Layers, problems: Problems) -> dict[str, Profile]:
    """Every print profile by its id, with the standard one first."""
    found = load_profiles(layers, problems)
    return {name: found[name] for name in sorted(found, key=lambda name: (name != STANDARD, name))}


def _styles(
    request: Request,
    sheets: SheetSet,
    settings: SettingsFile | None,
    profiles: Mapping[str, Profile],
    problems: Problems,
) -> dict[str, ProfileStyles]:
    """The stylesheets of each profile, for the requested paper, with the teacher's own fonts."""
    shared = load_styles(sheets, request.paper, request.layers, problems)
    if (families := style_of_families(settings, problems)) is not None:
        shared = (*shared, families)
    box = load_style("fillable.css", request.layers, problems) if request.fillable else None
    found: dict[str, ProfileStyles] = {}
    for name, profile in profiles.items():
        # Kept apart: only the problems of profiles that somebody uses stop a build.
        own = Problems()
        styles = in_profile(shared, profile, request.layers, own)
        found[name] = ProfileStyles(styles, profile.facts, tuple(own))
        if box is not None:
            # A file to fill in on a screen never goes to the copier. Its boxes may take more
            # room than lines, so its pages have the names of the printed pages they match.
            facts = dataclasses.replace(profile.facts, printed=False, pages=False)
            styles = in_profile((*shared, box), profile, request.layers, Problems())
            found[boxed(name)] = ProfileStyles(styles, facts)
    return found


def _class_files(
    source: RosterSource,
    debate: Debate,
    profiles: Mapping[str, Profile],
    layers: Layers,
    problems: Problems,
    *,
    keep_seated: bool,
) -> ClassFiles:
    """The class list, the saved cast and the earlier casts, as far as they are given.

    With `keep_seated`, who has a seat is not left out; a cast that is brought up to date lets go.
    """
    saved = None if source.plan is None else load_saved_cast(source.plan, problems)
    roster = read_class_list(source, debate, profiles, saved if keep_seated else None, problems)
    earlier = (load_saved_cast(path, problems) for path in source.history)
    return ClassFiles(
        roster,
        saved,
        tuple(each.cast for each in earlier if each is not None),
        load_code_names(layers, problems) if source.coded else None,
    )

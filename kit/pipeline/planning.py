"""The first half of the pipeline: load, check, cast and plan.

files → debate, formats, sheets → what everybody gets
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.cast import seats_for
from kit.check import (
    check,
    check_reading,
    check_strays,
)
from kit.load import (
    Layers,
    debate_ids,
    in_profile,
    load_debate,
    load_formats,
    load_profiles,
    load_reading,
    load_settings,
    load_sheets,
    load_style,
    load_styles,
    load_template,
    profile_ids,
)
from kit.model.cast import ClassCast
from kit.model.context import School
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.packet import Plan
from kit.model.profile import PAPER_SAVER, STANDARD, Profile, ProfileFacts
from kit.model.role import Role
from kit.model.settings import SettingsFile
from kit.model.sheets import SheetSet
from kit.packets import at_table, boxed, plan_packets
from kit.packets.agenda import for_students, timetable
from kit.pipeline.casting import Seated, choose_format, seat_class
from kit.pipeline.placing import class_cast
from kit.pipeline.request import Request
from kit.problems import BadUsage, Problems, SourceText, did_you_mean
from kit.render import Renderer, logo_address
from kit.typeset.families import style_of_families


@dataclass(frozen=True, slots=True)
class Planned:
    """A checked debate and all that could be made of it; nothing is rendered yet.

    `styles` are the stylesheets of each print profile, `relaid` those profiles that break
    pages anew. `table` are the roles that take part, `formats` those of the debate, and
    `format` the one in use, `profiles` all that there are; `texts` are the files that
    the pages' words come from.
    """

    plan: Plan
    styles: Mapping[str, tuple[SourceText, ...]]
    relaid: frozenset[str]
    limits: Mapping[str, ProfileFacts]
    texts: tuple[SourceText, ...]
    debate: Debate
    sheets: SheetSet
    table: tuple[Role, ...]
    formats: tuple[Format, ...]
    format: Format
    profiles: tuple[Profile, ...]
    seated: Seated | None
    renderer: Renderer


def plan_build(request: Request, problems: Problems, *, all_roles: bool = False) -> Planned:
    """Load, check and plan; what can go on in spite of errors does, to find more of them.

    Raises what `prepare` does.
    """
    layers = request.layers
    debate = load_debate(request.debate, layers, problems)
    formats = load_formats(layers, problems)
    sheets = load_sheets(layers, problems)
    styles: tuple[SourceText, ...] = ()
    reading = None
    settings = load_settings(layers, problems)
    profiles = load_profiles(layers, problems)
    if sheets is not None:
        styles = load_styles(sheets, request.paper, layers, problems)
        if (families := style_of_families(settings, problems)) is not None:
            styles = (*styles, families)
    if debate is not None and request.essay is not None:
        reading = load_reading(request.essay, debate.facts.essay, problems)
    if debate is not None and reading is not None:
        check_reading(debate, reading, problems)
    if debate is not None and sheets is not None:
        check(debate, formats, sheets, problems)
        plain = Layers.of(request.project, request.user)
        check_strays(debate, sheets, plain.folders, plain.own, debate_ids(plain), problems)
    if debate is None or sheets is None:
        problems.stop_on_errors()
        raise AssertionError("what cannot be loaded is a problem")
    if any(problem.place.path == sheets.source.path for problem in problems.errors):
        # Every sheet would repeat what is wrong with the list of them.
        problems.stop_on_errors()

    if request.profile not in profiles:
        problems.stop_on_errors()
        raise BadUsage(
            f"there is no profile “{request.profile}”", did_you_mean(request.profile, profiles)
        )
    names = {role.id for role in debate.roles}
    extra = (
        debate.facts.extensions
        if all_roles
        else (*request.extra, *(only for only in request.only if only in names))
    )
    if not {each.id for each in formats} & set(debate.facts.formats):
        problems.stop_on_errors()
    seated, cast = None, None
    if request.source.is_given:
        seated = seat_class(
            dataclasses.replace(request.source, profiles=profile_ids(layers)),
            debate,
            formats,
            request.format,
            request.extra,
            problems,
        )
        problems.stop_on_errors()
        assert seated is not None, "a class that cannot be seated is a problem"
        cast = class_cast(seated, request.source, layers, problems)
        chosen = seated.format
        table = at_table(debate, {seat.id for seat in seated.seats}, extra)
    else:
        chosen = choose_format(debate, formats, request.format, request.students)
        table = _table(request, debate, chosen, extra)
    _check_only(request, debate, cast)
    agenda = timetable(
        chosen, formats, minutes=request.minutes, start=request.start, roles=len(table)
    )
    plan = plan_packets(
        debate,
        sheets,
        table=table,
        levels=request.levels,
        agenda=for_students(agenda),
        scripted=agenda,
        reading=() if reading is None else reading.paragraphs,
        paper=request.paper,
        cast=cast,
        duties=() if chosen.facts.seats is None else chosen.facts.seats.duties,
        only=request.only,
        school=_school(settings),
        profile=None if request.profile == STANDARD else profiles[request.profile],
        profiles={name: each for name, each in profiles.items() if name != STANDARD},
    )
    renderer = Renderer(
        debate,
        lambda name, above: load_template(name, above, layers, problems),
        problems,
        None if settings is None else settings.logo,
    )
    texts = [*(file for role in table for file in role.source.files), *debate.source.files]
    if reading is not None:
        texts.append(reading.source)
    by_profile = {
        name: in_profile(styles, profiles[name], layers, problems)
        for name in dict.fromkeys(
            (STANDARD, *(order.profile for order in plan.sheets), PAPER_SAVER)
        )
        if name in profiles
    }
    relaid = frozenset(name for name in by_profile if not profiles[name].facts.pages)
    limits = {name: profiles[name].facts for name in by_profile}
    if request.fillable and (box := load_style("fillable.css", layers, problems)) is not None:
        boxes = {
            boxed(name): in_profile((*styles, box), profiles[name], layers, problems)
            for name in by_profile
        }
        by_profile |= boxes
        # What is filled in on a screen is not for the copier.
        limits |= {
            boxed(name): dataclasses.replace(facts, printed=False) for name, facts in limits.items()
        }
        # Boxes may take more room than lines; their pages go by the names of those in print.
        relaid |= set(boxes)
    usual = tuple(each for each in formats if each.id in debate.facts.formats)
    order = profile_ids(layers)
    ordered = tuple(profiles[name] for name in order if name in profiles)
    return Planned(
        plan,
        by_profile,
        relaid,
        limits,
        tuple(texts),
        debate,
        sheets,
        table,
        usual,
        chosen,
        ordered,
        seated,
        renderer,
    )


def _school(settings: SettingsFile | None) -> School | None:
    """What the settings say of the school."""
    if settings is None or settings.facts.school is None:
        return None
    logo = None if settings.logo is None else logo_address(settings.logo)
    return School(name=settings.facts.school, logo=logo)


def _table(
    request: Request, debate: Debate, chosen: Format, extra: Sequence[str]
) -> tuple[Role, ...]:
    """The roles at the table of a class whose size alone is known, or not even that."""
    if request.students is None:
        return at_table(debate, None, extra)
    seats = seats_for(debate, chosen, request.students, (), extra)
    return at_table(debate, {seat.id for seat in seats}, extra)


def _check_only(request: Request, debate: Debate, cast: ClassCast | None) -> None:
    """Raise `BadUsage` where `only` names neither a role nor a student."""
    known = {role.id for role in debate.roles}
    if cast is not None:
        known |= {seat.id for seat in cast.seats}
        known |= {name for each in cast.placed for name in (each.student.name, each.student.key)}
    for name in request.only:
        if name not in known:
            noun = "role" if cast is None else "role or student"
            raise BadUsage(f"there is no {noun} “{name}”", did_you_mean(name, known))

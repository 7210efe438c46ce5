"""The packets for everybody at the table, and what their pages are laid out with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.bargains import bargains_at
from kit.load import Layers
from kit.model.agenda import Agenda
from kit.model.debate import Debate
from kit.model.meeting import Meeting
from kit.model.packet import PacketChoice, PacketSet, PageSetup
from kit.model.places import Duty, Place
from kit.model.profile import STANDARD
from kit.model.role import Level
from kit.model.sheets import SetOfSheets
from kit.packets import boxed, plan_packets
from kit.pipeline.inputs import Inputs
from kit.pipeline.request import Request
from kit.pipeline.table import Table
from kit.problems import Problems


@dataclass(frozen=True, slots=True)
class Assembly:
    """A build before any sheet is rendered: its inputs, the table, the packets, the page setup."""

    inputs: Inputs
    table: Table
    meeting: Meeting
    packets: PacketSet
    setup: PageSetup

    @property
    def agenda(self) -> Agenda:
        """The agenda with the chair's script."""
        return self.meeting.agenda


def meeting_of(
    inputs: Inputs, table: Table, agenda: Agenda, request: Request, problems: Problems
) -> Meeting:
    """The debate as it takes place at the table. `agenda` includes the chair's script.

    What could be agreed is counted out only for a debate without an error among its `problems`.
    """
    seats = table.format.facts.seats
    return Meeting(
        debate=inputs.debate,
        roles=table.roles,
        agenda=agenda,
        paper=request.paper,
        duties=() if seats is None else (*seats.duties, *_without_roles(seats.all_places)),
        cast=table.cast,
        reading=() if inputs.reading is None else inputs.reading.paragraphs,
        school=inputs.school,
        seats=table.seats,
        places=() if seats is None else seats.all_places,
        vote=table.format.facts.vote,
        procedure=table.format.facts,
        bargains=None
        if problems.errors or not _is_negotiated(table)
        else bargains_at(inputs.debate, tuple(role.id for role in table.roles)),
        scores=request.scores,
    )


def packets_for(meeting: Meeting, inputs: Inputs, request: Request) -> PacketSet:
    """The packets for everybody at the meeting, in the set of sheets that is asked for."""
    choice = PacketChoice(
        levels=levels_of(inputs.debate, request),
        chosen=chosen_set(inputs, request),
        only=request.only,
        profile=None if request.profile == STANDARD else inputs.profiles.get(request.profile),
        profiles={name: each for name, each in inputs.profiles.items() if name != STANDARD},
    )
    return plan_packets(meeting, inputs.sheets, choice)


def _is_negotiated(table: Table) -> bool:
    vote = table.format.facts.vote
    return vote is None or vote.on == "clauses"


def _without_roles(places: Sequence[Place]) -> tuple[Duty, ...]:
    """What students do who sit at a place without a role, as the duty that it is for them."""
    return tuple(
        Duty(id=place.id, name=place.name, do=place.do) for place in places if place.do is not None
    )


def chosen_set(inputs: Inputs, request: Request) -> SetOfSheets:
    """The set of sheets that is asked for, which exists; the list's usual one if none is."""
    sets = inputs.sheets.facts.every_set
    return sets[request.chosen or next(iter(sets))]


def levels_of(debate: Debate, request: Request) -> tuple[Level, ...]:
    """The reading levels to make packets at. A debate of one level has that for every reader."""
    written = debate.facts.levels
    return tuple(level for level in request.levels if level in written) or written


def setup_for(
    inputs: Inputs, table: Table, packets: PacketSet, request: Request, problems: Problems
) -> PageSetup:
    """What these packets are laid out with. Adds the problems of the styles that they use."""
    in_use = dict.fromkeys((STANDARD, *(each.profile for each in packets.sheets)))
    names = [name for name in in_use if name in inputs.styles]
    for name in names:
        problems.extend(inputs.styles[name].problems)
    if request.fillable:
        names += [boxed(name) for name in names]
    styles = {name: inputs.styles[name] for name in names if name in inputs.styles}
    kits = request.layers.kit / "templates"
    paths = {style.path for each in styles.values() for style in each.styles}
    return PageSetup(
        paper=request.paper,
        styles=styles,
        listed={sheet.id: sheet for sheet in inputs.sheets.facts.listed},
        texts=inputs.texts(table.roles),
        own_styles=frozenset(path for path in paths if not path.is_relative_to(kits)),
        limits=request.limits,
        watched=not _is_kits(inputs, paths, request.layers),
    )


def _is_kits(inputs: Inputs, styles: Collection[Path], layers: Layers) -> bool:
    """Whether all that sheets are made of is the kit's own, but for what students are called."""
    debate = inputs.debate
    sources = (debate.source, inputs.sheets.source, *(role.source for role in debate.roles))
    paths = [file.path for source in sources for file in source.files]
    paths += [*styles, *(body.path for role in debate.roles for body in role.bodies)]
    paths += [role.emblem for role in debate.roles if role.emblem is not None]
    paths += [] if inputs.reading is None else [inputs.reading.source.path]
    if inputs.logo is not None:
        return False
    if any((folder / "templates").is_dir() for folder in layers.own):
        return False
    return all(path.is_relative_to(layers.kit) for path in paths)

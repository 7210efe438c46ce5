"""Which sheets a build uses, the number of each, and the versions in which they are made."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kit.model.packet import SheetInstance
from kit.model.profile import STANDARD, Profile
from kit.model.sheets import Need, Section, SetOfSheets, Sheet, SheetSet
from kit.packets.context import Contexts


def suffix_of(name: str) -> str:
    """What a file name adds for a reading level or print profile; "" for the standard one.

    Only the file name says it, for the teacher; nothing in a packet does, so that students
    cannot tell who has which.
    """
    return "" if name == STANDARD else f"-{name}"


def name_of(profile: Profile | None) -> str:
    """The id of a print profile; None means the standard one."""
    return STANDARD if profile is None else profile.id


def version_of(level: str, profile: Profile | None, *, alone: bool = False) -> str:
    """The last item of a sheet's key: its reading level ("" if it has none) and its profile.

    A sheet is `alone` if it has no links in a profile where others have them.
    """
    version = level if profile is None else f"{level} {profile.id}".strip()
    return f"{version} alone" if alone else version


def laid_out(instance: SheetInstance, profile: Profile | None) -> SheetInstance:
    """The sheet in a print profile. In one with a layout of its own it may take more pages."""
    if profile is None:
        return instance
    sheet = instance.sheet
    if not profile.facts.pages:
        sheet = dataclasses.replace(sheet, pages=None)
    return dataclasses.replace(instance, sheet=sheet, profile=profile.id)


def sheets_of(*sections: Section) -> Iterator[tuple[Section, Sheet]]:
    """Every sheet of the sections, in order, with its section."""
    return ((section, sheet) for section in sections for sheet in section.sheets)


def needs_met(contexts: Contexts) -> set[Need | None]:
    """The needs of sheets that are met; None is among them, as a sheet may need nothing."""
    meeting = contexts.meeting
    facts, vote = meeting.debate.facts, meeting.vote
    there: dict[Need, bool] = {
        "essay": bool(meeting.reading),
        "argument_map": contexts.drawings["standard"].argument_map is not None,
        "wants": bool(contexts.drawings["standard"].wants_maps),
        "map": bool(contexts.drawings["standard"].region_maps),
        "clauses": contexts.negotiates and bool(facts.clauses or facts.issues),
        "agreement": contexts.negotiates,
        "ballots": contexts.negotiates or bool(vote and (vote.signs or vote.slips)),
        "glossary": bool(facts.glossary),
        "timeline": bool(facts.timeline or facts.sources),
        "events": bool(facts.timeline),
        "sources": bool(facts.sources),
        "rubric": bool(facts.rubric),
        "documents": bool(facts.documents),
        "practice": bool(facts.practice),
        "extension_task": facts.extension_task is not None,
        "lesson": bool(facts.goals or facts.guide.hook or facts.guide.standards),
        "background": bool(facts.guide.background),
        "one_sided": bool(facts.guide.one_sided),
        "controversy": bool(facts.guide.controversy),
        "bargains": bool(
            facts.guide.bargains
            or meeting.bargains
            or contexts.interests.meet
            or contexts.interests.clash
        ),
        "debrief": bool(facts.guide.debrief),
        "roster": meeting.cast is not None,
        "code_names": meeting.cast is not None and meeting.cast.coded,
    }
    return {None, *(need for need, met in there.items() if met)}


@dataclass(frozen=True, slots=True)
class Sections:
    """The sections that a build uses, with only those sheets that it uses."""

    packet: tuple[Section, ...]
    table: tuple[Section, ...]
    duty: tuple[Section, ...]
    handouts: tuple[Section, ...]
    teacher: tuple[Section, ...]

    @property
    def all(self) -> tuple[Sheet, ...]:
        """Every sheet that is used, each once."""
        parts = (*self.packet, *self.table, *self.duty, *self.handouts, *self.teacher)
        return tuple(sheet for _, sheet in sheets_of(*parts))

    @property
    def numbers(self) -> dict[str, str]:
        """The number of each sheet, by its id: “3” in packets, “R1” for what a table shares.

        Those of duties, handouts and the guide begin with D, H and T.
        """
        return (
            _numbers(self.packet, "")
            | _numbers(self.table, "R")
            | _numbers(self.duty, "D")
            | _numbers(self.handouts, "H")
            | _numbers(self.teacher, "T")
        )


def sections_of(sheets: SheetSet, chosen: SetOfSheets, there: set[Need | None]) -> Sections:
    """The sections that a set uses of a list of sheets; `there` are the needs that are met."""
    facts = sheets.facts
    apart = facts.handouts
    if chosen.handouts is not None:
        apart = _only((*facts.packet, *facts.handouts), chosen.handouts)
    return Sections(
        packet=_used(_only(facts.packet, chosen.packet), there),
        table=_used(_only(facts.packet, chosen.table), there),
        duty=_used(facts.duty, there),
        handouts=_used(apart, there),
        teacher=_used(facts.teacher, there),
    )


def _only(sections: tuple[Section, ...], ids: Collection[str]) -> tuple[Section, ...]:
    """The sections with only these sheets."""
    found = (
        dataclasses.replace(
            section, sheets=tuple(each for each in section.sheets if each.id in ids)
        )
        for section in sections
        if any(each.id in ids for each in section.sheets)
    )
    return tuple(found)


def _used(sections: tuple[Section, ...], there: set[Need | None]) -> tuple[Section, ...]:
    # A sheet may replace another: the teacher's own copy of the essay replaces its digest.
    replaced = {sheet.instead_of for _, sheet in sheets_of(*sections) if sheet.needs in there}
    used = []
    for section in sections:
        sheets = tuple(
            _titled(sheet, there)
            for sheet in section.sheets
            if sheet.needs in there and sheet.id not in replaced - {None}
        )
        if sheets:
            used.append(dataclasses.replace(section, sheets=sheets))
    return tuple(used)


def _titled(sheet: Sheet, there: set[Need | None]) -> Sheet:
    """A sheet under the title of the only part that it has, if its parts have titles."""
    titles = [title for need, title in sheet.titles.items() if need in there]
    return dataclasses.replace(sheet, title=titles[0]) if len(titles) == 1 else sheet


def _numbers(sections: tuple[Section, ...], prefix: str) -> dict[str, str]:
    return {
        sheet.id: f"{prefix}{number}"
        for number, (_, sheet) in enumerate(sheets_of(*sections), start=1)
    }

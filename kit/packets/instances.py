"""Instances of sheets, each once, for the packets that they have a place in."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from kit.model.cast import ClassCast, Placed
from kit.model.context import ForPlates
from kit.model.format import Duty
from kit.model.packet import Entry, SheetInstance, SheetKey
from kit.model.profile import Profile
from kit.model.role import Level, Role
from kit.model.sheets import PLATES, Section, Sheet
from kit.packets.context import Contexts
from kit.packets.names import plate
from kit.packets.sections import Sections, laid_out, name_of, sheets_of, version_of

PLATES_TOGETHER = 25
"""Students whose plates are typeset in one go: enough to share the cost of a document."""


class Instances:
    """Sheets as packets ask for them; what two ask for alike is there once, in `made`."""

    def __init__(self, contexts: Contexts, sections: Sections) -> None:
        self.contexts = contexts
        self.sections = sections
        self.made: dict[SheetKey, SheetInstance] = {}

    def entry(
        self,
        section: Section,
        sheet: Sheet,
        role: Role | None,
        level: Level,
        profile: Profile | None,
        *,
        alone: bool = False,
    ) -> Entry:
        """The place of a sheet in a packet: of a role's if there is a `role`, in a profile.

        In a file of its own it is `alone`, and leads to no other sheet.
        """
        whom = role if sheet.audience == "role" else None
        profile = profile if sheet.profiles else None
        # Only where a sheet leads to others is it another without them.
        alone = alone and profile is not None and profile.facts.links
        version = version_of(level if sheet.levels else "", profile, alone=alone)
        key = (sheet.id, "" if whom is None else whom.id, version)
        if key not in self.made:
            instance = self._instance(key, section, sheet, whom, level)
            if not alone:
                instance = dataclasses.replace(instance, beside=self._beside(sheet))
            self.made[key] = laid_out(instance, profile)
        return Entry(section.name, sheet.title, f"{self.contexts.numbers[sheet.id]}.", key)

    def duty_entry(
        self, section: Section, sheet: Sheet, duty: Duty, profile: Profile | None
    ) -> Entry:
        """The place of a duty's own sheet in the packet of whoever has the duty."""
        key = (sheet.id, duty.id, version_of("", profile))
        if key not in self.made:
            context = self.contexts.for_duty(section, sheet, duty)
            instance = SheetInstance(key, sheet, context, beside=self._beside(sheet))
            self.made[key] = laid_out(instance, profile)
        return Entry(section.name, sheet.title, f"{self.contexts.numbers[sheet.id]}.", key)

    def plates(
        self, placed: Sequence[tuple[Placed, Profile | None]], cast: ClassCast
    ) -> Mapping[str, tuple[SheetKey, int]]:
        """Makes the plates of students, a few together; gives where each student's will be."""
        found: dict[str, tuple[SheetKey, int]] = {}
        profiles = {name_of(profile): profile for _, profile in placed}
        for name, profile in profiles.items():
            here = [each for each, own in placed if name_of(own) == name]
            for start in range(0, len(here), PLATES_TOGETHER):
                some = here[start : start + PLATES_TOGETHER]
                key = (PLATES.id, "", version_of(str(start // PLATES_TOGETHER), profile))
                context = ForPlates(
                    language=self.contexts.debate.facts.language,
                    plates=tuple(plate(each) for each in some),
                )
                self.made[key] = SheetInstance(
                    key, PLATES, context, named=True, source=cast.source, profile=name
                )
                found |= {each.student.key: (key, index) for index, each in enumerate(some)}
        return found

    def _beside(self, sheet: Sheet) -> tuple[str, ...]:
        """The ids of the other sheets in every packet that holds this one."""
        sections = {
            "teacher": self.sections.teacher,
            "duty": (*self.sections.duty, *self.sections.packet),
        }.get(sheet.audience, self.sections.packet)
        # A student with a duty has the duty's own sheets, and of the others those for everyone.
        kinds = ("everyone", sheet.audience)
        return tuple(
            each.id
            for _, each in sheets_of(*sections)
            if each.audience in kinds and each.id != sheet.id
        )

    def _instance(
        self, key: SheetKey, section: Section, sheet: Sheet, role: Role | None, level: Level
    ) -> SheetInstance:
        if not sheet.levels:
            level = "standard"
        if sheet.audience == "teacher":
            guide = self.contexts.for_teacher(section, sheet)
            cast = self.contexts.cast
            return SheetInstance(
                key,
                sheet,
                guide,
                named=cast is not None,
                source=None if cast is None else cast.source,
            )
        if role is not None:
            context = self.contexts.for_role(section, sheet, role, level)
            return SheetInstance(key, sheet, context, role if sheet.blocks else None)
        return SheetInstance(key, sheet, self.contexts.for_everyone(section, sheet, level))

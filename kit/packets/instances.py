"""Makes the instances of sheets that packets are bound from, each only once."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from kit.model.cast import ClassCast, Placed, Seat
from kit.model.packet import Entry, SheetInstance, SheetKey
from kit.model.places import Duty
from kit.model.plate import ForPlates
from kit.model.profile import Profile
from kit.model.role import Level, Role
from kit.model.sheets import PLATES, Section, Sheet
from kit.packets.context import Contexts
from kit.packets.names import plate
from kit.packets.sections import Sections, laid_out, name_of, sheets_of, version_of


@dataclasses.dataclass(frozen=True, slots=True)
class Reader:
    """Whose packet it is: that of a role, of those in a seat, of both, or of nobody."""

    role: Role | None = None
    seat: Seat | None = None


NOBODY = Reader()
PLATES_TOGETHER = 25
"""Students whose plates are typeset as one document, to share the fixed cost of a document."""
A_SCHOOL = 100
"""Students of a class that sits at so many tables that a seat has only two or three of them."""


class Instances:
    """The sheet instances of a build, by key in `made`; packets that ask for the same share it."""

    def __init__(self, contexts: Contexts, sections: Sections) -> None:
        self.contexts = contexts
        self.sections = sections
        self.made: dict[SheetKey, SheetInstance] = {}

    def entry(
        self,
        section: Section,
        sheet: Sheet,
        reader: Reader,
        level: Level,
        profile: Profile | None,
        *,
        alone: bool = False,
    ) -> Entry:
        """The place of a sheet in a packet, at a reading level and in a print profile.

        `reader` is whose packet it is. A sheet in a file of its own is `alone`: it has no links to
        other sheets.
        """
        own_role = reader.role if sheet.audience == "role" else None
        seat = reader.seat if sheet.seats else None
        profile = profile if sheet.profiles else None
        # Only in a profile with links does it matter whether other sheets are there to link to.
        alone = alone and profile is not None and profile.facts.links
        version = version_of(level if sheet.levels else "", profile, alone=alone)
        seating = self.contexts.seating
        whose = "" if own_role is None else own_role.id
        if seat is not None and own_role is None:
            whose = seating.reader(seat)
        elif seat is not None and own_role is not None:
            first = seating.of_role(own_role.id)
            # Some of those who share a role may sit elsewhere, such as on the other side.
            if first is not None and seating.reader(seat) != seating.reader(first):
                whose = f"{own_role.id} {seating.reader(seat)}"
        key = (sheet.id, whose, version)
        if key not in self.made:
            instance = self._instance(key, section, sheet, Reader(own_role, seat), level)
            if not alone:
                instance = dataclasses.replace(instance, beside=self._beside(sheet))
            self.made[key] = laid_out(instance, profile)
        return Entry(section.name, sheet.title, f"{self.contexts.numbers[sheet.id]}.", key)

    def duty_entry(
        self, section: Section, sheet: Sheet, duty: Duty, profile: Profile | None
    ) -> Entry:
        """The place of a duty's own sheet in the packet of the student who has the duty."""
        key = (sheet.id, duty.id, version_of("", profile))
        if key not in self.made:
            context = self.contexts.for_duty(section, sheet, duty)
            instance = SheetInstance(key, sheet, context, beside=self._beside(sheet))
            self.made[key] = laid_out(instance, profile)
        return Entry(section.name, sheet.title, f"{self.contexts.numbers[sheet.id]}.", key)

    def plates(
        self, placed: Sequence[tuple[Placed, Profile | None]], cast: ClassCast
    ) -> Mapping[str, tuple[SheetKey, int]]:
        """Make the plates of students, those of a seat together, `PLATES_TOGETHER` to a document.

        Gives, for each student's key, the key of the document and the index of its page from 0.
        What changes for a seat, such as another partner, changes no plate of any other; of more
        than `A_SCHOOL` students, those of a role are together.
        """
        found: dict[str, tuple[SheetKey, int]] = {}
        groups: dict[tuple[str, str], list[Placed]] = {}
        profiles = {name_of(profile): profile for _, profile in placed}
        for each, own in placed:
            together = each.seat.id if len(placed) <= A_SCHOOL else each.seat.of or each.seat.id
            groups.setdefault((together, name_of(own)), []).append(each)
        for (seat, name), here in groups.items():
            for start in range(0, len(here), PLATES_TOGETHER):
                some = here[start : start + PLATES_TOGETHER]
                number = f"{seat} {start // PLATES_TOGETHER}"
                key = (PLATES.id, "", version_of(number, profiles[name]))
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
        at_table = any(each.id == sheet.id for _, each in sheets_of(*self.sections.table))
        sections = {
            "teacher": self.sections.teacher,
            "duty": (*self.sections.duty, *self.sections.packet),
        }.get(sheet.audience, self.sections.table if at_table else self.sections.packet)
        # A student with a duty gets the duty's own sheets, and of those for everyone all but the
        # ones that only somebody with a role can fill in.
        kinds = ("everyone", sheet.audience)
        with_duty = sheet.audience == "duty" or (sheet.audience == "everyone" and sheet.duties)
        return tuple(
            each.id
            for _, each in sheets_of(*sections)
            if each.audience in kinds and each.id != sheet.id and (each.duties or not with_duty)
        )

    def _instance(
        self,
        key: SheetKey,
        section: Section,
        sheet: Sheet,
        reader: Reader,
        level: Level,
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
        role, seat = reader.role, reader.seat
        if role is not None:
            context = self.contexts.for_role(section, sheet, role, level, seat)
            return SheetInstance(key, sheet, context, role if sheet.blocks else None)
        return SheetInstance(key, sheet, self.contexts.for_everyone(section, sheet, level, seat))

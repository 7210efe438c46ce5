"""The sheets that make up packets and the teacher's guide, as `sheets.yaml` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from annotated_types import Ge, MaxLen, MinLen

from kit.model.noun import Line, Text, noun
from kit.model.role import Moment
from kit.problems import SourceText

Audience = Literal["everyone", "role", "duty", "teacher"]
Paper = Literal["letter", "a4"]
Need = Literal[
    "essay", "argument_map", "wants", "map", "clauses", "agreement", "ballots", "glossary",
    "timeline", "events", "sources", "rubric", "documents", "practice", "extension_task",
    "lesson", "background",
    "one_sided", "controversy", "bargains", "debrief", "roster", "code_names",
]  # fmt: skip


FULL = "full"
"""The set of a list that has no sets: all of its sheets."""


@noun
class Sheet:
    """One sheet of a packet: a template, for one audience.

    `id` is the name of its template, `sheets/<id>.html.j2`; `audience` says who gets it.
    `blocks` are the blocks of a role's template that this sheet may see; `pages` is the
    greatest number of pages that it may have; with `levels`, it is made at each reading level;
    a sheet that `counts` is made last, when the pages of all others are known. A sheet that
    `needs` something is used only if the debate has that (or the teacher has given a copy of the
    essay); it then replaces the sheet named by `instead_of`. What only somebody with a role can
    fill in is not for `duties`: the chair's packet does not have it. What is cut out or put on the
    table has no `profiles`: it is the same for all. With `seats`, it is made for each place and
    duty of the format (or, for a role, for each place where some of those sit who have it), and
    says what its reader does there. `also` are other titles by which its parts are known; `titles`
    are what it is called where the debate meets but one of these needs.
    """

    id: Annotated[str, MinLen(1)]
    title: Line
    audience: Audience
    blocks: tuple[str, ...] = ()
    levels: bool = False
    counts: bool = False
    profiles: bool = True
    duties: bool = True
    seats: bool = False
    also: tuple[Line, ...] = ()
    titles: Mapping[Need, Line] = field(default_factory=dict)
    pages: Annotated[int, Ge(1)] | None = None
    needs: Need | None = None
    instead_of: str | None = None


@noun
class Section:
    """A part of a packet: one or more sheets under one name.

    `when` says on the cover what to do with it, and `moment` whether that is before the debate,
    during it, or after it.
    """

    name: Line
    when: Line
    moment: Moment = "prepare"
    sheets: Annotated[tuple[Sheet, ...], MinLen(1)]


SheetIds = Annotated[tuple[Line, ...], MaxLen(100)]


@noun
class SetOfSheets:
    """Which of the listed sheets a student gets, and which a table shares.

    `summary` says what the set is good for. `packet` has the ids of the sheets in each packet;
    `table` has those of what a table shares, printed once a table; `handouts` has those that are
    handed out apart (without it, all that the list has under “handouts”). They are printed in the
    order of the list. What another set names and this one does not is not made. With `prompts`
    “first” students get all of a role's prompts for preparing, and one for each other moment.
    """

    summary: Text
    packet: Annotated[SheetIds, MinLen(1)]
    table: SheetIds = ()
    handouts: SheetIds | None = None
    prompts: Literal["all", "first"] = "all"


@noun
class SheetFacts:
    """The contents of `sheets.yaml`: the sections of the packet, the handouts, the guide.

    `styles` are the stylesheets, of which later ones win; `sets` say which of the sheets under
    “packet” and “handouts” are made, by the name of the set, the first being the usual one;
    `packet` has all sheets for students, in print order; `teacher` has those of the guide.
    `handouts` has the sheets that are in no packet; `duty` has those that come first in the packet
    of a student without a role.
    """

    styles: Annotated[tuple[Line, ...], MinLen(1)]
    sets: Mapping[Line, SetOfSheets] = field(default_factory=dict)
    packet: Annotated[tuple[Section, ...], MinLen(1)]
    duty: tuple[Section, ...] = ()
    handouts: tuple[Section, ...] = ()
    teacher: Annotated[tuple[Section, ...], MinLen(1)]

    @property
    def every_set(self) -> Mapping[str, SetOfSheets]:
        """The sets by name; a list without any has one, `FULL`, with all sheets for students.

        A sheet for students that no set names is in the packets of all: somebody has added it.
        """
        ids = tuple(sheet.id for section in self.packet for sheet in section.sheets)
        if not self.sets:
            return {FULL: SetOfSheets(summary="All sheets of the list", packet=ids)}
        named = {
            name
            for each in self.sets.values()
            for name in (*each.packet, *each.table, *(each.handouts or ()))
        }
        own = tuple(name for name in ids if name not in named)
        return {
            name: replace(each, packet=(*each.packet, *own)) for name, each in self.sets.items()
        }

    @property
    def listed(self) -> tuple[Sheet, ...]:
        """All sheets, from all of these lists."""
        parts = (self.packet, self.duty, self.handouts, self.teacher)
        return tuple(sheet for part in parts for section in part for sheet in section.sheets)


PLATES = Sheet(id="plates", title="Names", audience="everyone")
"""What is overprinted on the pages of shared sheets: the words for each student."""


@dataclass(frozen=True, slots=True)
class SheetSet:
    """All sheets, and the file that lists them."""

    facts: SheetFacts
    source: SourceText

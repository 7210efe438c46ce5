"""The list of sheets, `sheets.yaml`."""

from __future__ import annotations

from kit.check.names import must_be_known
from kit.model.debate import BLOCKS
from kit.model.sheets import SheetSet
from kit.problems import Problems


def check_sheets(sheets: SheetSet, problems: Problems) -> None:
    """The sheets and their audiences, and the blocks of a role that each may see."""
    facts, source = sheets.facts, sheets.source
    placed = [
        ((part, section_index, "sheets", index), sheet)
        for part, sections in (
            ("packet", facts.packet),
            ("handouts", facts.handouts),
            ("teacher", facts.teacher),
        )
        for section_index, section in enumerate(sections)
        for index, sheet in enumerate(section.sheets)
    ]
    ids = [sheet.id for _, sheet in placed]
    seen: set[str] = set()
    for keys, sheet in placed:
        if sheet.id in seen:
            problems.error(source.place(*keys, "id"), f"the sheet “{sheet.id}” stands here twice")
        seen.add(sheet.id)
        if (sheet.audience == "teacher") != (keys[0] == "teacher"):
            problems.error(
                source.place(*keys, "audience"),
                f"the sheet “{sheet.id}” is listed under “{keys[0]}”, "
                f"but its audience is “{sheet.audience}”",
                "only the teacher's sheets stand under “teacher”, so that no packet holds them",
            )
        if keys[0] == "handouts" and sheet.audience != "everyone":
            problems.error(
                source.place(*keys, "audience"),
                f"the sheet “{sheet.id}” is a handout, but its audience is “{sheet.audience}”",
                "what all readers get has the audience “everyone”",
            )
        if sheet.instead_of is not None:
            must_be_known(
                sheet.instead_of,
                ids,
                source,
                (*keys, "instead_of"),
                f"there is no sheet “{sheet.instead_of}”",
                problems,
            )
        if sheet.blocks and sheet.audience != "role":
            problems.error(
                source.place(*keys, "blocks"), "only a sheet for a role can hold its blocks"
            )
        for index, block in enumerate(sheet.blocks):
            must_be_known(
                block,
                BLOCKS,
                source,
                (*keys, "blocks", index),
                f"a role has no block “{block}”",
                problems,
            )

"""Checks the list of sheets, `sheets.yaml`, and what the sheets print."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from kit.check.names import must_be_known
from kit.model.role import BLOCKS
from kit.model.sheets import Sheet, SheetSet
from kit.problems import Key, Problems, SourceText

EVERYONES = Sheet(id="-", title="-", audience="everyone")
"""Stands for a sheet that does not exist, of which another problem tells."""


def check_sheets(sheets: SheetSet, problems: Problems) -> None:
    """Add problems for sheets that are listed twice, under the wrong audience, or without effect.

    Also for blocks of a role that do not exist, that a sheet may not see, or that none sees.
    """
    source = sheets.source
    placed = list(_placed(sheets))
    ids = [sheet.id for _, sheet in placed]
    seen: set[str] = set()
    for keys, sheet in placed:
        if sheet.id in seen:
            problems.error(source.place(*keys, "id"), f"the sheet “{sheet.id}” appears twice")
        seen.add(sheet.id)
        if (sheet.audience == "teacher") != (keys[0] == "teacher"):
            problems.error(
                source.place(*keys, "audience"),
                f"the sheet “{sheet.id}” is listed under “{keys[0]}”, "
                f"but its audience is “{sheet.audience}”",
                "only the teacher's sheets may be under “teacher”, so that no packet has them",
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
    _check_sets(sheets, problems)
    seen_blocks = {block for _, sheet in placed for block in sheet.blocks}
    if unseen := [block for block in BLOCKS if block not in seen_blocks]:
        listed = ", ".join(f"“{block}”" for block in unseen)
        problems.warn(
            source.place("packet"),
            f"no sheet prints the block{'s' if len(unseen) > 1 else ''} {listed}: "
            "what roles say there never reaches paper",
            "name it in the “blocks” of a sheet for a role, and print it in that sheet",
        )


def _check_sets(sheets: SheetSet, problems: Problems) -> None:
    """Add problems for sheets that a set names twice, does not have, or cannot give to a table."""
    facts = sheets.facts
    listed = {sheet.id: sheet for section in facts.packet for sheet in section.sheets}
    loose = {sheet.id: sheet for section in facts.handouts for sheet in section.sheets}
    for name, each in facts.sets.items():
        seen: set[str] = set()
        for part, ids in (
            ("packet", each.packet),
            ("table", each.table),
            ("handouts", each.handouts),
        ):
            known = listed | loose if part == "handouts" else listed
            for index, sheet_id in enumerate(ids or ()):
                key: Key = ("sets", name, part, index)
                place = sheets.source.place(*key)
                if sheet_id in known or _is_above(sheets.source, place.path):
                    must_be_known(
                        sheet_id,
                        known,
                        sheets.source,
                        key,
                        f"there is no sheet “{sheet_id}”",
                        problems,
                    )
                if sheet_id in seen:
                    problems.error(place, f"the set “{name}” has the sheet “{sheet_id}” twice")
                elif part == "handouts" and known.get(sheet_id, EVERYONES).audience != "everyone":
                    problems.error(
                        place,
                        f"the sheet “{sheet_id}” is one for each role, so it is no handout",
                        "name it under “packet”",
                    )
                seen.add(sheet_id)


def _is_above(source: SourceText, path: Path) -> bool:
    """Whether a file is not below the one that lists the sheets.

    A list of a teacher's own may lack sheets that the sets of the kit's list name.
    """
    order = [file.path for file in source.files]
    return order.index(path) <= order.index(source.place("packet").path)


def check_printed(
    sheets: SheetSet,
    printed: Mapping[str, Collection[str]],
    templates: Mapping[str, SourceText],
    given: Path,
    problems: Problems,
) -> None:
    """Add a warning for each block of a role that a sheet may see but never prints.

    `printed` gives, for each sheet that was rendered, the blocks that it printed for any role
    and level; `templates` are the sheets' templates. Both are by the sheets' ids. The warning is
    at the sheet's entry in the list; but if the list is the kit's own, below the folder
    `given`, and the template is not, it is in the template, which the teacher can change.
    """
    for keys, sheet in _placed(sheets):
        if sheet.id not in printed:
            continue
        template = templates[sheet.id]
        for index, block in enumerate(sheet.blocks):
            if block in printed[sheet.id]:
                continue
            place = sheets.source.place(*keys, "blocks", index)
            if place.path.is_relative_to(given) and not template.path.is_relative_to(given):
                place = template.find("block content")
            problems.warn(
                place,
                f"the sheet “{sheet.id}” may see the block “{block}”, but never prints it",
                f"print it with “{{{{ text.{block} }}}}”, or take it from the sheet's “blocks”",
            )


def _placed(sheets: SheetSet) -> Iterator[tuple[Key, Sheet]]:
    """Yield every sheet, and the path of keys to its entry."""
    facts = sheets.facts
    for part, sections in (
        ("packet", facts.packet),
        ("duty", facts.duty),
        ("handouts", facts.handouts),
        ("teacher", facts.teacher),
    ):
        for number, section in enumerate(sections):
            for index, sheet in enumerate(section.sheets):
                yield (part, number, "sheets", index), sheet

"""Whether a column that has one of our headings is ours: schools have a “Role” and a “Level”, too.

A column is ours if one of its cells fits, or nearly does. If none does, it is the school's, and
one line says so.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from kit.load.roster.cells import Row, listed
from kit.load.roster.columns import Columns
from kit.load.roster.headings import headings, plain_heading
from kit.load.roster.names import SUFFIX, fold
from kit.load.roster.read_list import ListOptions
from kit.load.roster.values import chosen, plain_choice, truth_of
from kit.model.profile import RETIRED
from kit.model.roster import FactField, fact_fields
from kit.problems import Problems, did_you_mean


def with_own_columns(
    columns: Columns,
    head: Row,
    rows: Sequence[Row],
    path: Path,
    options: ListOptions,
    problems: Problems,
) -> Columns:
    """The columns without those that only look like ours; a warning for each of them.

    `head` is the row of headings, `rows` are those below. A column of positions (student,
    teacher) is none of ours either; which rows it or a column of statuses leaves out is said
    elsewhere.
    """
    own = dict(columns.own)
    # Long lists repeat their headings on each page.
    rows = [row for row in rows if row.texts() != head.texts()]
    position = _position(columns, rows, options.roles)
    if position is not None and own.get("pinned") == position:
        del own["pinned"]
    for field in fact_fields():
        at = own.get(field.key)
        if at is None:
            continue
        cells = [text for row in rows if (text := row.text(at))]
        if not cells or _is_ours(cells, field, options.profiles):
            continue
        del own[field.key]
        problems.warn(
            head.place(path, at),
            f"the column “{columns.heads[at]}” is not used: it seems to be the school's own, as "
            f"none of its cells fits ({listed(list(dict.fromkeys(cells)), 3)})",
            f"in a column “{field.fact.heading}” write {_takes(field, options.profiles)}",
        )
    return replace(
        _with_parts(columns, rows),
        own=own,
        position=position,
        status=_status(columns, rows),
        enabled=_access("enabled", columns, rows),
        disabled=_access("disabled", columns, rows),
    )


def hint_for(head: str, columns: Columns) -> str:
    """The heading of ours that a heading may mean, in any language; "" if it means none."""
    for field in fact_fields():
        known = headings().hints.get(field.key, frozenset())
        if field.key not in columns.own and plain_heading(head) in known:
            return field.fact.heading
    return ""


def _position(columns: Columns, rows: Sequence[Row], roles: Collection[str]) -> int | None:
    """The column that says who is a teacher: by its heading, or else by all of its cells.

    A column “role” with one of the debate's `roles` is ours, even in a debate of students.
    """
    pinned = columns.own.get("pinned")
    if any(fold(row.text(pinned)) in roles for row in rows if row.text(pinned)):
        return None
    if _are_positions(rows, columns.position):
        return columns.position
    for at in range(len(columns.heads)):
        cells = [text for row in rows if (text := row.text(at))]
        teachers = sum(headings().is_word("teacher", text) for text in cells)
        known = teachers + sum(headings().is_word("student", text) for text in cells)
        if at not in columns.names and teachers and known == len(cells):
            return at if _are_positions(rows, at) else None
    return None


def _with_parts(columns: Columns, rows: Sequence[Row]) -> Columns:
    """The columns, with those that hold only “van den” or “Jr.”, whatever their headings."""
    if columns.first is None or columns.last is None:
        return columns
    for at in range(len(columns.heads)):
        cells = [text for row in rows if (text := row.text(at))]
        if at in columns.used or not cells:
            continue
        if columns.prefix is None and all(headings().is_word("particle", cell) for cell in cells):
            columns = replace(columns, prefix=at)
        elif columns.suffix is None and all(SUFFIX.fullmatch(cell) for cell in cells):
            columns = replace(columns, suffix=at)
    return columns


def _are_positions(rows: Sequence[Row], column: int | None) -> bool:
    """Whether most cells of a column say what people are, and some of them students."""
    cells = [text for row in rows if (text := row.text(column))]
    students = sum(headings().is_word("student", text) for text in cells)
    teachers = sum(headings().is_word("teacher", text) for text in cells)
    # A teacher who pins one student to the role “Teacher” fills one cell, not most.
    most = len([row for row in rows if not row.blank]) <= 2 * len(cells)
    return students > 0 and most and (students + teachers) * 2 >= len(cells)


def _status(columns: Columns, rows: Sequence[Row]) -> int | None:
    """The column that says who is still in the class, by its heading and by most of its cells."""
    for at, head in enumerate(columns.heads):
        plain = plain_heading(head)
        if not any(plain == each or plain.endswith(f" {each}") for each in headings().of("status")):
            continue
        cells = [text for row in rows if (text := row.text(at))]
        known = [
            text
            for text in cells
            if any(headings().is_word(kind, text) for kind in ("here", "gone", "deleted"))
        ]
        if known and len(known) * 2 >= len(cells):
            return at
    return None


def _access(kind: str, columns: Columns, rows: Sequence[Row]) -> int | None:
    """The column that says who is enabled, or disabled, in no other words than yes and no.

    Where nobody is enabled, or everybody disabled, it says nothing about the class.
    """
    for at, head in enumerate(columns.heads):
        if plain_heading(head) not in headings().of(kind):
            continue
        said = [truth_of(text) for row in rows if (text := row.text(at))]
        if said and None not in said and (kind == "disabled" or True in said):
            return None if kind == "disabled" and said.count(True) == len(rows) else at
    return None


def _is_ours(cells: Sequence[str], field: FactField, profiles: Sequence[str]) -> bool:
    if isinstance(field.default, bool):
        # Days of absence: a count contains 0 and 1, too.
        if all(cell.isdecimal() for cell in cells) and any(int(cell) > 1 for cell in cells):
            return False
        return any(truth_of(cell) is not None for cell in cells)
    known = _known(field, profiles)
    return not known or any(
        (plain_choice(cell) and chosen(cell, known) is not None)
        or did_you_mean(plain_choice(cell), known).startswith("did you mean")
        for cell in cells
    )


def _known(field: FactField, profiles: Sequence[str]) -> tuple[str, ...]:
    return (*profiles, *RETIRED) if field.fact.names == "profiles" else field.choices


def _takes(field: FactField, profiles: Sequence[str]) -> str:
    words = ("yes",) if isinstance(field.default, bool) else _known(field, profiles)
    return " or ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else words[0]

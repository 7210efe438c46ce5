"""How much paper a class takes, in the words that `build` ends with."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.packet import PacketKind
from kit.publish.manifest import Made

ESSAY = "reading"
"""The handout that is the teacher's own copy of the essay; it is counted apart."""


def paper_lines(made: Sequence[Made]) -> list[str]:
    """What a class takes in all, and its share for each student and each table.

    Without a class, what one packet and one table take. Nothing where only some packets were made.
    """
    students = _of("student", made)
    packets = students or _of("role", made)
    tables = _of("table", made)
    if not any(each.path.startswith("class") for each in made):
        return []
    own, shared = _each(packets), _each(tables)
    if students:
        whole = sum(each.sheets_of_paper for each in (*packets, *tables))
        places = {each.about.whom for each in tables if each.about is not None}
        at_tables = f" at {_plural(len(places), 'table')}" if tables else ""
        lines = [
            f"{_plural(len(students), 'student')}{at_tables}: {_plural(whole, 'sheet')} of paper "
            f"in all, {own} a student" + (f" and {shared} a table" if tables else "")
        ]
    else:
        lines = [f"a student takes {own} sheets of paper" + (f", a table {shared}" * bool(tables))]
    essay = [each for each in _of("handout", made) if each.about and each.about.whom == ESSAY]
    if essay:
        lines.append(f"counted apart: your copy of the essay, {_each(essay)} a student or a pair")
    return lines


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _of(kind: PacketKind, made: Sequence[Made]) -> list[Made]:
    return [each for each in made if each.about is not None and each.about.kind == kind]


def _each(made: Sequence[Made]) -> str:
    """How many sheets of paper one takes: “4”, or “4 to 9” where they differ."""
    counts = {each.sheets_of_paper for each in made} or {0}
    least, most = min(counts), max(counts)
    return str(least) if least == most else f"{least} to {most}"

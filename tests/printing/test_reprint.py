"""What to print again where a class sits at several tables: what packets name is the judge."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kit.cast import class_cast, swapped
from kit.model.cast import Seated
from kit.packets.names import file_names, plate
from kit.pipeline.build import assemble
from kit.pipeline.packets import Assembly
from kit.pipeline.request import Request, RosterSource
from kit.pipeline.standing import inputs_of
from kit.printing.reprint import to_print_again
from kit.problems import Problems
from kit.publish import MANIFEST

CLASS = "\n".join(f"Student{number} Family{number}" for number in range(28)).encode()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> tuple[Path, Seated]:
    """A class at two tables, and a folder that says what its packets were made from."""
    folder = tmp_path_factory.mktemp("tables")
    source = RosterSource(data=CLASS, name="class.txt")
    request = Request(
        folder, "north-korea-deal", folder, cache, format="summit", tables=2, source=source
    )
    assembly = assemble(request, Problems())
    (folder / MANIFEST).write_text(json.dumps(_manifest(assembly)), "utf-8")
    assert assembly.table.seated is not None
    assert {each.table for each in assembly.table.seats} == {1, 2}
    return folder, assembly.table.seated


def _manifest(assembly: Assembly) -> dict[str, object]:
    files = {}
    for packet in assembly.packets.students:
        keys = [each.key for each in packet.entries]
        keys += [] if packet.plate is None else [packet.plate[0]]
        files[packet.path] = {
            "kind": "student",
            "whom": packet.about.whom if packet.about else "",
            "inputs": inputs_of(packet, dict.fromkeys(keys, "")),
        }
    return {"settings": {}, "files": files}


def plates(seated: Seated) -> dict[str, tuple[str, object]]:
    """By student, the file of the packet and what is on it of her own, but for the order."""
    placed = class_cast(seated, "roster").placed
    return {
        each.student.key: (name, (plate(each).role, frozenset(each.partners)))
        for name, each in zip(file_names(placed), placed, strict=True)
    }


def test_nothing_is_to_be_printed_again_where_nobody_has_moved(made: tuple[Path, Seated]) -> None:
    again = to_print_again(*made)
    assert (again.built, again.students, again.gone, again.guide) == (True, (), (), False)


@pytest.mark.parametrize("same_role", [True, False], ids=["between tables", "within a table"])
def test_only_packets_that_name_those_who_moved(made: tuple[Path, Seated], same_role: bool) -> None:
    folder, seated = made
    seats = {each.id: each for each in seated.seats}
    at = {each.student: seats[each.seat] for each in seated.cast.seatings}
    one, other = next(
        (one, other)
        for one in at
        for other in at
        if (at[one].plays == at[other].plays, at[one].table == at[other].table)
        == (same_role, not same_role)
    )
    now = swapped(seated, one, other)
    before, after = plates(seated), plates(now)
    expected = [key for key in after if after[key] != before[key]]
    again = to_print_again(folder, now)
    assert list(again.students) == expected
    assert {one, other} <= set(expected)
    assert len(expected) < len(after) / 2

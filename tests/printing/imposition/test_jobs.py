"""Which files are printed, and how many times each."""

from __future__ import annotations

import dataclasses
from pathlib import Path, PurePosixPath

import pytest

from kit.model.packet import About, PacketKind
from kit.model.printing import BuiltFile, Layout, Player
from kit.model.role import Level
from kit.printing.imposition.jobs import choose
from kit.problems import BadUsage, CannotWork


def file(path: str, kind: PacketKind, *sheets: str, role: str = "", level: Level = "standard"):
    whom = role or PurePosixPath(path).stem.removesuffix("-supported")
    about = About(kind, whom, level)
    return BuiltFile(path, Path(path), about, "", frozenset(sheets))


ROLES = [
    file("roles/01-cats.pdf", "role", "brief/cats/standard", "agenda", role="cats"),
    file("roles/02-dogs.pdf", "role", "brief/dogs/standard", "agenda", role="dogs"),
    file(
        "roles/01-cats-supported.pdf", "role", "brief/cats/supported", "agenda",
        role="cats", level="supported",
    ),
]  # fmt: skip
STUDENTS = [
    file("students/ada-cats.pdf", "student", "brief/cats/standard", "agenda", role="cats"),
    file("students/ben-dogs.pdf", "student", "brief/dogs/standard", "agenda", role="dogs"),
    file("students/cy-chair.pdf", "student", "duty/chair", "agenda", role="chair"),
]
HANDOUTS = [
    file("handouts/agenda.pdf", "handout", "agenda"),
    file("handouts/ballots.pdf", "handout", "ballots"),
    file("handouts/make-up.pdf", "handout", "make-up"),
    file("handouts/name-tents.pdf", "handout", "name-tents"),
    file("handouts/observer.pdf", "handout", "observer"),
    file("handouts/own.pdf", "handout", "own/standard"),
    file("handouts/own-supported.pdf", "handout", "own/supported", level="supported"),
]
TEACHER = [file("teacher.pdf", "teacher", "teacher-setup")]
ALL = [*STUDENTS, *ROLES, *HANDOUTS, *TEACHER]
ROLES_ONLY = [*ROLES, *HANDOUTS, *TEACHER]


def player(name: str, role: str, level: Level = "standard", path: str = "") -> Player:
    return Player((name, f"{name} of 7b", f"code {name}"), role, level, path)


CLASS = [
    player("Ben", "dogs", "supported", "students/ben-dogs.pdf"),
    player("Cy", "chair", path="students/cy-chair.pdf"),
    player("Ada", "cats", path="students/ada-cats.pdf"),
]


def chosen(
    files=ALL, players=CLASS, absent=0, layout: Layout = "duplex", copies=None, only=()
) -> dict[str, dict[str, int]]:
    found = choose(files, players, absent, layout=layout, copies=copies, only=only)
    return {batch.name: {each.file.path: each.copies for each in batch.chosen} for batch in found}


def test_a_class_gets_a_packet_each_in_its_order_and_what_no_packet_holds() -> None:
    found = chosen(absent=2)
    assert list(found[""].items()) == [
        ("students/ben-dogs.pdf", 1), ("students/cy-chair.pdf", 1), ("students/ada-cats.pdf", 1),
    ]  # fmt: skip
    assert found["handouts"] == {
        "handouts/ballots.pdf": 1,  # two roles, four ballots on a sheet
        "handouts/make-up.pdf": 2,  # for the absent
        "handouts/name-tents.pdf": 1,
        "handouts/observer.pdf": 1,  # the chair speaks for no role
        "handouts/own.pdf": 2,
        "handouts/own-supported.pdf": 1,
    }
    assert "teacher" not in found


def test_a_ballot_is_for_a_role_and_not_for_a_student() -> None:
    assert chosen(players=CLASS * 3)["handouts"]["handouts/ballots.pdf"] == 1
    names = [f"role-{number}" for number in range(9)]
    many = [file(f"roles/{name}.pdf", "role", f"brief/{name}", role=name) for name in names]
    players = [player(name, name) for name in [*names, *names, "chair"]]
    assert chosen([*many, *HANDOUTS], players)["handouts"]["handouts/ballots.pdf"] == 3


def test_role_packets_are_counted_by_the_cast() -> None:
    players = [dataclasses.replace(each, path="") for each in CLASS]
    players.append(player("Dee", "cats", "supported"))
    found = chosen(ROLES_ONLY, players)
    # Ben's level has no packet of his role, so he gets the other.
    assert found[""] == {
        "roles/01-cats.pdf": 1, "roles/02-dogs.pdf": 1, "roles/01-cats-supported.pdf": 1,
    }  # fmt: skip


def test_without_a_cast_there_is_one_of_each() -> None:
    found = chosen(ROLES_ONLY, [])
    assert set(found[""].values()) == {1}
    assert set(found["handouts"].values()) == {1}


def test_a_number_holds_for_all() -> None:
    found = chosen(copies=7)
    assert {count for batch in found.values() for count in batch.values()} == {7}


@pytest.mark.parametrize(
    ("name", "paths"),
    [
        ("dogs", ["students/ben-dogs.pdf"]),
        ("Ada", ["students/ada-cats.pdf"]),
        ("Ada of 7b", ["students/ada-cats.pdf"]),
        ("code Ada", ["students/ada-cats.pdf"]),
        ("chair", ["students/cy-chair.pdf"]),
        ("own", ["handouts/own.pdf", "handouts/own-supported.pdf"]),
        ("roles/02-dogs.pdf", ["roles/02-dogs.pdf"]),
    ],
)
def test_only_takes_roles_students_handouts_and_files(name: str, paths: list[str]) -> None:
    found = chosen(only=(name,))
    assert list(found) == ["only"]
    assert list(found["only"]) == paths


def test_the_guide_is_never_in_another_file() -> None:
    found = chosen(only=("teacher", "dogs"))
    assert found == {"only": {"students/ben-dogs.pdf": 1}, "teacher": {"teacher.pdf": 1}}


def test_a_role_that_nobody_plays_is_still_printed_when_asked_for() -> None:
    assert chosen(ROLES_ONLY, CLASS[1:2], only=("cats",))["only"]["roles/01-cats.pdf"] == 1


def test_smaller_pages_are_for_packets() -> None:
    for layout in ("booklet", "2-up"):
        assert list(chosen(layout=layout)) == [""]


def test_names_that_there_are_not() -> None:
    with pytest.raises(BadUsage, match="no role, student or handout “dog” in this build") as said:
        chosen(only=("dog",))
    assert said.value.hint == "did you mean “dogs”?"
    with pytest.raises(CannotWork, match="the build made no packet for “Eve”"):
        chosen(players=[*CLASS, player("Eve", "cats")], only=("Eve",))


def test_a_handout_is_in_the_packets_whatever_their_profile() -> None:
    """Handouts of the profile for screens are made without links, so that they are other files."""
    packets = [
        file("students/ada-cats.pdf", "student", "brief/cats/standard screen", "agenda/screen"),
        file("students/ben-dogs.pdf", "student", "brief/dogs/standard", "agenda"),
    ]
    alone = file("handouts/agenda-screen.pdf", "handout", "agenda/screen alone", role="agenda")
    tents = file("handouts/name-tents.pdf", "handout", "name-tents")
    batches = choose([*packets, alone, tents], (), 0, layout="duplex", copies=None, only=())
    assert [each.file for batch in batches for each in batch.chosen] == [*packets, tents]

"""Packets: who gets which sheets, in which order, with the same numbers for all."""

from __future__ import annotations

from pathlib import Path

from kit.problems import Problems
from tests.conftest import edit
from tests.render.support import packets_for
from tests.tools.listed import sheets


def test_every_role_gets_the_same_sheets_in_the_same_order(project: Path) -> None:
    _, packet_set = packets_for(project, Problems())
    titles = [[entry.title for entry in packet.entries] for packet in packet_set.roles]
    assert titles[0] == titles[1] == titles[2]
    sections = list(dict.fromkeys(entry.section for entry in packet_set.roles[0].entries))
    assert sections == [section.name for section in sheets().packet]
    labels = [entry.label for entry in packet_set.roles[0].entries]
    assert labels == [f"{number}." for number in range(1, len(labels) + 1)]


def test_shared_sheets_are_made_once(project: Path) -> None:
    _, packet_set = packets_for(project, Problems())
    keys = [instance.key for instance in packet_set.sheets]
    assert len(keys) == len(set(keys))
    assert keys.count(("glossary", "", "supported")) == 1
    assert keys.count(("note-catcher", "", "standard")) == 1
    assert {key[1] for key in keys if key[0] == "brief"} == {"students", "parents", "bus-company"}


def test_every_sheet_of_a_packet_is_there_in_easier_words(project: Path) -> None:
    _, packet_set = packets_for(project, Problems())
    supported = next(each for each in packet_set.roles if each.path.endswith("-supported.pdf"))
    keys = [instance.key for instance in packet_set.sheets]
    sheets_of_packet = {entry.id for section in sheets().packet for entry in section.sheets}
    assert {key[0] for key in keys if key[2] == ""}.isdisjoint(sheets_of_packet)
    assert len(supported.entries) == len(packet_set.roles[0].entries)


def test_file_names_are_fixed(project: Path) -> None:
    _, packet_set = packets_for(project, Problems())
    assert [packet.path for packet in packet_set.roles] == [
        "roles/01-students.pdf", "roles/02-parents.pdf", "roles/03-bus-company.pdf",
        "roles/01-students-supported.pdf", "roles/02-parents-supported.pdf",
        "roles/03-bus-company-supported.pdf",
    ]  # fmt: skip
    assert [packet.path for packet in packet_set.teacher] == ["teacher.pdf"]
    assert [volume.packet.path for volume in packet_set.volumes] == ["class.pdf"]
    assert "handouts/agenda.pdf" in [packet.path for packet in packet_set.handouts]


def test_no_sheet_of_the_teacher_is_in_a_packet(project: Path) -> None:
    _, packet_set = packets_for(project, Problems())
    teachers = {
        instance.key for instance in packet_set.sheets if instance.sheet.audience == "teacher"
    }
    assert teachers
    for packet in (*packet_set.roles, *packet_set.handouts):
        assert not teachers & {entry.key for entry in packet.entries}
    assert {entry.key for entry in packet_set.teacher[0].entries} == teachers


def test_only_one_role(project: Path) -> None:
    _, packet_set = packets_for(project, Problems(), only=("parents",))
    assert [packet.path for packet in packet_set.roles] == [
        "roles/02-parents.pdf",
        "roles/02-parents-supported.pdf",
    ]
    assert packet_set.handouts == packet_set.teacher == ()
    assert packet_set.volumes == ()
    assert {key[1] for key in [instance.key for instance in packet_set.sheets]} == {"", "parents"}


def test_the_teachers_copy_takes_the_place_and_number_of_the_guide(project: Path) -> None:
    guide = packets_for(project, Problems())[1].roles[0].entries
    reading = packets_for(project, Problems(), reading=("One.", "Two."))[1].roles[0].entries
    assert [entry.label for entry in guide] == [entry.label for entry in reading]
    place = [entry.title for entry in guide].index("Essay guide")
    assert [entry.title for entry in reading][place] == "Reading"


def test_sheets_with_nothing_to_print_are_left_out(project: Path) -> None:
    file = project / "roles" / "later-start" / "debate.yaml"
    edit(file, "clauses:\n  - {title: Bell, text: The first bell rings at nine.}\n", "")
    _, packet_set = packets_for(project, Problems())
    titles = [entry.title for entry in packet_set.roles[0].entries]
    assert "Clauses" not in titles
    assert "Self-assessment" not in titles
    assert "Glossary" in titles

"""Class lists as school systems export them and as teachers write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.load.roster.support import SAMPLES, read, read_file, sample


@pytest.mark.parametrize(
    ("file", "names"),
    [
        ("alumnos.tsv", ["Marta Ibáñez López", "Ángel Nuñez"]),
        ("blackboard_gradebook.xls", ["Rana Haddad", "Łucja Żak"]),
        ("canvas_manual.csv", ["Jonas Bauer", "Marta Ibáñez López", "Jonas Bauer"]),
        ("eleves.csv", ["Zoé DUPONT", "Maël Le Goff", "Inès Ben Saïd"]),
        ("google_grades.csv", ["Grace Odhiambo", "Nils Sørensen Jr.", "Defne Çelik"]),
        ("klasse.ods", ["Anna Groß", "Ömer Şen"]),
        ("kursliste.csv", ["Jörg Müller", "Anna Groß", "Änne von der Heide"]),
        (
            "numbered_list.txt",
            ["Iva Kovačević", "Ji-woo Park", "Martin Luther King Jr.", "山田 太郎"],
        ),
        ("old_list.xls", ["Jörg Müller", "Ada Oak"]),
        ("powerschool_export.txt", ["Ada Okonkwo", "Minh Anh Nguyen", "Luca Rossi"]),
        ("schoology_members.csv", ["Imani Wright", "Teo Álvarez Soto"]),
        (
            "class_9b.xlsx",
            ["Ji-woo Park", "Iván García Márquez", "Lin Xu", "Jordan Smith", "Jordan Smith"],
        ),
    ],
)
def test_the_names_are_found(file: str, names: list[str]) -> None:
    assert sample(file).names == names


@pytest.mark.parametrize(
    ("file", "read_as"),
    [
        (
            "canvas_gradebook.csv",
            (
                "names from the column “Student”",
                "27 students; skipped: row 2 “Points Possible”, row 30 (test student)",
                "students of the same name told apart by “ID”",
                (
                    "not used: “SIS User ID”, “SIS Login ID”, “Section”, “Essay 1 (1201)”, "
                    "“Current Score”"
                ),
            ),
        ),
        (
            "canvas_manual.csv",
            (
                "names from the column “Student”",
                (
                    "3 students; skipped: row 2 (no name), row 3 “Points Possible”, "
                    "row 7 (test student)"
                ),
                "students of the same name told apart by “ID”",
                "not used: “SIS Login ID”, “Section”, “Reading log (88)”, “Debate (91)”",
            ),
        ),
        (
            "google_grades.csv",
            (
                "names from the columns “Last Name” and “First Name”",
                "3 students; skipped: row 2 “Date”, row 3 “Points”, row 7 “Class Average”",
                "not used: “Email Address”, “Letter to the board”",
            ),
        ),
        (
            "kursliste.csv",
            (
                "Windows text (cp1252)",
                "columns separated by semicolons",
                "names from the columns “Name” and “Vorname”",
                "preferred first names from “Rufname”",
                "headings in row 4; above them: “Kursliste 9b”, “Stand: 1. September”",
                "3 students; skipped: row 9 “Anzahl: 3”, 1 blank row",
                "not used: “Klasse”",
            ),
        ),
        (
            "blackboard_gradebook.xls",
            (
                "UTF-16",
                "columns separated by tabs",
                "names from the columns “Last Name” and “First Name”",
                "who is still in the class: by “Availability”",
                "2 students",
                "not used: “Username”, “Student ID”",
            ),
        ),
        (
            "numbered_list.txt",
            (
                "one name on each line",
                "title: “Class 9b”",
                "numbers before the names left out",
                "4 students; skipped: 1 blank row",
            ),
        ),
        (
            "class_9b.xlsx",
            (
                "sheet “Class 9b” of 3",
                "names from the columns “Last name” and “First name”",
                "headings in row 3; above them: “Class 9b, spring term”",
                "also used: “Level”, “Apart”",
                "5 students; skipped: row 10 “Total”, 1 blank row",
                "students of the same name told apart by “ID”",
                "not used: “Mark”",
            ),
        ),
    ],
)
def test_it_says_how_it_read_the_list(file: str, read_as: tuple[str, ...]) -> None:
    assert sample(file).read_as == read_as


@pytest.mark.parametrize(
    "file", ["moodle_participants.csv", "my_class.csv", "schoology_members.csv", "klasse.ods"]
)
def test_a_list_in_order_needs_few_words(file: str) -> None:
    found = sample(file)
    same_name = [word for word in found.said if not word.startswith("there are 2 students called")]
    assert same_name == []


def test_the_kits_own_columns_are_read() -> None:
    found = sample("my_class.csv")
    assert found.said == []
    assert len(found.students) == 26
    assert found.student("Chidi Abara").facts.level == "supported"
    assert found.student("Yusuf El-Amin").facts.profile == "large-print"
    assert found.student("Søren Iversen").facts.pinned == "china"
    assert found.student("Aaliyah Johnson").facts.wishes == ("japan", "south-korea")
    assert found.student("Min-jun Kim").facts.apart == ("Ji-woo Park",)
    assert found.student("Siobhán O'Connor").facts.together == ("Lin Xu",)
    assert [each.name for each in found.students if each.facts.absent] == ["Sakura Ueda"]


def test_a_workbooks_merged_cells_count_for_all_their_rows() -> None:
    levels = [student.facts.level for student in sample("class_9b.xlsx").students]
    assert levels == ["supported", "standard", "standard", "supported", "supported"]


def test_problems_in_a_workbook_show_the_row() -> None:
    (problem,) = sample("class_9b.xlsx").problems
    assert problem.place.line == 9
    assert problem.place.excerpt == " | 1005 | Smith | Jordan | supported"
    start = problem.place.column - 1
    assert problem.place.excerpt[start : start + problem.place.length] == "Smith"


def test_two_sheets_that_may_be_the_class_are_asked_about() -> None:
    found = sample("two_periods.xlsx")
    assert found.roster is None
    assert found.said == ["has 2 sheets that may be the class: “Period 1”, “Period 4”"]


@pytest.mark.parametrize("path", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_standard_input_gives_what_the_file_gives(path: Path) -> None:
    by_path, by_bytes = read_file(path), read(path.read_bytes())
    assert by_path.said == by_bytes.said
    if by_path.roster is not None:
        assert by_path.read_as == by_bytes.read_as
        assert by_path.keys == by_bytes.keys
        assert by_bytes.roster is not None
        assert by_bytes.roster.path == Path("standard input")
        assert by_path.roster.path == path

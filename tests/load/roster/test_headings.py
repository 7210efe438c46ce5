"""Which column is what, and which rows are students."""

from __future__ import annotations

import pytest

from tests.load.roster.support import read


@pytest.mark.parametrize(
    "columns",
    [
        "First name,Last name", "first_name,last_name", "FIRST NAME,SURNAME",
        "Forename,Surname", "Student First Name,Student Last Name", "Vorname,Nachname",
        "Vorname,Familienname", "Vorname,Name", "Prénom,Nom", "Prénom(s),Nom de famille",
        "Prénom,NOM", "Nombre,Apellidos", "Nombre,Apellido(s)", "Nome,Cognome",
        "Voornaam,Achternaam", "First,Last",
    ],
)  # fmt: skip
def test_first_and_last_names(columns: str) -> None:
    first, last = columns.split(",")
    assert read(f"{first},{last},x\nAda,Oak,1\nBo,Elm,2\n").names == ["Ada Oak", "Bo Elm"]
    assert read(f"x;{last};{first}\n1;Oak;Ada\n2;Elm;Bo\n").names == ["Ada Oak", "Bo Elm"]


@pytest.mark.parametrize(
    "heading",
    [
        "name", "Name", "Student", "Student Name", "Full name", "STUDENT_NAME", "LastFirst",
        "Name (Last, First)", "Last Name, First Name", "Schüler", "Schüler/in", "Schüler*innen",
        "Name, Vorname", "Nom", "Nom complet", "Élève", "Nombre", "Nombre completo", "Alumno/a",
        "Apellidos y nombre", "姓名", "이름",
    ],
)  # fmt: skip
def test_whole_names(heading: str) -> None:
    found = read(f'"{heading}",x\n"Oak, Ada",1\n"Elm, Bo",2\n')
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])


def test_a_name_beside_first_names_may_be_whole() -> None:
    found = read("Name,First name\nAda Oak,Ada\nBo Elm,Bo\n")
    assert found.names == ["Ada Oak", "Bo Elm"]
    assert "not used: “First name”" in found.read_as


def test_a_class_of_first_names_is_fine() -> None:
    assert read("First name,level\nAda,\nBo,\n").names == ["Ada", "Bo"]


def test_family_names_alone_are_asked_about() -> None:
    assert read("Surname\nOak\n").said == [
        "there are family names only: no column of first names is known"
    ]


def test_a_misspelt_half_of_a_name_is_an_error() -> None:
    found = read("Frist name,Last name\nAda,Oak\n")
    problem = found.problems[0]
    assert problem.severity == "error"
    assert problem.message == "the column “Frist name” is not known, and names need it"
    assert problem.hint == "did you mean “first name”?"


def test_names_in_the_order_of_a_register_are_asked_about() -> None:
    found = read("Nom et prénom\nDUPONT Zoé\n")
    assert found.names == ["DUPONT Zoé"]
    assert found.said == ["names under “Nom et prénom” without a comma are printed as they are"]


def test_a_name_over_two_columns_is_asked_about_unless_they_are_headed() -> None:
    found = read("ID,Name,,Room\n1,Oak,Ada,3\n2,Elm,Bo,3\n")
    assert "the names under “Name” seem to continue in the next column" in found.said
    found = read("ID,Name,,Room\n,Last,First,\n1,Oak,Ada,3\n2,Elm,Bo,3\n")
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])


def test_two_lists_side_by_side_are_asked_about() -> None:
    found = read("Name,,Name\nAda Oak,,Bo Elm\n")
    assert found.said == ["two columns are called “Name”"]


def test_titles_above_the_headings_are_named() -> None:
    found = read("Teacher: Mx Q,,\nStudents,,\n,,\nLast Name,First Name,ID\nOak,Ada,1\n")
    assert found.names == ["Ada Oak"]
    assert "headings in row 4; above them: “Teacher: Mx Q”, “Students”" in found.read_as


@pytest.mark.parametrize(
    ("heading", "hint"),
    [("levle", "level"), ("Rolle", "role"), ("Wish", "wishes"), ("abesnt", "absent")],
)
def test_a_misspelt_column_of_ours_is_asked_about(heading: str, hint: str) -> None:
    found = read(f"name,{heading}\nAda Oak,\n")
    (problem,) = found.problems
    assert (problem.severity, problem.hint) == ("warning", f"did you mean “{hint}”?")
    assert problem.message == f"the column “{heading}” is not used"
    assert f"not used: “{heading}”" in found.read_as


@pytest.mark.parametrize("heading", ["Note", "Roll No", "Late", "Grade", "Section", "Absences"])
def test_what_schools_have_besides_is_not_asked_about(heading: str) -> None:
    assert read(f"name,{heading}\nAda Oak,1\n").said == []


def test_columns_without_a_heading_are_named_by_letter() -> None:
    found = read("name,,\nAda Oak,,late\nBo Elm,,\n")
    assert found.read_as[-1] == "not used: column C (no heading)"


@pytest.mark.parametrize(
    "text",
    [
        "nmae,level\nAda Oak,\n",
        "Izena;Gela\nAda Oak;9b\n",
        "Ada,Oak\nBo,Elm\n",
        "Ada\tOak\nBo\tElm\n",
        "Oak, Ada, 9b, x\nElm, Bo, 9b, x\n",
    ],
)
def test_columns_without_known_names_are_asked_about(text: str) -> None:
    found = read(text)
    assert found.roster is None
    assert found.said == ["no column of names is known here"]


def test_a_nearly_right_name_heading_is_named() -> None:
    assert read("nmae,level\nAda Oak,\n").problems[0].hint == "“nmae”: did you mean “name”?"


def test_a_first_line_that_may_be_a_heading_is_asked_about() -> None:
    found = read("Izena\nAda Oak\nBo Elm\n")
    assert found.said == ["“Izena” is taken for a student"]


@pytest.mark.parametrize(
    "marks", ["1. 2. 3.", "1) 2) 3)", "a. b. c.", "A) B) C)", "- - -", "• • •", "♦ ♦ ♦"]
)
def test_numbers_and_bullets_are_not_names(marks: str) -> None:
    lines = [
        f"{mark} {name}" for mark, name in zip(marks.split(), ("Ada", "Bo", "Cy"), strict=True)
    ]
    assert read("\n".join(lines)).names == ["Ada", "Bo", "Cy"]
    assert read("\n".join(["Class 9b", *lines])).names == ["Ada", "Bo", "Cy"]


def test_an_initial_is_no_mark() -> None:
    assert read("A. Oak\nB. Elm\nD. Fir\n").names == ["A. Oak", "B. Elm", "D. Fir"]


@pytest.mark.parametrize(
    "head", ["Klasse 9b\nSchuljahr 2026/27\n", "Grade 10\nMs. Alder\nFall 2026\n", "Literature\n"]
)
@pytest.mark.parametrize("below", ["\n", "=====\n"])
def test_what_stands_above_a_list_is_no_student(head: str, below: str) -> None:
    found = read(f"{head}{below}Ada Oak\nBo Elm\nCy Ash\nDi Fir\n")
    assert found.names == ["Ada Oak", "Bo Elm", "Cy Ash", "Di Fir"]
    assert all(line in found.said[0] for line in head.splitlines())


def test_groups_of_names_have_no_title() -> None:
    assert len(read("Ada Oak\nBo Elm\n\nCy Ash\nDi Fir\nEd Yew\n").names) == 5
    assert len(read("Ada Oak\n---\nBo Elm\n---\nCy Ash\n").names) == 3


def test_rows_that_are_no_students_are_named() -> None:
    found = read(
        "name,mark\nPoints Possible,20\nAda Oak,1\n\n\nTest Student,\nBo Elm,2\n,1.5\n"
        "Total: 2 students,\nAverage,1.5\n\n"
    )
    assert found.names == ["Ada Oak", "Bo Elm"]
    assert found.read_as[1] == (
        "2 students; skipped: row 2 “Points Possible”, row 6 (test student), row 8 (no name), "
        "row 9 “Total: 2 students”, row 10 “Average”, 2 blank rows"
    )


def test_rows_without_a_name_among_the_students_are_one_problem() -> None:
    found = read(
        "name,level,mark\nAda Oak,,1\n,supported,2\nBo Elm,,\n,,3\nCy Ash,,\n,supported,\n"
    )
    assert found.said == ["this row has no name (the same in 2 more rows)"]
    assert found.problems[0].place.line == 3

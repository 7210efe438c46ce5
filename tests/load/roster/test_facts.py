"""The kit's own columns: what they take, and what they ask about."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.load import Layers, load_debate
from kit.load.roster import ListOptions, load_roster, resolve_roles
from kit.model.debate import Debate
from kit.model.roster import Student, StudentFacts
from kit.problems import Problem, Problems
from tests.conftest import PACKS
from tests.load.roster.support import read


@pytest.mark.parametrize(
    ("cell", "profile"),
    [
        ("", "standard"),
        ("Large Print", "large-print"),
        ("ink-saver", "ink-saver"),
        ("SCREEN", "screen"),
    ],
)
def test_profiles(cell: str, profile: str) -> None:
    assert read(f"name,profile\nAda,{cell}\n").students[0].facts.profile == profile


@pytest.mark.parametrize(
    ("column", "cell", "said", "hint"),
    [
        ("level", "suported", "there is no level “suported”", "did you mean “supported”?"),
        ("profile", "dyslexic", "there is no profile “dyslexic”", "did you mean “dyslexia”?"),
    ],
)
def test_what_is_not_known_is_asked_about_at_the_cell(
    column: str, cell: str, said: str, hint: str
) -> None:
    (problem,) = read(f"name,{column}\nAda Oak,{cell}\n").problems
    assert (problem.message, problem.hint, problem.severity) == (said, hint, "error")
    assert (problem.place.line, problem.place.column) == (2, 9)
    assert problem.place.length == len(cell)


def test_a_cell_that_fits_nothing_is_an_error_where_others_fit() -> None:
    found = read("name,level,absent\nAda,supported,yes\nBo,9,perhaps\nCy,9,\n")
    assert found.said == [
        "there is no level “9” (the same in another row)",
        "“absent” should be yes or no, not “perhaps”",
    ]
    assert {problem.severity for problem in found.problems} == {"error"}


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("level", "10 10 11"),
        ("Level", "A2 B1 B1"),
        ("profile", "https://example.org/1 https://example.org/2 -"),
        ("Absent", "3 0 1"),
        ("absent", "Mon Tue Wed"),
    ],
)
def test_a_column_in_which_no_cell_fits_is_the_schools(heading: str, cells: str) -> None:
    rows = "".join(f"{name},{cell}\n" for name, cell in zip("ABC", cells.split(), strict=True))
    found = read(f"name,{heading}\n{rows}")
    (problem,) = found.problems
    assert problem.severity == "warning"
    assert problem.message.startswith(f"the column “{heading}” is not used: it seems to be the sch")
    assert (problem.place.line, problem.place.column) == (1, 6)
    assert found.names == ["A", "B", "C"]
    assert found.students[0].facts == StudentFacts()
    assert f"not used: “{heading}”" in found.read_as


@pytest.mark.parametrize("cell", ["yes", "Yes", "x", "X", "1", "TRUE", "ja", "oui", "sí", "✓"])
def test_absent(cell: str) -> None:
    found = read(f"name,absent\nAda,{cell}\nBo,\n")
    assert [student.facts.absent for student in found.students] == [True, False]


@pytest.mark.parametrize("cell", ["", "no", "0", "FALSE", "nein", "non", "-"])
def test_here(cell: str) -> None:
    found = read(f"name,absent\nAda,{cell}\n")
    assert (found.students[0].facts.absent, found.said) == (False, [])


CLASS = (
    "name,legal,apart,together\n"
    "Ada Oak,,{apart},{together}\n"
    "Bo Elm,,,\nBo Ash,,,\nZoë Fir,,,\n\"Park, Ji-woo\",,,\nThi Mai Hoang,,,\n"
)  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        ("Bo Elm", ("Bo Elm",)),
        ("bo elm", ("Bo Elm",)),
        ('"Elm, Bo"', ("Bo Elm",)),
        ("Zoë", ("Zoë Fir",)),
        ("zoe", ("Zoë Fir",)),
        ("Ji-woo", ("Ji-woo Park",)),
        ('"Park, Ji-woo; Bo Ash"', ("Ji-woo Park", "Bo Ash")),
        ('"Bo Ash\nThi"', ("Bo Ash", "Thi Mai Hoang")),
        ("Bo Elm; Bo Elm;", ("Bo Elm",)),
    ],
)
def test_others_are_found_by_name(cell: str, keys: tuple[str, ...]) -> None:
    found = read(CLASS.format(apart=cell, together=""))
    assert (found.students[0].facts.apart, found.said) == (keys, [])
    assert read(CLASS.format(apart="", together=cell)).students[0].facts.together == keys


@pytest.mark.parametrize(
    ("cell", "said", "hint"),
    [
        ("Bob Elm", "there is no student “Bob Elm” in this class", "did you mean “Bo Elm”?"),
        ('"Elm, Bob"', "there is no student “Elm, Bob” in this class", "did you mean “Bo Elm”?"),
        ("Bo", "“Bo” may be any of “Bo Elm”, “Bo Ash”", ("write the whole name; a column “id” "
         "tells students of the same name apart")),
        ('"Zoë, Thi"', "there is no student “Zoë, Thi” in this class",
         "put a semicolon between two students"),
        ("Ada", "“Ada Oak” is listed under their own “apart”", ""),
    ],
)  # fmt: skip
def test_who_is_not_clear_is_asked_about(cell: str, said: str, hint: str) -> None:
    (problem,) = read(CLASS.format(apart=cell, together="")).problems
    assert (problem.message, problem.hint, problem.severity) == (said, hint, "error")
    assert problem.place.line == 2


def test_the_word_itself_is_shown() -> None:
    (problem,) = read(CLASS.format(apart="Bo Elm; Bob; Zoë", together="")).problems
    start = problem.place.column - 1
    assert problem.place.excerpt[start : start + problem.place.length] == "Bob"


def test_the_legal_name_and_the_key_name_a_student_too() -> None:
    found = read(
        "id,first name,last name,preferred name,apart\n"
        "1,Min-jun,Kim,MJ,\n2,Kim,Lee,,Min-jun Kim\n3,Kim,Lee,,MJ; Kim Lee (2)\n"
    )
    assert [student.facts.apart for student in found.students] == [
        (), ("MJ Kim",), ("MJ Kim", "Kim Lee (2)"),
    ]  # fmt: skip
    assert [problem.severity for problem in found.problems] == ["warning"]


@pytest.mark.parametrize(
    "rows",
    ["Ada Oak,Bo Elm,Bo Elm\nBo Elm,,\n", "Ada Oak,Bo Elm,\nBo Elm,,Ada\n"],
)
def test_apart_and_together_at_once_is_a_problem(rows: str) -> None:
    (problem,) = read(f"name,apart,together\n{rows}").problems
    assert problem.severity == "error"
    assert problem.message.endswith("must be both apart and together")


@pytest.fixture(scope="module")
def debate() -> Debate:
    found = load_debate("later-start", Layers.of(PACKS / "good"), Problems())
    assert found is not None
    return found


def resolved(text: str, debate: Debate) -> tuple[tuple[Student, ...], tuple[Problem, ...]]:
    roster = read(text).roster
    assert roster is not None
    problems = Problems()
    found = resolve_roles(roster, debate, problems)
    assert (found.path, found.read_as) == (Path("standard input"), roster.read_as)
    return found.students, tuple(problems)


@pytest.mark.parametrize(
    "word", ["bus-company", "Bus company", "BUS COMPANY", "bus company", "3", "3.0", "03", "#3"]
)
def test_a_role_has_many_names(word: str, debate: Debate) -> None:
    (student,), problems = resolved(f"name,role\nAda,{word}\n", debate)
    assert (student.facts.pinned, problems) == ("bus-company", ())


@pytest.mark.parametrize(
    "wishes", ["parents; 1", "Parents;students", '"Parents, Students"', '"2\n1"']
)
def test_wishes_keep_their_order(wishes: str, debate: Debate) -> None:
    (student,), problems = resolved(f"name,wishes\nAda,{wishes}\n", debate)
    assert (student.facts.wishes, problems) == (("parents", "students"), ())


def test_what_is_no_role_is_asked_about_where_the_student_stands(debate: Debate) -> None:
    students, problems = resolved("name,role,wishes\nAda,,\nBo,bus compny,parents; 7\n", debate)
    assert [(problem.severity, problem.message, problem.hint) for problem in problems] == [
        ("warning", "a wish of “Bo” is “7”, which is no role of this debate",
         "known here: bus-company, parents, students"),
        ("error", "the role of “Bo” is “bus compny”, which is no role of this debate",
         "did you mean “bus-company”?"),
    ]  # fmt: skip
    assert all(problem.place.line == 3 for problem in problems)
    assert (students[1].facts.pinned, students[1].facts.wishes) == (None, ("parents",))


@pytest.mark.parametrize(
    ("wish", "hint"),
    [
        ("company", "bus-company"),
        ("Bus", "bus-company"),
        ("parent", "parents"),
        ("COMPANY", "bus-"),
    ],
)
def test_a_misspelt_wish_is_a_warning_with_a_way_out(wish: str, hint: str, debate: Debate) -> None:
    (student,), (problem,) = resolved(f"name,wishes\nAda,{wish}; parents\n", debate)
    assert (problem.severity, student.facts.wishes) == ("warning", ("parents",))
    assert problem.hint.startswith(f"did you mean “{hint}")


@pytest.mark.parametrize("cells", ["9b,9b,9b", "Goalkeeper,Captain,", "A,B,C"])
def test_roles_that_are_none_of_this_debate_are_one_warning(cells: str, debate: Debate) -> None:
    rows = "".join(f"{name},{cell}\n" for name, cell in zip("XYZ", cells.split(","), strict=True))
    students, (problem,) = resolved(f"name,role\n{rows}", debate)
    assert problem.severity == "warning"
    assert problem.message.startswith("the column “role” is not used: it seems to be the school's")
    assert {student.facts.pinned for student in students} == {None}


def test_one_role_that_fits_makes_the_others_errors(debate: Debate) -> None:
    _, problems = resolved("name,role\nAda,parents\nBo,9b\n", debate)
    assert [problem.severity for problem in problems] == ["error"]


def test_a_debate_of_students_and_teachers_keeps_its_role_column() -> None:
    text = "name,role\nAda,Students\nBo,Teacher\nCy,Student\nDi,Student\n"
    problems = Problems()
    options = ListOptions(roles={"students", "teacher", "student"})
    roster = load_roster(None, text.encode(), problems, options)
    assert roster is not None
    assert [each.facts.pinned for each in roster.students] == [
        "Students", "Teacher", "Student", "Student",
    ]  # fmt: skip
    assert not tuple(problems)
    assert read("name,role\nAda,students\nBo,parents\nCy,students\nDi,teachers\n").names == [
        "Ada", "Bo", "Cy", "Di",
    ]  # fmt: skip

"""Rosters as schools export them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.load import Layers, load_debate, load_roster, resolve_roles
from kit.model.roster import Roster
from kit.problems import Problems
from tests.conftest import REPOSITORY

ROSTERS = REPOSITORY / "tests" / "rosters"


def read(name: str, problems: Problems | None = None) -> Roster:
    found = load_roster(ROSTERS / name, None, Problems() if problems is None else problems)
    assert found is not None
    return found


def names(roster: Roster) -> list[str]:
    return [student.name for student in roster.students]


def text(content: str | bytes, problems: Problems, encoding: str | None = None) -> Roster | None:
    data = content.encode() if isinstance(content, str) else content
    return load_roster(None, data, problems, encoding=encoding)


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("moodle.csv", ["Ada Okafor", "Jonas Bauer"]),
        ("german-cp1252.csv", ["Jörg Müller", "Anna Groß"]),
        ("list.txt", ["Ada Okafor", "Jonas Bauer", "Marta Ibáñez"]),
        ("last-first.txt", ["Ada Okafor", "Ji-woo Park"]),
        ("utf16.tsv", ["Łucja Żak", "Ömer Şen"]),
        ("workbook.xlsx", ["Ada Okafor", "Jonas Bauer", "Jonas Bauer"]),
        (
            "canvas.csv",
            ["Ada Okafor", "Jonas Bauer", "Marta Ibáñez López", "Martin King Jr.", "Jonas Bauer"],
        ),
    ],
)
def test_names_are_found(file: str, expected: list[str]) -> None:
    assert names(read(file)) == expected


def test_it_says_how_it_read() -> None:
    problems = Problems()
    roster = read("canvas.csv", problems)
    assert roster.read_as == (
        "names from “Student”",
        "not used: “ID”, “SIS User ID”, “SIS Login ID”, “Section”, “Essay (12)”, “Final Score”",
        "5 students; skipped: row 2 (“Points Possible”), row 8 (test student)",
    )
    assert [student.key for student in roster.students][1::3] == [
        "Jonas Bauer (502)", "Jonas Bauer (505)",
    ]  # fmt: skip
    assert [problem.message for problem in problems] == [
        "2 students are called “Jonas Bauer”; this one is “Jonas Bauer (502)”",
        "2 students are called “Jonas Bauer”; this one is “Jonas Bauer (505)”",
    ]
    book = read("workbook.xlsx")
    assert book.read_as[0] == "sheet “Class 9b” of 2"
    assert "headings in row 3" in book.read_as
    assert book.students[2].key == "Jonas Bauer (1003)"
    assert "encoding: UTF-16" in read("utf16.tsv").read_as
    assert "columns parted by semicolons" in read("german-cp1252.csv").read_as


def test_windows_text_is_warned_of() -> None:
    problems = Problems()
    read("german-cp1252.csv", problems)
    problem, misspelt = problems
    assert misspelt.hint.startswith("did you mean “role”")
    assert "read as Windows text (cp1252), as in “Müller;Jörg;”" in problem.message


def test_the_kits_own_columns() -> None:
    problems = Problems()
    roster = read("own.csv", problems)
    assert not len(problems), list(problems)
    ada, jonas, marta, lee = roster.students
    assert (ada.level, ada.apart) == ("supported", ("Jonas Bauer",))
    assert jonas.role == "students"
    assert (marta.wishes, marta.together) == (("parents", "students"), ("Ada Okafor",))
    assert lee.absent


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("name,level\nAda,suported\n", "there is no level “suported”"),
        ("name,profile\nAda,large print\nBo,huge\n", "there is no print profile “huge”"),
        ("name,absent\nAda,perhaps\n", "“absent” is “perhaps”"),
        ("name,apart\nAda,Bob\n", "“Bob” under “apart” names nobody in this class"),
        ("name,apart\nAda Oak,Ada Oak\n", "Ada Oak stands under “apart” of their own"),
        (
            "name,apart,together\nAda Oak,Bo Elm,Bo Elm\nBo Elm,,\n",
            "Ada Oak is to be apart from Bo Elm, and together with Bo Elm",
        ),
        ("name,apart\nAda Oak,Bo\nBo Elm,\nBo Ash,\n", "“Bo” under “apart” names several students"),
        ("first name,last name\n,\n , \n", "holds no student"),
        ("a,b\n1,2\n3,4\n", "no column holds names"),
        (f"name\n{'x' * 301}\n", "the name is longer than 300 characters"),
        (b"PK\x03\x04 but not a workbook", "is not a workbook that can be read"),
        (b"\x00\x01\x02\xff\xfe\x00binary", "is not a list of names"),
    ],
)
def test_what_is_wrong_is_said(content: str | bytes, said: str) -> None:
    problems = Problems()
    text(content, problems)
    assert any(problem.message.startswith(said) for problem in problems), list(problems)


def test_a_misspelt_column_is_asked_about() -> None:
    problems = Problems()
    roster = text("name,levle,mark\nAda,supported,1\n", problems)
    assert roster is not None
    (problem,) = problems
    assert (problem.message, problem.hint) == (
        "the column “levle” is not used", "did you mean “level”?",
    )  # fmt: skip
    assert "not used: “levle”, “mark”" in roster.read_as


def test_an_encoding_can_be_named() -> None:
    problems = Problems()
    roster = text("name\nŁucja\n".encode("cp1250"), problems, "cp1250")
    assert roster is not None
    assert names(roster) == ["Łucja"]
    assert text("name\nA\n", problems, "cp125O") is None
    assert any("there is no encoding “cp125O”" in problem.message for problem in problems)


def test_what_turns_or_breaks_text_is_taken_out() -> None:
    roster = text('name\n"Evil \u202egnp.exe"\n"Two\nLines"\n=1+1\n', Problems())
    assert roster is not None
    assert names(roster) == ["Evil gnp.exe", "Two Lines", "=1+1"]


def test_roles_are_found_by_any_of_their_names() -> None:
    debate = load_debate("north-korea-deal", Layers.of(REPOSITORY), Problems())
    assert debate is not None
    problems = Problems()
    roster = text("name,role,wishes\nA,China,4; japan\nB,chinese DELEGATION,\nC,Chna,\n", problems)
    assert roster is not None
    resolved = resolve_roles(roster, debate, problems)
    assert [student.role for student in resolved.students] == ["china", "china", None]
    assert resolved.students[0].wishes == ("north-korea", "japan")
    (problem,) = problems.errors
    assert problem.message == "the role of C is “Chna”, which is no role of this debate"
    assert problem.hint.startswith("did you mean “china”")


WORDS = st.text(st.characters(categories=("Lu", "Ll", "Lo")), min_size=2, max_size=10)


@given(
    st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=12, unique_by=lambda pair: pair[1]),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_written_is_read(
    people: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(["First name", "Last name"])
    writer.writerows(people)
    roster = text(out.getvalue().encode(encoding), Problems())
    assert roster is not None
    assert len(roster.students) == len(people)
    keys = [student.key for student in roster.students]
    assert len(set(keys)) == len(keys)


@given(st.binary(max_size=400))
def test_no_bytes_break_it(data: bytes) -> None:
    text(data, Problems())


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    problems = Problems()
    assert load_roster(path, None, problems) is None
    (problem,) = problems
    assert problem.message == "unpacks to more than a roster can hold"

"""Rows that are no students, or may be none: left out, told, and asked about once."""

from __future__ import annotations

import pytest

from tests.load.roster.support import read

FOOTERS = (
    "Name,ID\nAda Oak,1001\nBo Elm,1002\nCy Ash,1003\nConfidential - do not share,\n"
    "End of report,\nBoys,2\nGirls,2\n"
)


def test_what_stands_below_a_class_is_no_student() -> None:
    found = read(FOOTERS)
    assert found.names == ["Ada Oak", "Bo Elm", "Cy Ash"]
    (problem,) = found.problems
    assert (problem.severity, problem.place.line) == ("warning", 5)
    assert problem.message == (
        "1 row is left out of the class: “Confidential - do not share” "
        "(row 5: no id, as all others have)"
    )
    assert problem.hint == 'if it is a student, add --include "Confidential - do not share"'
    assert "row 6 “End of report”, row 7 “Boys”, row 8 “Girls”" in found.read_as[1]


def test_the_teacher_is_asked_once_and_can_take_each_back() -> None:
    text = "Last,First,ID,Status\nOak,Ada,1,Enrolled\nElm,Bo,2,Dropped\nAsh,Cy,3,Withdrawn\n"
    found = read(text)
    assert found.names == ["Ada Oak"]
    assert found.said == [
        "2 rows are left out of the class: “Bo Elm” (row 3: Status is “Dropped”), "
        "“Cy Ash” (row 4: Status is “Withdrawn”)"
    ]
    assert found.problems[0].hint == 'to take one in, add --include "Bo Elm"; all: --include all'
    assert read(text, include=["bo elm"]).names == ["Ada Oak", "Bo Elm"]
    assert read(text, include=["all"]).names == ["Ada Oak", "Bo Elm", "Cy Ash"]
    assert found.roster is not None
    assert [(each.name, each.doubt) for each in found.roster.left_out] == [
        ("Bo Elm", True), ("Cy Ash", True),
    ]  # fmt: skip


def test_a_name_to_include_that_no_row_has_is_told() -> None:
    found = read(FOOTERS, include=["Confidental - do not share", "ada oak"])
    assert found.names == ["Ada Oak", "Bo Elm", "Cy Ash"]
    first = found.problems[0]
    assert (first.message, first.hint) == (
        "no row to include is called “Confidental - do not share”",
        "did you mean “Confidential - do not share”?",
    )


def test_a_status_of_something_else_leaves_nobody_out() -> None:
    assert read("Name,SEN Status\nAda Oak,K\nBo Elm,Left\nCy Ash,N\n").said == []


def test_max_is_a_student_among_first_names_only() -> None:
    assert read("Ada\nBo\nMax\n").names == ["Ada", "Bo", "Max"]
    assert read("Ada Oak\nBo Elm\nCy Ash\nMax Yew\n").names[-1] == "Max Yew"
    found = read("Ada Oak\nBo Elm\nCy Ash\nMax\n")
    assert found.names == ["Ada Oak", "Bo Elm", "Cy Ash"]
    assert read("Ada Oak\nBo Elm\nCy Ash\nMax\n", include=["Max"]).names[-1] == "Max"
    table = "Student,ID,Score\nAda,1,9\nBo,2,8\nCy,3,7\nMax,,9\nMin,,7\n"
    assert read(table).names == ["Ada", "Bo", "Cy"]


def test_a_student_whose_id_is_missing_stays_if_other_cells_are_filled() -> None:
    assert read("Name,ID,Grade\nAda,1,9\nBo,2,9\nCy,3,9\nDi,,9\n").names[-1] == "Di"


@pytest.mark.parametrize("line", ["-----", "=====", "***", "12", "🙂", "• • •"])
def test_a_line_without_letters_is_no_name(line: str) -> None:
    found = read(f"Ada Oak\n{line}\nBo Elm\n")
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])
    assert "row 2 (no name)" in found.read_as[-1]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("American Literature\n\nAda Oak\nBo Elm\nCy Ash\n", "American Literature"),
        ("Ada Oak\nBo Elm\nGroup B:\nCy Ash\n", "Group B:"),
    ],
)
def test_a_title_is_asked_about(text: str, title: str) -> None:
    found = read(text)
    assert found.names == ["Ada Oak", "Bo Elm", "Cy Ash"]
    (said,) = found.said
    assert said.startswith(f"1 row is left out of the class: “{title}” (row ")
    assert title in read(text, include=[title]).names


def test_names_between_blank_lines_are_all_students() -> None:
    assert read("Ada Oak\n\nBo Elm\n\nCy Ash\n").names == ["Ada Oak", "Bo Elm", "Cy Ash"]


@pytest.mark.parametrize(
    "text",
    ["1.\tAda Oak\n2.\tBo Elm\n", "☐ Ada Oak\n☑ Bo Elm\n", "- [ ] Ada Oak\n- [x] Bo Elm\n",
     "•\tAda Oak\n•\tBo Elm\n", "o\tAda Oak\no\tBo Elm\n", "(1) Ada Oak\n(2) Bo Elm\n",
     "1 Ada Oak\n2 Bo Elm\n", "\uf0b7\tAda Oak\n\uf0b7\tBo Elm\n",
     "Name,x\n☐ Ada Oak,1\n☑ Bo Elm,2\n"],
)  # fmt: skip
def test_marks_before_names_are_left_out(text: str) -> None:
    found = read(text)
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])


def test_notes_on_students_are_warned_of_once() -> None:
    found = read(
        'Student,Grade\n"Oak, Ada*",10\n"Elm, Bo [IEP]",10\n"Ash, Cy (504)",10\n'
        '"Fir, Di - ELL",10\n"Yew, Robert (Bob)",10\nFay Ivy/EAL,10\n"Hay, Mary-Ann",10\n'
    )
    (problem,) = found.problems
    assert problem.severity == "warning"
    assert problem.message == (
        "5 names hold notes that every partner would read on paper: “Oak, Ada*”, “Elm, Bo [IEP]”, "
        "“Ash, Cy (504)”, “Fir, Di - ELL”, “Fay Ivy/EAL”"
    )
    (problem,) = read("Name\nAda Oak <EHCP>\nBo Elm PP\nDI SEN\nCy Pap\nFay Ivy GT\n").problems
    assert problem.message.endswith("on paper: “Ada Oak <EHCP>”, “Bo Elm PP”, “Fay Ivy GT”")


@pytest.mark.parametrize(
    "text",
    [
        'Name,ID\n"=""Oak, Ada""","=""0042"""\n"=""Elm, Bo""","=""0043"""\n',
        'Name,ID\n="Oak, Ada",="0042"\n="Elm, Bo",="0043"\n',
        'Name,ID\n"=HYPERLINK(""https://example.org"",""Ada Oak"")",1\nBo Elm,2\n',
        "Name\nAda\u200b Oak\nBo\u2060 E\u00adlm\n",
    ],
)
def test_what_programs_put_around_a_name_is_undone(text: str) -> None:
    found = read(text)
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])


def test_two_spellings_that_look_the_same_are_one_name() -> None:
    found = read("name,apart\nAda\u200b Oak,\nBo Elm,Ada Oak\n")
    assert (found.students[1].facts.apart, found.said) == (("Ada Oak",), [])


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[InternetShortcut]\r\nURL=https://example.org\r\n", "is a shortcut to a web page"),
        (b"L\0\0\0\x01\x14\x02\0\0\0", "is a shortcut"),
        (b'{"url":"https://example.org","doc_id":"1"}', "is data of a program (JSON)"),
        (b"From: a@example.org\r\nTo: b\r\nSubject: x\r\n\r\nAda Oak\r\n", "is a mail, or a web"),
        (b"MIME-Version: 1.0\nSubject: x\nContent-Type: text/html;\n\tx\n\n<html>", "is a mail"),
        ("<html><table>".encode("utf-16"), "is a web page or XML"),
        (b"BEGIN:VCARD\nFN:Ada Oak\n", "is a file of contacts"),
        (b"\x1f\x8b\x08\x00", "is a compressed file"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
    ],
)  # fmt: skip
def test_what_has_a_lists_ending_and_is_none_is_said(data: bytes, said: str) -> None:
    found = read(data)
    assert found.roster is None
    assert found.said[0].startswith(said)
    assert found.problems[0].hint


def test_names_in_a_second_table_are_asked_about() -> None:
    found = read("Name,Grade\nAda Oak,9\nBo Elm,9\n\nName,Email\nBo Elm,b\nCy Ash,c\n")
    assert found.names == ["Ada Oak", "Bo Elm"]
    (problem,) = found.problems
    assert (problem.severity, problem.place.line) == ("warning", 5)
    assert problem.message == "another table begins here; 1 name in it is not read: “Cy Ash”"
    assert read("Name,Grade\nAda Oak,9\nName,Grade\nBo Elm,9\n").names == ["Ada Oak", "Bo Elm"]


@pytest.mark.parametrize("line", ["Page 1 of 1", "Seite 2", "Printed 1/2/2026", "Report 12"])
def test_the_foot_of_a_printed_page_is_no_student(line: str) -> None:
    assert read(f"Name\nAda Oak\nElliot Page\n\n{line}\n").names == ["Ada Oak", "Elliot Page"]


@pytest.mark.parametrize(
    ("heading", "there", "gone"),
    [
        ("Availability", "Yes", "No"),
        ("Available", "Y", "N"),
        ("Availability", "Available", "Unavailable"),
        ("is_active", "1", "0"),
        ("Suspended", "no", "yes"),
        ("Suspended", "", "x"),
    ],
)
def test_who_has_no_access_any_more_is_asked_about(heading: str, there: str, gone: str) -> None:
    text = f"First Name,Last Name,{heading}\nAda,Oak,{there}\nBo,Elm,{gone}\nCy,Ash,{there}\n"
    found = read(text)
    assert found.names == ["Ada Oak", "Cy Ash"]
    assert found.said == [
        f"1 row is left out of the class: “Bo Elm” (row 3: {heading} is “{gone}”)"
    ]
    assert found.problems[0].hint == 'if it is a student, add --include "Bo Elm"'
    assert f"who is still in the class: by “{heading}”" in found.read_as
    assert read(text, include=["Bo Elm"]).names == ["Ada Oak", "Bo Elm", "Cy Ash"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        # A course that is closed to all, and columns that speak of something else.
        ("Availability", ("No", "No", "No")),
        ("Suspended", ("yes", "yes", "yes")),
        ("Available", ("Monday", "No", "Yes")),
    ],
)
def test_a_column_of_access_that_says_nothing_of_the_class_leaves_nobody_out(
    heading: str, cells: tuple[str, ...]
) -> None:
    names = ("Ada Oak", "Bo Elm", "Cy Ash")
    rows = "".join(f"{name},{cell}\n" for name, cell in zip(names, cells, strict=True))
    found = read(f"Name,{heading}\n{rows}")
    assert (found.names, found.said) == (list(names), [])

"""Names: put together, put in order, cleaned, told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.load.roster.names import clean
from tests.load.roster.support import read


def one(name: str) -> str:
    (found,) = read(f'name\n"{name}"\n').names
    return found


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Abara, Chidi", "Chidi Abara"),
        ("Park, Ji-woo", "Ji-woo Park"),
        ("García Márquez, Iván", "Iván García Márquez"),
        ("King, Martin Luther, Jr.", "Martin Luther King Jr."),
        ("King, Jr., Martin Luther", "Martin Luther King Jr."),
        ("Martin Luther King, Jr.", "Martin Luther King Jr."),
        ("Windsor, Hal, III", "Hal Windsor III"),
        ("Park, Jun", "Jun Park"),
        ("Rahman, Md", "Md Rahman"),
        ("Abara,", "Abara"),
        (", Chidi", "Chidi"),
        ("山田, 太郎", "山田 太郎"),
        ("김, 민준", "김 민준"),
        ("van der Berg, Jan", "Jan van der Berg"),
        ("O’Neill, Seán", "Seán O’Neill"),
        ("Cher", "Cher"),
        ("محمد علي", "محمد علي"),
        ("می‌خواهم", "می‌خواهم"),
        ("@x", "@x"),
    ],
)
def test_a_name_is_printed_as_it_is_spoken(written: str, printed: str) -> None:
    assert one(written) == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Two\nLines", "Two Lines"),
        ("Tab\tand\u2028break\x07", "Tab and break"),
        ("Evil \u202egnp.exe", "Evil gnp.exe"),
        ("\u2068Ada\u2069 \ufeffOak", "Ada Oak"),
        ("Jose\u0301", "José"),
        ("No\u00a0break", "No break"),
        ("\u200bleft\u200e mark\u200e", "left mark"),
        ("علي\u200e 2", "علي\u200e 2"),
    ],
)
def test_what_breaks_or_turns_text_is_taken_out(written: str, printed: str) -> None:
    assert one(written) == printed


@given(st.text(max_size=30))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize("empty", ["\u200d\u200c", "\u202e", "\ufeff", "\u00a0", "---", "\x07"])
def test_a_row_whose_name_cannot_be_seen_is_a_problem(empty: str) -> None:
    found = read(f"id,name\n1,Ada Oak\n2,{empty}\n3,Bo Elm\n")
    assert found.said == ["this row has no name"]
    assert found.problems[0].place.line == 3


def test_names_without_end_and_with_many_commas_are_problems() -> None:
    found = read(f'name,level\n{"x" * 301},\n"Oak, Ada, Bo, Cy",\n{"y" * 300},\n')
    assert found.said == [
        "the name is longer than 300 characters",
        "“Oak, Ada, Bo, Cy” has more than one comma",
    ]


@pytest.mark.parametrize(
    ("columns", "row", "printed"),
    [
        ("First name,Last name,Preferred name", "Min-jun,Kim,MJ", "MJ Kim"),
        ("First name,Last name,Preferred name", "Min-jun,Kim,", "Min-jun Kim"),
        ("First name,Last name,Preferred name", "Min-jun,Kim,MJ Kim", "MJ Kim"),
        ("First name,Last name,Preferred name", "Min-jun,Kim,Mary Ann", "Mary Ann Kim"),
        ("Student,Nickname", '"Kim, Min-jun",MJ', "MJ Kim"),
        ("Student,Nickname", "Ada Oak,Dee", "Dee Oak"),
        ("Student,Nickname", '"King, Martin, Jr.",Marty', "Marty King Jr."),
        ("Nachname,Vorname,Rufname", "Groß,Anna Lena,Lena", "Lena Groß"),
        ("Nachname,Rufname", "Groß,Lena", "Lena Groß"),
    ],
)
def test_the_preferred_first_name_is_used(columns: str, row: str, printed: str) -> None:
    found = read(f"{columns}\n{row}\n")
    assert (found.names, found.said) == ([printed], [])


def test_a_preferred_name_that_fits_nowhere_is_asked_about() -> None:
    found = read("Student,Nickname\nThi Mai Hoang,Mai\n")
    assert found.names == ["Thi Mai Hoang"]
    assert found.said == [
        "“Thi Mai Hoang” is to be called “Mai”, but has several words; it is printed as written"
    ]


def test_two_of_one_name_are_told_apart_by_id() -> None:
    found = read("name,email,id\nKim Lee,a@example.org,1001.0\nKIM LEE,b@example.org,1002\nBo,,\n")
    assert found.keys == ["Kim Lee (1001)", "KIM LEE (1002)", "Bo"]
    assert found.said == [
        "there are 2 students called “Kim Lee”: “Kim Lee (1001)”, “KIM LEE (1002)”"
    ]
    assert "students of the same name told apart by “id”" in found.read_as


def test_an_id_that_does_not_tell_is_passed_over() -> None:
    found = read("name,id,email\nKim Lee,7,a@example.org\nKim Lee,7,b@example.org\n")
    assert found.keys == ["Kim Lee (a@example.org)", "Kim Lee (b@example.org)"]


def test_two_of_one_name_without_ids_are_numbered() -> None:
    found = read("Kim Lee\nAda Oak\nKim Lee\nKim Lee\n")
    assert found.keys == ["Kim Lee", "Ada Oak", "Kim Lee (2)", "Kim Lee (3)"]
    assert len(found.said) == 1


def test_a_number_never_makes_a_key_that_somebody_has() -> None:
    found = read("name\nKim Lee\nKim Lee (2)\nKim Lee\n")
    assert found.keys == ["Kim Lee", "Kim Lee (2)", "Kim Lee (3)"]


def test_one_student_twice_is_taken_once() -> None:
    found = read("name,id,mark\nKim Lee,1,a\nBo Elm,2,\nKim Lee,1,b\n")
    assert found.keys == ["Kim Lee", "Bo Elm"]
    assert found.said == []
    assert "2 students; skipped: row 4 (the same student as row 2)" in found.read_as


def test_one_student_twice_with_other_facts_is_a_problem() -> None:
    found = read("name,id,level\nKim Lee,1,supported\nKim Lee,1,\n")
    assert found.said == ["“Kim Lee” is also in row 2, but with other facts"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("LucÃ­a", "“LucÃ­a” seems to be “Lucía”, with its letters garbled"),
        ("Luc?a Oak", "“Luc?a Oak” does not look like a name"),
        ("Luc\ufffda Oak", "“Luc\ufffda Oak” does not look like a name"),
        ("a@example.org", "“a@example.org” does not look like a name"),
        ("Room 12", "“Room 12” does not look like a name"),
    ],
)
def test_what_does_not_look_like_a_name_is_asked_about(name: str, said: str) -> None:
    found = read(f"name\nBo Elm\n{name}\n")
    assert found.names == ["Bo Elm", name]
    assert found.said == [said]
    assert found.problems[0].severity == "warning"


@pytest.mark.parametrize(
    "heading",
    ["Goes By", "Preferred", "PREF", "First Name (Preferred)", "Name - First - Preferred"],
)
def test_the_name_that_a_student_goes_by_has_many_headings(heading: str) -> None:
    found = read(f"Last Name,First Name,{heading}\nOak,Adelaide,Ada\nElm,Robert,\n")
    assert (found.names, found.said) == (["Ada Oak", "Robert Elm"], [])

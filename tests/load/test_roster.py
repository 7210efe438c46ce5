"""Class lists of every shape: read as the teacher means them, or asked about."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.load import Layers, load_debate
from kit.load.roster import load_roster, resolve_roles
from kit.model.roster import Roster
from kit.problems import Problem, Problems
from tests.conftest import REPOSITORY

SAMPLES = REPOSITORY / "tests" / "rosters"


def read(source: str | bytes | Path, encoding: str | None = None) -> tuple[Roster, list[Problem]]:
    """The roster of a sample, a text or bytes, and the problems; there must be a roster."""
    problems = Problems()
    if isinstance(source, Path):
        roster = load_roster(source, None, problems, encoding=encoding)
    else:
        data = source.encode() if isinstance(source, str) else source
        roster = load_roster(None, data, problems, encoding=encoding)
    assert roster is not None, list(problems)
    return roster, list(problems)


def refused(source: str | bytes | Path, encoding: str | None = None) -> Problem:
    """The one problem for which there is no roster."""
    problems = Problems()
    if isinstance(source, Path):
        assert load_roster(source, None, problems, encoding=encoding) is None
    else:
        data = source.encode() if isinstance(source, str) else source
        assert load_roster(None, data, problems, encoding=encoding) is None
    (problem,) = problems
    assert problem.severity == "error"
    return problem


def names(source: str | bytes | Path, encoding: str | None = None) -> list[str]:
    return [student.name for student in read(source, encoding)[0].students]


def keys(roster: Roster) -> list[str]:
    return [student.key for student in roster.students]


def errors(source: str | bytes) -> list[Problem]:
    return [problem for problem in read(source)[1] if problem.severity == "error"]


def at(problem: Problem) -> str:
    """The words that a problem points at."""
    place = problem.place
    return place.excerpt[place.column - 1 : place.column - 1 + place.length]


# The systems that teachers export from


def test_a_canvas_gradebook() -> None:
    roster, said = read(SAMPLES / "canvas_gradebook.csv")
    assert len(roster.students) == 27
    assert roster.students[15].name == "Ji-woo Park"
    assert {"Jordan Smith (50018)", "Jordan Smith (50026)"} <= set(keys(roster))
    assert roster.students[0].place.line == 3
    assert roster.read_as[:2] == (
        "names from the column “Student”",
        "27 students; skipped: row 2 “Points Possible”, row 30 (test student)",
    )
    assert "“SIS Login ID”, “Section”" in roster.read_as[-1]
    (warning,) = said
    assert (warning.severity, warning.place.line) == ("warning", 29)


def test_a_moodle_list() -> None:
    roster, _ = read(SAMPLES / "moodle_participants.csv")
    assert roster.students[6].name == "Iván García Márquez"
    assert keys(roster)[18] == "Jordan Smith"
    assert keys(roster)[26] == "Jordan Smith (2)"
    assert roster.read_as[0] == "names from the columns “Last name” and “First name”"


def test_the_kits_own_columns() -> None:
    roster, said = read(SAMPLES / "my_class.csv")
    by_name = {student.name: student for student in roster.students}
    assert said == []
    assert by_name["Chidi Abara"].level == "supported"
    assert by_name["Yusuf El-Amin"].profile == "large-print"
    assert by_name["Søren Iversen"].role == "china"
    assert by_name["Aaliyah Johnson"].wishes == ("japan", "south-korea")
    assert by_name["Min-jun Kim"].apart == ("Ji-woo Park",)
    assert by_name["Siobhán O'Connor"].together == ("Lin Xu",)
    assert [name for name, student in by_name.items() if student.absent] == ["Sakura Ueda"]


@pytest.mark.parametrize(
    ("file", "found", "says"),
    [
        ("google_classroom.csv", ["Chidi Abara", "Lin Xu"], "row 3 “Points”"),
        ("powerschool.csv", ["Alba Quispe", "Lin Xu", "Lin Xu"], "row 8 (the same as row 7)"),
        ("klasse_9b.csv", ["Ayşe Öztürk", "Maximilian Groß", "Jörg von der Heide"], "semicolons"),
        ("names.txt", ["Chidi Abara", "Meera Bakshi", "Martin Luther King Jr."], "a plain list"),
        ("unicode_text.txt", ["Ji-woo Park", "Marty King Jr."], "encoding utf-16"),
        ("windows.csv", ["Zoë Müller", "Seán O’Neill"], "encoding cp1252"),
        ("old_workbook.xls", ["Ji-woo Park", "Lin Xu"], "“Student”"),
        ("class.ods", ["Lin Xu", "Emre Yilmaz"], "also used: “Level”"),
    ],
)
def test_other_systems(file: str, found: list[str], says: str) -> None:
    roster, said = read(SAMPLES / file)
    assert [student.name for student in roster.students] == found
    assert says in "\n".join(roster.read_as)
    assert not [problem for problem in said if problem.severity == "error"]


def test_a_workbook_with_titles_and_merged_headings() -> None:
    roster, said = read(SAMPLES / "workbook.xlsx")
    assert keys(roster) == [
        "Ji-woo Park", "Iván García Márquez", "Jordan Smith (1003)", "Jordan Smith (1004)",
    ]  # fmt: skip
    assert roster.students[0].absent
    assert roster.read_as[0] == "the sheet “Class list” of 2"
    assert "4 students; skipped: row 10 “Total”, 1 blank row" in roster.read_as
    assert said[0].place.excerpt == "Smith | Jordan | 1004"


def test_two_sheets_with_rosters_are_asked_about() -> None:
    assert "“Period 3”, “Period 4”" in refused(SAMPLES / "two_classes.xlsx").message


# Names


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Park, Ji-woo", "Ji-woo Park"),
        ("King, Martin Luther, Jr.", "Martin Luther King Jr."),
        ("King, Jr., Martin Luther", "Martin Luther King Jr."),
        ("Chidi Abara, Jr.", "Chidi Abara Jr."),
        ("金, 民俊", "金民俊"),
        ("Abara\nChidi", "Abara Chidi"),
        ("Lin \u202eXu\u202c", "Lin Xu"),
        ("Zoe\u0301 Fontaine", "Zoé Fontaine"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("+Ann @Bo", "+Ann @Bo"),
        ("نادیا رحیمی", "نادیا رحیمی"),
    ],
)
def test_names_as_printed(written: str, printed: str) -> None:
    assert names(f'name,level\n"{written}",\n') == [printed]


def test_unclear_names_are_asked_about() -> None:
    _, said = read('name\n"Smith, Jordan, Lee"\nAgent 7\n')
    assert "printed as “Jordan Lee Smith”" in said[0].message
    assert "digits" in said[1].message
    (problem,) = errors("name,level\nLin Xu,\n,supported\n")
    assert problem.message == "this row has no name"
    assert "longer than 300" in errors("name\nLin Xu\n" + "x" * 301 + "\n")[0].message
    assert "no name" in errors("name,level\nLin Xu,\n\u200b,supported\n")[0].message


def test_headings_that_depend_on_their_neighbours() -> None:
    assert names("Name;Vorname\nGroß;Max\n") == ["Max Groß"]
    assert names("Nom,Prénom\nPetit,Zoé\n") == ["Zoé Petit"]
    assert names("Nom,Groupe\nZoé Petit,A\n") == ["Zoé Petit"]
    assert names("Nombre,Apellidos\nLucía,Castellanos Gil\n") == ["Lucía Castellanos Gil"]
    assert names("Name,First Name\nLin Xu,Lin\n") == ["Lin Xu"]
    assert names('Student,Preferred name\n"Kim, Min-jun",MJ\n"Xu, Lin",\n') == ["MJ Kim", "Lin Xu"]


def test_teachers_in_the_list_are_no_students() -> None:
    roster, _ = read("First name,Last name,Roles\nQ,Example,Teacher\nLin,Xu,Student\n")
    assert keys(roster) == ["Lin Xu"]
    assert "row 2 “Q Example” (Teacher)" in "\n".join(roster.read_as)
    assert read("name,role\nLin Xu,Student\n")[0].students[0].role is None


def test_lists_without_a_heading() -> None:
    assert names("Abara, Chidi\nLin Xu\n") == ["Chidi Abara", "Lin Xu"]
    assert "which column" in refused("Chidi,Abara\nLin,Xu\n").message
    assert "which column" in refused("nmae;level\nLin Xu;standard\n").message
    assert "read as a student" in read("Studnet\nLin Xu\n")[1][0].message


def test_a_comma_without_quotes_is_a_name_or_a_problem() -> None:
    assert names("name\nAbara, Chidi\n") == ["Chidi Abara"]
    (problem,) = errors("name,level\nAbara, Chidi,supported\nLin Xu,\n")
    assert problem.place.line == 2
    assert "quotes" in problem.hint


def test_quotes_that_never_close() -> None:
    problem = refused('name,level\n"Lin Xu,standard\nEmre Yilmaz,\n')
    assert (problem.place.line, problem.place.column) == (2, 1)


def test_headings_of_no_use_and_misspelt_ones() -> None:
    roster, said = read("name,Lunch,levle\nLin Xu,soup,supported\n")
    assert roster.read_as[-1] == "not used: “Lunch”, “levle”"
    (warning,) = said
    assert (at(warning), warning.hint) == ("levle", "did you mean “level”?")


# What the columns say


def test_values_that_do_not_fit() -> None:
    text = "name,level,profile,absent\nLin Xu,suported,large prnt,perhaps\nEmre Y,,Large Print,X\n"
    roster, said = read(text)
    assert [(at(problem), problem.hint) for problem in said] == [
        ("suported", "did you mean “supported”?"),
        ("large prnt", "did you mean “large-print”?"),
        ("perhaps", "write yes or no"),
    ]
    assert (roster.students[1].profile, roster.students[1].absent) == ("large-print", True)


CLASS = 'name,apart,together\nLin Xu,{},{}\n"Park, Ji-woo",,\nJordan Smith,,\nJordan Lee,,\n'


@pytest.mark.parametrize(
    "written", ["Ji-woo Park", '"Park, Ji-woo"', "ji-woo", "JI WOO", '"; Park, Ji-woo;"']
)
def test_others_are_named_as_teachers_do(written: str) -> None:
    assert read(CLASS.format(written, ""))[0].students[0].apart == ("Ji-woo Park",)


def test_several_others() -> None:
    found = ("Ji-woo Park", "Jordan Lee")
    for written in ('"Park, Ji-woo; Jordan Lee"', '"Ji-woo, Jordan Lee"', '"Ji-woo\nLee, Jordan"'):
        assert read(CLASS.format("", written))[0].students[0].together == found


@pytest.mark.parametrize(
    ("apart", "together", "message", "hint"),
    [
        ("Jiwoo Prak", "", "no student is called “Jiwoo Prak”", "did you mean “Ji-woo Park”?"),
        ("Jordan", "", "may be any of 2", "write “Jordan Smith” or “Jordan Lee”"),
        ("Lin Xu", "", "cannot be apart from themselves", "remove the name"),
        ("Ji-woo", "Ji-woo Park", "cannot be both together and apart", "row 2 says apart"),
    ],
)
def test_others_that_cannot_be(apart: str, together: str, message: str, hint: str) -> None:
    (problem,) = errors(CLASS.format(apart, together))
    assert message in problem.message
    assert hint in problem.hint
    assert at(problem) == together or at(problem) == apart


def test_apart_and_together_from_both_sides() -> None:
    (problem,) = errors("name,apart,together\nLin Xu,Bo Li,\nBo Li,,Lin Xu\n")
    assert problem.place.line == 3


def test_namesakes_can_be_meant() -> None:
    text = "name,apart\nKim Lee,\nKim Lee,\nLin Xu,Kim Lee (1)\nBo Li,Kim Lee (2)\n"
    students = read(text)[0].students
    assert [student.apart for student in students[2:]] == [("Kim Lee",), ("Kim Lee (2)",)]
    assert "“Kim Lee (1)” or “Kim Lee (2)”" in errors(text + "Al Po,Kim Lee\n")[0].hint
    taken = read("name\nKim Lee\nKim Lee\nKim Lee (2)\n")[0]
    assert len(set(keys(taken))) == 3


def test_ids_that_arrive_as_fractions() -> None:
    assert keys(read("id,name\n1001.0,Kim Lee\n1002.0,Kim Lee\n")[0])[0] == "Kim Lee (1001)"


def test_roles_by_any_of_their_names() -> None:
    problems = Problems()
    debate = load_debate("north-korea-deal", Layers.of(REPOSITORY), problems)
    assert debate is not None
    roster, _ = read('name,role,wishes\nLin Xu,South Korea,JAPAN; 5\nBo Li,chnia,"japan, china"\n')
    found = resolve_roles(roster, debate, problems).students
    assert found[0].role == "south-korea"
    assert found[0].wishes == ("japan", debate.roles[4].id)
    assert found[1].wishes == ("japan", "china")
    (problem,) = problems
    assert (found[1].role, problem.place.line) == (None, 3)
    assert "“china”" in problem.hint


# Encodings


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings_that_tell_themselves(encoding: str) -> None:
    found, said = read("name\nPetrova, Анна\n陳 大文\n".encode(encoding))
    assert [student.name for student in found.students] == ["Анна Petrova", "陳 大文"]
    assert said == []


def test_windows_text_is_asked_about_with_a_name() -> None:
    _, (warning,) = read("name\r\nLin Xu\r\nZoë Müller\r\n".encode("cp1252"))
    assert "is “Zoë Müller” right?" in warning.message
    assert warning.place.line == 3


def test_the_teacher_may_name_the_encoding() -> None:
    text = "name\nDąbrowski Filip\n"
    assert names(text.encode("cp1250"), "cp1250") == ["Dąbrowski Filip"]
    assert "“utf-8”" in refused(text, "utf-9").hint
    assert "cannot be read as utf-8" in refused(text.encode("cp1250"), "utf8").message
    assert "no encoding" in refused(text, "base64").message


# What is no roster


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"name\n", "holds no student"),
        (b"%PDF-1.7", "is a PDF"),
        (b"<html><table>", "is a web page"),
        (b"PK\x03\x04rest", "damaged workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "damaged workbook"),
        (b"a\0\0b\xff", "neither text nor a workbook"),
        (b"name\n" + b"Bo Li\n" * 5001, "at most 5000 rows"),
        (b"name\n" + b"\nBo Li" * 20_000, "at most 5000 rows"),
        (b"name" + b",x" * 100 + b"\nBo Li\n", "at most 100 columns"),
        (b"x" * (2 * 1024 * 1024 + 1), "larger than 2048 KB"),
    ],
)
def test_files_that_are_refused(data: bytes, message: str) -> None:
    assert message in refused(data).message


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "none.csv").message == "no such file"


def altered(file: str, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(SAMPLES / file) as book, zipfile.ZipFile(out, "w", 8) as copy:
        for name in book.namelist():
            data = book.read(name)
            if name == part:
                assert old in data
                data = data.replace(old, new)
            copy.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("file", "part", "old", "new", "message"),
    [
        ("workbook.xlsx", "xl/styles.xml", b"</styleSheet>", b" " * (40 << 20), "more than 32 MB"),
        (
            "workbook.xlsx", "xl/worksheets/sheet2.xml", b"</sheetData>",
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>', "XFD1048576",
        ),
        (
            "class.ods", "content.xml", b"</table:table>",
            b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
            b'table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p>'
            b"</table:table-cell></table:table-row></table:table>", "at most 5000 rows",
        ),
    ],
)  # fmt: skip
def test_workbooks_that_would_fill_memory(
    file: str, part: str, old: bytes, new: bytes, message: str
) -> None:
    assert message in refused(altered(file, part, old, new)).message


def test_an_old_workbook_with_a_far_cell() -> None:
    data = (SAMPLES / "old_workbook.xls").read_bytes()
    near, far = b"\xfd\x00\x0a\x00\x02\x00\x00\x00", b"\xfd\x00\x0a\x00\xff\xff\x00\x00"
    assert near in data
    assert "row 65536" in refused(data.replace(near, far)).message


# Whatever the names, whatever the bytes

LETTERS = st.characters(
    codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"), exclude_characters=",，،"
)
NAME = (
    st.text(LETTERS, min_size=1, max_size=30)
    .map(lambda text: " ".join(unicodedata.normalize("NFC", "B" + text).split()))
)  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac-roman", "cp1250")


@settings(max_examples=300, deadline=None)
@given(
    st.lists(NAME, min_size=1, max_size=8),
    st.sampled_from(",;\t"),
    st.sampled_from(ENCODINGS),
    st.booleans(),
    st.sampled_from(("\r\n", "\n")),
)
def test_names_come_back_as_they_were(
    written: list[str], delimiter: str, encoding: str, alone: bool, end: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows([["name"] if alone else ["name", "room"]])
    writer.writerows([[name] if alone else [name, "12"] for name in written])
    try:
        data = out.getvalue().encode(encoding)
    except UnicodeEncodeError:
        return
    named = encoding if encoding in ("mac-roman", "cp1250", "cp1252") else None
    roster, said = read(data, named)
    assert [student.name for student in roster.students] == written
    assert len(set(keys(roster))) == len(written)
    assert not [problem for problem in said if problem.severity == "error"]


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200)
    | st.binary(max_size=80).map(lambda rest: b"PK\x03\x04" + rest)
    | st.text(alphabet='name,;\t\n" apart', max_size=80).map(
        lambda rest: ("name,apart,wishes\n" + rest).encode()
    )
)
def test_any_bytes_are_a_roster_or_a_problem(data: bytes) -> None:
    problems = Problems()
    assert load_roster(None, data, problems) is not None or problems.errors


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["workbook.xlsx", "old_workbook.xls", "class.ods"]), st.data())
def test_damaged_workbooks_are_a_roster_or_a_problem(file: str, data: st.DataObject) -> None:
    content = bytearray((SAMPLES / file).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    problems = Problems()
    assert load_roster(None, bytes(content), problems) is not None or problems.errors

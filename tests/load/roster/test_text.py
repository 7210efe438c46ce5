"""Text to rows: encodings, delimiters, quotation marks."""

from __future__ import annotations

import csv
import io
import unicodedata
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kit.load.roster.headings import headings
from kit.load.roster.names import fold
from kit.load.roster.rows import NOT_A_STUDENT, TEST_STUDENTS
from tests.load.roster.support import read, read_file

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252")
DELIMITERS = (",", ";", "\t")

LETTERS = st.characters(
    codec="utf-8", categories=("Lu", "Ll", "Lo", "Lm", "Mn"), exclude_characters="\u0345"
)
WORD = st.text(LETTERS, min_size=1, max_size=12).filter(lambda word: word[0].isalpha())
# What heads or ends a list is nobody's name; Hypothesis finds these words in the code.
WORDS_OF_LISTS = {*headings().all, *NOT_A_STUDENT, *TEST_STUDENTS}
WORDS_OF_LISTS |= {word for words in headings().words.values() for word in words}
NAME = (
    st.lists(WORD, min_size=1, max_size=4)
    .map(" ".join)
    .filter(lambda name: not WORDS_OF_LISTS.intersection((fold(name), *fold(name).split())))
)
NAMES = st.lists(NAME, min_size=1, max_size=12)


def written(rows: list[list[str]], delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def encoded(text: str, encoding: str) -> bytes:
    """The text's bytes, where the encoding can hold it and is not taken for another."""
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        assume(False)
    if encoding == "cp1252":
        with suppress(UnicodeDecodeError):
            assume(data.decode("utf-8") == text)
    return data


def composed(names: list[str]) -> list[str]:
    return [unicodedata.normalize("NFC", name) for name in names]


@given(NAMES, st.sampled_from(DELIMITERS), st.sampled_from(ENCODINGS), st.booleans())
def test_names_come_back_as_they_were_written(
    names: list[str], delimiter: str, encoding: str, quoted: bool
) -> None:
    rows = [["id", "name", "mark"], *([str(n), name, ""] for n, name in enumerate(names, 1))]
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    found = read(encoded(written(rows, delimiter, quoting), encoding))
    assert found.names == composed(names)
    assert len(set(found.keys)) == len(names)


@given(
    st.lists(st.tuples(NAME, NAME), min_size=1, max_size=12),
    st.sampled_from(DELIMITERS),
    st.sampled_from(ENCODINGS),
)
def test_last_and_first_names_come_back_in_one_column_as_in_two(
    people: list[tuple[str, str]], delimiter: str, encoding: str
) -> None:
    two = [["Last name", "First name"], *map(list, people)]
    one = [["Student", "Section"], *([f"{last}, {first}", "3"] for last, first in people)]
    in_two = read(encoded(written(two, delimiter), encoding))
    in_one = read(encoded(written(one, delimiter), encoding))
    assert in_two.names == in_one.names
    assert len(set(in_two.keys)) == len(people)


@given(NAMES)
def test_a_plain_list_needs_no_heading(names: list[str]) -> None:
    found = read("\n".join(names))
    assert found.names == composed(names)


@given(st.binary(max_size=400), st.sampled_from([b"", b"name\n", b"a,name\n", b"\xff\xfe"]))
def test_any_bytes_give_students_or_a_problem(data: bytes, start: bytes) -> None:
    found = read(start + data)
    assert found.problems or found.students
    for student in found.students if found.roster is not None else ():
        assert student.name.strip() == student.name != ""
        assert not any(unicodedata.category(letter) == "Cc" for letter in student.name)


@given(st.text("\"'\n,;\tab ", max_size=80))
def test_any_quotation_marks_give_students_or_a_problem(text: str) -> None:
    found = read("name,level\n" + text)
    assert found.problems or found.students


def test_a_mark_within_the_text_does_no_harm() -> None:
    found = read("\ufeffname,level\nAda Oak,\n\ufeffname,level\n\ufeffBo Elm,\n")
    assert found.names == ["Ada Oak", "Bo Elm"]
    assert found.read_as[-1] == "2 students; skipped: row 3 (headings again)"


def test_windows_text_is_warned_of_with_a_name() -> None:
    found = read("name;mark\nAda Oak;1\nJörg Groß;2\n".encode("cp1252"))
    (problem,) = found.problems
    assert problem.severity == "warning"
    assert problem.message == (
        "is not saved as UTF-8; read as Windows text (cp1252), as in “Jörg Groß”"
    )
    assert problem.place.line == 3


def test_bytes_that_are_no_windows_text_are_not_guessed_at() -> None:
    data = "name\nŤapák Jiří\n".encode("cp1250")
    found = read(data)
    assert found.roster is None
    assert found.said == ["is saved neither as UTF-8 nor as Windows text (cp1252)"]
    assert read(data, "cp1250").names == ["Ťapák Jiří"]


@pytest.mark.parametrize("encoding", ["cp1250", "CP-1250", "windows 1250", "windows-1250"])
def test_a_named_encoding_overrules(encoding: str) -> None:
    found = read("name\nŁucja Żak\n".encode("cp1250"), encoding)
    assert found.names == ["Łucja Żak"]
    assert found.said == []
    assert "cp1250" in found.read_as


@pytest.mark.parametrize("name", ["cp125O", "base64", "zip", "utf-7", "idna", "a\0b", "", "../x"])
def test_an_unknown_encoding_is_a_problem(name: str) -> None:
    found = read("name\nAda\n", name)
    assert found.roster is None
    assert found.said == [f"there is no encoding “{name}”"]


def test_an_unknown_encoding_comes_with_a_suggestion() -> None:
    assert read("name\nAda\n", "cp1251x").problems[0].hint.startswith("did you mean “cp1251”")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t\t\r\n", "is empty"),
        (b"%PDF-1.7", "is a PDF"),
        (b"{\\rtf1}", "is a text document (RTF)"),
        (b"\xef\xbb\xbf <html><table>", "is a web page or XML"),
        (b"\x00\x01\x02binary\x00", "is not a list of names: it is not text"),
        (b"\xff\xfen\x00a", "is not UTF-16 throughout"),
        (b"name,level\n,\n,\n", "holds no student"),
        (b"n\n" * 1_100_000, "is larger than 2048 KB"),
    ],
)
def test_what_is_no_list_is_said(data: bytes, said: str) -> None:
    found = read(data)
    assert found.roster is None
    assert found.said == [said]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert read_file(tmp_path / "none.csv").said == ["no such file"]
    assert read_file(tmp_path).said == ["is a folder, not a file"]


@pytest.mark.parametrize("row", ["Ada,\n", "Ada\n", '"\nAda",\n'])
def test_ten_thousand_rows_are_refused(row: str) -> None:
    found = read("name,level\n" + row * 10_000)
    assert found.roster is None
    assert found.said == ["has more than 5,000 rows"]


@pytest.mark.parametrize("row", ["\n", ",\n", '"\n",\n', "\t\n"])
def test_blank_rows_may_be_many(row: str) -> None:
    found = read("name,level\nBo,\n" + row * 10_000 + "Cy,\n")
    assert found.names == ["Bo", "Cy"]
    assert read("name,level\nBo,\n" + row * 30_000).said == ["has more than 5,000 rows"]


def test_many_columns_are_warned_of() -> None:
    heads = ",".join(["name", *(f"t{n}" for n in range(150))])
    found = read(f"{heads}\nAda Oak,{'1,' * 149}1\n")
    assert found.names == ["Ada Oak"]
    assert found.said == ["has more than 100 columns; only the first 100 are read"]


def test_commas_in_names_need_no_quotes_where_nothing_else_is() -> None:
    assert read("name\nOak, Ada\nPark, Ji-woo\n").names == ["Ada Oak", "Ji-woo Park"]
    assert read("name;level\nOak, Ada;\nPark, Ji-woo;\n").names == ["Ada Oak", "Ji-woo Park"]


def test_a_comma_that_cuts_a_name_in_two_is_asked_about() -> None:
    found = read('name,level\nOak, Ada,\n"Park, Ji-woo",\nElm, Bo,supported\n')
    assert "this row has more cells than there are headings" in found.said
    problem = found.problems[-1]
    assert (problem.place.line, problem.place.column) == (4, 9)


def test_an_open_quotation_mark_is_shown_where_it_opens() -> None:
    found = read('name,level\nBo Elm,\n"Oak, Ada,supported\nCy Ash,\n')
    assert found.roster is None
    (problem,) = found.problems
    assert problem.message == "this quotation mark is not closed"
    assert (problem.place.line, problem.place.column) == (3, 1)
    assert problem.place.excerpt == '"Oak, Ada,supported'


def test_quotes_that_belong_to_a_name_are_kept() -> None:
    found = read('name,level\n"Bob" Smith,\nAda "Dee" Oak,\n"Cy ""Cee"" Ash",\n')
    assert found.names == ['"Bob" Smith', 'Ada "Dee" Oak', 'Cy "Cee" Ash']


def test_places_hold_after_a_line_break_in_a_cell() -> None:
    found = read('note,name,level\n"one\ntwo",Ada Oak,suported\nx,"Bo\nElm",\n')
    assert found.names == ["Ada Oak", "Bo Elm"]
    (problem,) = found.problems
    assert (problem.place.line, problem.place.column) == (3, 14)
    assert problem.place.excerpt == 'two",Ada Oak,suported'
    assert problem.hint == "did you mean “supported”?"


def test_excel_may_say_which_delimiter_it_used() -> None:
    found = read("sep=;\r\nname;level\r\nOak, Ada;supported\r\n")
    assert (found.names, found.students[0].facts.level) == (["Ada Oak"], "supported")
    assert found.students[0].place.line == 3


def test_what_moves_a_terminal_is_not_in_excerpts() -> None:
    found = read("name,level\n\x1b[31mAda\u202e,x\nBo,supported\n")
    assert all(problem.place.excerpt.isprintable() for problem in found.problems)
    assert "Ada" in found.problems[0].place.excerpt

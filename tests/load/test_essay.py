"""The teacher's own copy: its paragraphs, whatever the file looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.load import load_reading
from kit.model.essay import Essay, Paragraph
from kit.problems import Problems
from tests.conftest import essay_text

ESSAY = Essay(
    title="A Title of “Some” Kind",
    origin="ours",
    paragraphs=tuple(Paragraph(digest="d", terms=("t",)) for _ in range(3)),
)


def read(path: Path, data: bytes) -> tuple[tuple[str, ...], list[str]]:
    path.write_bytes(data)
    problems = Problems()
    reading = load_reading(path, ESSAY, problems)
    paragraphs = () if reading is None else reading.paragraphs
    return paragraphs, [problem.message for problem in problems]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "essay.txt"


def test_credit_and_title_are_not_counted(file: Path) -> None:
    paragraphs, said = read(file, essay_text(3).encode())
    assert [text.split()[0] for text in paragraphs] == ["READING-1", "READING-2", "READING-3"]
    assert said == []


def test_wrapped_lines_are_joined(file: Path) -> None:
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(piece, 72) for piece in essay_text(3).split("\n\n"))
    assert read(file, wrapped.encode()) == read(file, essay_text(3).encode())


def test_paragraphs_without_blank_lines_between_are_told_apart(file: Path) -> None:
    dense = essay_text(3).replace("\n\n", "\n")
    assert len(read(file, dense.encode())[0]) == 3


def test_windows_line_ends_and_marks(file: Path) -> None:
    text = essay_text(3).replace("\n", "\r\n")
    assert read(file, b"\xef\xbb\xbf" + text.encode()) == read(file, essay_text(3).encode())
    assert read(file, text.encode("utf-16"))[0] == read(file, essay_text(3).encode())[0]


def test_windows_text_is_read_and_said(file: Path) -> None:
    text = essay_text(3).replace("says this", "says “this”")
    paragraphs, said = read(file, text.encode("cp1252"))
    assert "“this”" in paragraphs[0]
    assert said == ["is not saved as UTF-8; read as Windows text (cp1252), as in ““”"]


def test_another_number_of_paragraphs_is_said(file: Path) -> None:
    _, said = read(file, essay_text(2).encode())
    assert said == ["has 2 paragraphs where this debate's essay has 3"]


def test_short_paragraphs_within_the_text_count(file: Path) -> None:
    pieces = essay_text(2).split("\n\n")
    paragraphs, said = read(file, "\n\n".join([*pieces[:3], "So there.", pieces[3]]).encode())
    assert paragraphs[1] == "So there."
    assert said == []


@pytest.mark.parametrize("data", [b"PK\x03\x04xx", b"%PDF-1.7", b"\xd0\xcf\x11\xe0doc", b"{\\rtf1"])
def test_what_is_no_readable_file_is_refused(file: Path, data: bytes) -> None:
    paragraphs, said = read(file, data)
    assert paragraphs == ()
    assert len(said) == 1


def test_an_empty_file_holds_no_text(file: Path) -> None:
    assert read(file, b"\n\n")[1] == ["holds no paragraph of text"]


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    problems = Problems()
    assert load_reading(tmp_path / "none.txt", ESSAY, problems) is None
    assert [problem.message for problem in problems] == ["no such file"]


@given(data=st.binary(max_size=400))
def test_any_bytes_give_clean_paragraphs_or_a_problem(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    paragraphs, said = read(tmp_path_factory.mktemp("essay") / "e.txt", data)
    assert paragraphs or said
    for text in paragraphs:
        assert text.strip()
        assert not any(ord(letter) < 32 for letter in text)

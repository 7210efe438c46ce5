"""A teacher's copy of the essay against the debate's key terms."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.load.reading.files import docx, word_p

PARAGRAPHS = [
    "Teenagers SLEEP less than they should, and everybody who teaches them before nine knows it; "
    "the first lesson of the day is lost on most of them, term after term.",
    "Buses and “work” hours stand in the way of a later beginning, and nobody denies that these "
    "are real obstacles; but obstacles of this kind have been moved before now.",
    "Try it for a\u00a0year: that would be the fairest way to find out, and at the end of it the "
    "school would count who came late, who slept in class, and who did neither.",
]


def check(run: Run, folder: Path, text: str, encoding: str = "utf-8", code: int = 0) -> list[str]:
    path = folder / "mine.txt"
    path.write_bytes(text.encode(encoding))
    result = run("check", "--essay", path, code=code)
    return [line for line in result.err.split("\n") if line.startswith(("mine.txt", "/"))]


def test_the_right_copy_is_right(project: Path, run: Run) -> None:
    text = "\n\n".join(["A. Nyone/", "Let them sleep", *PARAGRAPHS]) + "\n"
    assert check(run, project, text) == []


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_lines_and_any_line_ends(project: Path, run: Run, newline: str) -> None:
    wrapped = "\n\n".join(each.replace("; ", ";\n") for each in PARAGRAPHS)
    assert check(run, project, wrapped.replace("\n", newline)) == []


def test_swapped_paragraphs_say_where_each_term_is(project: Path, run: Run) -> None:
    swapped = "\n\n".join([PARAGRAPHS[1], PARAGRAPHS[0], PARAGRAPHS[2]])
    assert check(run, project, swapped) == [
        "mine.txt:1:1: warning: ¶1 should hold “sleep”, which is in ¶2",
        "mine.txt:3:1: warning: ¶2 should hold “buses”, which is in ¶1 and “work”, which is in ¶1",
    ]


def test_a_paragraph_too_few(project: Path, run: Run) -> None:
    found = check(run, project, "\n\n".join(PARAGRAPHS[::2]))
    assert found == [
        "mine.txt: warning: has 2 paragraphs where this debate's essay has 3",
        "mine.txt: warning: there is no ¶3; it should hold “a year”, which is in ¶2",
        "mine.txt:3:1: warning: ¶2 should hold “buses”, which is nowhere in your copy and “work”, "
        "which is nowhere in your copy",
    ]


def test_windows_text_is_read_and_said(project: Path, run: Run) -> None:
    (said,) = check(run, project, "\n\n".join(PARAGRAPHS), "cp1252")
    assert "read as Windows text (cp1252), as in “" in said


def test_build_says_it_too(project: Path, run: Run) -> None:
    (project / "mine.txt").write_text("\n\n".join(reversed(PARAGRAPHS)), "utf-8")
    result = run("build", "--essay", "mine.txt", "--only", "students")
    assert "¶1 should hold “sleep”, which is in ¶3" in result.err


def test_a_word_file_is_checked_like_a_text(project: Path, run: Run) -> None:
    path = project / "mine.docx"
    path.write_bytes(
        docx(word_p("Let them sleep", "Titel") + "".join(map(word_p, PARAGRAPHS[::-1])))
    )
    result = run("check", "--essay", path)
    assert "“Let them sleep”: 3 paragraphs" in result.err
    assert "mine.docx: warning: ¶1 (paragraph 2) should hold “sleep”, which is in ¶3" in result.err


def test_what_is_left_out_is_said_with_its_place(project: Path, run: Run) -> None:
    path = project / "mine.txt"
    text = ["Let them sleep", PARAGRAPHS[0], "Advertisement", *PARAGRAPHS[1:]]
    path.write_text("\n\n".join(text), "utf-8")
    result = run("check", "--essay", path)
    assert "  left out: line 5 (an advertisement): “Advertisement”" in result.err
    quiet = run("--quiet", "check", "--essay", path)
    assert "left out" not in quiet.err


def test_the_essay_may_come_from_standard_input(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = docx("".join(map(word_p, PARAGRAPHS)))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    result = run("check", "--essay", "-")
    assert "I read the essay without a title: 3 paragraphs" in result.err
    assert "standard input" not in result.err

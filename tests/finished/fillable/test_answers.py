"""`debate-kit answers`: what was filled in comes back by packet and prompt."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.conftest import Run
from tests.finished.fillable.conftest import widgets
from tests.finished.fillable.viewer import viewing

WORDS = "“Naïve” – says Łucja…"
COLUMNS = ["file", "packet", "sheet", "title", "prompt", "field", "answer"]


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table)))


@pytest.fixture
def filled(packet: Path, tmp_path: Path) -> Path:
    """A packet with an answer, a formula and a tick, filled in in the reader that Chrome has."""
    found = widgets(packet)
    wants = next(each for each in found if each.label.endswith("What do you want?"))
    name = next(each for each in found if each.name.endswith("claims.1"))
    tick = next(each for each in found if each.kind == "/Btn")
    target = tmp_path / "sent back" / "ada.pdf"
    target.parent.mkdir()
    with viewing(packet) as viewer:
        for widget, words in ((wants, WORDS), (name, "=1+1"), (tick, "")):
            viewer.click(widget.page, *widget.middle)
            viewer.write(widget.page, words)
        viewer.save(target)
    return target


def test_answers_come_by_packet_and_prompt(filled: Path, run: Run) -> None:
    result = run("answers", filled)
    found = rows(result.out)
    assert list(found[0]) == COLUMNS
    assert {each["file"] for each in found} == {"ada.pdf"}
    assert {each["packet"] for each in found} == {"Parents · School at nine"}
    said = {each["prompt"]: (each["title"], each["answer"]) for each in found}
    assert said["Questions for your role · What do you want?"] == ("Prepare", WORDS)
    assert said["Name"] == ("Claims and evidence", "'=1+1")
    assert [each["answer"] for each in found if each["answer"] == "x"] == ["x"]
    assert len(found) == 3


def test_a_folder_is_read_and_the_table_opens_in_a_spreadsheet(
    filled: Path, packet: Path, run: Run
) -> None:
    shutil.copy(packet, filled.parent / "empty.pdf")
    (filled.parent / "broken.pdf").write_text("no PDF")
    pikepdf.new().save(filled.parent / "printed.pdf")
    out = filled.parent / "answers.csv"
    result = run("answers", filled.parent, "--out", out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(rows(out.read_text("utf-8-sig"))) == 3
    assert "empty.pdf: warning: has nothing filled in" in result.err
    assert "broken.pdf: warning: is no PDF that can be read" in result.err
    assert "printed.pdf: warning: has no spaces to fill in" in result.err


def test_without_an_answer_nothing_is_written(packet: Path, tmp_path: Path, run: Run) -> None:
    result = run("answers", packet, "--out", tmp_path / "answers.csv", code=1)
    assert "there are no answers in these files" in result.err
    assert not (tmp_path / "answers.csv").exists()

"""`debate-kit debate stakeholders`."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run, tree

ESSAY = REPOSITORY / "tests" / "fixtures" / "essays" / "river-road.txt"


def test_the_table(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    result = run("debate", "stakeholders", ESSAY)
    lines = result.out.split("\n")
    assert lines[0].split() == ["no.", "who", "¶", "quoted", "first", "sentence"]
    assert lines[1].startswith("  1  town council")
    assert "1 5 8 10" in lines[1]
    assert lines[2] == "     also: council"
    association = next(line for line in lines if "Merchants Association" in line)
    assert " yes " in association
    assert "The Merchants Association speaks for" in association
    assert all(len(line) <= 100 for line in lines)
    assert "Let the River Road Rest" in result.err
    # It offers, and changes nothing.
    assert tree(tmp_path) == {}


def test_json(run: Run) -> None:
    result = run("debate", "stakeholders", ESSAY, "--json")
    rows = json.loads(result.out)
    assert result.err == ""
    assert rows[0] == {
        "name": "town council",
        "aliases": ["council"],
        "speakers": [],
        "paragraphs": [1, 5, 8, 10],
        "quoted": False,
        "firstSentence": rows[0]["sentences"][0]["sentence"],
        "perhapsSame": [],
        "sentences": rows[0]["sentences"],
    }
    text = " ".join(ESSAY.read_text("utf-8").split())
    for row in rows:
        assert {each["paragraph"] for each in row["sentences"]} == set(row["paragraphs"])
        for each in row["sentences"]:
            assert each["sentence"] in text


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ESSAY.read_bytes())))
    assert "town council" in run("debate", "stakeholders", "-").out


def test_an_essay_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    result = run("debate", "stakeholders", tmp_path / "no.txt", code=1)
    assert "no.txt: error: no such file" in result.err
    assert result.out == ""


def test_an_essay_in_which_nobody_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained for a long time, and then it rained again. " * 5)
    result = run("-q", "debate", "stakeholders", tmp_path / "rain.txt")
    assert result.out == "nobody was found in this essay\n"
    assert run("debate", "stakeholders", tmp_path / "rain.txt", "--json").out == "[]\n"


def test_help_says_what_it_is_and_is_not(run: Run) -> None:
    words = " ".join(run("debate", "stakeholders", "--help").out.split())
    assert "casts nobody" in words
    assert "without a language model" in words
    assert "perhaps the same" in words

"""What a teacher says of a class list on the command line, and in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

LIST = "Eins;Zwei;Stufe\nOkafor;Ada;supported\nRuiz;Ben;\nTan;Cy;\nFox;Dee;\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    return tmp_path


def test_columns_and_who_is_not_in_the_class(folder: Path, run: Run) -> None:
    told = ("--column", "Eins=last name", "--column", "Zwei=first name", "--column", "Stufe=level")
    shown = run("cast", "river-road", "--roster", "list.csv", *told, "--leave-out", "dee fox")
    assert "names from the columns “Eins” and “Zwei”" in shown.err
    assert "left out by you: Dee Fox" in shown.err
    plan = (folder / "output" / "river-road" / "plan.yaml").read_text("utf-8")
    assert plan.count("- name:") == 3
    assert "level: supported" in plan
    # The same in the settings.
    (folder / "debate-kit.yaml").write_text(
        "debate: river-road\nroster: list.csv\nleave_out: [Dee Fox]\n"
        "columns: {Eins: last name, Zwei: first name, Stufe: level}\n",
        "utf-8",
    )
    run("cast", "--out", "other")
    assert (folder / "other" / "river-road" / "plan.yaml").read_text("utf-8") == plan


def test_what_no_column_holds(folder: Path, run: Run) -> None:
    shown = run("cast", "river-road", "--roster", "list.csv", "--column", "Eins=shoes", code=1)
    assert "no column can hold “shoes”" in shown.err
    assert run("cast", "--roster", "list.csv", "--column", "Eins", code=2).err


def test_a_cast_is_made_again_around_pinned_roles(folder: Path, run: Run) -> None:
    (folder / "list.csv").write_text("name\nAda\nBen\nCy\nDee\nEva\nFlo\nGil\nHal\n", "utf-8")
    run("cast", "river-road", "--roster", "list.csv")
    plan = folder / "output" / "river-road" / "plan.yaml"
    before = plan.read_text("utf-8")
    pinned = before.split('name: "Ada"\n    role: ')[1].split("\n")[0]
    plan.write_text(before.replace("    part:", f"    pinned: {pinned}\n    part:", 1), "utf-8")
    run("cast", "river-road", "--plan", plan, "--again")
    after = plan.read_text("utf-8")
    assert f'name: "Ada"\n    role: {pinned}\n' in after
    assert after.replace(f"    pinned: {pinned}\n", "") != before
    run("cast", "river-road", "--roster", "list.csv", "--again", code=2)

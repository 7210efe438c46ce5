"""Which debate a command means where none is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import PACKS, Run

GOOD = PACKS / "good" / "roles" / "later-start"
BUNDLED = "north-korea-deal"


@pytest.fixture
def mine(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project as `init` makes it, as the current folder; nothing is the user's own."""
    monkeypatch.setenv("DEBATE_KIT_HOME", str(tmp_path / "user"))
    folder = tmp_path / "mine"
    run("init", folder)
    monkeypatch.chdir(folder)
    return folder


def meant(run: Run) -> str:
    """The debate that `build` means, by where it would put its files."""
    return run("build", "--dry-run").out.partition("made in output/")[2].partition("/")[0]


def test_a_project_without_a_debate_means_the_bundled_one(mine: Path, run: Run) -> None:
    assert meant(run) == BUNDLED
    run("debate", "customise", "rubric")
    assert (mine / "roles" / BUNDLED / "debate.yaml").is_file()


def test_a_projects_only_own_debate_is_meant(mine: Path, run: Run) -> None:
    # Changes to the kit's debate do not make that one the project's own.
    run("role", "customise", "china")
    assert meant(run) == BUNDLED
    shutil.copytree(GOOD, mine / "roles" / "later-start")
    assert meant(run) == "later-start"
    assert "parents" in run("role", "list").out
    assert "roles/02-parents.pdf" in run("build", "--dry-run").out
    run("role", "customise", "china", code=2)
    run("role", "customise", "china", "--debate", BUNDLED, code=2)
    run("role", "diff", "china", "--debate", BUNDLED)


def test_of_several_own_debates_one_has_to_be_named(mine: Path, run: Run) -> None:
    for name in ("later-start", "zoo"):
        shutil.copytree(GOOD, mine / "roles" / name)
    for command in ("check", "build", "cast", "preview", "print"):
        said = run(command, code=2).err
        assert "there are several debates here" in said, command
        assert "name one of: later-start, zoo" in said, command
    assert run("check", "zoo").out.startswith("zoo: ")


def test_the_settings_come_first(mine: Path, run: Run) -> None:
    for name in ("later-start", "zoo"):
        shutil.copytree(GOOD, mine / "roles" / name)
    (mine / "debate-kit.yaml").write_text("debate: zoo\n", "utf-8")
    assert meant(run) == "zoo"
    (mine / "debate-kit.yaml").write_text(f"debate: {BUNDLED}\n", "utf-8")
    assert meant(run) == BUNDLED


def test_a_debate_that_was_added_has_to_be_named(mine: Path, run: Run, tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "user" / "roles" / "later-start")
    assert meant(run) == BUNDLED
    assert run("check", "later-start").out.startswith("later-start: ")
    run("debate", "customise", "clauses", "--debate", "later-start")
    assert meant(run) == "later-start"

"""The same build again: told as before without loading the kit, unless anything has changed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kit.cli.again import is_as_before
from kit.cli.session import Session
from kit.unchanged import RECORD
from tests.conftest import PACKS, REPOSITORY, Result, Run, edit, tree
from tests.tools.few_sheets import few_sheets

OUT = Path("output/later-start")
CLASS = "name,role,level\nAda Okafor,parents,\nBen Ruiz,students,supported\nCy Tan,bus-company,\n"
BUILD = ("build", "--roster", "class.csv", "--plan", str(OUT / "plan.yaml"), "--level", "standard")
ROLES = Path("roles/later-start")
OWN = ("DEBATE_KIT_CACHE", "DEBATE_KIT_HOME")
LOADED = """
import sys, kit.cli
try:
    kit.cli.main()
finally:
    print("kit.load" in sys.modules)
"""


def command(*words: str) -> list[str]:
    """Run a command in a process of its own, and give what it said, and whether it read debates."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words],
        capture_output=True, encoding="utf-8", check=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )  # fmt: skip
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def class_built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project whose class has been built with its cast; it has a file that nothing uses."""
    folder = tmp_path_factory.mktemp("again") / "project"
    shutil.copytree(PACKS / "good", folder)
    with pytest.MonkeyPatch.context() as patch:
        for name in OWN:
            patch.setenv(name, str(folder.with_name(name)))
        patch.chdir(folder)
        few_sheets(folder, "digest")
        (ROLES / "spare.txt").write_text("nobody uses me", "utf-8")
        Path("class.csv").write_text(CLASS, "utf-8")
        command("-q", "cast", "--roster", "class.csv")
        command("-q", *BUILD)
        yield folder


@pytest.fixture
def built(class_built: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """That project as the current folder; after the test, every file is as it was."""
    monkeypatch.chdir(class_built)
    for name in ("DEBATE_KIT_BUILD_JOBS", "DEBATE_KIT_BUILD_CHOSEN"):
        monkeypatch.delenv(name, raising=False)
    for name in OWN:
        monkeypatch.setenv(name, str(class_built.with_name(name)))
    shutil.copytree(class_built, class_built.with_name("kept"), dirs_exist_ok=True)
    yield class_built
    shutil.rmtree(class_built)
    class_built.with_name("kept").rename(class_built)


def is_known(*words: str) -> bool:
    """Whether a build by these words is known to give what is there."""
    return is_as_before(Session.of(".", quiet=True, verbose=False), words)


def told(result: Result) -> tuple[str, str]:
    """What a build said, but for how long it took."""
    return result.out, re.sub(r"Done in \S+ s", "Done", result.err)


def test_it_is_told_as_it_was(built: Path, run: Run) -> None:
    made = tree(OUT)
    assert command("-q", *BUILD)[-1] == "False", "it reads no debate"
    quick = told(run(*BUILD))
    (OUT / RECORD).unlink()
    assert not is_known(*BUILD)
    assert told(run(*BUILD)) == quick
    assert is_known(*BUILD)
    assert tree(OUT) == made
    assert "  3 students\n" in quick[1]
    assert "none was typeset again" in quick[1]
    assert "nothing uses this file" in quick[1]
    assert quick[0].endswith(
        f"{sum(name.endswith('.pdf') for name in made)} other files as before\n"
    )


CHANGES: dict[str, Callable[[], object]] = {
    "the class": lambda: edit(Path("class.csv"), "Ada Okafor", "Ada M. Okafor"),
    "the cast": lambda: edit(OUT / "plan.yaml", "Okafor", "Okafor-Lee"),
    "a role": lambda: edit(ROLES / "parents.md.j2", "Sleep counts.", "Sleep matters."),
    "a file that nothing used": (ROLES / "spare.txt").unlink,
    "a folder of a debate": lambda: Path("roles/another").mkdir(),
    "a template": lambda: Path("templates/own.css").write_text("", "utf-8"),
    "a link to a folder": lambda: Path("roles/linked").symlink_to(Path("roles/later-start")),
    "settings": lambda: Path("debate-kit.yaml").write_text("paper: a4\n", "utf-8"),
    "a packet that is gone": lambda: next((OUT / "students").glob("ada*.pdf")).unlink(),
    "a packet that is damaged": lambda: (OUT / "class.pdf").write_bytes(b"%PDF"),
    "the manifest": lambda: edit(OUT / "manifest.json", '"pages": 1', '"pages": 2'),
    "a build that was killed": lambda: (OUT / ".publishing.json").write_text("{}", "utf-8"),
    "a damaged record": lambda: (OUT / RECORD).write_text("[" * 9, "utf-8"),
    "a record of another form": lambda: (OUT / RECORD).write_text('{"said": 1}', "utf-8"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(built: Path, change: str) -> None:
    assert is_known(*BUILD)
    CHANGES[change]()
    assert not is_known(*BUILD)


def test_other_words_and_other_surroundings_are_another_build(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_known(*BUILD, "--dry-run")
    assert not is_known(*BUILD, "--strict")
    monkeypatch.setenv("DEBATE_KIT_SHEET_SECONDS", "50")
    assert not is_known(*BUILD)
    monkeypatch.delenv("DEBATE_KIT_SHEET_SECONDS")
    assert is_known(*BUILD)


def test_what_is_not_whole_is_not_remembered(built: Path, run: Run) -> None:
    # A cast that is proposed is a saved one the next time; and a build that failed made nothing.
    (OUT / "plan.yaml").unlink()
    words = ("build", "--roster", "class.csv", "--level", "standard")
    run("-q", *words)
    assert not is_known(*words)
    edit(ROLES / "parents.md.j2", "{% block", "{% blok")
    run("-q", *words, code=1)
    assert not is_known(*words)


def test_the_cache_holds_no_name_of_a_student(
    built: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("DEBATE_KIT_CACHE", str(cache))
    run("-q", *BUILD)
    assert "Okafor" in (OUT / "plan.yaml").read_text("utf-8")
    index = list((cache / "builds").iterdir())
    assert index, "what was asked is remembered"
    for path in index:
        known = json.loads(path.read_text("utf-8"))
        assert known.keys() == {"folder", "layers", "files"}
        assert not re.search("Okafor|Ruiz|Tan", path.read_text("utf-8"))

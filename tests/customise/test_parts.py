"""Parts of a debate begun as examples: each can be used as it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.customise.parts import PARTS
from tests.conftest import Run, tree
from tests.tools.sample import some
from tests.tools.words import text_of

REQUIRED = {"title", "question", "essay", "cast", "formats"}
BEGUN = tuple(part for part in PARTS if part not in REQUIRED)
BARE = """\
title: A lift?
question: Should the school have a lift?
cast: [pupils, caretakers]
formats: [short-council]
essay: {title: A lift, paragraphs: [{}, {}]}
"""


@pytest.fixture
def bare(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a debate of two roles that has only what a debate must have: its file."""
    debate = tmp_path / "roles" / "lift" / "debate.yaml"
    debate.parent.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    run("debate", "new", "other", "--title", "Other")
    for name, new in (("supporters", "pupils"), ("opponents", "caretakers")):
        text = (tmp_path / "roles" / "other" / f"{name}.md.j2").read_text("utf-8")
        text = re.sub(
            r"^ask: .*$", "ask: [pupils, caretakers]".replace(new, ""), text, flags=re.MULTILINE
        )
        text = text.replace("[, ", "[").replace(", ]", "]")
        (debate.parent / f"{new}.md.j2").write_text(text, "utf-8")
    for path in (tmp_path / "roles" / "other").iterdir():
        path.unlink()
    debate.write_text(BARE, "utf-8")
    run("check")
    return debate


def use(debate: Path, key: str) -> None:
    """Do what the comment says: delete the “# ” before each line from the key on."""
    lines = debate.read_text("utf-8").split("\n")
    start = lines.index(next(line for line in lines if line.startswith(f"# {key}:")))
    end = next(number for number in range(start, len(lines)) if not lines[number])
    assert "To use this example" in lines[start - 1]
    for number in range(start, end):
        assert lines[number].startswith("#")
        lines[number] = lines[number].removeprefix("#").removeprefix(" ")
    debate.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("key", some("parts of a debate", BEGUN, 6))
def test_each_part_can_be_begun_and_its_example_checks(bare: Path, run: Run, key: str) -> None:
    before = bare.read_text("utf-8")
    run("debate", "customise", key)
    begun = bare.read_text("utf-8")
    assert begun.startswith(before)
    assert "error" not in run("check").err
    for needed in {"timeline": ["sources"], "practice": ["glossary"], "essay_plan": ["issues"]}.get(
        key, []
    ):
        use(bare, needed)
    use(bare, key)
    assert bare.read_text("utf-8") != begun
    said = run("check").err
    assert "warning" not in said
    assert "is already in" in run("debate", "customise", key, code=2).err


def test_all_examples_together_build(bare: Path, run: Run, tmp_path: Path) -> None:
    run("debate", "customise", *BEGUN)
    for key in BEGUN:
        use(bare, key)
    run("-q", "build", "--set", "full", "--with", "local-press")
    folder = tmp_path / "output" / "lift"
    printed = text_of(folder / "roles/01-pupils.pdf")
    for words in (
        "needs new tar", "turn the car park behind the gym into a garden", "raised bed",
        "a garden where cars stand now", "May 2021", "a report of June 2024",
        "Four places stay", "I support every claim about the garden",
    ):  # fmt: skip
        assert words in printed
    guide = text_of(folder / "teacher.pdf")
    assert "Who is not asked" in guide
    assert (folder / "roles/03-local-press.pdf").is_file()


def test_a_part_of_the_kits_debate_is_begun_in_a_file_that_builds_on_it(
    tmp_path: Path, run: Run
) -> None:
    run("-C", tmp_path, "debate", "customise", "ballot", "rubric")
    debate = tmp_path / "roles/north-korea-deal/debate.yaml"
    text = debate.read_text("utf-8")
    assert "extends: base\n" in text
    assert "\nrubric:\n" in text
    assert "\n# ballot: " in text
    assert run("-C", tmp_path, "check").out == "north-korea-deal: no problems\n"
    use(debate, "ballot")
    assert run("-C", tmp_path, "check").out == "north-korea-deal: no problems\n"


def test_what_an_example_needs_comes_once(bare: Path, run: Run) -> None:
    run("debate", "customise", "sources")
    run("debate", "customise", "timeline")
    assert bare.read_text("utf-8").count("# sources:") == 1


def test_a_key_that_no_debate_has_changes_nothing(bare: Path, run: Run, tmp_path: Path) -> None:
    before = tree(tmp_path)
    assert "did you mean “glossary”" in run("debate", "customise", "glosary", code=2).err
    assert tree(tmp_path) == before

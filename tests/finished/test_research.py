"""Research mode: what nobody has written prints as a task for the student, on pages fit to use."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from kit.model.role import BLOCK_TITLES, BLOCKS
from kit.pipeline.request import Request
from kit.preview.studio import Studio
from kit.preview.view import View
from tests.conftest import Run, edit
from tests.tools import structure
from tests.tools.sample import some

LONG = "The Association of Independent School Bus Operators of the Valley"
PAPERS = ("letter", "a4")
PAGES = [(paper, profile) for paper in PAPERS for profile in ("standard", "dyslexia")]
# Two sheets are enough: those that the blocks of a role are printed on.
SHEETS = """\
extends: base
packet:
  - name: Your brief
    when: Read
    sheets:
      - id: brief
        title: Brief
        audience: role
        levels: true
        pages: 1
        blocks: [who_you_are, in_the_essay, interests, red_lines, leverage, arguments, objections]
      - id: private
        title: Private instructions
        audience: role
        levels: true
        pages: 1
        blocks: [priorities, trades, secrets, approach]
"""


@pytest.fixture
def unwritten(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A debate in which nobody has written a word, at both levels: its first role's file.

    The role has a long name, and the essay speaks of it in many paragraphs.
    """
    monkeypatch.chdir(tmp_path)
    run("debate", "new", "zoo", "--title", "A new zoo?", "--paragraphs", "12")
    run("debate", "level", "add")
    role = tmp_path / "roles" / "zoo" / "supporters.md.j2"
    edit(role, "delegation: Supporters", f"delegation: {LONG}")
    edit(role, "mentioned: []", "mentioned: [2, 3, 5, 8, 10, 12]")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "sheets.yaml").write_text(SHEETS, "utf-8")
    return role


def built(project: Path, run: Run, *more: str) -> list[Path]:
    """The first role's packets, after a build that has nothing to complain of."""
    said = run("-q", "build", "--only", "supporters", *more)
    assert said.err == ""
    return sorted((project / "output" / "zoo" / "roles").glob("01-*.pdf"))


def texts(path: Path | BytesIO) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


@pytest.mark.parametrize(("paper", "profile"), some("unwritten", PAGES, 2))
def test_an_unwritten_role_takes_few_pages(
    unwritten: Path, run: Run, tmp_path: Path, paper: str, profile: str
) -> None:
    if profile != "standard":
        # With a role of the usual length.
        edit(unwritten, LONG, "Friends of the zoo")
        edit(unwritten, "mentioned: [2, 3, 5, 8, 10, 12]", "mentioned: [2, 5, 8]")
    packets = built(tmp_path, run, "--paper", paper, "--profile", profile)
    assert len(packets) == 2
    for path in packets:
        *first, private = texts(path)
        # In the letters of dyslexia, with as much room to write as in the standard, the brief of
        # whom nobody has written about may go on overleaf.
        assert len(first) <= (1 if profile == "standard" else 2)
        brief = " ".join(first)
        for block in BLOCKS[:7]:
            assert BLOCK_TITLES[block] in brief
        for block in BLOCKS[7:]:
            assert BLOCK_TITLES[block] in private
        assert re.search(r"You speak for [\w ]+\. Read (?:¶\d+, )+¶\d+ and ¶\d+\. Who are", brief)
        assert ("They will say … We answer …" in brief) == ("-supported" in path.name)
        assert not structure.read(path).faults


@pytest.mark.parametrize("paper", some("large print", PAPERS, 1))
def test_large_print_keeps_each_task_with_its_lines(
    unwritten: Path, run: Run, tmp_path: Path, paper: str
) -> None:
    # Preflight, which the build heeds, tells prompts that are parted from their lines.
    packets = built(tmp_path, run, "--paper", paper, "--profile", "large-print")
    for path in packets:
        pages = texts(path)
        assert 2 < len(pages) <= 6
        assert "✎" not in "".join(pages)


def test_each_block_that_is_written_takes_the_place_of_its_task(unwritten: Path, run: Run) -> None:
    def shown(level: str) -> dict[str, str]:
        said = run("role", "show", "supporters", "--level", level).out
        parts = re.split(r"^.+ \((\w+); .+\)$", said, flags=re.MULTILINE)
        return dict(zip(parts[1::2], parts[2::2], strict=True))

    tasks = shown("standard")
    assert list(tasks) == list(BLOCKS)
    looked_at = {1, *some("blocks", range(2, len(BLOCKS)), 3), len(BLOCKS)}
    for count, block in enumerate(BLOCKS, start=1):
        edit(unwritten, f"{{% block {block} %}}\n", f"{{% block {block} %}}\nOurs: {block}.\n")
        if count not in looked_at:
            continue
        for level in ("standard", "supported"):
            now = shown(level)
            for name in BLOCKS[:count]:
                assert now[name].strip() == f"Ours: {name}."
            for name in BLOCKS[count:]:
                assert "Ours" not in now[name]
        said = run("check").err
        left = len(BLOCKS) - count
        told = re.findall(r"supporters\.md\.j2:\d+:\d+: note: (.+)", said)
        if left == 0:
            assert not [each for each in told if "task" in each]
        else:
            (note,) = (each for each in told if "task" in each)
            assert note.startswith(f"{left} of {len(BLOCKS)} parts of this role ")
            assert [BLOCK_TITLES[name] for name in BLOCKS[count:]] == re.findall("“(.+?)”", note)


def test_notes_are_for_check_alone_and_strict_counts_them(unwritten: Path, run: Run) -> None:
    said = run("check")
    assert "error" not in said.err
    assert "warning" not in said.err
    assert said.err.endswith("notes found\n")
    run("check", "--strict", code=1)
    assert run("-q", "build", "--only", "supporters").err == ""


def test_ruled_lines_can_stand_in_any_block(unwritten: Path, run: Run, tmp_path: Path) -> None:
    for block in BLOCKS:
        edit(
            unwritten,
            f"{{% block {block} %}}\n",
            f"{{% block {block} %}}\nYour words on {block}:\n\n[lines 2]\n",
        )
    for path in built(tmp_path, run):
        whole = " ".join(texts(path))
        assert whole.count("Your words on") == len(BLOCKS)
        assert "[lines" not in whole


def test_an_override_that_empties_a_block_makes_it_a_task_again(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "roles" / "north-korea-deal"
    folder.mkdir(parents=True)
    (folder / "china.md.j2").write_text(
        '---\n---\n{% extends "base/china.md.j2" %}\n{% block secrets %}{% endblock %}\n', "utf-8"
    )
    said = run("-C", tmp_path, "check").err
    assert "china.md.j2:4:4: note: 1 of 11 parts of this role is a task for the student" in said
    shown = run("-C", tmp_path, "role", "show", "china").out
    assert "Choose one thing to keep to yourself" in shown


def test_a_debate_of_one_level_is_built_printed_and_previewed_at_it(
    unwritten: Path, run: Run, tmp_path: Path, cache: Path
) -> None:
    edit(unwritten.parent / "debate.yaml", "levels: [standard, supported]", "levels: [standard]")
    (tmp_path / "templates" / "sheets.yaml").write_text(SHEETS + "handouts: []\n", "utf-8")
    (tmp_path / "class.csv").write_text(
        "name,level\nAda Oak,supported\nBo Elm,standard\nCy Ash,\nDee Fir,\n", "utf-8"
    )
    run("-q", "build", "--roster", "class.csv", "--level", "supported")
    output = tmp_path / "output" / "zoo"
    names = sorted(path.name for path in (output / "roles").iterdir())
    assert names == ["01-supporters.pdf", "02-opponents.pdf", "03-those-affected.pdf"]
    students = sorted((output / "students").iterdir())
    assert len(students) == 4
    for path in students:
        assert "What is the strongest thing" in texts(path)[0]
        assert "They will say" not in texts(path)[0]
    guide = " ".join(texts(output / "teacher.pdf"))
    assert "supported" not in guide
    assert "Students who read less easily" not in guide
    run("-q", "print")
    assert list((output / "print").rglob("*.pdf"))
    studio = Studio(Request(tmp_path, "zoo", tmp_path / "output", cache), "secret")
    shown = studio.show(View("role-supporters", level="supported"))
    assert shown.drawn is not None
    assert shown.view.level == "standard"
    assert not any(reader.levels for reader in shown.readers)
    assert "They will say" not in texts(BytesIO(shown.drawn.pdf))[0]

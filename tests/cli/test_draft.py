"""`debate-kit debate draft`, from an essay to packets."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from kit.draft.people import part_of
from tests.conftest import REPOSITORY, Run, edit, tree
from tests.draft.essays import BYLINE, PARAGRAPHS, TEXT, TITLE
from tests.tools.words import pages_text, text_of

FOLDER = "roles/let-the-library-stay-open"
ROLES = ("--role", "Students", "--role", "Librarians=union", "--role", "Shopkeepers")


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project with an essay in it, as the current folder."""
    (tmp_path / "essay.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def draft(run: Run, *args: str, code: int = 0) -> str:
    result = run("debate", "draft", "essay.txt", *args, code=code)
    return result.out + result.err


def test_a_draft_builds_without_a_word(mine: Path, run: Run) -> None:
    said = draft(run, *ROLES)
    assert f"I read the essay “{TITLE}”, {BYLINE}: 4 paragraphs" in said
    assert "Librarians" in said
    run("check")
    built = run("build", "--set", "full", "--only", "librarians")
    assert "warning" not in built.err
    assert "note" not in built.err
    (path,) = (mine / "output" / "let-the-library-stay-open" / "roles").iterdir()
    pages = pages_text(path)
    words = " ".join(pages)
    assert "Do you agree with “Let the Library Stay Open”?" in words
    assert "Read ¶3" in words
    assert "What could you never accept?" in words
    assert PARAGRAPHS[1].split("“")[0].strip() in words
    assert "✎" not in words
    assert "[lines" not in words
    brief = next(page for page in pages if "Brief · public" in page)
    assert "page 1 of 1" in brief


def test_a_role_begins_with_what_the_essay_says_of_it_once(mine: Path, run: Run) -> None:
    draft(run, *ROLES)
    text = (mine / FOLDER / "students.md.j2").read_text("utf-8")
    said = re.findall(r"^   ¶\d .+$", text, re.MULTILINE)
    assert said
    assert len(said) == len(set(said))
    assert text.index(said[-1]) < text.index("{% block who_you_are %}")


def test_check_lists_what_is_left_to_students(mine: Path, run: Run) -> None:
    draft(run, *ROLES)
    assert run("check").err.count("all parts of this role are tasks for the student") == 3
    path = mine / FOLDER / "students.md.j2"
    edit(path, "{% block red_lines %}\n", "{% block red_lines %}\n- No fee at the door (¶2).\n")
    edit(path, "cites: []", "cites: [2]")
    assert "10 of 11 parts of this role are tasks" in run("check").err
    assert "10 of 11 parts of this role are tasks" in run("check", "--strict", code=1).err
    run("build", "--only", "students")
    path = next((mine / "output").rglob("roles/*students.pdf"))
    words = text_of(path)
    assert "No fee at the door" in words
    assert "What could you never accept?" not in words


def test_what_is_written_in_easy_words_is_no_mistake(mine: Path, run: Run) -> None:
    draft(run, *ROLES)
    path = mine / FOLDER / "students.md.j2"
    edit(
        path,
        "{% block who_you_are %}\n",
        "{% block who_you_are %}\nYou go to school. You read (¶2).\n",
    )
    said = run("check").err
    assert "note: no paragraphs are listed here, but the role's text cites ¶2" in said
    assert "write “cites: [2]”" in said
    assert "note: the level “standard” reads at grade" in said
    assert "warning" not in said


def test_the_guide_says_once_what_holds_for_every_role(mine: Path, run: Run) -> None:
    draft(run, *ROLES)
    names = [f"{first} Reed" for first in ("Ana", "Bo", "Cy", "Di", "Ed", "Flo", "Gil", "Ida")]
    (mine / "class.csv").write_text("\n".join(["name", *names]) + "\n", "utf-8")
    run("build", "--roster", "class.csv")
    pages = pages_text(next(mine.rglob("teacher.pdf")))
    words = " ".join(pages)
    assert "For every role" in words
    assert words.count("Quotes exactly, gives the right ¶") == 1
    cast = next(page for page in pages if "who sits where" in page)
    assert "Stance" not in cast
    assert "In a line" not in cast
    assert all(name in " ".join(cast.split()) for name in names)
    grades = next(page for page in pages if "Rubric The same rows" in page)
    assert all(name in grades for name in names)


def test_without_roles_those_of_the_essay_are_taken(mine: Path, run: Run) -> None:
    draft(run, "--yes")
    assert len(list((mine / FOLDER).glob("*.md.j2"))) >= 2
    run("check")


def test_dry_run_writes_nothing(mine: Path, run: Run) -> None:
    before = tree(mine)
    assert f"would be new      {FOLDER}/debate.yaml" in draft(run, *ROLES, "--dry-run")
    assert tree(mine) == before


def test_an_essay_from_standard_input(mine: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kit", "debate", "draft", "-", *ROLES],
        input=TEXT.encode(), cwd=mine, check=True, capture_output=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )  # fmt: skip
    assert b"debate.yaml" in done.stdout
    text = (mine / FOLDER / "essay.txt").read_text("utf-8")
    assert text == TEXT
    assert BYLINE in text


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals")
def test_in_a_terminal_it_asks(mine: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "kit", "debate", "draft", "essay.txt"], cwd=mine,
        stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, b"2 99\n2, Shopkeepers\nShould the library stay open?\n45\n")
    said = b""
    try:
        while piece := os.read(ours, 4096):
            said += piece
    except OSError:  # how a terminal ends on Linux
        pass
    assert child.wait() == 0, said
    assert b"numbers from 1 to" in said
    text = (mine / FOLDER / "debate.yaml").read_text("utf-8")
    assert "question: Should the library stay open?" in text.replace('"', "")
    assert len(list((mine / FOLDER).glob("*.md.j2"))) == 2
    assert (mine / FOLDER / "shopkeepers.md.j2").is_file()


def test_a_changed_essay_is_told_and_renumbered_if_wanted(mine: Path, run: Run) -> None:
    draft(run, *ROLES)
    assert "has not changed" in draft(run, *ROLES)
    role = mine / FOLDER / "shopkeepers.md.j2"
    edit(role, "{% block interests %}\n", "{% block interests %}\n- Lanterns, and soon (¶4).\n")
    before = tree(mine / FOLDER)
    new = "A new beginning: this is about a door, and about those who stand in front of it."
    longer = TEXT.replace(PARAGRAPHS[0], f"{new} {new}\n\n{PARAGRAPHS[0]}")
    (mine / "essay.txt").write_text(longer, "utf-8")
    said = draft(run)
    assert "¶4 is now ¶5" in said
    assert "¶1 is new" in said
    assert tree(mine / FOLDER) == before
    draft(run, "--renumber")
    text = role.read_text("utf-8")
    assert "Lanterns, and soon (¶5)." in text
    assert "mentioned: [5]" in text
    assert (mine / FOLDER / "essay.txt").read_text("utf-8") == longer
    assert "warning" not in run("check").err
    assert "has not changed" in draft(run)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--role", "Students"), "a debate has 2 to 40 roles, and here are 1"),
        ((*ROLES, "--role", "=x"), "“=x” names nobody"),
        ((*ROLES, "--id", "A b"), "“A b” cannot be the id of a debate"),
        ((*ROLES, "--id", "north-korea-deal"), "there is already a debate “north-korea-deal”"),
        ((*ROLES, "--question", "a\nb"), "--question takes one line of words"),
    ],
)
def test_what_cannot_be_drafted_is_said(
    mine: Path, run: Run, args: tuple[str, ...], said: str
) -> None:
    before = tree(mine)
    assert said in draft(run, *args, code=2)
    assert tree(mine) == before


def test_a_pack_leaves_out_the_essay(mine: Path, run: Run) -> None:
    draft(run, *ROLES)
    run("pack", "library.zip", "--author", "A. Baker", "--licence", "CC BY 4.0")
    with zipfile.ZipFile(mine / "library.zip") as pack:
        assert not [name for name in pack.namelist() if name.endswith(".txt")]
        whole = b"".join(pack.read(name) for name in pack.namelist()).decode()
    assert "three brothers" not in whole
    assert "lanterns" in whole  # a key term, of two words at most
    assert "for the lanterns" not in whole


def test_a_part_is_known_by_its_aliases() -> None:
    part = part_of("Staff=librarians,union", (), PARAGRAPHS)
    assert part.paragraphs == (3,)
    assert len(part.said) == 3

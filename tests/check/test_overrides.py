"""Files that build on others: what is wrong in them is told there, and what is odd."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import PACKS, REPOSITORY, Run, edit
from tests.tools.listed import bundled

ROLE = "roles/later-start/parents.md.j2"


@pytest.fixture
def over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project over a user's folder that holds the small debate."""
    shutil.copytree(PACKS / "good" / "roles", tmp_path / "user" / "roles")
    monkeypatch.setenv("DEBATE_KIT_HOME", str(tmp_path / "user"))
    own = tmp_path / "mine"
    (own / "roles" / "later-start").mkdir(parents=True)
    monkeypatch.chdir(own)
    return own


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_unknown_keys_and_blocks_are_told_in_the_file_that_has_them(over: Path, run: Run) -> None:
    write(
        over / ROLE,
        "---\n# My own.\nshort: Mums and dads\nseats: {mox: 4}\nstanse: oppose\n---\n"
        '{% extends "base/parents.md.j2" %}\n',
    )
    write(
        over / "roles/later-start/students.md.j2",
        '{% extends "base/students.md.j2" %}\n\n{% block argments %}\n- None.\n{% endblock %}\n',
    )
    write(
        over / "roles/later-start/debate.yaml",
        "extends: base\nessay:\n  tittle: Another\n",
    )
    err = run("check", "later-start", code=1).err
    assert "roles/later-start/debate.yaml:3:3: error: unknown key “tittle”" in err
    assert f"{ROLE}:4:9: error: unknown key “mox”" in err
    assert f"{ROLE}:5:1: error: unknown key “stanse”" in err
    assert "hint: did you mean “stance”?" in err
    (over / "roles/later-start/debate.yaml").unlink()
    (over / ROLE).unlink()
    err = run("check", "later-start", code=1).err
    assert "students.md.j2:3:10: error: a role has no block “argments”" in err
    assert "hint: did you mean “arguments”?" in err


def test_a_sheet_that_overrides_a_block_that_is_not_there(over: Path, run: Run) -> None:
    write(
        over / "templates/sheets/cover.html.j2",
        '{% extends "base/sheets/cover.html.j2" %}\n{% block masthed %}{% endblock %}\n',
    )
    write(
        over.parent / "user/templates/sheets/cover.html.j2",
        '{% extends "base/sheets/cover.html.j2" %}\n'
        "{% block masthead %}{{ super() }}{% block mine %}{% endblock %}{% endblock %}\n",
    )
    err = run("check", "later-start", code=1).err
    assert err.startswith(
        "templates/sheets/cover.html.j2:2:10: error: no template that this one builds on has a "
        "block “masthed”, so it would never be printed\n"
    )
    assert "hint: did you mean “masthead”?" in err
    assert "1 error found" in err
    # A block that the user's own sheet brings is there to be overridden.
    edit(over / "templates/sheets/cover.html.j2", "masthed", "mine")
    assert run("check", "later-start").err == ""


def test_a_format_for_every_role_seats_every_role(project: Path, run: Run) -> None:
    own = project / "templates/formats/short-council.yaml"
    write(own, "extends: base\nseats: {roles: {min: 2, max: 2}}\n")
    assert "it is number 3 by rank, and “short-council” seats 2 roles" in run("check").err
    edit(project / "roles/later-start/debate.yaml", "[short-council]", "[short-council, summit]")
    assert "by rank" not in run("check").err
    edit(project / "roles/later-start/debate.yaml", "[short-council, summit]", "[short-council]")
    write(own, "extends: base\nseats:\n")
    assert "by rank" not in run("check").err


def test_a_role_added_to_the_kits_debate_is_told_that_it_has_no_seat(
    tmp_path: Path, run: Run
) -> None:
    """The kit's own reserves are meant; a teacher's role that nobody would get is not."""
    own = tmp_path / "roles/north-korea-deal"
    kits = REPOSITORY / "roles/north-korea-deal"
    cast = (kits / "debate.yaml").read_text("utf-8").split("\ncast:\n")[1].split("\n\n")[0]
    council = "formats: [short-council]"
    write(own / "debate.yaml", f"extends: base\n{council}\ncast:\n{cast}\n  - brazil\n")
    role = (kits / "japan.md.j2").read_text("utf-8").replace("rank: 9\n", "rank: 90\n")
    write(own / "brazil.md.j2", role)
    err = run("-C", tmp_path, "check").err
    (line,) = [line for line in err.splitlines() if "no format of this debate" in line]
    assert line.startswith(f"{own}/brazil.md.j2:9:7: warning: no format of this debate seats this ")
    assert line.endswith(
        f"number {len(bundled().facts.cast) + 1} by rank, and “short-council” seats 8 roles"
    )

"""Files that nothing uses, and those that are none of the kit's business."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run, edit

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1"/></svg>\n'


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_what_is_used_or_no_business_of_ours_is_passed_over(
    project: Path, run: Run, role_file: Path
) -> None:
    roles, templates = project / "roles", project / "templates"
    for name in [
        "README.md", "LICENSE", ".hidden.md.j2", "parents.md.j2~", "parents.md.j2.bak",
        ".parents.md.j2.swp", "#parents.md.j2#", "Thumbs.db", ".git/parents.md.j2",
    ]:  # fmt: skip
        write(roles / "later-start" / name, "whatever")
        write(templates / "sheets" / name, "whatever")
        write(templates / "styles" / name, "whatever")
        write(roles / name, "whatever")
    (roles / "empty").mkdir()
    write(templates / "schemas" / "role.schema.json", "{}")
    write(roles / "later-start" / "emblems" / "parents.svg", SVG)
    write(roles / "later-start" / "pictures" / "clock.svg", SVG)
    edit(role_file, "- More sleep (¶1)", "- More sleep (¶1) ![A clock](pictures/clock.svg)")
    write(templates / "styles" / "own.css", "h1 { color: black }")
    write(templates / "styles" / "sheets.css", "h1 { color: black }")
    write(templates / "partials" / "ours.html.j2", "{% macro ours() %}<p>Ours</p>{% endmacro %}")
    write(templates / "partials" / "components.html.j2", components())
    write(
        roles / "later-start" / "templates" / "sheets" / "clauses.html.j2",
        '{% extends "base/sheets/clauses.html.j2" %}\n'
        '{% import "partials/ours.html.j2" as own %}\n'
        "{% block lead %}{{ own.ours() }}{% endblock %}\n",
    )
    # A sheet that only some builds use, and what it refers to.
    write(templates / "sheets" / "reading.html.j2", '{% extends "layouts/plain.html.j2" %}')
    write(templates / "layouts" / "plain.html.j2", "<p>{% block content %}{% endblock %}</p>")
    write(templates / "formats" / "town-hall.yaml", council())
    assert run("check").err == ""


def components() -> str:
    kits = Path(__file__).parents[2] / "templates" / "partials" / "components.html.j2"
    return kits.read_text("utf-8")


def council() -> str:
    kits = Path(__file__).parents[2] / "templates" / "formats" / "short-council.yaml"
    return kits.read_text("utf-8")


def test_a_build_says_it_too(project: Path, run: Run) -> None:
    write(project / "templates" / "sheets" / "covr.html.j2", "<p>Mine</p>")
    result = run("-q", "build", "--only", "parents")
    assert "templates/sheets/covr.html.j2: warning: nothing uses this file" in result.err
    assert "did you mean “cover.html.j2”" in result.err


def test_the_users_own_files_are_judged_as_the_projects(
    project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEBATE_KIT_HOME", str(tmp_path / "user"))
    write(tmp_path / "user" / "templates" / "styles" / "stile.css", "h1 { color: black }")
    # A project's file of that name makes neither of them used.
    write(project / "templates" / "styles" / "stile.css", "h1 { color: black }")
    err = run("check").err
    assert f"{tmp_path}/user/templates/styles/stile.css: warning: nothing uses this file" in err
    assert "\ntemplates/styles/stile.css: warning" not in err  # it lies over the user's


def test_a_role_that_the_project_leaves_out_is_no_stray(
    project: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the debate comes from a layer below, its cast may be shortened on purpose."""
    monkeypatch.setenv("DEBATE_KIT_HOME", str(project))
    own = tmp_path / "own"
    write(
        own / "roles" / "later-start" / "debate.yaml",
        "extends: base\ncast: [students, parents]\n",
    )
    write(
        own / "roles" / "later-start" / "parents.md.j2",
        '---\nshort: Mums and dads\n---\n{% extends "base/parents.md.j2" %}\n',
    )
    write(own / "roles" / "later-start" / "teachers.md.j2", "---\nname: Teachers\n---\n")
    err = run("-C", own, "check", "later-start", code=None).err
    (line,) = [line for line in err.splitlines() if "is in no cast" in line]
    assert line.startswith(f"{own}/roles/later-start/teachers.md.j2: warning: the role “teachers”")

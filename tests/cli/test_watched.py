"""What takes too long to make costs its own packets, and no others; limits are lowered here."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.model.limits import Limits
from kit.pipeline.build import build
from kit.pipeline.request import Request
from kit.problems import BadInput, Problems
from tests.conftest import PACKS, Run, edit, tree
from tests.sharing.zips import Pack, good_files
from tests.tools.few_sheets import few_sheets

ITEM = "- More sleep helps many of the children here, as the town clinic says (¶1).\n"
OUT = Path("output/later-start")
BUSY = (
    '{% extends "base/sheets/timeline.html.j2" %}\n{% block content %}\n'
    "{% for a in range(3000) %}{% for b in range(300) %}{% for c in range(300) %}"
    "{% if a > 3000 %}x{% endif %}{% endfor %}{% endfor %}{% endfor %}{% endblock %}\n"
)


def few(monkeypatch: pytest.MonkeyPatch, seconds: str = "1") -> None:
    monkeypatch.setenv("DEBATE_KIT_SHEET_SECONDS", seconds)


def test_a_sheet_that_takes_too_long_costs_its_packets(
    project: Path, role_file: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    few_sheets(project, "cover")
    run("build")
    before = tree(OUT)
    kept = role_file.read_text("utf-8")
    edit(role_file, "- More sleep (¶1)\n", ITEM * 790)
    edit(project / "roles" / "later-start" / "students.md.j2", "name: Students", "name: All pupils")
    few(monkeypatch)
    said = run("build", code=1).err
    assert "parents.md.j2:27:4: error: the sheet “Brief” (standard) of “parents” takes more" in said
    lost = ["class.pdf", "roles/02-parents-supported.pdf", "roles/02-parents.pdf"]
    assert f"not made, for want of a sheet: {', '.join(lost)}\n" in said
    assert said.endswith("3 errors found\n")
    after = tree(OUT)
    assert after.keys() == before.keys()
    assert {name for name in lost if after[name] != before[name]} == set()
    assert after["roles/01-students.pdf"] != before["roles/01-students.pdf"]
    role_file.write_text(kept, "utf-8")
    assert "error" not in run("build").err
    assert tree(OUT)["class.pdf"] != before["class.pdf"]


def test_a_template_that_takes_too_long(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    few_sheets(project, "timeline")
    sheet = project / "templates" / "sheets" / "timeline.html.j2"
    sheet.parent.mkdir()
    sheet.write_text(BUSY, "utf-8")
    few(monkeypatch)
    said = run("check", code=1).err
    place = "templates/sheets/timeline.html.j2:1:1: error: the sheet “Sources”"
    assert f"{place} takes more than 1 s of computing time; it was not made" in said
    assert said.endswith(("error found\n", "errors found\n"))
    sheet.unlink()
    assert run("check").out == "later-start: no problems\n"


def test_a_pack_is_laid_out_before_it_is_added(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = good_files()["parents.md.j2"].decode()
    long = text.replace("- More sleep (¶1)\n", ITEM * 790)
    Pack().having("parents.md.j2", long).write(tmp_path / "x.zip")
    few(monkeypatch)
    said = run("add", "x.zip", "--yes", code=1).err
    assert "x.zip/parents.md.j2:27:4: error: the sheet “Brief” (standard) of “parents”" in said
    Pack().write(tmp_path / "x.zip")
    assert "added to" in run("add", "x.zip", "--yes").out


def test_a_sheet_may_have_so_many_pages(role_file: Path, tmp_path: Path, cache: Path) -> None:
    edit(role_file, "- More sleep (¶1)\n", ITEM * 160)
    request = Request(
        project=role_file.parents[2],
        debate="later-start",
        out=tmp_path / "out",
        cache=cache,
        only=("parents",),
        levels=("standard",),
        limits=Limits(pages=3),
    )
    with pytest.raises(BadInput) as told:
        build(request, Problems())
    (error,) = [each for each in told.value.problems if each.severity == "error"]
    assert error.message == "the sheet “Brief”: has more than 3 pages"
    assert not request.folder.exists()


@pytest.mark.parametrize("said", ["none", "0", "-1", "inf", "nan"])
def test_a_limit_is_a_number(run: Run, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.chdir(PACKS / "good")
    few(monkeypatch, said)
    told = run("check", code=2).err
    assert f"DEBATE_KIT_SHEET_SECONDS is “{said}”" in told

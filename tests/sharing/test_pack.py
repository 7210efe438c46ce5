"""Packing a debate: what goes in, what stays out, and the same bytes each time."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from kit.load import Layers
from kit.load.yaml import parse_yaml
from kit.problems import Problems, SourceText
from kit.sharing import Details, gather
from tests.conftest import PACKS, REPOSITORY, Run, edit, essay_text, tree
from tests.sharing.zips import Pack, good_files
from tests.tools.few_sheets import few_sheets
from tests.tools.listed import DEBATES

ESSAY = essay_text(3, ["sleep", "buses and work", "a year"])
LICENSED = "  file: essay.txt\n  licence: CC BY 4.0\n"
BY = ("--author", "Ana Ruiz", "--licence", "CC BY 4.0")


def names(path: Path) -> list[str]:
    return zipfile.ZipFile(path).namelist()


def manifest(path: Path) -> dict[str, object]:
    text = zipfile.ZipFile(path).read("pack.yaml").decode()
    parsed = parse_yaml(SourceText(path, text), Problems())
    assert parsed is not None
    assert isinstance(parsed[0], dict)
    return dict(parsed[0])


@pytest.fixture
def teacher(user: Path, tmp_path: Path) -> Path:
    """A project that changes one role and one sheet of a debate, and adds a role."""
    folder = tmp_path / "mine"
    shutil.copytree(PACKS / "good", folder)
    roles = folder / "roles" / "later-start"
    edit(
        roles / "students.md.j2", "{% block who_you_are %}", "{% block who_you_are %}CHANGED-ROLE "
    )
    shutil.copy(roles / "bus-company.md.j2", roles / "nurses.md.j2")
    edit(roles / "nurses.md.j2", "rank: 3", "rank: 4")
    edit(roles / "nurses.md.j2", "name: Bus company", "name: School nurses")
    edit(roles / "nurses.md.j2", "short: Bus company", "short: School nurses")
    edit(roles / "debate.yaml", "bus-company]", "bus-company, nurses]")
    sheet = folder / "templates" / "sheets" / "brief.html.j2"
    sheet.parent.mkdir(parents=True)
    shutil.copy(REPOSITORY / "templates" / "sheets" / "brief.html.j2", sheet)
    edit(sheet, "Your best arguments", "CHANGED-SHEET")
    return folder


def test_a_colleague_gets_what_was_changed(
    teacher: Path, user: Path, tmp_path: Path, run: Run
) -> None:
    result = run("-C", teacher, "pack", "later-start.zip", *BY)
    assert result.out.startswith("packed School at nine (later-start): 6 files, ")
    there = tmp_path / "colleague"
    there.mkdir()
    shown = run("-C", there, "add", "later-start.zip", "--yes").out
    assert "holds    4 roles, 6 files" in shown
    assert "it replaces, for this debate alone: templates/sheets/brief.html.j2" in shown
    folder = user / "roles" / "later-start"
    assert tree(folder) == {
        name: zipfile.ZipFile("later-start.zip").read(name)
        for name in names(Path("later-start.zip"))
    }
    run("-q", "-C", there, "build", "later-start", "--only", "students", "--level", "standard")
    packet = there / "output" / "later-start" / "roles"
    (found,) = packet.iterdir()
    from pypdf import PdfReader

    text = "".join(page.extract_text() for page in PdfReader(found).pages)
    assert "CHANGED-ROLE" in text
    assert "CHANGED-SHEET" in text
    assert "School nurses" in text


def test_the_same_debate_gives_the_same_bytes(teacher: Path, tmp_path: Path, run: Run) -> None:
    run("-C", teacher, "pack", "a.zip", *BY)
    other = tmp_path / "elsewhere"
    shutil.copytree(teacher, other, copy_function=shutil.copyfile)
    run("-C", other, "pack", "b.zip", *BY)
    assert Path("a.zip").read_bytes() == Path("b.zip").read_bytes()


def test_license_is_licence(teacher: Path, run: Run) -> None:
    run("-C", teacher, "pack", "a.zip", "--author", "Ana Ruiz", "--license", "CC BY 4.0")
    assert manifest(Path("a.zip"))["licence"] == "CC BY 4.0"
    assert "  --licence, --license TEXT  " in run("pack", "--help").out


def test_author_and_licence_are_asked_for(teacher: Path, user: Path, run: Run) -> None:
    result = run("-C", teacher, "pack", "a.zip", code=2)
    assert result.err == (
        "error: a pack needs an author and a licence\n"
        '       hint: add --author "Your Name" --licence "CC BY 4.0", or write author: … and '
        "licence: … into debate.yaml\n"
    )
    result = run("-C", teacher, "pack", "a.zip", "--author", "Ana Ruiz", code=2)
    assert result.err.startswith("error: a pack needs a licence\n")
    assert not Path("a.zip").exists()


def test_debate_yaml_says_them_once_and_for_all(teacher: Path, run: Run) -> None:
    debate = teacher / "roles" / "later-start" / "debate.yaml"
    edit(debate, "title:", "author: Ana Ruiz\nlicence: CC0\nversion: 2.1\ntitle:")
    run("-C", teacher, "pack", "a.zip")
    said = manifest(Path("a.zip"))
    assert (said["author"], said["licence"], said["version"]) == ("Ana Ruiz", "CC0", "2.1")
    run("-C", teacher, "pack", "a.zip", "--version", "3")
    assert manifest(Path("a.zip"))["version"] == "3"


def test_what_is_private_or_foreign_stays_out(teacher: Path, tmp_path: Path, run: Run) -> None:
    roles = teacher / "roles" / "later-start"
    (tmp_path / "secret.txt").write_text("SECRET", "utf-8")
    for name in ("class.csv", "plan.yaml", "essay.txt", ".notes.md", "debate-kit.yaml", "x.docx"):
        (roles / name).write_text("SECRET", "utf-8")
    (roles / "README.md").write_text("How to use it.", "utf-8")
    (roles / "LICENCE.txt").symlink_to(tmp_path / "secret.txt")
    (roles / "emblems").symlink_to(tmp_path)
    (teacher / "output" / "later-start").mkdir(parents=True)
    (teacher / "plan.yaml").write_text("SECRET", "utf-8")
    result = run("-C", teacher, "pack", "a.zip", *BY)
    assert names(Path("a.zip")) == [
        "pack.yaml", "README.md", "bus-company.md.j2", "debate.yaml", "nurses.md.j2",
        "parents.md.j2", "students.md.j2", "templates/sheets/brief.html.j2",
    ]  # fmt: skip
    assert [line for line in result.err.splitlines() if line.startswith("left out")] == [
        f"left out: {name}"
        for name in ("LICENCE.txt", "class.csv", "emblems", "essay.txt", "plan.yaml", "x.docx")
    ]


def test_changes_to_the_kits_debate_are_packed_alone(user: Path, tmp_path: Path, run: Run) -> None:
    role = tmp_path / "roles" / "river-road" / "merchants-association.md.j2"
    role.parent.mkdir(parents=True)
    role.write_text(
        '{% extends "base/merchants-association.md.j2" %}\n{% block leverage %}{{ super() }}\n'
        "- Trade [inference].\n{% endblock %}\n",
        "utf-8",
    )
    # What is added is laid out first, by the list of sheets of who adds it.
    few_sheets(user)
    result = run("pack", "river.zip", "river-road", *BY)
    assert result.out.endswith("it holds what differs from the kit's own “river-road”\n")
    assert names(Path("river.zip")) == ["pack.yaml", "merchants-association.md.j2"]
    assert manifest(Path("river.zip"))["extends"] == "true"
    shown = run("add", "river.zip", "--yes").out
    assert "river-road, what differs from the kit's own debate" in shown
    assert (user / "roles" / "river-road" / "merchants-association.md.j2").is_file()


@pytest.mark.parametrize("debate", DEBATES)
def test_the_kits_own_debate_is_packed_whole(user: Path, tmp_path: Path, debate: str) -> None:
    layers = Layers.of(tmp_path, user)
    gathered = gather(layers, debate, Details("Ana Ruiz", "CC0"), Problems())
    assert gathered.files == tree(REPOSITORY / "roles" / debate)
    assert not gathered.facts.extends


def test_a_broken_debate_is_not_packed(teacher: Path, run: Run) -> None:
    edit(
        teacher / "roles" / "later-start" / "students.md.j2",
        "{% block interests %}",
        "{% block x %}",
    )
    assert "a role has no block “x”" in run("-C", teacher, "pack", "a.zip", *BY, code=1).err
    assert not Path("a.zip").exists()


def test_what_nobody_could_add_is_not_packed(teacher: Path, tmp_path: Path, run: Run) -> None:
    sheet = teacher / "templates" / "sheets" / "brief.html.j2"
    edit(sheet, "CHANGED-SHEET", '<img src="https://example.org/x.png" alt="x">')
    before = sorted(tmp_path.iterdir())
    err = run("-C", teacher, "pack", "a.zip", *BY, code=1).err
    assert (
        "a.zip/templates/sheets/brief.html.j2:37:39: error: “https://example.org/x.png” is" in err
    )
    assert sorted(tmp_path.iterdir()) == before


def test_nothing_else_is_written_over(teacher: Path, run: Run) -> None:
    Path("a.zip").write_text("My photographs", "utf-8")
    err = run("-C", teacher, "pack", "a.zip", *BY, code=2).err
    assert err == (
        "error: a.zip is there already, and is no pack of “later-start”\n"
        "       hint: choose another name, or write over it with --force\n"
    )
    assert Path("a.zip").read_text("utf-8") == "My photographs"
    run("-C", teacher, "pack", "a.zip", *BY, "--force")
    run("-C", teacher, "pack", "a.zip", *BY, "--version", "2")
    assert manifest(Path("a.zip"))["version"] == "2"
    err = run("-C", teacher, "pack", "later-start", "a.zip", code=2).err
    assert err.startswith("error: “later-start” does not end in .zip\n")


def test_a_file_that_builds_on_one_that_cannot_be_packed(
    teacher: Path, user: Path, run: Run
) -> None:
    shutil.copytree(PACKS / "good" / "roles", user / "roles")
    role = teacher / "roles" / "later-start" / "parents.md.j2"
    role.write_text('{% extends "base/parents.md.j2" %}\n', "utf-8")
    err = run("-C", teacher, "pack", "a.zip", *BY, code=1).err
    below = user / "roles" / "later-start" / "parents.md.j2"
    assert f"builds on {below}, and a pack holds one file of each name" in err


def test_a_debate_that_nobody_has_written_yet_can_be_shared(
    user: Path, tmp_path: Path, run: Run
) -> None:
    run("-C", tmp_path, "debate", "new", "zoo", "--title", "A new zoo?", "--paragraphs", "1")
    folder = tmp_path / "roles" / "zoo"
    edit(folder / "debate.yaml", "  # file: essay.txt", "  file: essay.txt")
    (folder / "essay.txt").write_text("ESSAY of somebody else. " * 10, "utf-8")
    # The copy of the essay is used, and no news; tasks are for “check” alone.
    assert "warning" not in run("-C", tmp_path, "check").err
    said = run("-C", tmp_path, "pack", tmp_path / "zoo.zip", *BY).err
    assert "left out: essay.txt" in said
    assert "note" not in said
    assert b"ESSAY" not in (tmp_path / "zoo.zip").read_bytes()
    there = tmp_path / "colleague"
    there.mkdir()
    said = run("-C", there, "add", tmp_path / "zoo.zip", "--yes").err
    assert "packets hold no essay" in said
    assert "note" not in said
    assert "roles/01-supporters.pdf" in run("-C", there, "build", "zoo", "--dry-run").out


def test_an_essay_that_everybody_may_copy_goes_along(tmp_path: Path, teacher: Path) -> None:
    folder = teacher / "roles" / "later-start"
    (folder / "essay.txt").write_text(ESSAY, "utf-8")
    edit(folder / "debate.yaml", "essay:\n", f"essay:\n{LICENSED}")
    gathered = gather(Layers.of(teacher), "later-start", Details("Ana Ruiz", "CC0"), Problems())
    assert gathered.files["essay.txt"] == ESSAY.encode()
    assert gathered.essay == "“Let Them Sleep”, Written for these tests, CC BY 4.0"
    # A permission that nobody knows is no licence to pass it on.
    edit(folder / "debate.yaml", "licence: CC BY 4.0", "licence: By kind permission")
    gathered = gather(Layers.of(teacher), "later-start", Details("Ana Ruiz", "CC0"), Problems())
    assert gathered.left_out == ("essay.txt",)
    assert not gathered.essay


def test_a_colleague_gets_that_essay_with_its_attribution(
    user: Path, tmp_path: Path, run: Run
) -> None:
    debate = good_files()["debate.yaml"].decode().replace("essay:\n", f"essay:\n{LICENSED}", 1)
    Pack().having("debate.yaml", debate).having("essay.txt", ESSAY).write(tmp_path / "x.zip")
    shown = run("add", tmp_path / "x.zip", "--yes").out
    assert "with the essay “Let Them Sleep”, Written for these tests, CC BY 4.0\n" in shown
    assert (user / "roles" / "later-start" / "essay.txt").read_text("utf-8") == ESSAY

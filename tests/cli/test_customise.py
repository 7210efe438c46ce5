"""`debate-kit role`, `template` and `debate`, as a teacher uses them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kit.load.schemas import write_schemas
from tests.conftest import PACKS, REPOSITORY, Run, edit, tree
from tests.tools.listed import role_number
from tests.tools.words import text_of

ROLES = "roles/later-start"


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project; the small debate of the tests is the user's own for all projects."""
    user = tmp_path / "user"
    shutil.copytree(PACKS / "good" / "roles", user / "roles")
    monkeypatch.setenv("DEBATE_KIT_HOME", str(user))
    project = tmp_path / "mine"
    project.mkdir()
    monkeypatch.chdir(project)
    return project


def small(run: Run, *args: str, code: int = 0) -> tuple[str, str]:
    result = run(*args, "--debate", "later-start", code=code)
    return result.out, result.err


def columns(row: str) -> list[str]:
    return re.split(r"\s{2,}", row.strip())


def test_role_list_says_which_layer_wins(mine: Path, run: Run) -> None:
    small(run, "role", "customise", "parents")
    rows = [columns(row) for row in run("role", "list", "later-start").out.split("\n")[1:4]]
    own = "your own for all projects"
    assert rows == [
        ["1", "students", "Students", "in the cast", own],
        ["2", "parents", "Parents", "in the cast", "yours", "builds on your own for all projects"],
        ["3", "bus-company", "Bus company", "in the cast", own],
    ]
    rows = [columns(row) for row in run("role", "list", "north-korea-deal").out.split("\n")]
    assert [str(role_number("russia")), "russia", "Russian delegation", "extension", "kit"] in rows


def test_the_lists_say_when_what_is_below_has_changed(mine: Path, run: Run, tmp_path: Path) -> None:
    small(run, "role", "customise", "parents")
    small(run, "role", "customise", "students", "--full")
    small(run, "debate", "customise", "clauses")
    assert "changed since" not in run("role", "list", "later-start").out
    assert "has not changed since" in small(run, "role", "diff", "parents")[0]
    edit(mine / ROLES / "parents.md.j2", "# short: Parents", "short: Mums and dads")
    for name in ("parents", "students"):
        edit(tmp_path / "user" / ROLES / f"{name}.md.j2", "rank: ", "rank: 1")
    edit(tmp_path / "user" / ROLES / "debate.yaml", "first bell", "earliest bell")
    rows = run("role", "list", "later-start").out.split("\n")
    assert (
        "builds on your own for all projects; your own for all projects has changed since"
        in rows[2]
    )
    assert "whole; your own for all projects has changed since" in rows[1]
    assert "changed since" not in rows[3]
    out, _ = small(run, "role", "diff", "parents")
    assert "    -rank: 2\n    +rank: 12\n" in out
    assert "    -short: Parents\n    +short: Mums and dads\n" in out
    assert "block" not in out
    small(run, "role", "diff", "parents", "--seen")
    rows = run("role", "list", "later-start").out.split("\n")
    assert rows[2].endswith("builds on your own for all projects")
    assert rows[1].endswith("changed since")
    out, _ = small(run, "role", "diff", "students")
    assert "-rank: 11" in out
    assert "+rank: 1\n" in out
    assert "Your own copy" not in out
    out, _ = small(run, "debate", "diff")
    assert "earliest bell" in out
    assert "key clauses" in out
    out, _ = small(run, "role", "diff", "bus-company")
    assert out == f"there is no other version of {ROLES}/bus-company.md.j2 to compare it with\n"
    assert "changed since" in run("debate", "list").out.split("\n")[1]


def test_role_show_names_the_file_of_each_block(mine: Path, run: Run) -> None:
    small(run, "role", "customise", "parents")
    path = mine / ROLES / "parents.md.j2"
    text = path.read_text("utf-8")
    start = text.index("{# To change “What you cannot accept”")
    block = text[text.index("{% block", start) : text.index("-----", start)]
    path.write_text(text[:start] + block.replace("before dawn", "before ten"), "utf-8")
    out, _ = small(run, "role", "show", "parents", "--level", "supported")
    assert "short       Parents" in out
    assert f"(red_lines; yours: {path})\n\n    - No school before ten [inference]." in out
    assert "(interests; your own for all projects:" in out
    assert "leave for work before seven. Somebody you can trust" in out
    run("check", "later-start")


@pytest.mark.parametrize("group", ["role", "template", "debate"])
def test_customize_is_customise_and_help_lists_it_once(run: Run, group: str) -> None:
    listed = run(group, "--help").out
    assert "\n  customise  " in listed
    assert "customize" not in listed
    assert run(group, "customize", "--help").out == run(group, "customise", "--help").out


def test_customize_writes_what_customise_writes(
    mine: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for args in (
        ("role", "{}", "parents", "--debate", "later-start"),
        ("template", "{}", "cover"),
        ("debate", "{}", "clauses", "--debate", "later-start"),
    ):
        said = run("-C", other, *(each.format("customise") for each in args))
        assert run("-C", mine, *(each.format("customize") for each in args)) == said
    assert len(tree(mine)) == 6
    assert tree(mine) == tree(other)
    # The environment variables of its options keep their one name.
    monkeypatch.setenv("DEBATE_KIT_ROLE_CUSTOMISE_FULL", "1")
    small(run, "role", "customize", "students")
    assert "base/" not in (mine / ROLES / "students.md.j2").read_text("utf-8")


def test_nothing_is_written_over_and_the_kits_own_files_stay(mine: Path, run: Run) -> None:
    small(run, "role", "customise", "parents")
    run("template", "customise", "cover")
    run("template", "customise", "own.css")
    small(run, "debate", "customise")
    before = tree(mine)
    for command in (
        ["role", "customise", "parents", "--debate", "later-start"],
        ["role", "customise", "parents", "--full", "--debate", "later-start"],
        ["template", "customise", "cover"],
        ["template", "customise", "own.css"],
        ["debate", "customise", "--debate", "later-start"],
    ):
        assert "there is already a file" in run(*command, code=2).err
    assert tree(mine) == before
    for command in (
        ["role", "customise", "china"], ["template", "customise", "cover"],
        ["debate", "customise"], ["role", "remove", "china"],
        ["role", "rename", "china", "prc"], ["role", "new", "brazil", "--name", "Brazil"],
        ["debate", "new", "zoo", "--title", "A zoo?"],
    ):  # fmt: skip
        said = run("-C", REPOSITORY, *command, code=2).err
        assert "this folder holds the kit's own files" in said
        assert "debate-kit init" in said


def test_a_new_role_builds_as_it_is(mine: Path, run: Run) -> None:
    args = ("role", "new", "night-owls", "--name", "Night: owls", "--mentioned", "¶3, 1")
    small(run, *args)
    text = (mine / ROLES / "night-owls.md.j2").read_text("utf-8")
    assert "rank: 4\n" in text
    assert "stance: unknown\n" in text
    assert "mentioned: [1, 3]\n" in text
    assert run("role", "list", "later-start").out.split("\n")[4].split()[:2] == ["4", "night-owls"]
    found = run("check", "later-start").err
    assert "error" not in found
    # Most roles of that small debate have fewer prompts than a new one begins with.
    assert re.findall(r": warning: (there are \d prompts for)?", found) == [
        "there are 2 prompts for",
        "there are 2 prompts for",
        "there are 3 prompts for",
    ]
    assert re.search(r"night-owls.md.j2:\d+:4: note: all parts of this role are tasks", found)
    assert "1 of 4 roles have no stance yet" in found
    run("check", "later-start", "--strict", code=1)
    run("-q", "build", "later-start", "--only", "night-owls", "--level", "standard")
    printed = text_of(mine / "output/later-start/roles/04-night-owls.pdf")
    assert "✎" not in printed
    assert "Read ¶1 and ¶3. Who are you, and what is at stake for you?" in printed
    assert "Which sentence of the essay helps us most?" in printed
    other = ("role", "new", "larks", "--name", "Larks", "--mentioned")
    assert "¶9 is not in the essay" in small(run, *other, "9", code=2)[1]
    assert "not the number of a paragraph" in small(run, *other, "two", code=2)[1]
    assert not (mine / ROLES / "larks.md.j2").exists()


@pytest.mark.parametrize(
    ("names", "mentioned"),
    [
        (("--name", "The night owls"), "[1, 3]"),
        (("--name", "Sleepers", "--short", "OWLS"), "[1, 2, 3]"),
        (("--name", "Owl"), "[]"),
    ],
)
def test_where_the_essay_names_a_new_role_is_found(
    mine: Path, run: Run, tmp_path: Path, names: tuple[str, ...], mentioned: str
) -> None:
    folder = tmp_path / "user" / ROLES
    padding = "Words follow here until this is as long as any paragraph of an essay is. " * 3
    said = ("Night owls sleep late.", "There are owls.", "Ask a night  owls’ doctor.")
    (folder / "essay.txt").write_text("\n\n".join(f"{each} {padding}" for each in said), "utf-8")
    edit(folder / "debate.yaml", "  title: Let Them", "  file: essay.txt\n  title: Let Them")
    err = small(run, "role", "new", "owls", *names)[1]
    text = (mine / ROLES / "owls.md.j2").read_text("utf-8")
    assert f"mentioned: {mentioned}\n" in text
    assert ("the essay does not name" in err) == (mentioned == "[]")


def test_a_role_that_is_there_is_named_with_what_changes_it(mine: Path, run: Run) -> None:
    new = ("role", "new", "parents", "--debate", "later-start", "--name", "Parents")
    assert "debate-kit role customise parents --debate later-start" in run(*new, code=2).err
    run("role", "customise", "parents", "--debate", "later-start")
    assert f"to change it: edit {ROLES}/parents.md.j2" in run(*new, code=2).err


def test_remove_keeps_the_rest_right(mine: Path, run: Run) -> None:
    small(run, "role", "new", "owls", "--name", "Owls")
    small(run, "role", "customise", "parents")
    edit(mine / ROLES / "parents.md.j2", "# ask: [students, bus-company]", "ask: [owls, students]")
    debate = mine / ROLES / "debate.yaml"
    with debate.open("a", encoding="utf-8") as file:
        file.write(
            "wants: # who wants what\n- {who: owls, what: sleep, whom: parents}\n"
            "- {who: parents, what: peace, whom: students}\n"
        )
    assert "error" not in run("check", "later-start").err
    text = debate.read_text("utf-8")
    out, err = small(run, "role", "remove", "owls")
    assert "moved    roles/later-start/owls.md.j2 to .debate-kit/removed/" in out
    assert "“parents” now has questions for “bus-company” instead" in err
    assert (mine / ".debate-kit/removed" / ROLES / "owls.md.j2").is_file()
    without = text.replace(", owls]", "]")
    without = without.replace("- {who: owls, what: sleep, whom: parents}\n", "")
    assert debate.read_text("utf-8") == without
    assert "ask: [students, bus-company]\n" in (mine / ROLES / "parents.md.j2").read_text("utf-8")
    assert "error" not in run("check", "later-start").err
    # One that is not the project's alone only leaves the cast, and others may still name it.
    small(run, "role", "remove", "students")
    assert "cast: [parents, bus-company]" in debate.read_text("utf-8")
    assert "error" not in run("check", "later-start").err
    assert ["–", "students", "Students", "in no cast", "your own for all projects"] in [
        columns(row) for row in run("role", "list", "later-start").out.split("\n")
    ]
    assert "already in no cast" in small(run, "role", "remove", "students", code=2)[1]
    assert "needs 2 roles" in small(run, "role", "remove", "parents", code=2)[1]


def test_rename_reaches_all_that_refers_to_a_role(tmp_path: Path, run: Run) -> None:
    run("-C", tmp_path, "role", "rename", "decision-team", "cabinet", "--name", "The cabinet")
    folder = tmp_path / "roles/north-korea-deal"
    assert (folder / "emblems/cabinet.svg").is_file()
    assert "name: The cabinet\n" in (folder / "cabinet.md.j2").read_text("utf-8")
    text = (folder / "debate.yaml").read_text("utf-8")
    assert "cast:\n  - cabinet\n  - direct-talks\n" in text
    assert "whom: cabinet" in text
    assert "decision-team" not in text
    china = (folder / "china.md.j2").read_text("utf-8")
    assert "ask: [china-pressure, cabinet, direct-talks, north-korea]\n" in china
    assert '{% if "cabinet" in table %}' in china
    assert not (folder / "humanitarian.md.j2").exists()  # it does not name the role
    out = run("-C", tmp_path, "role", "show", "china").out
    assert "ask what it would give" in out
    edit(folder / "china.md.j2", "Only what", "Also what")
    china = (folder / "china.md.j2").read_text("utf-8").replace("\n", "\r\n")
    (folder / "china.md.j2").write_bytes(china.encode())
    run("-C", tmp_path, "role", "rename", "cabinet", "team")
    assert (folder / "china.md.j2").read_bytes().decode() == china.replace(
        '"cabinet"', '"team"'
    ).replace(", cabinet,", ", team,")
    assert not (folder / "cabinet.md.j2").exists()
    assert "**The cabinet:**" in (folder / "china.md.j2").read_text("utf-8")
    assert run("-C", tmp_path, "check", "--strict").out == "north-korea-deal: no problems\n"


def test_a_customised_role_is_renamed_with_its_changes(mine: Path, run: Run) -> None:
    small(run, "role", "customise", "parents")
    path = mine / ROLES / "parents.md.j2"
    edit(path, "# short: Parents", "short: Mums and dads")
    small(run, "role", "rename", "parents", "families")
    text = (mine / ROLES / "families.md.j2").read_text("utf-8")
    assert "short: Mums and dads\ndelegation: Parents\n" in text
    assert "base/" not in text
    assert not path.exists()
    assert (mine / ".debate-kit/removed" / ROLES / "parents.md.j2").is_file()
    assert "error" not in run("check", "later-start").err
    assert (
        "already a role “students”"
        in small(run, "role", "rename", "families", "students", code=2)[1]
    )
    assert "cannot be the id" in small(run, "role", "rename", "families", "The Families", code=2)[1]


def test_template_names_are_forgiving(mine: Path, run: Run) -> None:
    texts = {
        run("template", "show", name).out
        for name in ("cover", "sheets/cover", "cover.html.j2", "templates/sheets/cover.html.j2")
    }
    assert len(texts) == 1
    assert "\n# Two lessons" in run("template", "show", "summit").out
    assert "did you mean “cover”" in run("template", "show", "covver", code=2).err
    assert (
        "partials/components.html.j2, styles/components.css"
        in run("template", "show", "components", code=2).err
    )
    assert run("-q", "template", "show", "own.css").out == ""


def test_a_format_and_the_list_of_sheets_are_customised_by_key(mine: Path, run: Run) -> None:
    run("template", "customise", "short-council", "seats")
    edit(mine / "templates/formats/short-council.yaml", "{min: 4, max: 8}", "{min: 4, max: 9}")
    run("template", "customise", "sheets.yaml", "handouts")
    run("template", "customise", "sheets.yaml", "duty")
    text = (mine / "templates/sheets.yaml").read_text("utf-8")
    assert "# These stand in no packet.\nhandouts:\n" in text
    assert "\n\n# What stands first in the packet of a student with a duty" in text
    assert "“duty” is already in" in run("template", "customise", "sheets.yaml", "duty", code=2).err
    assert "did you mean “duty”" in run("template", "customise", "sheets.yaml", "dutty", code=2).err
    out = run("template", "diff", "short-council").out
    assert "-  roles: {min: 4, max: 8}\n" in out
    assert "key seats" in out
    assert run("check", "north-korea-deal").out == "north-korea-deal: no problems\n"
    rows = [columns(row) for row in run("template", "list").out.split("\n")]
    assert ["formats", "formats/short-council.yaml", "yours", "builds on the kit's"] in rows
    assert ["styles", "styles/own.css", "none yet"] in rows


def test_a_new_debate_builds_as_it_is(tmp_path: Path, run: Run) -> None:
    new = ("debate", "new", "zoo", "--title", "Zoo: yes?", "--paragraphs", "3")
    run("-C", tmp_path, *new)
    listed = run("-C", tmp_path, "debate", "list").out.split("\n")
    assert listed[1].split() == ["zoo", "Zoo:", "yes?", "yours"]
    found = run("-C", tmp_path, "check").err
    notes = re.findall(r"^.+?/zoo/(.+?):\d+:\d+: note: (.+)$", found, re.MULTILINE)
    every = "all parts of this role are tasks for the student"
    assert notes == [
        ("debate.yaml", "3 of 3 paragraphs of the essay have no digest"),
        ("debate.yaml", "4 of 4 clauses are blank"),
        *((f"{name}.md.j2", every) for name in ("opponents", "supporters", "those-affected")),
    ]
    assert found.endswith("\n5 notes found\n")
    # What is still a task is no news for “build”.
    assert run("-C", tmp_path, "-q", "build").err == ""
    for path in sorted((tmp_path / "output/zoo").rglob("*.pdf")):
        assert "✎" not in text_of(path), path
    assert "already a debate “zoo”" in run("-C", tmp_path, *new, code=2).err


def test_new_files_name_the_schema_that_the_project_has(tmp_path: Path, run: Run) -> None:
    mine = tmp_path / "mine"
    write_schemas(mine / ".debate-kit" / "schemas")  # as `init` does
    run("-C", mine, "role", "customise", "china")
    run("-C", mine, "role", "customise", "japan", "--full")
    run("-C", mine, "role", "new", "brazil", "--name", "Brazil")
    run("-C", mine, "template", "customise", "summit")
    run("-C", mine, "template", "customise", "large-print", "scale")
    folder = mine / "roles/north-korea-deal"
    named = {}
    for path in (*folder.iterdir(), *mine.glob("templates/*/*.yaml")):
        lines = path.read_text("utf-8").split("\n")
        found = [line for line in lines if line.startswith("# yaml-language-server: $schema=")]
        assert found == [lines[path.suffix == ".j2"]], path
        schema = path.parent / found[0].partition("=")[2]
        assert schema.resolve().is_file()
        named[path.name] = schema.name.partition(".")[0]
    assert named == {
        "china.md.j2": "role-changes", "japan.md.j2": "role", "brazil.md.j2": "role",
        "debate.yaml": "debate", "summit.yaml": "format", "large-print.yaml": "profile",
    }  # fmt: skip
    assert "changes nothing yet" in run("-C", mine, "template", "diff", "summit").out
    assert "changes nothing yet" in run("-C", mine, "role", "diff", "japan").out


def test_a_role_that_is_in_no_cast_gets_a_seat_as_the_hint_says(mine: Path, run: Run) -> None:
    small(run, "role", "new", "nurses", "--name", "Nurses")
    (mine / ROLES / "debate.yaml").unlink()
    file = f"{ROLES}/debate.yaml"
    command = "debate-kit debate customise cast --debate later-start"
    said = run("check", "later-start").err
    assert f"hint: run “{command}”, then add “nurses” to “cast” in {file}" in said
    again = small(run, "role", "new", "nurses", "--name", "Nurses", code=2)[1]
    assert f"to give it a seat: {command}, then add “nurses” to “cast” in {file}" in again
    run(*command.split()[1:])
    again = small(run, "role", "new", "nurses", "--name", "Nurses", code=2)[1]
    assert f"to give it a seat, add “nurses” to “cast” in {file}" in again
    edit(mine / file, "bus-company]", "bus-company, nurses]")
    assert "in no cast" not in run("check", "later-start").err
    assert "roles/04-nurses.pdf" in run("build", "later-start", "--dry-run").out
    again = small(run, "role", "new", "nurses", "--name", "Nurses", code=2)[1]
    assert "seat" not in again


def test_a_customised_file_can_be_begun_again_as_the_hint_says(mine: Path, run: Run) -> None:
    small(run, "role", "customise", "parents")
    said = small(run, "role", "customise", "parents", code=2)[1]
    assert "hint: edit that one; to start again, move it out of this project first" in said
    (mine / ROLES / "parents.md.j2").rename(mine.parent / "parents.md.j2")
    small(run, "role", "customise", "parents")
    assert run("check", "later-start", "--strict").code == 0

"""From a roster to packets, and through late changes, as a teacher does it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from kit.packets.names import plain_name
from kit.pipeline.build import build
from kit.pipeline.request import Request, RosterSource
from kit.problems import Problems
from tests.cli.interrupt import interrupted
from tests.conftest import PACKS, REPOSITORY, Run, edit, tree
from tests.tools import structure
from tests.tools.words import pages_text, text_of

CLASS = """name,level,apart
Ada Okafor,supported,
Jonas Bauer,,
Marta Ibáñez,,Ada Okafor
Lee Chen,,
Nadia Rahimi,supported,
Kim Ode,,
"""
OUT = Path("output/later-start")
TABLES = "For the table: "
ROLE_FILES = {"roles", "tables"}


@pytest.fixture
def roster(project: Path) -> Path:
    path = project / "9b.csv"
    path.write_text(CLASS, "utf-8")
    return path


@pytest.fixture(scope="module")
def built_class(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The small debate, built for that class: a project."""
    folder = tmp_path_factory.mktemp("class") / "project"
    shutil.copytree(PACKS / "good", folder)
    (folder / "9b.csv").write_text(CLASS, "utf-8")
    source = RosterSource(path=folder / "9b.csv")
    build(Request(folder, "later-start", folder / "output", cache, source=source), Problems())
    return folder


@pytest.fixture
def of_a_class(built_class: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, as the current folder."""
    folder = tmp_path / "project"
    shutil.copytree(built_class, folder)
    monkeypatch.chdir(folder)
    return folder


def students(project: Path) -> list[Path]:
    return sorted((project / OUT / "students").glob("*.pdf"))


def test_a_cast_is_shown_saved_and_built_from(project: Path, run: Run, roster: Path) -> None:
    shown = run("cast", "--roster", roster)
    assert "names from the column “name”" in shown.err
    assert "6 students" in shown.err
    assert shown.out.split("\n")[0].split() == ["role", "lead", "understudy", "others"]
    plan = project / OUT / "plan.yaml"
    assert f"saved as {OUT / 'plan.yaml'}" in shown.out
    saved = plan.read_text("utf-8")
    assert 'name: "Marta Ibáñez"' in saved
    built = run("build", "--plan", plan, "--roster", roster)
    assert "I read it as:\n  names from the column “name”" in built.err
    assert len(students(project)) == 6
    assert "class.pdf" in built.out
    assert plan.read_text("utf-8") == saved


def test_an_edited_plan_is_used(project: Path, run: Run, roster: Path) -> None:
    run("-q", "cast", "--roster", roster)
    plan = project / OUT / "plan.yaml"
    text = plan.read_text("utf-8")
    lines = text.split("\n")
    index = lines.index('  - name: "Lee Chen"')
    lines[index + 1] = "    role: parents"
    plan.write_text("\n".join(lines), "utf-8")
    run("-q", "build", "--plan", plan, "--only", "Lee Chen")
    assert [path.name for path in students(project)] == ["lee-chen-parents.pdf"]


def test_each_student_has_a_packet_of_their_own(of_a_class: Path) -> None:
    by_role: dict[str, list[str]] = {}
    for path in students(of_a_class):
        reader = PdfReader(path)
        title = str(reader.metadata.title) if reader.metadata else ""
        name, role = title.split(" · ")[:2]
        by_role.setdefault(role, []).append(name)
        assert all(f"{name} · {role}" in page for page in pages_text(path))
        found = structure.read(path)
        assert found.faults == []
        # Read aloud once, on the cover; the foot of each page is passed over.
        marked = [page.get_contents().get_data() for page in reader.pages]
        assert [each.count(b" BDC q /KitCover Do Q EMC") for each in marked] == [
            1, *[0] * (len(marked) - 1),
        ]  # fmt: skip
        assert all(b"/Artifact BMC q /KitFoot Do Q EMC" in each for each in marked)
        assert [each.tag for each in found.elements][:3] == ["Document", "Part", "P"]
    for role, names in by_role.items():
        for path in students(of_a_class):
            words = text_of(path)
            own = str(PdfReader(path).metadata.title).split(" · ")
            if own[1] == role:
                assert all(name in words for name in names)
    assert sum(map(len, by_role.values())) == 6


def test_nobody_sees_what_is_the_teachers(of_a_class: Path) -> None:
    seen = [*students(of_a_class), *(of_a_class / OUT).glob("handouts/*.pdf")]
    for path in seen:
        words = text_of(path)
        for usual in ("supported by …", "apart from the essay", "kept apart what"):
            words = words.replace(usual, "")
        assert "supported" not in words, path.name
        assert "apart" not in words, path.name
    guide = text_of(of_a_class / OUT / "teacher.pdf")
    assert "Ada Okafor" in guide
    assert "supported" in guide
    assert "Attendance" in guide
    ada = text_of(next(path for path in students(of_a_class) if path.name.startswith("ada")))
    assert "We want …" in ada  # a frame, which only that level has


def test_the_class_file_is_in_the_order_asked_for(of_a_class: Path, run: Run) -> None:
    names = [line.split(",")[0] for line in CLASS.splitlines()[1:]]

    def order() -> list[str]:
        reader = PdfReader(of_a_class / OUT / "class.pdf")
        titles = [str(item.title) for item in reader.outline if not isinstance(item, list)]
        tables = [each for each in titles if each.startswith(TABLES)]
        assert titles[len(titles) - len(tables) :] == tables
        return [each.split(" · ")[0] for each in titles if each not in tables]

    assert order() == names
    run("-q", "build", "--roster", "9b.csv", "--order", "seating")
    assert sorted(order()) == sorted(names)
    titles = [str(each.title) for each in PdfReader(
        of_a_class / OUT / "class.pdf").outline if not isinstance(each, list)]  # fmt: skip
    roles = [each.split(" · ")[1] for each in titles if not each.startswith(TABLES)]
    assert roles == sorted(roles, key=["Students", "Parents", "Bus company", "Chair"].index)


def test_late_changes_reprint_only_what_changed(of_a_class: Path, run: Run) -> None:
    before = tree(of_a_class / OUT)
    plan = of_a_class / OUT / "plan.yaml"
    said = run("cast", "--plan", plan, "--absent", "Lee Chen")
    assert "Lee Chen is absent; was" in said.out
    assert "plan (before).yaml" in said.err
    built = run("build", "--plan", plan)
    after = tree(of_a_class / OUT)
    gone = {name for name in before if name.startswith("students/")} - set(after)
    assert len(gone) == 1
    assert "lee-chen" in gone.pop()
    changed = {
        name for name in after if name.startswith("students/") and after[name] != before.get(name)
    }
    listed = {line.split()[0] for line in built.out.split("\n") if line.startswith("students/")}
    assert listed == changed
    assert (
        f"reprint these {len(changed)} packets" in built.out or "reprint this packet" in built.out
    )
    assert "removed students/lee-chen" in built.out


def test_students_come_go_and_swap(project: Path, run: Run, roster: Path) -> None:
    run("-q", "cast", "--roster", roster)
    plan = project / OUT / "plan.yaml"
    assert "New Girl joins" in run("cast", "--plan", plan, "--add", "New Girl").out
    assert "Kim Ode has left" in run("cast", "--plan", plan, "--remove", "kim ode").out
    swapped = run("cast", "--plan", plan, "--swap", "Ada Okafor", "Jonas Bauer")
    assert "Ada Okafor" in swapped.out
    assert (
        "did you mean “Lee Chen”?" in run("cast", "--plan", plan, "--absent", "Le Chen", code=2).err
    )
    assert "is in the class already" in run("cast", "--plan", plan, "--add", "Lee Chen", code=2).err


def test_a_plan_that_no_longer_fits_the_roster(of_a_class: Path, run: Run) -> None:
    edit(of_a_class / "9b.csv", "Lee Chen", "Lee Chan")
    before = tree(of_a_class / OUT)
    result = run("build", "--roster", "9b.csv", code=1)
    assert "“Lee Chan” is not in the saved cast" in result.err
    assert f"debate-kit cast --roster 9b.csv --plan {OUT / 'plan.yaml'}" in result.err
    assert tree(of_a_class / OUT) == before


def test_rules_that_clash_are_told(project: Path, run: Run, roster: Path) -> None:
    edit(roster, "name,level,apart", "name,level,apart,role")
    edit(roster, "Ada Okafor,supported,", "Ada Okafor,supported,,parents")
    edit(roster, "Marta Ibáñez,,Ada Okafor", "Marta Ibáñez,,Ada Okafor,Parents")
    result = run("cast", "--roster", roster, code=1)
    for rule in (
        "Ada Okafor is pinned to Parents",
        "Marta Ibáñez is pinned to Parents",
        "are to be apart",
    ):
        assert rule in result.err
    assert not (project / OUT / "plan.yaml").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("role: students", "role: studens", "there is no role or duty “studens” at this table"),
        ("part: lead", "part: leader", "“part” cannot be “leader”"),
        ('name: "Lee Chen"', 'name: "Jonas Bauer"', "“Jonas Bauer” appears twice"),
        ("debate: later-start", "debate: other", "this cast is for the debate “other”"),
        ('apart: ["Ada Okafor"]', 'apart: ["Ada Okafur"]', "there is no student “Ada Okafur”"),
        ("format: short-council", "format: shortcouncil", "there is no format “shortcouncil”"),
    ],
)
def test_a_plan_is_checked_like_any_input(
    project: Path, run: Run, roster: Path, old: str, new: str, said: str
) -> None:
    run("-q", "cast", "--roster", roster)
    plan = project / OUT / "plan.yaml"
    edit(plan, old, new)
    result = run("build", "--plan", plan, code=None)
    assert result.code in (1, 2)
    assert said in result.err
    assert not students(project)


def test_code_names_hide_the_names(project: Path, run: Run, roster: Path) -> None:
    run("-q", "build", "--roster", roster, "--code-names")
    names = [line.split(",")[0] for line in CLASS.splitlines()[1:]]
    for path in [*students(project), project / OUT / "class.pdf"]:
        words = text_of(path) + path.name
        assert not [name for name in names if name in words or plain_name(name) in words]
    guide = text_of(project / OUT / "teacher.pdf")
    assert all(name in guide for name in names)
    codes = [path.name.split("-")[0] for path in students(project)]
    assert all(code.title() in guide for code in codes)


def test_names_leave_no_trace_in_the_cache(
    project: Path, run: Run, roster: Path, role_file: Path, cache: Path, tmp_path: Path
) -> None:
    edit(roster, "Ada Okafor", "Ada Nokafor")
    edit(roster, "Ada Okafor", "Ada Nokafor")
    edit(role_file, "Sleep counts.", "Sleep counts for Nokafors.")
    before = set(cache.glob("parts/*/*"))
    run("-q", "build", "--roster", roster)
    # Other tests share the cache; what they are still writing is a “.part” that soon is gone.
    new = (path for path in set(cache.glob("parts/??/*")) - before if path.suffix != ".part")
    kept = [path.read_bytes() for path in new]
    words = []
    for data in kept:
        if b"%PDF-" not in data:
            # Of a sheet that names somebody, only how many pages it has.
            assert b"kafor" not in data
            continue
        assert b"Ada" not in data[: data.index(b"%PDF-")]
        (tmp_path / "kept.pdf").write_bytes(data[data.index(b"%PDF-") :])
        words.append(text_of(tmp_path / "kept.pdf"))
    # What names nobody is kept, or there would be no trace of anything.
    assert any("for Nokafors." in each for each in words)
    assert not any("Ada Nokafor" in each for each in words)


def test_a_roster_from_standard_input(project: Path) -> None:
    command = [sys.executable, "-m", "kit", "-q", "cast", "--roster", "-"]
    done = subprocess.run(
        command, input=CLASS.encode(), cwd=project, check=True, capture_output=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )  # fmt: skip
    assert b"saved as" in done.stdout
    assert (project / OUT / "plan.yaml").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for other processes")
def test_an_interrupted_build_leaves_what_was_there(of_a_class: Path, tmp_path: Path) -> None:
    before = tree(of_a_class / OUT)
    edit(of_a_class / "roles/later-start/parents.md.j2", "Sleep counts.", "Sleep matters most.")
    code, said = interrupted(of_a_class, tmp_path / "empty", "build", "--roster", "9b.csv")
    assert code == 130, said
    assert "stopped; nothing was changed" in said
    assert tree(of_a_class / OUT) == before


def test_the_manifest_owns_the_students_files(of_a_class: Path) -> None:
    files = json.loads((of_a_class / OUT / "manifest.json").read_text("utf-8"))["files"]
    assert sum(name.startswith("students/") for name in files) == 6
    assert "plan.yaml" not in files


def test_what_was_read_is_there_for_programs(project: Path, run: Run) -> None:
    (project / "list.csv").write_text(
        "Name,ID,Role,wishes\nAda Oak,1,Student,parnts\nBo Elm,2,Student,\nTea Cher,3,Teacher,\n"
        "Cy Ash,4,Student,\nPrinted today,,,\n",
        "utf-8",
    )
    shown = run("cast", "--roster", "list.csv", "--dry-run", "--json")
    told = json.loads(shown.out)
    assert [each["name"] for each in told["students"]] == ["Ada Oak", "Bo Elm", "Cy Ash"]
    assert all(each["seat"] and each["part"] for each in told["students"])
    assert [(each["name"], each["line"], each["asked"]) for each in told["leftOut"]] == [
        ("Tea Cher", 4, False), ("Printed today", 6, True),
    ]  # fmt: skip
    assert told["readAs"][0] == "names from the column “Name”"
    assert [each["severity"] for each in told["problems"]] == ["warning"] * 2
    assert "did you mean “parents”?" in [each["hint"] for each in told["problems"]]
    again = run("cast", "--roster", "list.csv", "--dry-run", "--json", "--include", "printed today")
    assert [each["name"] for each in json.loads(again.out)["students"]][-1] == "Printed today"


def test_who_was_taken_in_once_stays_for_builds(project: Path, run: Run) -> None:
    (project / "list.txt").write_text("Ada Oak\nBo Elm\nCy Ash\nDi Fir\nMax\n", "utf-8")
    run("-q", "cast", "--roster", "list.txt", "--include", "Max")
    found = run("build", "--roster", "list.txt", "--only", "max", "--dry-run")
    assert "students/max-" in found.out
    assert "left out of the class" not in found.err


@pytest.mark.parametrize(
    ("only", "made"),
    [("teacher", {"teacher.pdf"}), ("Bus company", ROLE_FILES), ("BUS-COMPANY", ROLE_FILES)],
)
def test_only_takes_what_print_takes(project: Path, run: Run, only: str, made: set[str]) -> None:
    found = run("build", "--only", only, "--dry-run")
    files = [line.split()[0] for line in found.out.split("\n") if ".pdf" in line.split("  ")[0]]
    assert {file.partition("/")[0] for file in files} == made

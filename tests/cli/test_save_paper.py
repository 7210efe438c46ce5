"""`debate-kit print --save-paper`, and print files of packets in other profiles."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pypdfium2
import pytest

from kit.pipeline.build import build
from kit.pipeline.request import Request, RosterSource
from kit.problems import Problems
from tests.cli.test_print import copied, pages_text, table_rows
from tests.conftest import PACKS, Run, edit, tree
from tests.tools.listed import sheet_number

# As long as the reading takes three pages, the last of them hardly filled.
ESSAY = "\n\n".join(" ".join(f"word{at:03}" for at in range(300)) for _ in range(3)) + "\n"
ROSTER = """name,role,level,profile
Ada Okafor,students,,
Ben Ruiz,parents,,
Cy Tan,students,,
Dee Fox,bus-company,,large-print
Eva Lee,parents,,
"""

SAVING = ("--save-paper", "--essay", "essay.txt")
NARROW = ("--profile", "paper-saver", "--essay", "essay.txt", "--level", "standard")


@pytest.fixture(scope="module")
def built_class(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """The small debate, built with an essay for a class of five, one of whom has large print."""
    folder = tmp_path_factory.mktemp("class") / "project"
    shutil.copytree(PACKS / "good", folder)
    (folder / "names.csv").write_text(ROSTER)
    (folder / "essay.txt").write_text(ESSAY)
    request = Request(
        project=folder,
        debate="later-start",
        out=folder / "output",
        cache=cache,
        source=RosterSource(path=folder / "names.csv"),
        essay=folder / "essay.txt",
        levels=("standard",),
    )
    build(request, Problems())
    return folder


@pytest.fixture
def finished(built_class: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, as the current folder: its output."""
    return copied(built_class, tmp_path, monkeypatch)


def spared(out: str) -> tuple[str, str]:
    """What the copier plan says is saved: in all, and by smaller margins."""
    line = next(line for line in out.split("\n") if line.startswith("--save-paper"))
    words = line.replace("would save", "saves").split()
    return words[2], words[6] if len(words) > 6 else ""


def edge_of_text(path: Path, word: str) -> float:
    """How far from the left edge the first page with a word has its first ink, in mm."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            if word in page.get_textpage().get_text_range():
                grey = page.render(scale=2, grayscale=True).to_numpy()
                return float((grey < 128).any(axis=0).argmax() / 2 / 72 * 25.4)
    raise AssertionError(f"no page says {word}")


def test_smaller_margins_where_they_save_a_sheet_of_paper(finished: Path, run: Run) -> None:
    before = run("print", "--dry-run")
    result = run("print", *SAVING)
    assert spared(result.out) == spared(before.out)
    assert int(spared(result.out)[1]) > 0
    guide = "".join(pages_text(finished / "teacher.pdf"))
    # Sheets have their own titles, though a packet in large print has other outlines.
    named = {f"{sheet_number(finished, each)} {each}" for each in ("Cover", "Brief", "Reading")}
    assert named <= {name for name, _ in table_rows(result.out)}
    saved, by_margins = (int(number) for number in spared(result.out))
    assert f"saves {saved - by_margins} of them, and smaller margins {by_margins} more" in guide
    made = finished / "print"
    for_two = made / "duplex-for-two.pdf"
    assert edge_of_text(for_two, "word000") < edge_of_text(finished / "class.pdf", "word000") - 4
    # All that was in the reading is there still, on fewer pages.
    usual = " ".join(pages_text(finished / "handouts" / "reading.pdf"))
    assert " ".join(pages_text(for_two)).count("word299") == usual.count("word299") * 2
    # Names are where they belong, and those in large print have what they had.
    sides = pages_text(made / "duplex.pdf")
    for name in ("Ada Okafor", "Ben Ruiz", "Cy Tan", "Eva Lee"):
        assert [side for side in sides if name in side and "Agenda" in side], name
    assert edge_of_text(made / "duplex.pdf", "Ada Okafor") < 15
    large = [
        side
        for side in pages_text(finished / "students" / "dee-fox-bus-company.pdf")
        if "word0" not in side
    ]
    start = sides.index(large[0])
    assert sides[start : start + 4] == large[:4]
    # What was laid out again belongs to the packets of the build.
    assert "out of date" not in run("print", "--only", "Ada Okafor").err


def test_nothing_is_laid_out_again_where_that_saves_nothing(finished: Path, run: Run) -> None:
    # A packet alone is not shared, and its pages on one side of the paper are fewer anyway.
    only = ("print", "--layout", "booklet", "--only", "Dee Fox")
    assert "smaller margins" not in run(*only, "--dry-run").out
    assert "Binding" not in run(*only, "--save-paper").err


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ((), "the packets hold an essay, and smaller margins need a new layout of it"),
        (("--essay", "no.txt"), "there is no file "),
        (("--essay", "other.txt"), "other.txt is not the essay that the packets hold"),
    ],
)
def test_the_essay_must_be_that_of_the_packets(
    finished: Path, run: Run, more: tuple[str, ...], message: str
) -> None:
    (finished.parents[1] / "other.txt").write_text(ESSAY.replace("word000", "other"))
    before = tree(finished)
    result = run("print", "--save-paper", *more, code=2)
    assert f"error: {message}" in result.err
    assert tree(finished) == before


def test_the_cast_must_be_that_of_the_packets(finished: Path, run: Run) -> None:
    (finished / "plan.yaml").rename(finished / "mine.yaml")
    before = tree(finished)
    result = run("print", *SAVING, code=2)
    assert "nothing says who plays what\n       hint: name the cast with --plan" in result.err
    assert tree(finished) == before


def test_a_broken_debate_stops_it_and_leaves_all_as_it_was(finished: Path, run: Run) -> None:
    edit(finished.parents[1] / "roles/later-start/parents.md.j2", "name:", "nam:")
    before = tree(finished)
    result = run("print", *SAVING, code=1)
    assert "parents.md.j2:" in result.err
    assert tree(finished) == before


def test_the_profile_of_a_build_is_that_of_the_whole_class(finished: Path, run: Run) -> None:
    result = run("-q", "build", "--plan", finished / "plan.yaml", *NARROW)
    made_no_more = len(list((finished / "handouts").iterdir())) + 3
    assert f"removed {made_no_more} files that are no longer made" in result.out
    files = json.loads((finished / "manifest.json").read_text("utf-8"))["files"]
    profiles = {
        Path(path).stem: facts["profile"]
        for path, facts in files.items()
        if path.startswith("students/")
    }
    assert profiles.pop("dee-fox-bus-company") == "large-print"
    assert set(profiles.values()) == {"paper-saver"}
    packet = pages_text(finished / "students" / "ada-okafor-students.pdf")
    assert [page.count("Ada Okafor") for page in packet] == [2] + [1] * (len(packet) - 1)
    result = run("print", *SAVING)
    assert "smaller margins" not in result.out


def test_print_files_of_packets_in_another_profile(finished: Path, run: Run) -> None:
    (finished / "plan.yaml").rename(finished.parent / "plan.yaml")
    run("-q", "build", *NARROW)
    (finished.parent / "plan.yaml").rename(finished / "plan.yaml")
    rows = dict(table_rows(run("print").out))
    assert rows["roles/02-parents-paper-saver.pdf"][0] == "2"
    assert rows["roles/01-students-paper-saver.pdf"][0] == "2"
    assert rows["handouts/name-tents-paper-saver.pdf"][0] == "1"
    number = sheet_number(finished, "Reading")
    assert f"{number} Reading" in run("print", "--only", "reading").out

"""`debate-kit print`, as a teacher uses it on finished packets."""

from __future__ import annotations

import json
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from kit.model.role import LEVELS
from kit.pipeline.build import build
from kit.pipeline.request import Request, RosterSource
from kit.problems import Problems
from tests.conftest import PACKS, Run, edit, tree
from tests.printing.imposition.support import read
from tests.tools import readers, words
from tests.tools.listed import file_of, sheets

pages_text = words.pages_text
PARENTS = "roles/later-start/parents.md.j2"
ROSTER = """name,role,level
Ada Okafor,students,
Ben Ruiz,parents,
Cy Tan,students,supported
Dee Fox,bus-company,
"""


@pytest.fixture(scope="module")
def built_projects(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[str, Path]:
    """The small debate, built once without a class and once for a class of four."""
    found = {}
    for name in ("alone", "class"):
        folder = found[name] = tmp_path_factory.mktemp(name) / "project"
        shutil.copytree(PACKS / "good", folder)
        (folder / "names.csv").write_text(ROSTER)
        source = RosterSource(path=folder / "names.csv" if name == "class" else None)
        request = Request(
            folder, "later-start", folder / "output", cache, source=source, chosen="full"
        )
        build(request, Problems())
    return found


def copied(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a built project as the current folder: its output for the debate."""
    folder = tmp_path / "project"
    shutil.copytree(project, folder)
    monkeypatch.chdir(folder)
    return folder / "output" / "later-start"


@pytest.fixture
def finished(
    built_projects: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The small debate, built without a class."""
    return copied(built_projects["alone"], tmp_path, monkeypatch)


@pytest.fixture
def of_a_class(
    built_projects: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The small debate, built for a class of four."""
    return copied(built_projects["class"], tmp_path, monkeypatch)


@pytest.fixture
def large(letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The bundled debate, built: a copy, since print files go beside the packets."""
    folder = tmp_path / "output" / letter.name
    shutil.copytree(letter, folder)
    monkeypatch.chdir(tmp_path)
    return folder


ONE_SIDE = ("--layout", "simplex")
"""Where sharing saves paper however many sheets a packet has: on both sides an odd one may not."""


def table_rows(out: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of the copier plan: what it is, and its numbers."""
    for line in out.split("\n"):
        words = line.rsplit(maxsplit=6)
        if line.endswith(" %"):
            yield words[0], words[1:-1]


def counted(path: Path, copies: int = 1) -> list[str]:
    """What the copier plan says of a packet: copies, sides, paper on both sides, on one."""
    sides = len(PdfReader(path).pages)
    return [str(each * copies) for each in (1, sides, sheets_of(path), sides)]


def sheets_of(path: Path) -> int:
    """The sheets of paper that a packet takes, printed on both sides."""
    return -(-len(PdfReader(path).pages) // 2)


@pytest.mark.parametrize("layout", ["duplex", "booklet", "2-up", "cards"])
def test_strict_readers_have_nothing_to_say(finished: Path, run: Run, layout: str) -> None:
    """Blank sides have no content: what is empty under a filter is a damaged page to them."""
    run("print", "--layout", layout)
    packets = [finished / "class.pdf"] if layout == "duplex" else []
    for path in [*sorted((finished / "print").glob("*.pdf")), *packets]:
        assert readers.empty_streams(path) == []
        assert readers.complaints(path) == []


@pytest.mark.parametrize("layout", ["duplex", "booklet", "2-up"])
def test_nothing_comes_near_the_edge_of_the_paper(finished: Path, run: Run, layout: str) -> None:
    """Laser printers leave out 4.2 mm; measured on the print file itself."""
    run("print", "--layout", layout)
    least = 8 if layout == "duplex" else 6
    with pypdfium2.PdfDocument(finished / "print" / f"{layout}.pdf") as document:
        for page in document:
            drawn = page.render(scale=2).to_pil().convert("L").point(lambda shade: 255 - shade)
            if (box := drawn.getbbox()) is not None:
                edges = (box[0], box[1], drawn.width - box[2], drawn.height - box[3])
                assert min(edges) / 2 * 25.4 / 72 > least - 0.2


def test_duplex_begins_every_packet_on_a_new_sheet_of_paper(finished: Path, run: Run) -> None:
    result = run("print")
    texts = pages_text(finished / "print" / "duplex.pdf")
    expected: list[str] = []
    for level in ("", "-supported"):
        for name in ("01-students", "02-parents", "03-bus-company"):
            expected += pages_text(finished / "roles" / f"{name}{level}.pdf")
            expected += [""] * (len(expected) % 2)
    assert texts == expected
    rows = dict(table_rows(result.out))
    assert rows["roles/01-students.pdf"][:4] == counted(finished / "roles/01-students.pdf")
    files = {name: numbers for name, numbers in rows.items() if "/" in name}
    listed = [each.id for part in sheets().handouts for each in part.sheets]
    apart = {
        f"handouts/{path.name}"
        for path in finished.glob("handouts/*")
        if path.stem.removesuffix("-supported") in listed
    }
    assert files.keys() == {f"roles/{path.name}" for path in finished.glob("roles/*")} | apart
    assert rows["in all"][:4] == [
        str(sum(int(numbers[column]) for numbers in files.values())) for column in range(4)
    ]
    assert "in output/later-start/print/" in result.out
    assert "try duplex-test.pdf first" in result.out


def test_handouts_that_no_packet_holds_come_apart_and_tents_stay_single(
    finished: Path, run: Run
) -> None:
    run("-q", "print")
    texts = pages_text(finished / "print" / "duplex-handouts.pdf")
    tents = [at for at, text in enumerate(texts) if "fold here" in text]
    assert len(tents) == 3
    assert all(texts[at + 1] == "" for at in tents)
    assert not any("Glossary" in text for text in texts)


def test_simplex_prints_no_blank(finished: Path, run: Run) -> None:
    result = run("print", "--layout", "simplex", "--only", "parents")
    assert all(pages_text(finished / "print" / "simplex-only.pdf"))
    rows = dict(table_rows(result.out))
    assert rows["roles/02-parents.pdf"][:4] == counted(finished / "roles/02-parents.pdf")
    reader = PdfReader(finished / "print" / "simplex-only.pdf")
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/Duplex"] == "/Simplex"


def test_a_class_gets_a_packet_each_in_the_order_asked_for(of_a_class: Path, run: Run) -> None:
    orders = {}
    (paper,) = {sheets_of(path) for path in (of_a_class / "students").iterdir()}
    each = {letter: letter * paper for letter in "ABCD"}
    for order in ("roster", "seating", "sheet"):
        run("-q", "print", "--order", order)
        texts = pages_text(of_a_class / "print" / "duplex.pdf")
        names = ("Ada Okafor · ", "Ben Ruiz · ", "Cy Tan · ", "Dee Fox · ")
        orders[order] = "".join(
            name[0] for text in texts[::2] for name in names if f"{name}" in text
        )
    assert orders["roster"] == "".join(each.values())
    # Table by table: first the two of one role, whoever leads.
    assert orders["seating"] in [
        "".join(each[name] for name in order) for order in ("ACBD", "CABD")
    ]
    assert orders["sheet"] == "ABCD" * paper


def test_copies_are_counted_by_the_cast_or_by_number(of_a_class: Path, run: Run) -> None:
    rows = dict(table_rows(run("print", "--copies", "cast", "--dry-run").out))
    assert rows["students/ada-okafor-students.pdf"][0] == "1"
    assert rows["handouts/ballots.pdf"][0] == "1"
    assert rows["handouts/out-of-role.pdf"][0] == "1"
    assert rows["handouts/out-of-role-supported.pdf"][0] == "1"
    rows = dict(table_rows(run("print", "--only", "Ben Ruiz", "--copies", "4").out))
    bens = of_a_class / "students/ben-ruiz-parents.pdf"
    assert rows["students/ben-ruiz-parents.pdf"][:4] == counted(bens, 4)
    printed = PdfReader(of_a_class / "print" / "duplex-only.pdf")
    assert len(printed.pages) == 4 * 2 * sheets_of(bens)
    # Without packets for each student, each role's as often as it is played.
    saved = (of_a_class / "plan.yaml").rename(of_a_class.parent / "plan.yaml")
    run("-q", "build")
    saved.rename(of_a_class / "plan.yaml")
    assert not (of_a_class / "students").exists()
    rows = dict(table_rows(run("print").out))
    assert rows["roles/01-students.pdf"][0] == "1"
    assert rows["roles/01-students-supported.pdf"][0] == "1"
    assert rows["roles/02-parents.pdf"][0] == "1"
    assert rows["roles/03-bus-company.pdf"][0] == "1"
    assert "roles/03-bus-company-supported.pdf" not in rows


def test_copies_come_whole_or_sheet_by_sheet(finished: Path, run: Run) -> None:
    packet = pages_text(finished / "roles" / "02-parents.pdf")
    paper = [tuple((*packet, "")[at : at + 2]) for at in range(0, len(packet), 2)]

    def printed(*options: str) -> list[tuple[str, ...]]:
        run("-q", "print", "--only", "roles/02-parents.pdf", "--copies", "3", *options)
        texts = pages_text(finished / "print" / "duplex-only.pdf")
        return [tuple(texts[at : at + 2]) for at in range(0, len(texts), 2)]

    assert printed() == paper * 3
    assert printed("--no-collate") == [sheet for sheet in paper for _ in range(3)]


def test_students_with_code_names_are_found_by_either_name(run: Run, of_a_class: Path) -> None:
    run("-q", "build", "--plan", "output/later-start/plan.yaml", "--code-names")
    (of_parents,) = (of_a_class / "students").glob("*-parents.pdf")
    assert "ben" not in of_parents.name
    result = run("print", "--only", "Ben Ruiz")
    assert dict(table_rows(result.out))[f"students/{of_parents.name}"][0] == "1"
    assert all("Ben Ruiz" not in text for text in pages_text(of_a_class / "print/duplex-only.pdf"))


def test_a_booklet_of_a_real_packet_has_its_cover_outside(large: Path, run: Run) -> None:
    run("-q", "print", "--layout", "booklet", "--only", "china", "--creep", "0.1")
    sides = read(large / "print" / "booklet-only.pdf")
    labels = PdfReader(large / f"roles/{file_of('china')}.pdf").page_labels
    paper = -(-len(labels) // 4)
    assert len(sides) == len(LEVELS) * 2 * paper
    for side in sides:
        assert side.size == pytest.approx((792, 612))
    _, outside = sides[0].halves
    assert "Your role" in outside
    left, right = sides[2 * paper - 1].halves
    assert labels[2 * paper - 1] in left
    assert labels[2 * paper] in right
    with pypdfium2.PdfDocument(large / "print" / "booklet-only.pdf") as pdf:
        for page in (pdf[0], pdf[5], pdf[11]):
            picture = page.render(scale=1, grayscale=True).to_pil()
            edge = round(5 / 25.4 * 72)
            width, height = picture.size
            picture.paste(255, (edge, edge, width // 2 - edge, height - edge))
            picture.paste(255, (width // 2 + edge, edge, width - edge, height - edge))
            assert picture.getextrema() == (255, 255)


def test_every_role_many_times_is_a_small_file(large: Path, run: Run) -> None:
    run("-q", "print", "--copies", "3")
    made = large / "print" / "duplex.pdf"
    files = json.loads((large / "manifest.json").read_text("utf-8"))["files"]
    sides = sum(
        facts["sheets_of_paper"] * 2 for name, facts in files.items() if name.startswith("roles/")
    )
    assert len(PdfReader(made).pages) == 3 * sides
    # Three times as many pages, and not half as many bytes again.
    assert made.stat().st_size < 1.5 * (large / "class.pdf").stat().st_size


def test_cards_are_cut_from_the_debates_own_words(of_a_class: Path, run: Run) -> None:
    result = run("print", "--layout", "cards")
    rows = dict(table_rows(result.out))
    assert rows["Ballots"][:3] == ["3", "1", "1"]
    assert rows["Role cards"][0] == "4"
    front, back = read(of_a_class / "print" / "cards-role-cards.pdf")
    names = {word.text: word for word in front.words if word.text in ("Students", "Parents")}
    assert {word.text for word in front.words} >= {"Students", "Parents"}
    for word in names.values():
        behind = [each for each in back.words if word.text in each.text]
        assert min(abs(front.size[0] - each.x - word.x) for each in behind) < 60
    tents = pages_text(of_a_class / "print" / "cards-name-tents.pdf")
    assert tents[0].count("Students") == 2
    run("-q", "print", "--layout", "cards", "--only", "name-tents", "--only", "parents")
    assert "Students" not in "".join(pages_text(of_a_class / "print" / "cards-name-tents.pdf"))


def test_cards_whose_words_do_not_fit_are_said(finished: Path, run: Run) -> None:
    role_file = finished.parents[1] / PARENTS
    line = next(each for each in role_file.read_text().split("\n") if each.startswith("name:"))
    edit(role_file, line, "name: " + "Parents and guardians of everybody " * 8)
    before = tree(finished)
    result = run("print", "--layout", "cards", code=1)
    assert "do not fit a card of" in result.err
    assert tree(finished) == before


@pytest.mark.parametrize("layout", ["duplex", "simplex", "booklet", "2-up", "cards"])
def test_each_layout_has_a_test_page(finished: Path, run: Run, layout: str) -> None:
    run("-q", "print", "--layout", layout)
    texts = pages_text(finished / "print" / f"{layout}-test.pdf")
    assert len(texts) == (1 if layout == "simplex" else 2)
    assert f"Test page · {layout}" in texts[0]
    edge = "short" if layout in ("booklet", "2-up") else "long"
    assert (f"turned on the {edge} edge" in texts[0]) == (layout != "simplex")


def test_print_files_are_known_by_their_packets(finished: Path, run: Run) -> None:
    run("-q", "print", "--layout", "booklet")
    made = tree(finished / "print")
    assert "out of date" not in run("print").err
    edit(finished.parents[1] / PARENTS, "Sleep counts.", "Sleep matters most.")
    result = run("build", "--set", "full")
    assert "removed" not in result.out
    assert tree(finished / "print").keys() >= made.keys(), "a build leaves print files alone"
    result = run("print")
    assert "print/booklet.pdf is out of date: what it was made from has changed since" in result.err
    assert "duplex" not in result.err
    manifest = json.loads((finished / "print" / "manifest.json").read_text("utf-8"))
    assert "print/duplex.pdf" not in json.loads((finished / "manifest.json").read_text("utf-8"))
    assert manifest["files"]["duplex.pdf"]["inputs"]["roles/02-parents.pdf"]


def test_cards_are_known_by_what_is_written_on_them(of_a_class: Path, run: Run) -> None:
    run("-q", "print", "--layout", "cards")
    run("-q", "print", "--layout", "cards", "--only", "role-cards", "--only", "students")
    assert "out of date" not in run("print").err
    parents = of_a_class.parents[1] / PARENTS
    edit(parents, "Sleep counts.", "Sleep matters most.")
    assert "cards-" not in run("print").err, "that stands in the brief, and on no card"
    name = next(each for each in parents.read_text("utf-8").split("\n") if each.startswith("name:"))
    edit(parents, name, "name: Mothers and fathers")
    said = run("print", "--dry-run").err
    assert "print/cards-name-tents.pdf is out of date" in said
    assert said.count("cards-") == 1, "the role cards are those of students alone"
    debate = parents.with_name("debate.yaml")
    edit(debate, "{title: Bell,", "{title: The first bell,")
    assert "print/cards-ballots.pdf is out of date" in run("print").err
    edit(parents, "words: [trial]", "words: [trail]")
    assert "cards-" not in run("print").err, "what has errors cannot be told"
    edit(parents, "words: [trail]", "words: [trial]")
    assert "cards-" not in run("print", "--layout", "cards").err


def test_the_same_packets_give_the_same_bytes(finished: Path, run: Run) -> None:
    run("-q", "print", "--layout", "booklet")
    before = tree(finished / "print")
    run("-q", "print", "--layout", "booklet")
    assert tree(finished / "print") == before


def test_a_dry_run_makes_nothing(finished: Path, run: Run) -> None:
    result = run("print", "--dry-run")
    assert "would be made in output/later-start/print/; nothing was made" in result.out
    assert not (finished / "print").exists()


def test_a_teachers_own_file_is_kept_beside(finished: Path, run: Run) -> None:
    (finished / "print").mkdir()
    (finished / "print" / "duplex.pdf").write_text("mine")
    result = run("print")
    assert (
        "duplex.pdf was made or changed by somebody: it is kept as duplex (kept).pdf" in result.err
    )
    assert (finished / "print" / "duplex (kept).pdf").read_text() == "mine"


def test_without_a_finished_build(project: Path, run: Run) -> None:
    result = run("print", code=1)
    assert result.err == (
        "error: there are no finished packets in "
        f"{project / 'output' / 'later-start'}\n       hint: make them first: debate-kit build "
        "later-start\n"
    )
    assert not (project / "output").exists()


def test_the_hint_leads_to_a_print_file(project: Path, run: Run) -> None:
    """Also where the packets are to lie in another folder, with a space in its name."""
    asked = ("print", "--dry-run", "--out", "spring term")
    said = run(*asked, code=1).err
    command = shlex.split(said.partition("make them first: ")[2])
    assert command[0] == "debate-kit"
    run(*command[1:])
    assert run(*asked).err == ""


def test_a_build_with_a_file_missing(finished: Path, run: Run) -> None:
    (finished / "roles" / "02-parents.pdf").unlink()
    result = run("print", code=1)
    assert "files of this build are missing: roles/02-parents.pdf" in result.err


def test_a_build_whose_files_are_others_by_now(finished: Path, run: Run) -> None:
    packet = finished / "roles" / "02-parents.pdf"
    shutil.copyfile(finished / "roles" / "01-students.pdf", packet)
    result = run("print", code=1)
    assert "roles/02-parents.pdf is not as the build made it" in result.err
    assert "hint: make it again: debate-kit build later-start" in result.err
    (finished / "roles" / "01-students.pdf").write_bytes(b"junk" * 100)
    result = run("print", code=1)
    assert "roles/01-students.pdf, roles/02-parents.pdf are not as the build made them" in (
        result.err
    )
    assert not (finished / "print").exists()


def test_the_creep_that_is_offered_fits(finished: Path, run: Run) -> None:
    booklet = ("print", "--dry-run", "--layout", "booklet", "--only", "parents", "--creep")
    said = run(*booklet, "2", code=2).err
    offered = said.split("at most ")[1].split(" mm")[0]
    run(*booklet, offered)
    more = f"{float(offered) + 0.01:.2f}"
    assert f"at most {offered} mm fit" in run(*booklet, more, code=2).err


def test_a_cast_that_has_changed_since(of_a_class: Path, run: Run) -> None:
    edit(of_a_class / "plan.yaml", "role: parents", "role: bus-company")
    result = run("print", code=1)
    assert "are not those of the cast in" in result.err
    command = shlex.split(result.err.partition("make them again: ")[2])
    assert command[:3] == ["debate-kit", "build", "later-start"]
    run(*command[1:])
    run("print", "--dry-run")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--only", "parent"], "no role, student or handout “parent”"),
        (["--copies", "many"], "“many” is neither “cast” nor a number from 1 to 1000"),
        (["--copies", "0"], "“0” is neither “cast” nor a number"),
        (["--copies", "cast"], "there is no cast to count copies by"),
        (["--signature", "4"], "--signature and --creep are for booklets"),
        (["--layout", "booklet", "--creep", "2"], "moves the inner pages over the fold"),
        (["--layout", "booklet", "--creep", "nan"], "“nan” is not a number of millimeters"),
        (["--layout", "cards", "--only", "ballot"], "hint: did you mean “ballots”?"),
        (["--order", "sheet", "--no-collate"], "exclude each other"),
        (["--layout", "a5"], "'a5' is not one of"),
    ],
)
def test_bad_usage_is_said_with_exit_2(
    finished: Path, run: Run, args: list[str], said: str
) -> None:
    result = run("print", *args, code=2)
    assert said in result.err
    assert not (finished / "print").exists()

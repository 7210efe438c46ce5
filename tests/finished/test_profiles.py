"""Print profiles: the same packet laid out for another reader, alike from a desk away."""

from __future__ import annotations

import ctypes
import dataclasses
import itertools
import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from kit.bind import normalize
from kit.model.sheets import Paper
from kit.pipeline.build import assemble
from kit.pipeline.layout import typesetter_for
from kit.pipeline.pages import render
from kit.pipeline.request import Request
from kit.preflight.read import read
from kit.preflight.things import Text
from kit.problems import Problems
from kit.typeset.cache import PartCache
from kit.typeset.typeset import StyleSet, Typesetter
from tests.conftest import REPOSITORY, Run, edit
from tests.tools import structure
from tests.tools.few_sheets import few_sheets
from tests.tools.listed import OTHER_PROFILES, PROFILES
from tests.tools.sample import some
from tests.tools.words import pages_text, text_of

pytestmark = pytest.mark.usefixtures("full_set")

NOT_DRAWN = ("large-print", "dyslexia")
DRAWN = [each for each in PROFILES if each not in NOT_DRAWN]
ROLE = "later-start/roles/02-parents"


def built(project: Path, run: Run, profile: str, *more: str) -> Path:
    run("build", "--only", "parents", "--level", "standard", "--profile", profile, *more)
    suffix = "" if profile == "standard" else f"-{profile}"
    return project / "output" / f"{ROLE}{suffix}.pdf"


def bundled(out: Path, cache: Path, profile: str) -> Request:
    """A packet of the bundled debate, in that profile."""
    return Request(
        REPOSITORY,
        "north-korea-deal",
        out,
        cache,
        profile=profile,
        chosen="full",
        only=("decision-team",),
    )


def sizes(path: Path) -> set[float]:
    """The sizes of all letters that are printed, in points."""
    raw = pypdfium2.raw
    found = set()
    for page in pypdfium2.PdfDocument(path):
        for thing in page.get_objects(max_depth=3):
            if thing.type == raw.FPDF_PAGEOBJ_TEXT:
                matrix = thing.get_matrix()
                size = ctypes.c_float()
                raw.FPDFTextObj_GetFontSize(thing, size)
                scale, form = abs(matrix.d), thing.container
                while form is not None:
                    # What is drawn has a scale of its own.
                    scale, form = scale * abs(form.get_matrix().d), form.container
                found.add(round(size.value * scale, 2))
    return found


def fonts(path: Path) -> set[str]:
    """The names of all fonts that are used."""
    return {
        str(font["/BaseFont"]).partition("+")[2]
        for page in PdfReader(path).pages
        for font in page["/Resources"]["/Font"].values()
    }


def lines(path: Path) -> list[float]:
    """How wide each line of running text is, in inches."""
    widths = []
    for page in pypdfium2.PdfDocument(path):
        text = page.get_textpage()
        for index in range(text.count_rects()):
            left, _, right, _ = text.get_rect(index)
            widths.append((right - left) / 72)
    return widths


def width(text: Text) -> float:
    """How wide a run of letters is, in points."""
    return text.box.right - text.box.left


def words(path: Path) -> list[str]:
    return text_of(path).split()


def darkness(path: Path) -> float:
    """The share of ink on all pages."""
    shares = []
    for page in pypdfium2.PdfDocument(path):
        grey = page.render(scale=0.5, grayscale=True).to_numpy()
        shares.append(1 - grey.mean() / 255)
    return float(sum(shares) / len(shares))


def test_large_print_is_large_flush_and_upright(project: Path, run: Run) -> None:
    path = built(project, run, "large-print")
    assert min(sizes(path)) >= 16
    assert 18 in {round(size) for size in sizes(path)}
    assert max(lines(path)) <= 6.05
    assert not [font for font in fonts(path) if "Italic" in font]
    plain = PdfReader(built(project, run, "standard")).page_labels
    large = PdfReader(path)
    assert len(large.page_labels) > len(plain)
    named = [page for label in large.page_labels for page in standard_pages(label)]
    assert named == sorted(named, key=plain.index)
    assert list(dict.fromkeys(named)) == plain
    for label, text in zip(large.page_labels, pages_text(path), strict=True):
        assert re.search(rf" {re.escape(label)} · page \d+ of \d+$", text)


def standard_pages(label: str) -> list[str]:
    """The pages that a label names: of “7.1–2”, 7.1 and 7.2."""
    sheet, _, pages = label.rpartition(".")
    start, _, end = pages.partition("–")
    return [f"{sheet}.{page}" for page in range(int(start), int(end or start) + 1)]


def paragraphs(pdf: bytes) -> dict[str, set[str]]:
    """The pages that each paragraph's number stands on, by what their feet say."""
    found: dict[str, set[str]] = {}
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage().get_text_range()
        (label,) = re.findall(r"(\d+\.[\d–]+)\s+·\s+page", text)
        for mark in re.findall(r"¶\d+", text):
            found.setdefault(mark, set()).update(standard_pages(label))
    return found


@pytest.mark.parametrize("profile", some("paragraphs", OTHER_PROFILES, 2))
def test_a_paragraph_stands_on_a_page_that_is_called_as_in_the_standard(
    tmp_path: Path, cache: Path, profile: str
) -> None:
    found = {}
    for name in ("standard", profile):
        asked = bundled(tmp_path, cache, name)
        rendered = render(assemble(asked, Problems()), Problems())
        pages = [
            page
            for page in rendered.sheets
            if page.sheet.id == "essay-guide"
            and page.profile == name
            and "supported" not in page.key[2]
        ][:1]
        parts = typesetter_for(asked).typeset(pages, rendered.assembly.setup, Problems())
        (part,) = parts.values()
        found[name] = paragraphs(part.pdf)
    plain, own = found["standard"], found[profile]
    assert len(set.union(*plain.values())) > 1
    for mark, labels in plain.items():
        assert own[mark] >= labels, mark


def test_running_text_of_large_print_is_of_18_points(tmp_path: Path, cache: Path) -> None:
    """Only marks and labels, a small part of what is read, and feet may be smaller."""
    request = bundled(tmp_path, cache, "large-print")
    rendered = render(assemble(request, Problems()), Problems())
    styles = rendered.assembly.setup.styles["large-print"].styles
    sheets = ("brief", "essay-guide", "glossary", "argument-map")
    first = {page.sheet.id: page for page in rendered.sheets if page.sheet.id in sheets}
    assert len(first) == len(sheets)
    typesetter = Typesetter(StyleSet(styles), PartCache(cache / "parts"), normalize)
    for key, part in typesetter.typeset(list(first.values()), (), Problems()).items():
        letters = [
            thing
            for page in read(part.pdf)
            for thing in page.things
            if isinstance(thing, Text) and thing.content >= 0
        ]
        small = sum(width(text) for text in letters if text.size < 17.95)
        assert small < sum(map(width, letters)) / 5, key


def test_dyslexia_has_its_face_and_no_italics(project: Path, run: Run) -> None:
    path = built(project, run, "dyslexia")
    assert fonts(path) <= {"Kit-Atkinson-Hyperlegible", "Kit-Atkinson-Hyperlegible-Bold"}
    assert min(sizes(path)) >= 10.5


@pytest.mark.parametrize("profile", ["ink-saver", "screen"])
def test_what_keeps_pages_has_as_many_as_the_standard(
    project: Path, run: Run, profile: str
) -> None:
    plain = built(project, run, "standard")
    pages = pages_text(plain)
    ink = darkness(plain)
    path = built(project, run, profile)
    own = pages_text(path)
    if profile == "screen":
        # Above every sheet but the cover stands what leads back to it.
        firsts = [label.endswith(".1") for label in PdfReader(path).page_labels]
        assert ["First page" in page for page in own] == [False, *firsts[1:]]
        own = [page.replace("First page", "") for page in own]
    assert PdfReader(path).page_labels == PdfReader(plain).page_labels
    assert [len(page.split()) for page in own] == [len(page.split()) for page in pages]
    if profile == "ink-saver":
        assert darkness(path) < ink


def test_a_screen_page_is_cream_and_has_no_ruled_lines(project: Path, run: Run) -> None:
    path = built(project, run, "screen")
    page = pypdfium2.PdfDocument(path)[0].render(scale=0.2).to_pil().convert("RGB")
    red, green, blue = page.getpixel((2, 2))
    assert red > green > blue > 200


@pytest.mark.parametrize("profile", [*some("drawn", DRAWN, 1), *some("not drawn", NOT_DRAWN, 1)])
def test_what_is_said_of_a_drawing_stands_only_where_it_is_drawn(
    tmp_path: Path, cache: Path, profile: str
) -> None:
    request = bundled(tmp_path, cache, profile)
    rendered = render(assemble(request, Problems()), Problems())
    styles = rendered.assembly.setup.styles[profile].styles
    maps = [page for page in rendered.sheets if page.sheet.id == "argument-map"]
    typesetter = Typesetter(StyleSet(styles), PartCache(cache / "parts"), normalize)
    said = {}
    for key, part in typesetter.typeset(maps, (), Problems()).items():
        path = tmp_path / f"{key[0]}-{key[2]}.pdf"
        path.write_bytes(part.pdf)
        found = structure.read(path)
        assert found.faults == []
        level = key[2].split()[0]
        said[key[0], level] = " ".join(" ".join(each.text for each in found.elements).split())
        assert ("arrow" in " ".join(words(path))) == ("arrow" in said[key[0], level])
    drawn = profile in DRAWN
    assert said["argument-map", "standard"].count("Which row has the least support?") == 1
    assert said["argument-map", "standard"].count("Read each row from the left.") == drawn


def test_every_student_has_an_own_profile_and_nothing_says_which(project: Path, run: Run) -> None:
    (project / "class.csv").write_text(
        "name,profile\nAda Oak,large-print\nBo Elm,Dyslexia\nCy Fir,\nDi Ash,screen\n", "utf-8"
    )
    students = ("Ada Oak", "Bo Elm", "Cy Fir", "Di Ash")
    run("build", "--roster", "class.csv", *(each for name in students for each in ("--only", name)))
    folder = project / "output/later-start/students"
    by_name = {path.name[:2]: path for path in folder.iterdir()}
    assert set(by_name) == {"ad", "bo", "cy", "di"}
    assert min(sizes(by_name["ad"])) >= 16
    assert "Kit-Atkinson-Hyperlegible" in fonts(by_name["bo"])
    assert "Kit-Atkinson-Hyperlegible" not in fonts(by_name["cy"])
    for path in by_name.values():
        said = " ".join(words(path)).lower()
        reader = PdfReader(path)
        said += f"{reader.metadata} {list(reader.outline)}".lower()
        assert not [
            name
            for name in ("large print", "large-print", "dyslexi", "saver", "profile")
            if name in said
        ]
    names = [name for name, path in by_name.items() if "Ada Oak" in " ".join(words(path))]
    assert "ad" in names


def test_an_unknown_profile_is_told_wherever_it_is_asked_for(project: Path, run: Run) -> None:
    said = run("build", "--profile", "large", code=2).err
    assert "there is no profile “large”" in said
    assert "did you mean “large-print”?" in said
    (project / "class.csv").write_text("name,profile\nAda Oak,huge\nBo Elm,screen\n", "utf-8")
    assert (
        "class.csv:2:9: error: there is no profile “huge”"
        in run("build", "--roster", "class.csv", code=1).err
    )
    edit(project / "class.csv", "huge", "screen")
    run("cast", "--roster", "class.csv")
    plan = project / "output/later-start/plan.yaml"
    edit(plan, "profile: screen", "profile: scream")
    said = run("build", "--plan", plan, code=1).err
    assert "plan.yaml:19:14: error: there is no profile “scream”" in said
    assert "did you mean “screen”?" in said


def test_a_teacher_can_add_a_profile(project: Path, run: Run) -> None:
    few_sheets(project)
    own = project / "templates"
    (own / "profiles").mkdir(parents=True)
    (own / "styles").mkdir()
    (own / "profiles/back-row.yaml").write_text(
        "name: Back row\nsummary: For the board.\nstyles: [back.css]\nleast: 30\npages: false\n",
        "utf-8",
    )
    said = run("build", "--profile", "back-row", code=1).err
    assert "profiles/back-row.yaml:3:10: error: there is no stylesheet “back.css”" in said
    (own / "styles/back.css").write_text("p { text-transform: uppercase }", "utf-8")
    path = built(project, run, "back-row")
    assert min(sizes(path)) >= 30
    assert "TOWN." in words(path)


WRITTEN_ON = ("cover", "private", "opening", "notes", "decision")
"""The sheets of the usual set with room to write."""
MOST_PAGES = {"large-print": 24, "dyslexia": 14}


@pytest.mark.parametrize(
    ("profile", "paper"),
    some("larger profiles", itertools.product(MOST_PAGES, ("letter", "a4")), 1),
)
def test_larger_type_takes_few_pages_and_no_room_from_writing(
    tmp_path: Path, cache: Path, profile: str, paper: Paper
) -> None:
    """With the usual set: a packet's pages, its words, and the room to write on each sheet."""
    pages, words_of, room = {}, {}, {}
    for name in ("standard", profile):
        asked = dataclasses.replace(
            bundled(tmp_path, cache, name), chosen="essentials", levels=("standard",), paper=paper
        )
        rendered = render(assemble(asked, Problems()), Problems(), fillable=True)
        styles = StyleSet(rendered.assembly.setup.styles[name].styles)
        made = Typesetter(styles, PartCache(cache / "parts"), normalize)
        packet = next(
            each
            for each in rendered.packets.packets
            if each.about is not None and each.about.kind == "role"
        )
        keys = {entry.key for entry in packet.entries}
        sheets = [page for page in rendered.sheets if page.key in keys]
        parts = made.typeset(sheets, (), Problems())
        pages[name] = sum(len(PdfReader(BytesIO(part.pdf)).pages) for part in parts.values())
        words_of[name] = {
            key[0]: Counter(re.findall(r"[^\W\d_]{3,}", spoken(part.pdf)))
            for key, part in parts.items()
        }
        asking = [page for page in rendered.fillable if page.sheet.id in WRITTEN_ON]
        parts = made.typeset(asking, (), Problems())
        assert len(parts) == len(WRITTEN_ON)
        room[name] = {key[0]: answer_room(part.pdf) for key, part in parts.items()}
    assert pages["standard"] == 8
    assert pages[profile] <= MOST_PAGES[profile]
    for sheet in WRITTEN_ON:
        assert room[profile][sheet] >= 0.999 * room["standard"][sheet], sheet
    # Feet and heads of tables stand again on each page: nothing is lost, and some is more.
    for sheet, plain in words_of["standard"].items():
        assert plain - words_of[profile][sheet] == Counter(), sheet


def spoken(pdf: bytes) -> str:
    """The words of a sheet; a hyphen at a line's end is no letter."""
    pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    return re.sub(r"[\ufffe\x02]", "-", " ".join(pages))


def answer_room(pdf: bytes) -> float:
    """The room for answers on a sheet to fill in, in square points."""
    boxes = [
        [float(side) for side in each.get_object()["/Rect"]]
        for page in PdfReader(BytesIO(pdf)).pages
        for each in page.get("/Annots", [])
    ]
    return sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)

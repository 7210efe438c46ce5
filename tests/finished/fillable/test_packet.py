"""A packet to fill in: a field for everything that it asks, and sound tags all the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from tests.finished.fillable.conftest import Widget, widgets
from tests.finished.fillable.viewer import viewing
from tests.tools.structure import read

TICKS = ("yes", "no", "later")


def on(found: list[Widget], sheet: str) -> list[str]:
    """The labels of a sheet's fields."""
    return [each.label for each in found if each.name.split(".")[1] == sheet]


def test_everything_that_is_asked_has_a_field(packet: Path) -> None:
    found = widgets(packet)
    counts = Counter(each.name.split(".")[1] for each in found)
    expected = {
        "cover": 2 + 5 + 3 + 3, "brief": 0, "private": 3 * 2, "opening-statement": 2 + 4 + 1,
        "claims": 2 + 3 * 4 + 3 * 3, "prepare": 2 + 1, "essay-guide": 0, "agenda": 0,
        "at-the-table": 1 + 1, "note-catcher": 3 * 3, "negotiation-record": 2 + 8 * (4 + 3),
        "clauses": 4 + 1, "reflection": 1, "exit-ticket": 2 + 5 + 4,
        "peer-feedback": 2 * (3 + 3), "glossary": 4 * 2, "timeline": 0,
    }  # fmt: skip
    assert {sheet: counts[sheet] for sheet in expected} == expected
    kinds = Counter((each.name.split(".")[1], each.kind) for each in found)
    assert kinds["negotiation-record", "/Btn"] == 8 * 3
    assert kinds["exit-ticket", "/Btn"] == 5
    assert kinds["cover", "/Btn"] == 5 + 3


def test_a_field_says_what_it_is_for(packet: Path) -> None:
    found = widgets(packet)
    assert on(found, "prepare") == [
        "Two questions to ask · To: Students",
        "Two questions to ask · To: Bus company",
        "Questions for your role · What do you want?",
    ]
    assert on(found, "opening-statement")[::2] == [
        "Name",
        "We speak for …, and on this question we say …",
        "The essay claims … (¶ …). What supports it, or speaks against it, is … (source …)",
        "Our opening statement",
    ]
    assert on(found, "private")[1] == "Your plan · First · What I ask for"
    assert on(found, "claims")[-2:] == [
        "The attacks you expect · 3 · What they will say",
        "The attacks you expect · 3 · What we answer",
    ]
    assert on(found, "note-catcher")[3:6] == [
        "Parents · What they want, and will not accept",
        "Parents · Their best point: claimed in ¶ …, supported by …",
        "Parents · My question or answer",
    ]
    assert on(found, "clauses") == [
        *(f"(a) Bell · {each}" for each in ("yes", "no", "abstain", "carried")),
        "(a) Bell · Amended to read, and who signs the change",
    ]
    assert on(found, "negotiation-record")[-3:] == [f"8 · Answer · {each}" for each in TICKS]
    assert on(found, "exit-ticket")[2] == "After the debate · Clearly yes"
    assert on(found, "cover")[2] == "My vote before the debate: Clearly yes"
    assert on(found, "peer-feedback")[0:7:6] == ["To (1)", "To (2)"]


def test_names_are_unique_and_so_are_the_labels_of_a_sheet(packet: Path) -> None:
    found = widgets(packet)
    assert len({each.name for each in found}) == len(found)
    assert len({(each.name.rpartition(".")[0], each.label) for each in found}) == len(found)
    known = PdfReader(packet).get_fields()
    assert known is not None
    assert {name for name, field in known.items() if "/FT" in field} == {
        each.name for each in found
    }


def test_the_tab_key_goes_in_reading_order(packet: Path) -> None:
    found = widgets(packet)
    assert all(page["/Tabs"] == "/S" for page in PdfReader(packet).pages)
    for sheet in ("prepare", "opening-statement", "note-catcher", "clauses"):
        numbers = [int(each.name.split(".")[2]) for each in found if f".{sheet}." in each.name]
        assert numbers == list(range(1, len(numbers) + 1))
        # From the top, and within a line from the left.
        places = [
            (each.page, -round(each.box[3] / 4), each.box[0])
            for each in found
            if f".{sheet}." in each.name
        ]
        assert places == sorted(places)


def test_fields_lie_in_the_white_within_their_boxes(packet: Path) -> None:
    """Nothing printed is under a text field, and its words are right before it."""
    found = widgets(packet)
    with pypdfium2.PdfDocument(packet) as pdf:
        for index in {each.page for each in found}:
            page = pdf[index]
            width, height = page.get_size()
            picture = page.render(scale=2, grayscale=True, may_draw_forms=False).to_pil()
            for each in (field for field in found if field.page == index):
                left, bottom, right, top = each.box
                assert 0 < left < right < width, each
                assert 0 < bottom < top < height, each
                if each.kind == "/Tx":
                    inside = (2 * left, 2 * (height - top), 2 * right, 2 * (height - bottom))
                    here = picture.crop(tuple(round(edge) for edge in inside))
                    assert here.getextrema() == (255, 255), each
                    assert right - left > 40, each
                    assert top - bottom > each.size * 1.2, each
            page.close()


def test_the_tags_are_sound_and_each_field_is_one(packet: Path) -> None:
    structure = read(packet)
    assert structure.faults == []
    assert len([each for each in structure.elements if each.tag == "Form"]) == len(widgets(packet))
    print_file = packet.with_name("02-parents.pdf")
    words = [each.text for each in structure.elements if each.text]
    assert words == [each.text for each in read(print_file).elements if each.text]


@pytest.mark.parametrize("spoil", ["words", "element", "order", "form"])
def test_a_careless_form_is_found(packet: Path, tmp_path: Path, spoil: str) -> None:
    """The check that the others rely on."""
    target = tmp_path / "spoiled.pdf"
    with pikepdf.open(packet) as pdf:
        notes = pdf.pages[0].obj.Annots
        if spoil == "words":
            del notes[0].TU
        elif spoil == "element":
            owners = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
            owners[owners.index(notes[0].StructParent) + 1].S = pikepdf.Name.Span
        elif spoil == "order":
            pdf.pages[0].obj.Annots = pikepdf.Array(reversed(list(notes)))
        else:
            del pdf.Root.AcroForm
        if spoil == "form":
            with pytest.warns(pikepdf.PageCopyWarning):
                pdf.save(target)
        else:
            pdf.save(target)
    assert read(target).faults


def test_what_is_typed_in_is_embedded_with_every_letter_of_its_encoding(packet: Path) -> None:
    form = PdfReader(packet).trailer["/Root"]["/AcroForm"]
    assert "/NeedAppearances" not in form
    fonts = form["/DR"]["/Font"]
    font = fonts["/KitAnswer"]
    assert {str(each.label) for each in widgets(packet) if each.size and each.size < 10.5} == set()
    assert (font["/Encoding"], font["/FirstChar"], font["/LastChar"]) == (
        "/WinAnsiEncoding",
        32,
        255,
    )
    assert len(font["/FontDescriptor"]["/FontFile2"].get_data()) > 10_000
    widths = [int(each) for each in font["/Widths"]]
    assert len(widths) == 224
    for letter in "AaÄäÉéÑñÇçŠšŽžŒœÿ€“”‘’–—…ß¿":
        code = letter.encode("cp1252")[0]
        assert 200 < widths[code - 32] < 1100, letter


def test_every_field_can_be_filled_in_a_viewer(packet: Path, tmp_path: Path) -> None:
    """By pdfium, the viewer in Chromium: typed, ticked, saved, and read back with pypdf."""
    found = widgets(packet)
    target = tmp_path / "filled.pdf"
    long = "Señora Peña asks “naïvely”: is half past eight not early enough? " * 3
    with viewing(packet) as viewer:
        for each in found:
            viewer.click(each.page, *each.middle)
            if each.kind == "/Tx":
                viewer.write(each.page, long if each.tall else f"at {each.name}")
        shown = next(each for each in found if each.name.endswith(".prepare.1"))
        picture = viewer.picture(shown.page)
        viewer.save(target)
    height = picture.height / 4
    left, _, right, top = shown.box
    # The text wraps: there is ink in the second line, and at the right of the first.
    for part in (
        (left, top - 2.4 * shown.size, right, top - 1.4 * shown.size),
        (right - 60, top - 1.4 * shown.size, right, top),
    ):
        crop = (part[0] * 4, (height - part[3]) * 4, part[2] * 4, (height - part[1]) * 4)
        assert picture.crop(tuple(round(edge) for edge in crop)).getextrema()[0] < 100
    fields = PdfReader(target).get_fields()
    assert fields is not None
    for each in found:
        value = fields[each.name].get("/V")
        if each.kind == "/Btn":
            assert value == "/On", each
        else:
            assert value == (long if each.tall else f"at {each.name}"), each


def test_the_tab_key_leads_from_field_to_field(packet: Path, tmp_path: Path) -> None:
    found = [each for each in widgets(packet) if ".prepare." in each.name]
    with viewing(packet) as viewer:
        viewer.click(found[0].page, *found[0].middle)
        for each in found:
            viewer.write(each.page, each.name)
            viewer.tab(each.page)
        viewer.save(tmp_path / "filled.pdf")
    fields = PdfReader(tmp_path / "filled.pdf").get_fields()
    assert fields is not None
    assert [fields[each.name]["/V"] for each in found] == [each.name for each in found]

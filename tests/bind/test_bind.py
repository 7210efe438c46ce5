"""Binding: the same elements and text as in the parts, one tree, shared fonts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from kit.bind import Binder, bind_volume, normalize
from kit.model.packet import Entry, Packet, Part, SheetKey, Volume
from kit.problems import SourceText
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from tests.bind.test_normalize import CSS
from tests.tools.structure import read


def typeset(engine: Engine, name: str, pages: int) -> Part:
    body = f"<h1>{name}</h1><p>To <a href='#last'>the last</a>.</p>"
    for page in range(1, pages + 1):
        last = " id='last'" if page == pages else ""
        body += (
            f"<h2{last} style='break-before: {'auto' if page == 1 else 'page'}'>Head {page}</h2>"
        )
        body += "<table><thead><tr><th>A</th></tr></thead><tr><td>b</td></tr></table><p>Words.</p>"
    html = (
        f"<!doctype html><html lang=en><head><title>{name}</title></head><body>{body}</body></html>"
    )
    made = engine.typeset(Job(html, {}))
    assert made.complaints == ()
    assert made.pages == pages
    return Part(name, normalize(made.pdf), made.pages)


def test_a_link_to_a_sheet_that_is_not_in_the_packet_is_taken_out(tmp_path: Path) -> None:
    engine = Engine([SourceText(Path("test.css"), CSS)])
    html = (
        "<!doctype html><html lang=en><head><title>x</title></head><body><h1>Sheet</h1>"
        "<p>To <a href='kit:sheet/b'>the second</a> or <a href='kit:sheet/c#far'>the last</a>, "
        "<a href='https://example.org/'>the web</a> or <a href='kit:packet'>the first</a>.</p>"
        "<h2 id=far style='break-before: page'>Far</h2></body></html>"
    )
    made = engine.typeset(Job(html, {}, links=True, beside=("b", "c")))
    part = Part("x", normalize(made.pdf), made.pages)
    binder = Binder({(name, "", ""): part for name in "abc"})
    target = tmp_path / "x.pdf"
    for names, first, count in (("abc", [2, 5, 0], 4), ("ac", [3, 0], 3), ("a", [], 1)):
        binder.bind(packet(*names), target)
        tree = read(target)
        assert tree.faults == []
        said = " ".join(element.text for element in tree.elements)
        assert said.count("the second") == said.count("the last") == len(names)
        reader = PdfReader(target)
        # A link that is broken over lines is there once for each line.
        notes = {str(each.get_object()["/Contents"]): each for each in reader.pages[0]["/Annots"]}
        assert len(notes) == count
        leads = [note["/Dest"][0].get_object() for note in notes.values() if "/Dest" in note]
        assert leads == [reader.pages[at] for at in first]
        assert len(tree.texts("Link")) == count * len(names)


@pytest.fixture(scope="module")
def parts() -> dict[SheetKey, Part]:
    engine = Engine([SourceText(Path("test.css"), CSS)])
    return {
        (name, "", ""): typeset(engine, name, pages)
        for name, pages in [("a", 1), ("b", 3), ("c", 2)]
    }


def packet(*names: str, path: str = "x.pdf") -> Packet:
    entries = tuple(
        Entry(f"Part {name}", f"Sheet {name}", f"{name}.", (name, "", "")) for name in names
    )
    return Packet(path, f"Packet {''.join(names)}", "A debate", "en", entries)


@pytest.fixture
def bound(parts: dict[SheetKey, Part], tmp_path: Path) -> Path:
    target = tmp_path / "x.pdf"
    assert Binder(parts).bind(packet("a", "b", "c"), target) == 6
    return target


def test_the_tree_holds_the_elements_and_text_of_the_parts(
    parts: dict[SheetKey, Part], bound: Path, tmp_path: Path
) -> None:
    structure = read(bound)
    assert structure.faults == []
    expected = []
    for name in "abc":
        part = tmp_path / f"{name}.pdf"
        part.write_bytes(parts[(name, "", "")].pdf)
        elements = read(part).elements
        assert elements[0].tag == "Document"
        expected += [("Part", ""), *((each.tag, each.text) for each in elements[1:])]
    found = [(each.tag, each.text) for each in structure.elements]
    assert found == [("Document", ""), *expected]


def test_links_and_outline_lead_within_their_own_part(bound: Path) -> None:
    reader = PdfReader(bound)
    number = {page.indirect_reference: index for index, page in enumerate(reader.pages)}
    links = [
        (index, number[note.get_object()["/Dest"][0]])
        for index, page in enumerate(reader.pages)
        for note in page.get("/Annots", [])
    ]
    assert links == [(0, 0), (1, 3), (4, 5)]
    outline = _flat(reader, reader.outline)
    assert outline == [
        ("Part a", 0), ("Head 1", 0),
        ("Part b", 1), ("Head 1", 1), ("Head 2", 2), ("Head 3", 3),
        ("Part c", 4), ("Head 1", 4), ("Head 2", 5),
    ]  # fmt: skip


def _flat(reader: PdfReader, items: list) -> list[tuple[str, int | None]]:  # type: ignore[type-arg]
    found: list[tuple[str, int | None]] = []
    for item in items:
        if isinstance(item, list):
            found += _flat(reader, item)
        else:
            found.append((str(item.title), reader.get_destination_page_number(item)))
    return found


def test_page_labels_title_and_language(bound: Path) -> None:
    reader = PdfReader(bound)
    assert reader.page_labels == ["a.1", "b.1", "b.2", "b.3", "c.1", "c.2"]
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == ("en", True)
    assert reader.metadata is not None
    assert reader.metadata.title == "Packet abc · A debate"
    assert reader.xmp_metadata is not None
    assert reader.xmp_metadata.dc_title == {"x-default": "Packet abc · A debate"}


def test_each_font_is_embedded_once(bound: Path) -> None:
    with pikepdf.open(bound) as pdf:
        files = {
            font.DescendantFonts[0].FontDescriptor.FontFile2.objgen
            for page in pdf.pages
            for font in page.obj.Resources.Font.values()
        }
        stored = [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/Length1" in each
        ]
    assert len(files) == len(stored) == 1


def test_the_class_file_begins_each_packet_on_a_new_sheet_of_paper(
    parts: dict[SheetKey, Part], tmp_path: Path
) -> None:
    binder = Binder(parts)
    for name in ("ab", "bc", "a"):
        binder.bind(packet(*name), tmp_path / f"{name}.pdf")
    target = tmp_path / "class.pdf"
    packets = tuple(packet(*name, path=f"{name}.pdf") for name in ("ab", "bc", "a"))
    files = [tmp_path / each.path for each in packets]
    assert bind_volume(Volume(packet(path="class.pdf"), packets), files, target) == 4 + 6 + 2
    structure = read(target)
    assert structure.faults == []
    assert structure.texts("H1") == ["a", "b", "b", "c", "a"]
    reader = PdfReader(target)
    top = [str(item.title) for item in reader.outline if not isinstance(item, list)]
    assert top == ["Packet ab", "Packet bc", "Packet a"]
    starts = [
        reader.get_destination_page_number(item)
        for item in reader.outline
        if not isinstance(item, list)
    ]
    assert starts == [0, 4, 10]
    assert reader.page_labels[:3] == ["a.1", "b.1", "b.2"]
    assert reader.page_labels[4:9] == ["b.1", "b.2", "b.3", "c.1", "c.2"]
    assert not reader.pages[11].extract_text().strip()


def test_binding_is_the_same_every_time(parts: dict[SheetKey, Part], tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    Binder(parts).bind(packet("a", "b"), first)
    binder = Binder(parts)
    binder.bind(packet("c", "a"), second)
    binder.bind(packet("a", "b"), second)
    assert first.read_bytes() == second.read_bytes()


NAMES = ("Ann Abel", "Bo Bode", "Zoë Ødegård", "Cy Cole")
PLATES: SheetKey = ("plates", "", "")


@pytest.fixture(scope="module")
def with_plates(parts: dict[SheetKey, Part]) -> dict[SheetKey, Part]:
    """The parts, and one with the plates of some students: a page for each."""
    engine = Engine([SourceText(Path("test.css"), CSS)])
    body = "".join(
        f"<p style='break-before: page; height: 60mm'>{name}</p><p>Foot of {name}</p>"
        for name in NAMES
    )
    html = f"<!doctype html><html lang=en><head><title>x</title></head><body>{body}</body></html>"
    css = CSS.replace('content: "the running foot"; ', "")
    engine = Engine([SourceText(Path("test.css"), css)])
    made = engine.typeset(Job(html, {}, named=True, plates=True))
    assert (made.complaints, made.pages) == ((), len(NAMES))
    return {**parts, PLATES: Part("plates", normalize(made.pdf), made.pages)}


def students(count: int) -> list[Packet]:
    return [
        replace(packet("b", "a", path=f"{at}.pdf"), name=NAMES[at], plate=(PLATES, at))
        for at in range(count)
    ]


def words(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_each_student_gets_the_same_pages_under_their_own_name(
    with_plates: dict[SheetKey, Part], tmp_path: Path
) -> None:
    binder = Binder(with_plates)
    for each in students(len(NAMES)):
        file = tmp_path / each.path
        assert binder.bind(each, file) == 4
        assert read(file).faults == []
        first, *rest = words(file)
        assert each.name in first
        assert all(f"Foot of {each.name}" in page for page in (first, *rest))
        assert not any(
            name in page for page in (first, *rest) for name in NAMES if name != each.name
        )
        alone = tmp_path / "alone.pdf"
        Binder(with_plates).bind(each, alone)
        assert alone.read_bytes() == file.read_bytes()


def test_a_part_is_closed_with_the_last_packet_that_holds_it(
    with_plates: dict[SheetKey, Part], tmp_path: Path
) -> None:
    first, second, last = *students(2), packet("a", "c", "a", path="last.pdf")
    binder = Binder(with_plates, packets=(first, second, last))
    left = []
    for each in (first, second, last):
        file, alone = tmp_path / each.path, tmp_path / "alone.pdf"
        binder.bind(each, file)
        left.append({name for name, *_ in (*binder.opened, *binder.plates)})
        Binder(with_plates).bind(each, alone)
        assert alone.read_bytes() == file.read_bytes()
    assert left == [{"a", "b", "plates"}, {"a"}, set()]


def test_a_volume_holds_each_students_own_pages_and_the_same_tags(
    with_plates: dict[SheetKey, Part], tmp_path: Path
) -> None:
    holds = [*students(len(NAMES)), packet("c", path="c.pdf")]
    binder = Binder(with_plates)
    paths = [tmp_path / each.path for each in holds]
    for each, path in zip(holds, paths, strict=True):
        binder.bind(each, path)
    volume = Volume(packet(path="class.pdf"), tuple(holds))
    target = tmp_path / "class.pdf"
    assert bind_volume(volume, paths, target) == 4 * len(NAMES) + 2
    assert words(target) == [page for path in paths for page in words(path)]
    tree = read(target)
    assert tree.faults == []
    expected = [("Document", "")]
    for path in paths:
        expected += [("Part", ""), *((each.tag, each.text) for each in read(path).elements[1:])]
    assert [(each.tag, each.text) for each in tree.elements] == expected
    with pikepdf.open(target) as pdf:
        assert pdf.check_pdf_syntax() == []
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [each.name for each in holds]
        streams = [
            each.read_raw_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)
        ]
    # Pages that are the same in several packets are stored once.
    assert len(streams) == len(set(streams))
    before = target.read_bytes()
    bind_volume(volume, paths, target)
    assert target.read_bytes() == before

"""The typesetter: tagged, closed off from files and network, its complaints heard."""

from __future__ import annotations

import socket
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import fontpkg
import pypdfium2
import pytest
from pypdf import PdfReader
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from kit.bind.truetype import Glyphs
from kit.load import Layers, load_sheets, load_styles
from kit.problems import CannotWork, Problems, SourceText
from kit.render.markdown import Markdown
from kit.typeset import fonts
from kit.typeset.engine import Engine
from kit.typeset.job import Job
from tests.conftest import REPOSITORY


def styles() -> tuple[SourceText, ...]:
    layers, problems = Layers.of(REPOSITORY), Problems()
    sheets = load_sheets(layers, problems)
    assert sheets is not None
    return load_styles(sheets, "letter", layers, problems)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(styles())


def page(body: str, head: str = "") -> str:
    head = f"<head><title>T</title>{head}</head>"
    return f"<!doctype html><html lang=en>{head}<body>{body}</body></html>"


def test_the_kits_own_styles_are_right(engine: Engine) -> None:
    assert engine.style_problems == ()


def test_pages_are_tagged_and_fonts_hold_what_is_drawn(engine: Engine) -> None:
    made = engine.typeset(Job(page("<h1>Ein Wort</h1><p>Größe, “quoted” – ¶4</p>"), {}))
    assert made.complaints == ()
    reader = PdfReader(BytesIO(made.pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Größe, “quoted” – ¶4" in reader.pages[0].extract_text()
    found = reader.pages[0]["/Resources"]["/Font"]
    whole = [
        _outlines(fonts.font(match[0]))
        for style in styles()
        for match in fonts.ADDRESS.finditer(style.text)
    ]
    for name in found:
        descriptor = found[name]["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        drawn = _outlines(descriptor["/FontFile2"].get_data())
        assert 1 < len(drawn) < 40
        # Under the numbers that they have in the kit's font.
        assert any(drawn.items() <= face.items() for face in whole)


def _outlines(data: bytes) -> dict[int, bytes]:
    glyphs = Glyphs.of(data)
    assert glyphs is not None
    return {number: outline.rstrip(b"\0") for number, outline in glyphs.outlines.items()}


def test_a_font_of_the_computer_does_not_take_the_place_of_the_kits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = REPOSITORY / "templates/styles"
    files = (folder / "fonts.css", folder / "profile-dyslexia.css")
    faces = [SourceText(file, file.read_text("utf-8")) for file in files]
    words = "Größe <b>Größe</b> <i>Größe</i> Жуков علي अदिति สมชาย"
    body = f"<p style='font-family: {{}}'>{words}</p>"
    job = Job(page(body.format("var(--text)") + body.format("var(--headings)")), {})
    packages = fonts.families_in(faces)
    folders = {Path(fontpkg.family(package).files[0].path).parent for package in packages}

    def made(folders: set[Path]) -> list[bytes]:
        dirs = "".join(f"<dir>{folder}</dir>" for folder in sorted(folders))
        cache = f"<cachedir>{tmp_path}/cache</cachedir>"
        listed = tmp_path / "fonts.conf"
        listed.write_text(f"<fontconfig>{cache}{dirs}</fontconfig>", "utf-8")
        monkeypatch.setenv("FONTCONFIG_FILE", str(listed))
        return [Engine(styles).typeset(job).pdf for styles in (faces[:1], faces)]

    assert made(folders) == made(set())


def test_a_column_that_is_longer_than_the_text_beside_it_is_not_cut_off(engine: Engine) -> None:
    lines = "".join(f"<li>Line {number}.</li>" for number in range(90))
    columns = f'<div class="main"><ul>{lines}</ul></div><div class="side"><p>Beside it.</p></div>'
    html = page(f'<div class="columns">{columns}</div>').replace(
        "<body>", '<body class="sheet-brief">'
    )
    made = engine.typeset(Job(html, {}, 1))
    text = "".join(each.extract_text() for each in PdfReader(BytesIO(made.pdf)).pages)
    assert [number for number in range(90) if f"Line {number}." not in text] == []
    assert made.overflow is not None


# 40 ways to reach what is none of a sheet's business; none opens a file or a socket.
FETCHES = [
    markup.format(url)
    for url in [
        "file:///etc/hostname", "http://127.0.0.1:9/x", "https://example.org/x", "ftp://127.0.0.1/x",
        "data:image/png;base64,AAAA", "/etc/hostname", "../../etc/hostname", "kit:pack/../../etc/x",
    ]
    for markup in [
        '<img alt="x" src="{}">',
        '<link rel="stylesheet" href="{}">',
        '<p style="background-image: url({})">x</p>',
        "<style>@import url({});</style>",
        '<object data="{}">x</object>',
    ]
]  # fmt: skip


@pytest.mark.parametrize("markup", FETCHES)
def test_nothing_can_be_fetched(
    engine: Engine, markup: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(socket, "socket", lambda *a, **k: opened.append("socket"))
    real = Path.open

    def watched(path: Path, *args: Any, **kwargs: Any) -> Any:
        opened.append(str(path))
        return real(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", watched)
    made = engine.typeset(Job(page(markup, head=markup if "stylesheet" in markup else ""), {}))
    assert made.pages == 1 or made.complaints
    assert not [name for name in opened if "etc" in name or name == "socket"]
    assert b"hostname" not in made.pdf.split(b"stream")[0]


def test_the_debates_own_images_are_shown(engine: Engine) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9"/></svg>'
    body = '<p><img alt="A square" src="kit:pack/a.svg"></p>'
    assert engine.typeset(Job(page(body), {"kit:pack/a.svg": svg})).complaints == ()
    assert engine.typeset(Job(page(body), {})).complaints


def test_what_it_complains_of_is_heard(engine: Engine) -> None:
    assert "U+10600" in engine.typeset(Job(page("<p>\U00010600</p>"), {})).complaints[0]
    assert "anchor" in engine.typeset(Job(page('<a href="#none">x</a>'), {})).complaints[0].lower()
    assert (
        "alt"
        in engine.typeset(
            Job(
                page('<img src="kit:pack/a.svg">'),
                {"kit:pack/a.svg": b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"},
            )
        ).complaints[0]
    )


def test_letters_beyond_the_common_ones_keep_the_family(engine: Engine) -> None:
    made = engine.typeset(Job(page("<p>Dąbrowski, Đặng, Ωμέγα, Жуков</p>"), {}))
    assert made.complaints == ()
    reader = PdfReader(BytesIO(made.pdf))
    names = {str(font["/BaseFont"]) for font in _fonts(reader)}
    assert all("Source-Serif-4" in name or "Source-Sans-3" in name for name in names), names
    assert "Dąbrowski, Đặng, Ωμέγα, Жуков" in reader.pages[0].extract_text()


def test_lines_are_as_full_before_a_mark_as_anywhere(engine: Engine) -> None:
    words = "What the neighbours would have to give, or pay {}[inference]{}. So it goes on."
    widths = range(30, 130)
    plain, marked = (
        lines_of(
            engine,
            "".join(
                f'<p style="break-after: page; width: {width}mm">{words.format(*span)}</p>'
                for width in widths
            ),
        )
        for span in (("", ""), ("<span>", "</span>"))
    )
    assert len(plain) >= len(widths)
    # The mark itself may go to the next line a hair earlier: widths are rounded piece by piece.
    assert [before_mark(lines) for lines in marked] == [before_mark(lines) for lines in plain]


def test_a_drawn_mark_begins_no_line_nor_does_what_follows_it(engine: Engine) -> None:
    words = Markdown([], str).inline("What the neighbors would have to give, or pay [inference].")
    body = "".join(
        f'<p style="break-after: page; width: {width}mm">{words} So it goes on.</p>'
        for width in range(30, 80, 2)
    )
    pdf = pypdfium2.PdfDocument(engine.typeset(Job(page(body), {})).pdf)
    for each in pdf:
        text = each.get_textpage()
        left = min(text.get_charbox(at)[0] for at in range(text.count_chars()))
        drawn = [thing.get_bounds() for thing in each.get_objects(filter=[FPDF_PAGEOBJ_PATH])]
        assert min(box[0] for box in drawn if box[2] - box[0] < 10) > left + 10
        assert not [line for line in text.get_text_range().split("\r\n") if line[:2] in (".", ". ")]


def test_lines_of_spaced_letters_are_as_full_as_they_can_be(engine: Engine) -> None:
    words = "Take your seat with your delegation. Have your brief and all your notes at hand."
    style = "break-after: page; letter-spacing: 0.1em; word-spacing: 0.2em; width:"
    widths = [tenths / 10 for tenths in range(300, 400)]
    pages = lines_of(
        engine, "".join(f'<p style="{style} {width}mm">{words}</p>' for width in widths)
    )
    assert len(pages) == len(widths)
    for *lines, _ in pages:
        room = max(len(line) for line in lines)
        for line, after in pairwise(lines):
            # Letters differ in width: only a line with room for three more is too short.
            assert len(line) + 1 + len(after.split()[0]) > room - 3, lines


def before_mark(lines: list[str]) -> list[str]:
    return [line.strip() for line in "\n".join(lines).split("[")[0].strip().split("\n")]


def lines_of(engine: Engine, body: str) -> list[list[str]]:
    """The lines on each page."""
    with pypdfium2.PdfDocument(engine.typeset(Job(page(body), {})).pdf) as pdf:
        return [
            [line.strip() for line in page.get_textpage().get_text_range().split("\r\n")]
            for page in pdf
        ]


def _fonts(reader: PdfReader) -> list[dict[str, object]]:
    fonts_of_page = reader.pages[0]["/Resources"]["/Font"]
    return [fonts_of_page[name] for name in fonts_of_page]


def test_a_font_that_is_not_installed_names_its_package() -> None:
    with pytest.raises(CannotWork) as stop:
        fonts.font("kit:font/no-such-font/400")
    assert stop.value.hint == "pip install fontpkg-no-such-font"


def test_what_layout_cannot_do_is_a_problem_and_no_crash(project: Path, run) -> None:
    folder = project / "templates" / "styles"
    folder.mkdir(parents=True)
    kits = (REPOSITORY / "templates/styles/sheets.css").read_text("utf-8")
    # WeasyPrint 70 raises a TypeError here.
    (folder / "sheets.css").write_text(kits + 'ul > li::marker { content: "x" }\n', "utf-8")
    result = run("-q", "build", "--only", "parents", "--level", "standard", code=1)
    where = f"sheets.css:{kits.count(chr(10)) + 1}:19"
    assert f'{where}: error: with “content: "x"”, pages cannot be laid out' in result.err
    assert "Traceback" not in result.err
    assert not (project / "output").exists()

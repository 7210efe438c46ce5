"""PDFs: the same essay in many layouts, with all that stands on pages besides."""

from __future__ import annotations

import html
import io

import pytest

from tests.load.reading.essays import ESSAYS, read, refused, same
from tests.load.reading.layouts import (
    BASES,
    DRESSED,
    GAPS,
    HEAD,
    INDENTED,
    LAYOUTS,
    LETTER,
    NUMBERED,
    check_dressed,
    pdf,
)

RIVER, _, SALT = ESSAYS


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(name: str) -> None:
    """Each layout with one essay; `make soak` tries each with all."""
    essay = ESSAYS[(1 + list(LAYOUTS).index(name)) % 3]
    reading, said = read(pdf(essay, LAYOUTS[name]))
    same(reading, essay)
    assert said == []
    assert {each.why for each in reading.left_out} <= {
        "a running head", "a running foot", "a page number",
    }  # fmt: skip


@pytest.mark.parametrize("name", DRESSED)
def test_what_else_stands_on_pages(name: str) -> None:
    place = list(DRESSED).index(name)
    check_dressed(ESSAYS[(place + 1) % 3], name, list(BASES)[place % 3])


def test_heads_and_page_numbers_are_named_with_their_places() -> None:
    reading, _ = read(pdf(RIVER, LETTER + INDENTED + HEAD + NUMBERED))
    said = [str(each) for each in reading.left_out]
    assert said[0] == "page 1, line 1 (a running head): “Tolland Observer · Opinion”"
    assert said[-1].endswith("(a page number): “Page 2 of 2”")
    assert (str(reading.spots[0]), reading.spots[-1].page) == ("page 1, line 4", 2)


def test_a_scan_is_refused() -> None:
    from PIL import Image

    made = io.BytesIO()
    Image.new("L", (200, 300), 200).save(made, "PDF")
    assert refused(made.getvalue()) == "holds pictures of its pages, and no text (a scan)"


def test_a_page_that_is_a_picture_is_told() -> None:
    import pikepdf
    from PIL import Image

    scan, both = io.BytesIO(), io.BytesIO()
    Image.new("L", (200, 300), 200).save(scan, "PDF")
    with pikepdf.open(io.BytesIO(pdf(SALT, LETTER + GAPS))) as pages, pikepdf.open(scan) as more:
        pages.pages.extend(more.pages)
        pages.save(both)
    reading, said = read(both.getvalue())
    same(reading, SALT)
    assert said == ["could not be read: page 2, line 1 (a page that is a picture)"]


def test_a_protected_file_is_refused() -> None:
    import pikepdf

    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(SALT, LETTER + GAPS))) as pages:
        pages.save(made, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert refused(made.getvalue()) == "is protected by a password"


def test_a_cut_file_is_damaged_or_whole() -> None:
    data = pdf(SALT, LETTER + GAPS)
    assert "damaged" in refused(data[: len(data) // 3])


def test_a_watermark_is_told() -> None:
    style = LETTER + GAPS + "mark { position: absolute; top: 4in; transform: rotate(40deg) }"
    data = pdf(
        SALT,
        style,
        lambda n, text: html.escape(text) + ("<mark>DRAFT COPY</mark>" if n == 0 else ""),
    )
    reading, said = read(data)
    same(reading, SALT)
    assert said == [
        "could not be read: page 1, line 1 (9 letters that do not stand level, such as a watermark)"
    ]

"""Files that the kit writes itself: whole, the same each time, and alike but for a plate."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, String

from kit.bind.frozen import frozen, reference, taken_apart
from kit.bind.pattern import Pattern
from kit.bind.writer import Writer

MANY = 300
"""Objects, more than fit a byte."""


def test_what_looks_like_a_reference_in_a_string_is_none() -> None:
    text = rb"<< /A 12 0 R /T (a \(1 0 R\) 2 0 R) /K [ 3 0 R 4 0 R ] >>"
    found = taken_apart(text)
    assert found.leads_to == (12, 3, 4)
    assert found.text({number: reference(number) for number in found.leads_to}) == text
    assert found.text({12: b"7", 3: b"8", 4: b"9"}) == (
        rb"<< /A 7 /T (a \(1 0 R\) 2 0 R) /K [ 8 9 ] >>"
    )


def test_frozen_objects_are_all_that_is_reached_but_what_is_outside() -> None:
    pdf = Pdf.new()
    deep = pdf.make_indirect(Dictionary(Deep=1))
    outside = pdf.make_indirect(Dictionary(To=deep))
    stream = pdf.make_stream(b"words", Also=outside)
    root = pdf.make_indirect(Dictionary(Stream=stream, Title=String("Zoë (1 0 R)")))
    found = frozen(pdf, (root.objgen[0],), {outside.objgen[0]})
    assert list(found) == [root.objgen[0], stream.objgen[0]]
    assert found[stream.objgen[0]].data is not None


@pytest.fixture
def pattern() -> tuple[Pattern, Pdf]:
    pdf = Pdf.new()
    page = pdf.add_blank_page()
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    page.obj.Resources = Dictionary(XObject=Dictionary(F=form))
    pdf.Root.Many = pdf.make_indirect(
        pikepdf.Array([pdf.make_indirect(Dictionary(Number=at)) for at in range(MANY)])
    )
    return Pattern(pdf, (form,)), pdf


def test_a_pattern_gives_whole_files_that_differ_in_their_streams(
    pattern: tuple[Pattern, Pdf], tmp_path: Path
) -> None:
    made, _ = pattern
    files = {
        title: made.file(title, (drawn,)) for title, drawn in (("Ann", b"q Q"), ("Zoë", b"n" * 99))
    }
    for title, drawn in (("Ann", b"q Q"), ("Zoë", b"n" * 99)):
        assert made.file(title, (drawn,)) == files[title]
        file = tmp_path / "x.pdf"
        file.write_bytes(files[title])
        with pikepdf.open(file) as pdf:
            assert pdf.check_pdf_syntax() == []
            assert pdf.docinfo.Title == title
            assert pdf.pages[0].Resources.XObject.F.read_bytes() == drawn
            assert [each.Number for each in pdf.Root.Many] == list(range(MANY))
    ids = {bytes(data[data.rindex(b"/ID") :][:80]) for data in files.values()}
    assert len(ids) == len(files)


def test_a_file_is_the_same_whatever_was_written_after_the_same_beginning() -> None:
    first = Writer()
    root = first.reserve()
    first.packed({root: b"<< /Type /Catalog >>"})
    other = first.copy()
    other.stream(other.reserve(), b"<< >>", b"more")
    assert first.copy().file(root, "x") == first.copy().file(root, "x")
    assert other.file(root, "x") != first.file(root, "x")

"""Files that the kit writes itself: whole, the same each time, and alike but for a plate."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, String

from kit.bind.frozen import Frozen, frozen, joined, reference, references, taken_apart
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


def test_objects_are_written_alike_at_one_go_or_one_by_one() -> None:
    plain = {
        at: taken_apart(b"<< /Next %d 0 R /Number %d >>" % (-at % 7 + 1, at)) for at in range(9)
    }
    known = {number: reference(number + 1) for number in range(9)}
    one_by_one, at_one_go = Writer(), Writer()
    for writer in (one_by_one, at_one_go):
        assert writer.reserve(len(plain)) == 1
    one_by_one.packed({at + 1: each.text(known) for at, each in plain.items()})
    at_one_go.lines(1, joined(plain.values()).text(known))
    assert one_by_one.file(1, "x") == at_one_go.file(1, "x")


def test_references_are_those_of_numbers_in_a_row() -> None:
    assert references(8, 4) == [reference(number) for number in (8, 9, 10, 11)]
    assert joined([Frozen((b"null",), ()), taken_apart(b"[ 3 0 R ]")]).leads_to == (3,)


def test_the_table_says_where_each_of_many_objects_is(tmp_path: Path) -> None:
    writer, many, at_once = Writer(), 70_000, 10_000
    root, pages, first = writer.reserve(), writer.reserve(), writer.reserve(many)
    catalog = b"<< /Type /Catalog /Pages %s /Some [ %s %s ] >>" % tuple(
        reference(number) for number in (pages, first, first + many - 1)
    )
    writer.packed({root: catalog, pages: b"<< /Type /Pages /Kids [ ] /Count 0 >>"})
    for at in range(0, many, at_once):
        writer.lines(first + at, b"\n".join(b"%d" % (at + each) for each in range(at_once)))
    file = tmp_path / "x.pdf"
    file.write_bytes(writer.file(root, "x"))
    with pikepdf.open(file) as pdf:
        assert [int(each) for each in pdf.Root.Some] == [0, many - 1]

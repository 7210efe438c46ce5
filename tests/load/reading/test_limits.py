"""Files that are damaged, protected or made to harm: refused, with what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from kit.load.reading.archive import Limits, open_archive
from kit.load.reading.blocks import Unreadable
from tests.load.reading.essays import ESSAYS, read, refused, same
from tests.load.reading.files import docx_of, epub_of, html_of, odt_of, zipped

ESSAY = ESSAYS[0]
LIMITS = Limits(entries=5, one=4000, all=6000, ratio=10, small=1000)


def read_all(data: bytes, names: list[str]) -> None:
    archive = open_archive(data, LIMITS)
    for name in names:
        archive.read(name)


@pytest.mark.parametrize(
    ("files", "names"),
    [
        ({f"{n}.xml": "x" for n in range(6)}, []),
        ({"a.xml": "".join(chr(48 + n * 7 % 74) for n in range(4100))}, ["a.xml"]),
        ({"a.xml": "a" * 3000}, ["a.xml"]),
        ({"a.xml": bytes(range(250)) * 14, "b.xml": bytes(range(250)) * 14}, ["a.xml", "b.xml"]),
    ],
    ids=["too many files", "a file too large", "packed too well", "too much in all"],
)
def test_archives_are_read_within_limits(files: dict[str, str], names: list[str]) -> None:
    data = zipped(files)
    with pytest.raises(Unreadable, match="far more than an essay"):
        read_all(data, names)
    archive = open_archive(data)
    assert all(archive.read(name) for name in names)


def test_an_archive_that_lies_about_its_sizes_is_counted() -> None:
    data = zipped({"a.xml": "a" * 3000})
    directory = zipfile.ZipFile(io.BytesIO(data)).infolist()[0]
    small = data.replace(directory.file_size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(Unreadable):
        open_archive(small, LIMITS).read("a.xml")


@pytest.mark.parametrize("make", [docx_of, odt_of, epub_of])
def test_entities_of_a_files_own_are_refused(make) -> None:
    """Refused before anything is parsed, so that none is ever put in place of its name."""
    declared = b'<!DOCTYPE x [<!ENTITY a "some words"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    files = {}
    with zipfile.ZipFile(io.BytesIO(make(ESSAY))) as archive:
        for name in archive.namelist():
            text = archive.read(name)
            main = name.endswith(("document.xml", "content.xml", "content.opf"))
            files[name] = declared + text if main else text
    assert refused(zipped(files)).startswith("declares entities of its own in ")


def test_an_entity_of_a_web_page_opens_nothing() -> None:
    declared = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    same(read(f"{declared}<body>{html_of(ESSAY)}</body>", "e.html")[0], ESSAY)


@pytest.mark.parametrize("make", [docx_of, odt_of, epub_of])
@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_half_a_file_is_damaged(make, keep: float) -> None:
    data = make(ESSAY)
    assert "damaged" in refused(data[: int(len(data) * keep)])


@pytest.mark.parametrize("make", [docx_of, odt_of])
def test_a_broken_part_is_damaged(make) -> None:
    data = bytearray(make(ESSAY))
    # Inside the packed text of the document.
    for n in range(len(data) // 2, len(data) // 2 + 40):
        data[n] ^= 0x5A
    assert "damaged" in refused(bytes(data))


def test_a_page_that_is_nested_too_deeply_is_refused() -> None:
    nested = "<div>" * 400 + html_of(ESSAY) + "</div>" * 400
    assert "too deeply" in refused(f"<!doctype html><body>{nested}</body>", "e.html")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{\\rtf1 words}", "is rich text (RTF)"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is a Word file of the old kind (.doc)"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password",
        ),
        (zipped({"a.txt": "x"}), "is an archive (ZIP), and no essay that the kit can read"),
        (zipped({"Index/Document.iwa": "x"}), "is a file of Pages"),
        (b"%PDF-1.7 and then nothing", "is damaged: no page of it can be read"),
        (b"PK\x03\x04 and then nothing", "is damaged: it cannot be unpacked"),
        (b"", "holds no paragraph of text"),
        (b'{"doc_id": "x"}', "is a shortcut to a Google document, without its text"),
        (b"bplist00", "is a web page kept in Safari's own form (.webarchive)"),
        (
            b"From: <Saved by Blink>\r\nContent-Type: multipart/related;",
            "is a web archive (.mhtml)",
        ),
    ],
)
def test_other_files_are_refused_with_what_to_do(data: bytes, message: str) -> None:
    assert refused(data) == message

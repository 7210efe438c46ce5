"""Which reader a file needs, by what is in it; its name decides only about Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from kit.load.reading.blocks import Document, Unreadable
from kit.load.reading.decode import decoded, looks_like_html
from kit.load.text import normal_lines

MOST_TEXT = 4 * 1024 * 1024
"""Bytes of a text file or a web page."""
SAVE_AS = "open it, and save it as .docx, .odt, .pdf or .txt"
# A text that begins with “# A Title” is Markdown, whatever its name.
_TITLED = re.compile(r"\s*#{1,2} [^#\n]+\n\s*\n")
MARKDOWN = (".md", ".markdown", ".mdown")
_OTHERS = (
    (b"{\\rtf", "is rich text (RTF)"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"II*\x00", "is a picture"),
    (b"MM\x00*", "is a picture"),
    (b"%!PS", "is PostScript"),
    (b"\x1f\x8b", "is a compressed archive"),
    (b"7z\xbc\xaf", "is a compressed archive"),
    (b"Rar!", "is a compressed archive"),
    (b"bplist00", "is a web page kept in Safari's own form (.webarchive)"),
    (b'{"url": "https://docs.google', "is a shortcut to a Google document, without its text"),
    (b'{"doc_id"', "is a shortcut to a Google document, without its text"),
)


def read_document(data: bytes, path: Path) -> Document:
    """The pieces of an essay's file of any kind that the kit reads.

    `path` is only looked at, never opened. Raises `Unreadable` with the reason, and what to do.
    """
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        from kit.load.reading.pdf import read_pdf

        return read_pdf(data)
    if data.startswith(b"PK"):
        return _read_archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable(
                "is protected by a password",
                "open it in Word, take the password off (File › Info), and save it again",
            )
        raise Unreadable("is a Word file of the old kind (.doc)", SAVE_AS)
    for begins, what in _OTHERS:
        if data.startswith(begins):
            raise Unreadable(what, _hint(what))
    if b"multipart/related" in data[:2048] and data[:5] in (b"From:", b"MIME-"):
        raise Unreadable("is a web archive (.mhtml)", "save the page as “Web Page, HTML Only”")
    if len(data) > MOST_TEXT:
        raise Unreadable(
            f"holds more than {MOST_TEXT // 1024} KB of text, far more than an essay",
            "name the file that holds the essay alone",
        )
    text, guessed = decoded(data)
    # These are spaces where they stand in running text; other controls are told as such.
    text = re.sub("[\x0b\x0c\x85\u2028\u2029]", " ", normal_lines(text.replace("\r\r\n", "\n")))
    doubled = b"\r\r\n" in data
    document = _read_text(text, path)
    notes = document.notes
    if doubled:
        notes = (*notes, "its lines end twice; read as if they ended once")
    return replace(document, notes=notes, guessed=guessed)


def _hint(what: str) -> str:
    if "Google" in what:
        return "open it in Google Docs, and download it: File › Download › Microsoft Word"
    if "Safari" in what:
        return "save the page as “Page Source”, or export it as PDF"
    return SAVE_AS if "text" in what else "name the file that holds the essay's text"


def _read_text(text: str, path: Path) -> Document:
    if looks_like_html(text):
        from kit.load.reading.web import read_html

        return read_html(text)
    if path.suffix.lower() in MARKDOWN or _TITLED.match(text):
        from kit.load.reading.markdown import read_markdown

        return read_markdown(text)
    from kit.load.reading.text import read_text

    return read_text(text)


def _read_archive(data: bytes) -> Document:
    from kit.load.reading.archive import open_archive

    archive = open_archive(data)
    if "word/document.xml" in archive.names or archive.has_type("wordprocessingml.document.main"):
        from kit.load.reading.docx import read_docx

        return read_docx(archive)
    kind = archive.text("mimetype").strip() if "mimetype" in archive.names else ""
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        from kit.load.reading.odt import read_odt

        return read_odt(archive)
    if "META-INF/container.xml" in archive.names:
        from kit.load.reading.epub import read_epub

        return read_epub(archive)
    if any(name.startswith("Index/") or name == "index.apxl" for name in archive.names):
        raise Unreadable("is a file of Pages", "export it: File › Export To › Word")
    raise Unreadable(
        "is an archive (ZIP), and no essay that the kit can read",
        "unpack it, and name the file with the essay's text",
    )

"""Files of each kind, as programs write them, made by hand from the formats' own parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from tests.load.reading.essays import Known

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
STYLES = {
    "Titel": "Title", "Untertitel": "Subtitle", "berschrift1": "heading 1",
    "Beschriftung": "caption", "Funotentext": "footnote text",
}  # fmt: skip
"""The ids that a German Word gives its styles, and the names that every Word gives them."""


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive with these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def word_p(text: str, style: str = "", run: str = "") -> str:
    """A Word paragraph. `run` are run properties."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    look = f"<w:rPr>{run}</w:rPr>" if run else ""
    words = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:p>{properties}<w:r>{look}{words}</w:r></w:p>"


def docx(body: str, **parts: str) -> bytes:
    """A Word file with this body. `parts` are further files, `footnotes` for `word/footnotes.xml`."""
    space = (
        f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
            **{f"word/{name}.xml": text for name, text in parts.items()},
        }
    )


def docx_of(essay: Known) -> bytes:
    """An essay as Word saves it."""
    return docx(
        word_p(essay.title, "Titel")
        + word_p(essay.byline, "Untertitel")
        + "".join(map(word_p, essay.paragraphs))
    )


def odt(body: str, styles: str = "", **files: str) -> bytes:
    """An OpenDocument text with this body, and these automatic styles."""
    space = " ".join(
        f'xmlns:{prefix}="{OASIS}:{name}:1.0"'
        for prefix, name in (
            ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
            ("draw", "drawing"), ("fo", "xsl-fo-compatible"),
        )
    ) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
    content = (
        f"<office:document-content {space}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **files}
    )


def odt_p(text: str, style: str = "Text_20_body") -> str:
    """An OpenDocument paragraph."""
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def odt_of(essay: Known) -> bytes:
    """An essay as LibreOffice saves it."""
    return odt(
        odt_p(essay.title, "Title")
        + odt_p(essay.byline, "Subtitle")
        + "".join(map(odt_p, essay.paragraphs))
    )


def page(body: str, title: str = "") -> str:
    """A chapter of an e-book."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>{escape(title)}</title></head><body>{body}</body></html>"
    )


def epub(pages: Mapping[str, str], spine: Sequence[str] = (), **files: str) -> bytes:
    """An e-book of these pages, read in the order of `spine`."""
    items = "".join(
        f'<item id="{name}" href="text/{name}" media-type="application/xhtml+xml"/>'
        for name in pages
    )
    order = "".join(f'<itemref idref="{name}"/>' for name in spine or pages)
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
            'container"><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
            "OEBPS/content.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A book</dc:title>'
            f"</metadata><manifest>{items}</manifest><spine>{order}</spine></package>",
            **{f"OEBPS/text/{name}": text for name, text in pages.items()},
            **{name.replace("__", "/"): text for name, text in files.items()},
        }
    )


def html_of(essay: Known) -> str:
    """An essay as the elements of a page."""
    body = "".join(f"<p>{escape(text)}</p>\n" for text in essay.paragraphs)
    return f'<h1>{escape(essay.title)}</h1>\n<p class="byline">{escape(essay.byline)}</p>\n{body}'


def epub_of(essay: Known) -> bytes:
    """An essay as an e-book of one chapter, after a title page and a notice of rights."""
    front = page("<h1>A book</h1><p>Second edition</p>")
    rights = page(
        "<h2>Copyright</h2><p>" + "No part of this book may be sold or lent. " * 6 + "</p>"
    )
    chapter = page(html_of(essay), essay.title)
    return epub({"title.xhtml": front, "rights.xhtml": rights, "essay.xhtml": chapter})


def markdown_of(essay: Known) -> str:
    """An essay as Markdown."""
    return "\n\n".join([f"# {essay.title}", f"*{essay.byline}*", *essay.paragraphs]) + "\n"

"""E-books: the order of the spine, one text among front matter, several texts, protection."""

from __future__ import annotations

from tests.load.reading.essays import ESSAYS, read, refused, same
from tests.load.reading.files import epub, epub_of, html_of, page

ESSAY, OTHER, THIRD = ESSAYS


def test_the_only_chapter_is_taken_and_that_is_said() -> None:
    reading, said = read(epub_of(ESSAY))
    same(reading, ESSAY)
    assert said == []
    assert reading.notes == ("of the book's 3 parts, only OEBPS/text/essay.xhtml holds paragraphs",)
    assert str(reading.spots[0]).startswith("essay.xhtml, line ")


def test_several_chapters_are_refused_with_their_names() -> None:
    book = epub({f"{each.name}.xhtml": page(html_of(each)) for each in ESSAYS})
    assert refused(book) == (f"holds 3 texts: “{ESSAY.title}”, “{OTHER.title}”, “{THIRD.title}”")


def test_an_essay_in_two_files_is_one_and_follows_the_spine() -> None:
    first = html_of(ESSAY).split("<p>Money")[0]
    rest = html_of(ESSAY)[len(first) :]
    book = epub({"b.xhtml": page(rest), "a.xhtml": page(first)}, spine=("a.xhtml", "b.xhtml"))
    same(read(book)[0], ESSAY)


def test_notes_in_a_book_are_left_out() -> None:
    mark = '<a epub:type="noteref" href="#n1">1</a>'
    note = '<aside epub:type="footnote" id="n1"><p>From the accounts.</p></aside>'
    body = html_of(ESSAY).replace(
        " I think it should say yes.", f"{mark} I think it should say yes."
    )
    reading, _ = read(epub({"a.xhtml": page(body + note)}))
    same(reading, ESSAY)
    assert {each.why for each in reading.left_out} == {"a note mark", "an aside"} or {
        each.why for each in reading.left_out
    } == {"a note mark", "a footnote"}


def test_named_characters_are_read() -> None:
    body = (
        html_of(ESSAY).replace("412 cars", "412&nbsp;cars").replace("school bus", "school&#32;bus")
    )
    same(read(epub({"a.xhtml": page(body)}))[0], ESSAY)


def test_a_protected_book_is_refused() -> None:
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData>'
        '<EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData>'
        '<CipherReference URI="OEBPS/text/a.xhtml"/></CipherData></EncryptedData></encryption>'
    )
    book = epub({"a.xhtml": page(html_of(ESSAY))}, **{"META-INF__encryption.xml": encryption})
    assert refused(book) == "is protected against copying (DRM)"

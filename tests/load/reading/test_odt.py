"""OpenDocument texts with all that LibreOffice puts into them besides the essay."""

from __future__ import annotations

from html import escape

from tests.load.reading.essays import ESSAYS, read, refused, same
from tests.load.reading.files import odt, odt_of, odt_p, zipped

ESSAY = ESSAYS[2]
TITLE = odt_p(ESSAY.title, "Title") + odt_p(ESSAY.byline, "P1")
FIRST, *REST = ESSAY.paragraphs
MIDDLE = FIRST.index(" ", 200)
A, B = escape(FIRST[:MIDDLE]), escape(FIRST[MIDDLE:])
STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Caption"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties '
    'style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties '
    'text:display="none"/></style:style>'
)


def whole(inside: str = "", before: str = "", after: str = "") -> bytes:
    first = f'<text:p text:style-name="P1">{A}{inside}{B}</text:p>'
    return odt(f"{before}{TITLE}{first}{''.join(map(odt_p, REST))}{after}", STYLES)


def reasons(data: bytes) -> set[str]:
    reading, said = read(data, "e.odt")
    same(reading, ESSAY)
    assert said == []
    return {each.why for each in reading.left_out}


def test_a_plain_text_leaves_nothing_out() -> None:
    assert reasons(odt_of(ESSAY)) == set()


def test_notes_and_comments_are_left_out() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>From the survey of 2019.</text:p></text:note-body></text:note>"
    )
    comment = (
        "<office:annotation><dc:creator>Ada</dc:creator><dc:date>2024-01-01</dc:date>"
        "<text:p>Is this so?</text:p></office:annotation>"
    )
    assert reasons(whole(note + comment)) == {"a footnote", "a note mark"}
    assert "comments" in read(whole(comment), "e.odt")[0].notes[0]


def test_deleted_text_is_left_out() -> None:
    before = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        "<office:change-info><dc:creator>Ada</dc:creator></office:change-info>"
        "<text:p>words that were struck out</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    assert reasons(whole('<text:change text:change-id="c1"/>', before)) == {"deleted text"}


def test_hidden_sections_and_words_are_left_out() -> None:
    section = f'<text:section text:display="none">{odt_p("Notes for the printer")}</text:section>'
    words = '<text:span text:style-name="T2"> for nobody</text:span>'
    assert reasons(whole(words, after=section)) == {"a hidden section", "hidden text"}


def test_frames_captions_tables_and_contents_are_left_out() -> None:
    picture = (
        '<draw:frame><draw:text-box><text:p text:style-name="P2"><draw:frame><draw:image/>'
        "</draw:frame>Figure 1: The sea wall</text:p></draw:text-box></draw:frame>"
    )
    table = f"<table:table><table:table-row><table:table-cell>{odt_p('1,200')}</table:table-cell></table:table-row></table:table>"
    contents = f"<text:table-of-content><text:index-body>{odt_p('One … 1')}</text:index-body></text:table-of-content>"
    assert reasons(whole(picture, after=table + contents)) == {
        "a caption", "a table", "a table of contents",
    }  # fmt: skip


def test_spaces_tabs_and_line_breaks_are_spaces() -> None:
    for space in ("<text:s/>", "<text:tab/>", "<text:line-break/>", '<text:s text:c="3"/>'):
        body = odt_p("HERE").replace("HERE", f"Two{space}words and more of the same kind.")
        reading, _ = read(odt(TITLE + odt_p(FIRST) + body), "e.odt")
        assert reading.paragraphs[1] == "Two words and more of the same kind."


def test_raised_marks_are_taken_out() -> None:
    mark = '<text:span text:style-name="T1">*</text:span>'
    assert reasons(whole(mark)) == {"a note mark"}


def test_a_text_with_a_password_is_refused() -> None:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>",
            "content.xml": b"\x00\x01",
        }
    )
    assert refused(data) == "is protected by a password"

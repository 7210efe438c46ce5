"""Word files with all that Word puts into them besides the essay."""

from __future__ import annotations

import textwrap

from tests.load.reading.essays import ESSAYS, read, same
from tests.load.reading.files import docx, docx_of, word_p

ESSAY = ESSAYS[1]
FIRST, *REST = ESSAY.paragraphs
TITLE = word_p(ESSAY.title, "Titel") + word_p(ESSAY.byline)
REFERENCE = (
    '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    + word_p("A quotation that a designer pulled out of the text")
    + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent>"
    + word_p("A quotation that a designer pulled out of the text")
    + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def r(text: str, run: str = "") -> str:
    return word_p(text, run=run).removeprefix("<w:p>").removesuffix("</w:p>")


def whole(first: str, *more: str) -> bytes:
    return docx(TITLE + first + "".join(map(word_p, REST)) + "".join(more))


def cut(text: str) -> tuple[str, str]:
    middle = text.index(" ", len(text) // 2) + 1
    return text[:middle], text[middle:]


A, B = cut(FIRST)


def reasons(data: bytes) -> set[str]:
    reading, said = read(data, "e.docx")
    same(reading, ESSAY)
    assert said == []
    return {each.why for each in reading.left_out}


def test_styles_are_known_by_their_names_in_any_language() -> None:
    body = word_p("Bild 1. Die Bibliothek am Abend", "Beschriftung") + word_p(
        "Heading", "berschrift1"
    )
    reading, _ = read(docx(TITLE + word_p(FIRST) + body + "".join(map(word_p, REST))), "e.docx")
    same(reading, ESSAY)
    assert [each.why for each in reading.left_out] == ["a caption", "a heading"]
    assert str(reading.left_out[0].spot) == "paragraph 4"


def test_footnotes_and_text_boxes_are_left_out() -> None:
    assert reasons(whole(f"<w:p>{r(A)}{REFERENCE}{BOX}{r(B)}</w:p>")) == {
        "a text box",
        "a note mark",
    }


def test_tracked_changes_count_as_accepted() -> None:
    first = (
        f"<w:p>{r(A)}<w:del><w:r><w:delText>old words </w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('moved words ')}</w:moveFrom><w:ins>{r(B[:9])}</w:ins>"
        f"<w:moveTo>{r(B[9:])}</w:moveTo></w:p>"
    )
    assert reasons(whole(first)) == {"deleted text", "text moved away"}
    assert "tracked changes" in read(whole(first), "e.docx")[0].notes[0]


def test_hidden_text_is_left_out() -> None:
    assert reasons(whole(f"<w:p>{r(A)}{r('for the printer only', '<w:vanish/>')}{r(B)}</w:p>")) == {
        "hidden text"
    }


def test_what_other_readers_lose_is_kept() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(B[:7])}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{r(B[7:14])}</w:sdtContent></w:sdt>"
    tag = f'<w:smartTag w:element="place">{r(B[14:21])}</w:smartTag>'
    link = f"<w:hyperlink>{r(B[21:28])}</w:hyperlink>"
    simple = f'<w:fldSimple w:instr="DATE">{r(B[28:])}</w:fldSimple>'
    assert reasons(whole(f"<w:p>{r(A)}{field}{control}{tag}{link}{simple}</w:p>")) == set()


def test_breaks_inside_a_paragraph_are_spaces() -> None:
    page = '<w:r><w:lastRenderedPageBreak/><w:br w:type="page"/></w:r>'
    assert reasons(whole(f"<w:p>{r(A.strip())}<w:r><w:br/></w:r>{page}{r(B)}</w:p>")) == set()


def test_a_large_first_letter_is_part_of_its_word() -> None:
    frame = '<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>' + r(FIRST[0]) + "</w:p>"
    assert reasons(whole(frame + word_p(FIRST[1:]))) == set()


def test_tables_of_data_are_left_out_and_those_of_layout_read() -> None:
    def table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"

    data = table(word_p("Year"), word_p("Visitors"), word_p("1,200"))
    assert reasons(whole(word_p(FIRST), data)) == {"a table"}
    layout = docx(TITLE + table("".join(map(word_p, ESSAY.paragraphs))))
    assert reasons(layout) == set()


def test_powers_and_endings_are_no_note_marks() -> None:
    up = '<w:vertAlign w:val="superscript"/>'
    first = word_p("").replace("</w:p>", r("On the 5") + r("th", up) + r(" of May they cleared 30 m")
                               + r("2", up) + r(" of floor, and nobody complained.") + "</w:p>")  # fmt: skip
    reading, _ = read(docx(TITLE + word_p(FIRST) + first), "e.docx")
    assert reading.paragraphs[1] == (
        "On the 5th of May they cleared 30 m2 of floor, and nobody complained."
    )


def test_a_formula_is_told_as_lost() -> None:
    formula = "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"
    reading, said = read(whole(f"<w:p>{r(A)}{formula}{r(B)}</w:p>"), "e.docx")
    assert said == ["could not be read: paragraph 3 (a formula): “a=b”"]
    assert [each.lost for each in reading.left_out] == [True]


def test_every_word_of_the_file_is_somewhere() -> None:
    """Nothing vanishes: what is no paragraph is left out with its reason."""
    body = f"<w:p>{r(A)}{REFERENCE}{BOX}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>{r(B)}</w:p>"
    reading, _ = read(whole(body), "e.docx")
    said = " ".join([*reading.paragraphs, *(each.text for each in reading.left_out)])
    for word in ("gone", "designer", "neighbors", "laundromat"):
        assert word in said


def test_plain_word_file_leaves_nothing_out() -> None:
    assert reasons(docx_of(ESSAY)) == set()


def test_a_pasted_text_in_one_paragraph_is_parted_at_its_double_breaks() -> None:
    breaks = "<w:r><w:br/></w:r><w:r><w:br/></w:r>"
    pasted = docx(f"{TITLE}<w:p>{breaks.join(map(r, ESSAY.paragraphs))}</w:p>")
    assert reasons(pasted) == set()


def test_a_file_without_any_style() -> None:
    title = word_p(ESSAY.title, run="<w:b/>") + word_p(ESSAY.byline) + word_p("March 19, 2024")
    heading = word_p("What It Costs", run="<w:b/>")
    body = word_p(FIRST) + heading + "".join(map(word_p, REST))
    assert reasons(docx(title + body)) == {"a date", "a heading"}


def test_a_text_pasted_line_by_line_is_joined() -> None:
    lines = [
        word_p(line)
        for text in ESSAY.paragraphs
        for line in [*textwrap.wrap(text, 80, break_on_hyphens=False), ""]
    ]
    pasted = docx(f"{TITLE}{word_p('')}{''.join(lines)}")
    assert reasons(pasted) == set()
    assert "every line was a paragraph" in read(pasted, "e.docx")[0].notes[0]

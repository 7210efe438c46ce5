"""Workbooks: what they hold is read, and what they are up to is stopped."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.load.roster.support import SAMPLES, read

TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="A" sheetId="1" r:id="a"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}  # fmt: skip


def cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def workbook(*rows: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    body = "".join(f"<row>{row}</row>" for row in rows)
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{body}</sheetData></worksheet>"
    )
    return packed({**PARTS, "xl/worksheets/sheet1.xml": sheet, **(more or {})})


def test_a_small_workbook_is_read() -> None:
    found = read(workbook(cell("A1", "name"), cell("A2", "Oak, Ada")))
    assert (found.names, found.said) == (["Ada Oak"], [])


def test_a_list_without_a_heading_is_read() -> None:
    found = read(workbook(cell("B1", "Oak, Ada"), cell("B2", "Elm, Bo")))
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])
    assert found.read_as == ("one name in each row", "2 students")


def test_numbers_dates_and_truths_are_read_as_people_read_them() -> None:
    head = "".join(
        cell(f"{letter}1", text)
        for letter, text in zip("ABC", ("name", "id", "absent"), strict=True)
    )
    row = '{}<c r="B{}"><v>{}</v></c><c r="C{}" t="b"><v>{}</v></c>'
    found = read(
        workbook(
            head,
            row.format(cell("A2", "Kim Lee"), 2, "1001.0", 2, 1),
            row.format(cell("A3", "Kim Lee"), 3, "1002", 3, 0),
        )
    )
    assert found.keys == ["Kim Lee (1001)", "Kim Lee (1002)"]
    assert [student.facts.absent for student in found.students] == [True, False]


def test_what_unpacks_to_too_much_is_refused_by_the_size_it_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kit.load.roster.workbook.MOST_UNPACKED", 1024 * 1024)
    large = workbook(cell("A1", "name"), more={"xl/sharedStrings.xml": b"0" * 1_100_000})
    assert read(large).said == ["unpacks to more than 1 MB"]


def test_what_lies_about_its_size_is_refused() -> None:
    plain = workbook(cell("A1", "name"), more={"xl/sharedStrings.xml": b"0" * 3_000_000})
    size = (3_000_000).to_bytes(4, "little")
    assert plain.count(size) == 2
    assert read(plain.replace(size, (1_000).to_bytes(4, "little"))).said == [
        "is not a workbook that can be read"
    ]


def test_pictures_in_a_workbook_do_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.load.roster.workbook.MOST_UNPACKED", 1024 * 1024)
    more = {"xl/media/image1.png": b"0" * 1_100_000}
    assert read(workbook(cell("A1", "name"), cell("A2", "Ada"), more=more)).names == ["Ada"]


@pytest.mark.parametrize("far", ["XFD1048576", "J1048576", "ZZZ9999"])
def test_a_cell_far_out_is_named(far: str) -> None:
    found = read(workbook(cell("A1", "name"), cell("A2", "Ada"), cell(far, "x")))
    assert found.said == [f"has a sheet with something far from the list, in the cell {far}"]


def test_a_cell_far_out_that_is_not_seen_coming_does_not_end_the_kit() -> None:
    # The row says where it is, the cells do not: calamine makes room for 43 million of them.
    row = '</row><row r="1048576">' + "<c/>" * 40 + "<c><v>1</v></c></row><row>"
    found = read(workbook(cell("A1", "name"), cell("A2", "Ada"), row))
    assert found.roster is None
    (said,) = found.said
    # Where the system bounds memory, the reader breaks off; elsewhere it sees the rows.
    assert said.startswith(("takes more memory or time", "has more than 5,000 rows"))


def test_a_list_with_one_word_far_below_is_refused() -> None:
    row = '</row><row r="300000"><c t="inlineStr"><is><t>x</t></is></c></row><row>'
    found = read(workbook(cell("A1", "name"), cell("A2", "Ada"), row))
    assert found.said == ["has more than 5,000 rows"]


def test_styled_cells_far_out_are_nothing() -> None:
    found = read(workbook(cell("A1", "name"), cell("A2", "Ada"), '<c r="XFD1048576" s="1"/>'))
    assert found.names == ["Ada"]


def test_too_many_rows_and_columns() -> None:
    rows = [cell(f"A{n}", f"N{'x' * (n % 7)}") for n in range(2, 5_110)]
    assert read(workbook(cell("A1", "name"), *rows)).said == ["has more than 5,000 rows"]
    found = read(workbook(cell("A1", "name") + cell("DZ1", "t"), cell("A2", "Ada")))
    assert found.names == ["Ada"]
    assert found.said == ["has more than 100 columns; only the first 100 are read"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 but no more", "is not a workbook that can be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 but no more", "is not a workbook that can be read"),
        (packed({"word/document.xml": "<x/>"}), "is a text document"),
        (packed({"a.txt": "name"}), "is not a workbook that can be read"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is protected by a password",
        ),
        (workbook(), "is empty"),
    ],
)
def test_what_is_no_workbook_is_said(data: bytes, said: str) -> None:
    found = read(data)
    assert found.roster is None
    assert found.said == [said]


def test_a_list_of_people_called_pk_is_text() -> None:
    assert read("PK Subban\nPK Oak\n").names == ["PK Subban", "PK Oak"]


@settings(max_examples=25)
@given(
    st.sampled_from(["class_9b.xlsx", "klasse.ods", "old_list.xls"]),
    st.lists(st.tuples(st.floats(0, 0.999), st.binary(min_size=1, max_size=8)), max_size=6),
    st.floats(0, 1),
)
def test_a_broken_workbook_gives_students_or_a_problem(
    file: str, damage: list[tuple[float, bytes]], kept: float
) -> None:
    data = bytearray((SAMPLES / file).read_bytes())
    for where, what in damage:
        start = int(where * len(data))
        data[start : start + len(what)] = what
    found = read(bytes(data[: max(8, int((0.5 + kept) * len(data)))]))
    assert found.problems or found.students


def test_calamine_is_not_imported_for_text() -> None:
    code = (
        "import sys; from kit.load.roster import load_roster; from kit.problems import Problems;"
        "load_roster(None, b'name\\nAda\\n', Problems());"
        "print(sorted({'python_calamine', 'subprocess'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "python_calamine" not in done.stdout


FILTERED = (
    f'<row r="1">{cell("A1", "Name")}</row><row r="2">{cell("A2", "Ada Oak")}</row>'
    f'<row r="3" hidden="1">{cell("A3", "Bo Elm")}</row>'
    f'<row spans="1:2" hidden="true" r="4">{cell("A4", "Cy Ash")}</row>'
    f'<row r="5">{cell("A5", "Di Fir")}</row>'
)


def sheet_of(rows: str) -> bytes:
    body = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<sheetData>{rows}</sheetData><autoFilter ref="A1:A5"/></worksheet>'
    )
    return packed({**PARTS, "xl/worksheets/sheet1.xml": body})


def test_rows_that_a_filter_hides_are_left_out_and_counted() -> None:
    found = read(sheet_of(FILTERED))
    assert (found.names, found.said) == (["Ada Oak", "Di Fir"], [])
    assert found.read_as[0] == (
        "2 rows that are hidden in the workbook, as by a filter, left out; show what should be read"
    )
    assert found.students[1].place.line == 5


@pytest.mark.parametrize("name", ["filtered.xls", "filtered.xlsb"])
def test_the_older_and_the_binary_kind_hide_rows_too(name: str) -> None:
    found = read((SAMPLES / name).read_bytes())
    assert (found.names, found.said) == (["Ada Oak", "Cy Ash", "Ed Yew"], [])
    assert found.read_as[1].startswith("2 rows that are hidden in the workbook")


def test_formulas_that_were_never_calculated_are_told() -> None:
    formula = '<c r="A{0}"><f>B{0}&amp;" "&amp;C{0}</f>{1}</c>'
    head = f'<row r="1">{cell("A1", "Name")}</row>'
    empty = "".join(f'<row r="{n}">{formula.format(n, "<v></v>")}</row>' for n in (2, 3))
    found = read(sheet_of(head + empty))
    assert found.roster is None
    assert found.said == ["has 2 cells whose formulas were never calculated"]
    assert found.problems[0].hint == "open it in a spreadsheet program and save it once"
    done = '<c r="A2" t="str"><f>B2</f><v>Ada Oak</v></c>'
    nothing = '<c r="B2" t="str"><f>C2</f><v></v></c>'
    found = read(sheet_of(f'{head}<row r="2">{done}{nothing}</row>'))
    assert (found.names, found.said) == (["Ada Oak"], [])


def ods_of(*rows: str, columns: str = "") -> bytes:
    with zipfile.ZipFile(SAMPLES / "klasse.ods") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = parts["content.xml"].decode()
    start, end = content.index("<table:table-row>"), content.index("</table:table></office:spr")
    first = content.index("<table:table-column") if columns else start
    made = content[:first] + columns + "".join(rows) + content[end:]
    return packed(parts | {"content.xml": made.encode()})


def ods_row(*cells: str, more: str = "") -> str:
    made = (f'<table:table-cell office:value-type="string">{each}</table:table-cell>'
            for each in cells)  # fmt: skip
    return f"<table:table-row{more}>{''.join(made)}</table:table-row>"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("<text:p>Ben<text:line-break/>Oak</text:p>", "Ben Oak"),
        ("<text:p>Ben<text:tab/>Oak</text:p>", "Ben Oak"),
        ('<text:p>Ben<text:s text:c="3"/>Oak</text:p>', "Ben Oak"),
        ("<text:p>Ben</text:p><text:p>Oak</text:p>", "Ben Oak"),
        (
            "<text:p><text:ruby><text:ruby-base>山田</text:ruby-base><text:ruby-text>やまだ"
            "</text:ruby-text></text:ruby> 太郎</text:p>",
            "山田 太郎",
        ),
    ],
)
def test_breaks_in_opendocument_are_spaces_and_furigana_is_no_name(written: str, name: str) -> None:
    assert read(ods_of(ods_row("<text:p>Name</text:p>"), ods_row(written))).names == [name]


def test_opendocument_hides_rows_too() -> None:
    rows = [ods_row(f"<text:p>{name}</text:p>") for name in ("Name", "Ada Oak")]
    hidden = [
        ods_row(f"<text:p>{name}</text:p>", more=f' table:visibility="{how}"')
        for name, how in (("Bo Elm", "filter"), ("Cy Ash", "collapse"))
    ]
    found = read(ods_of(*rows, *hidden, ods_row("<text:p>Di Fir</text:p>")))
    assert found.names == ["Ada Oak", "Di Fir"]
    assert found.read_as[0].startswith("2 rows that are hidden")


@pytest.mark.parametrize(
    ("name", "said"),
    [("class.csv", "is a compressed folder"), ("Index/Document.iwa", "is a document of Numbers")],
)
def test_archives_of_other_kinds_are_named(name: str, said: str) -> None:
    assert read(packed({name: "name\nAda\n"})).said[0].startswith(said)


COLUMNS = (
    f'<row r="1">{cell("A1", "Name")}{cell("B1", "Legal Name")}{cell("C1", "Level")}</row>'
    f'<row r="2">{cell("A2", "Ada Oak")}{cell("B2", "Adam Oak")}{cell("C2", "supported")}</row>'
    f'<row r="3">{cell("A3", "Bo Elm")}{cell("B3", "Bob Elm")}</row>'
)


def with_columns(columns: str, rows: str = COLUMNS) -> bytes:
    body = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>"
    )
    return packed({**PARTS, "xl/worksheets/sheet1.xml": body})


@pytest.mark.parametrize(
    ("columns", "left_out", "level"),
    [
        ('<col min="1" max="3" width="9"/>', None, "supported"),
        ('<col min="2" max="2" hidden="1" width="0"/>',
         "the column that is … “Legal Name”", "supported"),
        ('<col max="3" min="2" width="0" customWidth="1"/>',
         "the columns that are … “Legal Name”, “Level”", "standard"),
        ('<col min="4" max="16384" hidden="1"/>', None, "supported"),
    ],
)  # fmt: skip
def test_columns_that_are_hidden_are_not_read_and_that_is_said(
    columns: str, left_out: str | None, level: str
) -> None:
    found = read(with_columns(columns))
    assert (found.names, found.said) == (["Ada Oak", "Bo Elm"], [])
    assert found.students[0].facts.level == level
    said = [line for line in found.read_as if "hidden" in line]
    shown = "hidden in the workbook left out; show what should be read:"
    assert said == ([] if left_out is None else [left_out.replace("…", shown)])


def test_a_list_whose_names_are_hidden_says_that() -> None:
    found = read(with_columns('<col min="1" max="2" hidden="true"/>'))
    assert found.roster is None
    assert found.said == ["the column “Name” is hidden, and holds the names"]
    assert found.problems[0].hint == "show that column, and save the workbook again"


def test_opendocument_hides_columns_too() -> None:
    rows = [
        ods_row(*(f"<text:p>{text}</text:p>" for text in cells))
        for cells in (("Name", "Level"), ("Ada Oak", "supported"))
    ]
    column = '<table:table-column table:visibility="collapse" table:number-columns-repeated="3"/>'
    found = read(ods_of(*rows, columns=f"<table:table-column/>{column}"))
    assert found.students[0].facts.level == "standard"
    assert "the column that is hidden" in " ".join(found.read_as)


def test_the_older_kind_of_workbook_hides_columns_too() -> None:
    old = (SAMPLES / "filtered.xls").read_bytes()
    # The record of the list's extent (DIMENSIONS) gives its place to one of columns (COLINFO).
    extent = struct.pack("<HHIIHHH", 0x0200, 14, 0, 6, 0, 2, 0)
    column = struct.pack("<HHHHHHHHH", 0x007D, 14, 1, 1, 2560, 15, 1, 0, 0)
    assert old.count(extent) == 1
    found = read(old.replace(extent, column))
    assert found.names == ["Ada Oak", "Cy Ash", "Ed Yew"]
    assert any("column that is hidden" in said and "“Class”" in said for said in found.read_as)
    assert "not used" not in found.read_as[-1]


def test_the_binary_kind_of_workbook_hides_columns_too() -> None:
    with zipfile.ZipFile(SAMPLES / "filtered.xlsb") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet2.bin"
    # BrtBeginColInfos, BrtColInfo and BrtEndColInfos, before BrtBeginSheetData.
    start = parts[sheet].index(b"\x91\x01\x00")
    record = b"\x86\x03\x00\x3c\x12" + struct.pack("<IIIIH", 0, 0, 0, 0, 1) + b"\x87\x03\x00"
    parts[sheet] = parts[sheet][:start] + record + parts[sheet][start:]
    found = read(packed(parts))
    assert found.roster is None
    (said,) = found.said
    assert said == "has no sheet with a column of names that is known, among “Notes”, “Class”"

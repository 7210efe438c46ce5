"""The finished PDFs of the bundled debate, read back as a reader gets them."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from kit.model.role import Role
from tests.tools import structure
from tests.tools.listed import bundled, file_of, sheet_number, sheets
from tests.tools.sample import some
from tests.tools.words import pages_text

SIZES = {"letter": (612, 792), "a4": (595.28, 841.89)}
BRIEF_HEADINGS = [
    "Who you are", "In the essay", "Your best arguments", "What you want",
    "What you cannot accept", "What gives you weight", "What others will say, and your answer",
]  # fmt: skip


def cast(folder: Path) -> list[Role]:
    """The roles that have a packet there: on one of the papers these are only some."""
    roles = [role for role in bundled().roles if not role.extension]
    return [role for role in roles if (folder / "roles" / f"{file_of(role.id)}.pdf").exists()]


def packets(folder: Path, level: str = "standard") -> list[Path]:
    """The packets of one reading level, in the order of the cast."""
    found = sorted((folder / "roles").glob("*.pdf"))
    return [path for path in found if ("-supported" in path.name) == (level == "supported")]


def sample(folder: Path) -> list[Path]:
    """Files to look at closely: some packets of either level, some handouts, and the guide."""
    found = some("packets", packets(folder), 2)
    found += some("supported packets", packets(folder, "supported"), 1)
    found += some("handouts", sorted(folder.glob("handouts/*.pdf")), 12)
    return [*found, folder / "teacher.pdf"]


def everything(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pdf"))


# Reading takes a while, and several tests look at the same.
read = functools.cache(structure.read)
opened = functools.cache(PdfReader)
texts = functools.cache(pages_text)


def text_of(path: Path) -> str:
    """All the words of a PDF, as another program reads them."""
    return plain(" ".join(texts(path)))


HYPHENS = re.compile(r"[-\u00ad\ufffe]| ")
"""A narrow column breaks words."""


def plain(words: str) -> str:
    """Words with the quotes that people type."""
    return words.translate(str.maketrans("“”‘’", "\"\"''"))


def test_the_files_there_are(letter: Path) -> None:
    names = [path.relative_to(letter).as_posix() for path in everything(letter)]
    roles = [
        f"roles/{number:02}-{role}{level}.pdf"
        for number, role in enumerate(bundled().facts.cast, start=1)
        for level in ("-supported", "")
    ]
    assert [name for name in names if name.startswith("roles/")] == roles
    assert {"class.pdf", "teacher.pdf", "handouts/agenda.pdf", "handouts/clauses.pdf"} < set(names)


def test_the_manifest_tells_of_every_file(built: Path) -> None:
    files = json.loads((built / "manifest.json").read_text("utf-8"))["files"]
    assert sorted(files) == [path.relative_to(built).as_posix() for path in everything(built)]
    for name, facts in files.items():
        assert facts["pages"] == len(opened(built / name).pages)
        assert facts["inputs"]


def test_every_page_has_the_papers_size(built: Path) -> None:
    paper = json.loads((built / "manifest.json").read_text("utf-8"))["settings"]["paper"]
    for path in everything(built):
        for page in opened(path).pages:
            box = page.mediabox
            assert (float(box.width), float(box.height)) == pytest.approx(SIZES[paper], abs=0.6)


def test_every_tree_is_sound(built: Path) -> None:
    for path in sample(built):
        assert read(path).faults == [], path.name


def test_every_file_has_title_language_outline_and_labels(built: Path) -> None:
    for path in everything(built):
        reader = opened(path)
        assert reader.metadata is not None
        assert str(reader.metadata.title).endswith(" · A deal with North Korea?")
        root = reader.trailer["/Root"]
        assert root["/Lang"] == bundled().facts.language
        assert root["/MarkInfo"]["/Marked"]
        assert reader.outline
        assert len(set(reader.page_labels)) >= len(reader.pages) * (path.name != "class.pdf")


def test_only_the_kits_fonts_are_used_and_all_are_embedded(built: Path) -> None:
    for path in sample(built):
        for page in opened(path).pages:
            fonts = page.get("/Resources", {}).get("/Font", {})
            for name in fonts:
                base = str(fonts[name]["/BaseFont"])
                assert "Source-Serif-4" in base or "Source-Sans-3" in base, (path.name, base)
                descriptor = fonts[name]["/DescendantFonts"][0].get_object()["/FontDescriptor"]
                assert "/FontFile2" in descriptor


def test_a_packet_has_its_sections_in_order(built: Path) -> None:
    for path in packets(built):
        reader = opened(path)
        parts = [str(item.title) for item in reader.outline if not isinstance(item, list)]
        assert parts == [section.name for section in sheets().packet]
        numbers = [int(label.split(".")[0]) for label in reader.page_labels]
        assert list(dict.fromkeys(numbers)) == list(range(1, max(numbers) + 1))


def test_brief_and_private_instructions_are_one_page_each(built: Path) -> None:
    for path, role in zip(packets(built), cast(built), strict=True):
        _, brief, private, *_ = texts(path)
        assert role.facts.name in brief
        for heading in BRIEF_HEADINGS:
            assert heading in brief
        assert "Your priorities, the most important first" in private
        assert "page 1 of 1" in brief
        assert "page 1 of 1" in private


def test_the_cover_names_all_at_the_table_and_what_is_inside(built: Path) -> None:
    for path, role in zip(packets(built), cast(built), strict=True):
        cover = texts(path)[0]
        assert bundled().facts.question in cover
        for other in bundled().roles:
            assert other.extension or other.id == role.id or other.facts.short in cover
        assert f"Your role · number {role.number}" in cover
        assert f"{sheet_number(built, 'Private instructions')} Private instructions" in cover


def test_a_packet_holds_nothing_that_is_not_its_readers(built: Path) -> None:
    secrets = {
        role.id: _secret_words(role.bodies[0].text)
        for role in bundled().roles
        if not role.extension
    }
    for path, role in zip(packets(built), cast(built), strict=True):
        words = text_of(path)
        assert all(words_of in words for words_of in secrets[role.id])
        for other in (each for each in bundled().roles if each.id in secrets):
            if other.id != role.id:
                assert not [said for said in secrets[other.id] if said in words], (
                    role.id,
                    other.id,
                )
            for prompt in other.facts.prompts:
                assert plain(prompt.strong[:40]) not in words
    for path in built.glob("handouts/*.pdf"):
        words = text_of(path)
        assert not [said for found in secrets.values() for said in found if said in words]


def _secret_words(template: str) -> list[str]:
    """The first words of each line of a role's secrets, as they are printed at “standard”.

    Those that every role has are no secret.
    """
    block = template.partition("{% block secrets %}")[2].partition("{% endblock %}")[0]
    block = block.partition("{% else %}")[2] or block
    return [
        plain(re.split(r"[,.]", line[2:])[0][:40])
        for line in block.split("\n")
        if line.startswith("- ") and not line.startswith("- Without a deal, you")
    ]


def test_the_guide_holds_the_answers_and_the_script(built: Path) -> None:
    words = text_of(built / "teacher.pdf")
    unbroken = HYPHENS.sub("", words)
    for role in bundled().roles:
        for prompt in () if role.extension else role.facts.prompts:
            assert HYPHENS.sub("", plain(prompt.strong[:40])) in unbroken
    assert "Welcome to the summit" in words
    titles = [
        str(item.title)
        for item in opened(built / "teacher.pdf").outline
        if not isinstance(item, list)
    ]
    # This debate has all that sheets of the guide need, but no class.
    assert titles == [
        section.name
        for section in sheets().teacher
        if any(sheet.needs not in ("roster", "code_names") for sheet in section.sheets)
    ]


def test_the_copier_plan_tells_sides_paper_and_ink(letter: Path) -> None:
    words = " ".join(text_of(letter / "teacher.pdf").split())
    plan = words[words.index("Copier plan Each packet:") :]
    packet = opened(packets(letter)[0])
    sides = len(packet.pages)
    row = re.search(r"roles/ packets of roles (\d+) (\d+) (\d+) (\d+) (\d+\.\d) %", plan)
    assert row is not None, plan[:600]
    paper = -(-sides // 2)
    assert [int(row[2]), int(row[3]), int(row[4])] == [sides, paper, paper * int(row[1])]
    assert 1 < float(row[5]) < 20
    by_sheet = plan.split("sheet by sheet")[1]
    sheets = re.findall(r"(?<![\d.])(\d+) [A-Z][^%]*? (\d) (\d) (\d+\.\d) %", by_sheet)
    assert sum(int(count) for _, count, _, _ in sheets) == sides
    assert f"In all {sides} {-(-sides // 2)} " in by_sheet
    tents = re.search(r"handouts/ Name tents 1 (\d+) (\d+) ", plan)
    assert tents is not None
    assert tents[1] == tents[2], "they are printed on one side"


def test_a_sheet_has_as_many_pages_on_either_paper(letter: Path, a4: Path) -> None:
    # What the essay leaves out stays together, as phases of an agenda do: on Letter, these two may
    # need a page more.
    longer = tuple(
        opened(letter / "handouts" / f"{name}.pdf").page_labels[0].partition(".")[0] + "."
        for name in ("essay-guide", "agenda")
    )
    counts = [
        {
            path.relative_to(folder).as_posix(): [
                label for label in opened(path).page_labels if not label.startswith(longer)
            ]
            for path in packets(folder)
        }
        for folder in (letter, a4)
    ]
    assert counts[1]
    assert counts[0] == counts[0] | counts[1]


def test_the_class_file_is_all_packets_in_print_order(letter: Path) -> None:
    reader = opened(letter / "class.pdf")
    starts = [
        (str(item.title), reader.get_destination_page_number(item))
        for item in reader.outline
        if not isinstance(item, list)
    ]
    assert [title for title, _ in starts] == [role.facts.name for role in cast(letter)]
    assert all(page is not None and page % 2 == 0 for _, page in starts)
    assert read(letter / "class.pdf").faults == []
    texts = [each.text for each in read(letter / "class.pdf").elements if each.text]
    for path in packets(letter)[3::5]:
        packet = [each.text for each in read(path).elements if each.text]
        assert "\n".join(packet) in "\n".join(texts), path.name


def test_a_handout_is_the_same_sheet_as_in_the_packets(letter: Path) -> None:
    joined = {
        level: "\n".join(
            each.text for each in read(packets(letter, level)[0]).elements if each.text
        )
        for level in ("standard", "supported")
    }
    found = []
    for path in letter.glob("handouts/*.pdf"):
        alone = "\n".join(each.text for each in read(path).elements if each.text)
        level = "supported" if "-supported" in path.name else "standard"
        if alone in joined[level]:
            found.append(path.stem)
    # All that everyone gets in the full set, but for the teacher's copy of the essay, which is not
    # there, and for what is made for each seat.
    full = sheets().every_set["full"].packet
    assert set(found) >= {
        f"{sheet.id}{suffix}"
        for section in sheets().packet
        for sheet in section.sheets
        for suffix in ("", "-supported")[: 1 + sheet.levels]
        if sheet.audience == "everyone" and sheet.needs != "essay"
        if sheet.id in full and not sheet.seats
    }


def test_the_teachers_copy_becomes_a_reading(with_essay: Path) -> None:
    (packet,) = packets(with_essay)
    numbers = [each for each in read(packet).texts("H2") if each.startswith("¶")]
    assert numbers == [f"¶{number}" for number in range(1, 9)]
    for number in range(1, 9):
        assert f"READING-{number} says this." in text_of(packet)


def test_the_edge_of_the_paper_stays_white(built: Path) -> None:
    """Copiers cut off what lies within a few millimetres of the edge."""
    for path in [packets(built)[-1], built / "teacher.pdf"]:
        with pypdfium2.PdfDocument(path) as pdf:
            for page in pdf:
                picture = page.render(scale=1, grayscale=True).to_pil()
                width, height = picture.size
                edge = int(10 / 25.4 * 72)
                inside = picture.copy()
                picture.paste(255, (edge, edge, width - edge, height - edge))
                assert picture.getextrema() == (255, 255), path.name
                assert inside.getextrema()[0] < 128


def test_every_brief_cites_what_it_says_it_cites(built: Path) -> None:
    for path, role in zip(packets(built), cast(built), strict=True):
        said = "".join(texts(path)[1:3])
        for number in role.facts.cites:
            assert f"¶{number}" in said


def test_the_argument_map_is_read_as_a_list_of_reasons(letter: Path) -> None:
    elements = read(letter / "handouts" / "argument-map.pdf").elements
    starts = [at for at, element in enumerate(elements) if element.tag == "LI"]
    reasons = bundled().facts.argument_map
    assert reasons is not None
    assert len(starts) == len(reasons.reasons)
    for start in starts:
        said = [element.text for element in elements[start:] if element.tag == "P"][:6]
        assert said[0].startswith("because")
        assert said[2::2] == ["but", "The essay answers"]

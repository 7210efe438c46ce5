"""What is drawn for which reader, and what stays when something goes wrong."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from kit.pipeline.request import Request, RosterSource
from kit.preview.readers import Reader
from kit.preview.studio import GivenUp, Studio
from kit.preview.view import Drawn, ShownView, View
from tests.conftest import REPOSITORY, edit, tree

PARENTS = View("role-parents")


def studio_of(
    project: Path,
    cache: Path,
    debate: str = "later-start",
    roster: str | None = None,
    chosen: str | None = None,
) -> Studio:
    source = RosterSource(path=None if roster is None else project / roster)
    request = Request(project, debate, project / "output", cache, source=source, chosen=chosen)
    return Studio(request, "secret")


@pytest.fixture
def studio(project: Path, cache: Path) -> Studio:
    return studio_of(project, cache)


def drawn_of(shown: ShownView) -> Drawn:
    assert shown.current, (shown.problems, shown.trouble)
    assert shown.drawn is not None
    return shown.drawn


def groups(readers: tuple[Reader, ...]) -> list[str]:
    return list(dict.fromkeys(each.group for each in readers))


def text_of(drawn: Drawn, label: str) -> list[tuple[str, str]]:
    (page,) = (page for page in drawn.pages if page.label == label)
    return [(block.kind, block.text) for block in page.look.text]


def test_the_packet_is_the_one_that_a_build_makes(letter: Path, cache: Path) -> None:
    studio = studio_of(REPOSITORY, cache, "north-korea-deal", chosen="full")
    drawn = drawn_of(studio.show(View("role-china")))
    assert drawn.file == "05-china.pdf"
    assert drawn.pdf == (letter / "roles" / drawn.file).read_bytes()
    assert len(drawn.pages) == len(PdfReader(BytesIO(drawn.pdf)).pages)


def test_an_edit_changes_only_the_picture_of_that_page(studio: Studio, role_file: Path) -> None:
    before = drawn_of(studio.show(PARENTS))
    edit(role_file, "More sleep (¶1)", "More rest (¶1)")
    after = drawn_of(studio.show(PARENTS))
    digests = {page.label: page.look.digest for page in before.pages}
    changed = [page for page in after.pages if digests[page.label] != page.look.digest]
    assert [page.sheet for page in changed] == ["Brief"]
    assert ("item", "More rest (¶1)") in text_of(after, changed[0].label)
    old, new = (
        studio_picture(studio, digest)
        for digest in (after.pages[0].look.digest, changed[0].look.digest)
    )
    assert old.size == new.size
    assert old.tobytes() != new.tobytes()
    assert studio.picture(digests[changed[0].label], 400) is None


def studio_picture(studio: Studio, digest: str) -> Image.Image:
    data = studio.picture(digest, 400)
    assert data is not None
    image = Image.open(BytesIO(data))
    # Black and white pages are sent as gray.
    assert image.mode == "L"
    assert image.width in (400, 401)
    return image


def test_text_is_read_in_the_order_of_the_page(studio: Studio) -> None:
    text = text_of(drawn_of(studio.show(PARENTS)), "2.1")
    headings = [words for kind, words in text if kind == "heading"]
    assert headings[:3] == ["Parents", "Who you are", "In the essay"]
    who = text.index(("heading", "Who you are"))
    kind, words = text[who + 1]
    assert kind == "text"
    assert words.startswith("You are the Parents of this town. Most of you leave for work before")
    assert words.endswith("until the children go.")
    assert not any("•" in words for _, words in text)


def test_an_error_keeps_the_last_good_pages(studio: Studio, role_file: Path) -> None:
    before = drawn_of(studio.show(PARENTS))
    edit(role_file, "{% block leverage %}", "{% blok leverage %}")
    shown = studio.show(PARENTS)
    assert not shown.current
    assert shown.drawn == before
    (found,) = shown.problems
    assert found.role == "parents"
    assert found.problem.message == "there is no tag “blok”"
    edit(role_file, "{% blok leverage %}", "{% block leverage %}")
    assert drawn_of(studio.show(PARENTS)).pages == before.pages


def test_a_debate_that_is_broken_from_the_start_can_be_corrected(
    studio: Studio, role_file: Path
) -> None:
    edit(role_file, "rank: 2", "rank: two")
    shown = studio.show(View())
    assert shown.drawn is None
    assert "role-parents" in [reader.id for reader in shown.readers]
    assert [found.role for found in shown.problems] == ["parents"]
    edit(role_file, "rank: two", "rank: 2")
    assert drawn_of(studio.show(PARENTS)).title.startswith("Parents")


def test_level_paper_and_format(studio: Studio) -> None:
    plain = studio.show(PARENTS)
    supported = drawn_of(studio.show(View("role-parents", "supported")))
    assert any("your one wish" in words for page in supported.pages for words in words_of(page))
    a4 = drawn_of(studio.show(View("role-parents", paper="a4")))
    assert {round(page.look.height) for page in a4.pages} == {842}
    others = [each.id for each in plain.formats if each.id != plain.view.format]
    for other in others:
        assert drawn_of(studio.show(View("role-parents", format=other))).pages
    wrong = studio.show(View("role-parents", format="sumit"))
    assert wrong.trouble is not None
    assert "there is no format" in wrong.trouble.message


def test_a_print_profile_keeps_the_names_of_pages(studio: Studio) -> None:
    shown = studio.show(View("role-parents", profile="large-print"))
    assert shown.profiles[0].id == "standard"
    labels = [page.label for page in drawn_of(shown).pages]
    assert labels[:2] == ["1.1", "1.1-2"]
    assert len(set(labels)) == len(labels)
    guide = studio.show(View("guide", profile="large-print"))
    assert guide.view.profile == "standard"


def words_of(page: object) -> list[str]:
    return [block.text for block in page.look.text]  # type: ignore[attr-defined]


def test_every_reader_has_pages(studio: Studio) -> None:
    readers = studio.show(PARENTS).readers
    assert groups(readers) == ["Roles", "Tables", "Handouts", "Teacher"]
    for reader in readers:
        if reader.group != "Roles":
            shown = studio.show(View(reader.id))
            assert drawn_of(shown).title.startswith(reader.name)
            assert shown.view.reader == reader.id


def test_the_guide_counts_the_packets_of_both_levels(studio: Studio, project: Path) -> None:
    guide = drawn_of(studio.show(View("guide")))
    text = " ".join(words for page in guide.pages for words in words_of(page))
    assert re.search(r"packets of roles \W*6 ", text)


def test_a_role_that_is_not_at_the_table_joins_when_it_is_shown(cache: Path) -> None:
    studio = studio_of(REPOSITORY, cache, "north-korea-deal")
    shown = studio.show(View("role-press"))
    assert drawn_of(shown).file.endswith("press.pdf")
    assert shown.view.reader == "role-press"


def test_students_only_with_a_roster(studio: Studio, project: Path, cache: Path) -> None:
    assert "Students" not in groups(studio.show(PARENTS).readers)
    (project / "9b.csv").write_text(
        "name,level\nAda Oakleaf,supported\nBo Elm,\nCy Ash,\n", "utf-8"
    )
    with_class = studio_of(project, cache, roster="9b.csv")
    shown = with_class.show(View())
    assert groups(shown.readers) == ["Students", "Roles", "Tables", "Handouts", "Teacher"]
    ada = drawn_of(shown)
    assert ada.title.startswith("Ada Oakleaf · ")
    assert "Ada Oakleaf" in " ".join(words_of(ada.pages[0]))
    assert any("Ada Oakleaf" in page.extract_text() for page in PdfReader(BytesIO(ada.pdf)).pages)


def test_a_name_stays_in_memory(project: Path, tmp_path: Path) -> None:
    (project / "9b.csv").write_text("name\nAda Oakleaf\nBo Elm\nCy Ash\n", "utf-8")
    own_cache = tmp_path / "cache"
    before = tree(project)
    with_class = studio_of(project, own_cache, roster="9b.csv")
    drawn_of(with_class.show(View()))
    parts = [path.read_bytes() for path in own_cache.rglob("*") if path.is_file()]
    assert parts
    assert not [part for part in parts if b"Oakleaf" in part]
    # What is kept of a sheet with names has no pages.
    for part in (each for each in parts if b"%PDF-" in each):
        document = pypdfium2.PdfDocument(part[part.index(b"%PDF-") :])
        for page in document:
            assert "Oakleaf" not in page.get_textpage().get_text_range()
        document.close()
    assert tree(project) == before


def test_a_reader_that_is_gone_is_reported(studio: Studio) -> None:
    shown = studio.show(View("student-of-yesterday"))
    assert shown.trouble is not None
    assert "no longer there" in shown.trouble.message


def test_what_nobody_waits_for_is_given_up(studio: Studio) -> None:
    with pytest.raises(GivenUp):
        studio.show(PARENTS, given_up=lambda: True)
    assert studio.packet(PARENTS) is None

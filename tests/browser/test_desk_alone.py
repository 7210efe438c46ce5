"""The desk in a real browser without a class: an essay of one's own, and what goes wrong."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.desks import BUILT, Desk, Hands, desk_in
from tests.browser.hands import Keyboard, Mouse, axe_violations
from tests.conftest import REPOSITORY

pytest.importorskip("axe_playwright_python", reason="make test-browser installs axe-core")

pytestmark = pytest.mark.browser

HANDS = pytest.mark.parametrize("hands", [Mouse, Keyboard])


@pytest.fixture(scope="module")
def no_class(
    chromium: Any, tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> Iterator[Desk]:
    """A desk that has no class yet, and keeps none."""
    with desk_in(tmp_path_factory.mktemp("no-class") / "mine", chromium, cache) as found:
        yield found


@HANDS
def test_journey_2_an_essay_of_ones_own(no_class: Desk, tmp_path: Path, hands: Hands) -> None:
    tab, hand = no_class.tab, hands(no_class.tab)
    no_class.step("debate", "#essay")
    essay = tmp_path / "night library.docx"
    essay.write_bytes(docx(REPOSITORY / "tests/fixtures/essays/night-library.txt"))
    hand.give("#essay", essay)
    tab.wait_for_selector("#draft")
    assert axe_violations(tab) == []
    boxes = [each.get_attribute("id") for each in tab.query_selector_all("[name=who]:checked")]
    for box in boxes[2:]:
        hand.tick(f"#{box}")
    hand.write("#asked", "Should the library open at night?")
    hand.press("#draft")
    tab.wait_for_selector("#status:has-text('The debate is made')")
    tab.wait_for_selector("#question:has-text('Should the library open at night?')")
    hand.press("#go-on")
    hand.press("#without")
    tab.wait_for_selector("#build")
    hand.press("#build")
    tab.wait_for_selector("#whole", timeout=BUILT)
    assert hand.acts == len(boxes) + 4
    made = max((no_class.folder / "output").glob("[a-z]*"), key=lambda each: each.stat().st_mtime)
    assert len(list((made / "roles").glob("*.pdf"))) == 2


@HANDS
def test_journey_4_what_cannot_be_read_is_said_beside_the_field(
    no_class: Desk, tmp_path: Path, hands: Hands
) -> None:
    tab, hand = no_class.tab, hands(no_class.tab)
    damaged, wrong = tmp_path / "class.csv", tmp_path / "scan.pdf"
    damaged.write_text('name,level\n"Okafor, Ada,\nBen Ruiz,\n', "utf-8")
    wrong.write_bytes(b"%PDF-1.7\n1 0 obj\n")
    hand.press("#to-class")
    for path, said, place in (
        (damaged, "this quotation mark is not closed", "class.csv, line 2"),
        (wrong, "PDF", "scan.pdf"),
    ):
        hand.give("#file", path)
        tab.wait_for_selector(f".problem.error .place:text('{place}')")
        assert said in tab.inner_text(".problem.error")
        assert "What to do" in tab.inner_text(".problem.error")
        assert axe_violations(tab) == []
    hand.press("#forget")
    tab.wait_for_selector("#without")
    hand.press("#to-lesson")
    tab.wait_for_selector("#timetable")
    hand.write("#minutes", "soon")
    tab.wait_for_selector("#minutes[aria-invalid=true]")
    assert "not a length in minutes" in tab.inner_text("#minutes-trouble")
    # The timetable follows, however quickly one goes from field to field.
    for field, words in (("minutes", "50"), ("start", "10:15"), ("breaks", "10:30-10:40")):
        hand.write(f"#{field}", words)
    tab.wait_for_selector("#timetable tr:has(th:text('Break')) td:text('10:30–10:40')")
    assert tab.input_value("#start") == "10:15"
    for field in ("breaks", "start", "minutes"):
        hand.write(f"#{field}", "")
    hand.press("#look")
    tab.wait_for_selector("figure[data-shown]", timeout=BUILT)
    assert "breaks" not in (no_class.folder / "debate-kit.yaml").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows limits no files")
def test_journey_4_a_disk_without_room_and_the_end(
    chromium: Any, tmp_path: Path, cache: Path
) -> None:
    import resource

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))

    with desk_in(tmp_path / "mine", chromium, cache, limit=small_files) as desk:
        tab = desk.tab
        for hands in (Mouse, Keyboard):
            hand = hands(tab)
            if tab.is_visible("#choose-river-road"):
                hand.press("#choose-river-road")
                tab.wait_for_selector("#choose-north-korea-deal")
            hand.press("#to-print")
            hand.press("#build")
            tab.wait_for_selector("#work:not([hidden])")
            tab.wait_for_selector("#result:has-text('Not made')", timeout=BUILT)
            said = tab.inner_text("#result")
            assert "larger than this system allows" in said
            assert "nothing was changed" in said
            assert not (desk.folder / "output" / "river-road" / "manifest.json").exists()
        code, out, err = desk.served.end()
        assert (code, out) == (0, "")
        assert err.endswith("The desk has ended.\n")
        tab.wait_for_selector("#gone:has-text('The desk has ended')")


def docx(text: Path) -> bytes:
    """A Word file with the paragraphs of a text file, the first as its title."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    pieces = [each.strip() for each in text.read_text("utf-8").split("\n\n") if each.strip()]
    style = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>'
    body = "".join(
        f"<w:p>{style if index == 0 else ''}<w:r><w:t>{' '.join(each.split())}</w:t></w:r></w:p>"
        for index, each in enumerate(pieces)
    )
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
        )
    return whole.getvalue()

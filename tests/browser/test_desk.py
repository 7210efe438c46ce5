"""The desk in a real browser: from nothing to packets, without a terminal."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.browser.hands import CANVAS, Keyboard, Mouse, axe_violations
from tests.conftest import REPOSITORY, edit
from tests.preview.support import Served, served

pytest.importorskip("axe_playwright_python", reason="make test-browser installs axe-core")

pytestmark = pytest.mark.browser
CLASS = pytest.mark.xdist_group("class")
"""Tests that share the desk with the class, and so a process, where several run side by side."""
NO_CLASS = pytest.mark.xdist_group("no class")

STEPS = ("debate", "class", "cast", "lesson", "print", "after")
BUILT = 300_000
"""Milliseconds in which a build is to be done, on a machine with other work."""
HANDS = pytest.mark.parametrize("hands", [Mouse, Keyboard])
Hands = Callable[[Any], Mouse]


class Desk:
    """A desk in a folder of its own, and a tab that shows it. The tab may ask nobody else."""

    def __init__(self, chromium: Any, running: Served, folder: Path, **options: Any) -> None:
        self.folder, self.served = folder, running
        self.context = chromium.new_context(viewport={"width": 1280, "height": 900}, **options)
        self.strange: list[str] = []
        self.tab = self.open()

    def open(self) -> Any:
        """Another tab on the same desk."""
        tab = self.context.new_page()
        tab.set_default_timeout(30_000)
        tab.on("request", lambda each: self._note(each.url))
        tab.on("pageerror", lambda failure: self.strange.append(str(failure)))
        tab.goto(self.served.address)
        tab.wait_for_selector(".cards")
        return tab

    def step(self, name: str, ready: str = "#content > *") -> None:
        """Go to a step by its address."""
        self.tab.goto(f"{self.served.address}#{name}")
        self.tab.wait_for_selector(ready)

    def status(self) -> str:
        return str(self.tab.inner_text("#status"))

    def children(self) -> list[psutil.Process]:
        """The processes that make something now."""
        return psutil.Process(self.served.process.pid).children(recursive=True)

    def _note(self, url: str) -> None:
        if not url.startswith((self.served.address, "chrome", "data:", "blob:")):
            self.strange.append(url)


@contextmanager
def desk_in(
    folder: Path, chromium: Any, cache: Path, *, limit: Callable[[], object] | None = None,
    **options: Any,
) -> Iterator[Desk]:  # fmt: skip
    folder.mkdir(parents=True)
    with served(folder, cache, command="desk", limit=limit) as running:
        desk = Desk(chromium, running, folder, **options)
        yield desk
        desk.context.close()
        assert desk.strange == []


@pytest.fixture(scope="module")
def no_class(
    chromium: Any, tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> Iterator[Desk]:
    """A desk that has no class yet, and keeps none."""
    with desk_in(tmp_path_factory.mktemp("no-class") / "mine", chromium, cache) as found:
        yield found


@pytest.fixture(scope="module")
def with_class(
    chromium: Any, tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> Iterator[Desk]:
    """A desk on which a debate, a class and its cast are chosen, and packets made: journey 1."""
    folder = tmp_path_factory.mktemp("desk")
    with desk_in(folder / "mine", chromium, cache) as found:
        bundled_debate_to_packets(found, Mouse(found.tab), folder, looked_at=True)
        yield found


def bundled_debate_to_packets(desk: Desk, hand: Mouse, scratch: Path, *, looked_at: bool) -> None:
    """Journey 1: a bundled debate, a class of 27 from Canvas, two absent, print."""
    tab = desk.tab
    canvas = scratch / "2026-09-14_Grades-Period_3.csv"
    canvas.write_text(CANVAS, "utf-8")

    def look() -> None:
        if looked_at:
            assert axe_violations(tab) == []

    look()
    hand.press("#choose-river-road")
    tab.wait_for_selector("#choose-north-korea-deal")
    hand.press("#go-on")
    tab.wait_for_selector("#file")
    look()
    hand.give("#file", canvas)
    tab.wait_for_selector("#go-on")
    assert "27 students in the class" in tab.inner_text("#content")
    assert "only in memory" in tab.inner_text("#where")
    look()
    hand.press("#go-on")
    hand.press("#propose")
    tab.wait_for_selector("#seats")
    look()
    for name in ("Marta Ibáñez", "Liam Zhou"):
        hand.press(f"[data-student='{name}']")
        tab.wait_for_selector("dialog[open]")
        look()
        hand.press("#absent")
        tab.wait_for_selector("dialog", state="detached")
        assert f"{name} is absent" in desk.status()
    assert "Away: 2" in tab.inner_text("#content")
    hand.press("#go-on")
    tab.wait_for_selector("#timetable table")
    look()
    hand.press("#go-on")
    tab.wait_for_selector("#build")
    look()
    hand.press("#build")
    tab.wait_for_selector("#work:not([hidden])")
    look()
    tab.wait_for_selector("#whole", timeout=BUILT)
    look()
    with desk.context.expect_page() as opened:
        hand.press("#whole")
    assert opened.value.url.endswith("/made/class.pdf")
    opened.value.close()
    students = [each.stem for each in (desk.folder / "output/river-road/students").glob("*.pdf")]
    assert len(students) == 25
    assert not [name for name in students if "ibáñez" in name or "zhou" in name]


@CLASS
def test_journey_1_with_a_mouse(with_class: Desk, tmp_path: Path) -> None:
    tab = with_class.tab
    # The class list was written nowhere; the cast and the packets hold the names.
    assert not list(with_class.folder.rglob("*.csv"))
    assert "roster" not in (with_class.folder / "debate-kit.yaml").read_text("utf-8")
    assert (with_class.folder / "output" / "river-road" / "plan.yaml").is_file()
    with tab.expect_download() as download:
        tab.click("#all")
    packets = tmp_path / "all.zip"
    download.value.save_as(packets)
    names = set(zipfile.ZipFile(packets).namelist())
    assert {"river-road/class.pdf", "river-road/teacher.pdf"} <= names
    assert sum(name.startswith("river-road/students/") for name in names) == 25
    tab.click("#show-plan")
    tab.wait_for_selector("caption")
    assert "duplex-handouts.pdf" in tab.inner_text("#plan table")
    assert axe_violations(tab) == []


@CLASS
def test_journey_1_with_the_keyboard(with_class: Desk, chromium: Any, cache: Path) -> None:
    # After the mouse, by which the sheets have been typeset.
    scratch = with_class.folder.parent / "keyboard"
    with desk_in(scratch / "mine", chromium, cache) as desk:
        hand = Keyboard(desk.tab)
        bundled_debate_to_packets(desk, hand, scratch, looked_at=False)
        assert hand.acts == 13


@NO_CLASS
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
    tab.wait_for_selector("#essay")
    assert "The debate is made" in no_class.status()
    tab.wait_for_selector("#question:has-text('Should the library open at night?')")
    hand.press("#go-on")
    hand.press("#without")
    tab.wait_for_selector("#build")
    hand.press("#build")
    tab.wait_for_selector("#whole", timeout=BUILT)
    assert hand.acts == len(boxes) + 4
    made = max((no_class.folder / "output").glob("[a-z]*"), key=lambda each: each.stat().st_mtime)
    assert len(list((made / "roles").glob("*.pdf"))) == 2


@CLASS
@HANDS
def test_journey_3_one_red_line(with_class: Desk, hands: Hands) -> None:
    tab, hand = with_class.tab, hands(with_class.tab)
    new = f"No gate that nobody has tried at night, {hands.__name__}"
    with_class.step("print", "#build")
    hand.press("#to-pages")
    tab.wait_for_selector("figure[data-shown]", timeout=BUILT)
    hand.choose("#reader", "5 · Fire department")
    tab.wait_for_function("() => document.getElementById('page').value === '0'")
    tab.wait_for_selector("#edit:not([disabled])")
    tab.wait_for_function("() => location.hash.includes('role-fire-department')", timeout=BUILT)
    hand.press("#edit")
    tab.wait_for_selector("#words-red_lines")
    assert axe_violations(tab) == []
    words = tab.input_value("#words-red_lines").split("\n")
    hand.write("#words-red_lines", "\n".join([*words[:-1], f"- {new} (¶6). [option first.none]"]))
    tab.keyboard.press("Control+s")
    tab.wait_for_function(
        "() => document.querySelector('#status').textContent === 'Redrawn: page 2 changed'",
        timeout=BUILT,
    )
    own = with_class.folder / "roles" / "river-road" / "fire-department.md.j2"
    assert own.read_text("utf-8").count("{% block") == 1
    hand.press("#to-print")
    tab.wait_for_selector("#stale")
    hand.press("#build")
    tab.wait_for_selector("#stale", state="detached", timeout=BUILT)
    again = tab.query_selector_all("#print-again li a:not([download])")
    packets = [str(each.get_attribute("href")) for each in again]
    assert packets
    assert all("/students/" in each and "fire-department" in each for each in packets)
    with with_class.context.expect_page() as opened:
        hand.press(f"#print-again a[href='{packets[0]}']")
    opened.value.close()
    assert with_class.served.get(packets[0]).body.startswith(b"%PDF-")
    # Or all of them in one file, for the copier.
    hand.press("#one-file")
    tab.wait_for_selector("#group-print a:has-text('duplex')", timeout=BUILT)


@NO_CLASS
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
    hand.write("#minutes", "")


@CLASS
@HANDS
def test_journey_4_a_build_that_is_stopped_or_killed(with_class: Desk, hands: Hands) -> None:
    tab, hand = with_class.tab, hands(with_class.tab)
    made = with_class.folder / "output" / "river-road"
    before = {path: path.stat().st_mtime_ns for path in made.rglob("*") if path.is_file()}
    with_class.step("print", "#build")
    hand.choose("#paper", "A4")
    tab.wait_for_selector("#stale")
    hand.press("#build")
    tab.wait_for_selector("#work:not([hidden])")
    hand.press("#work-stop")
    tab.wait_for_selector("#result:has-text('stopped; nothing was changed')")
    hand.press("#build")
    tab.wait_for_function(
        "() => /of \\d/.test(document.querySelector('#work-words').textContent)", timeout=BUILT
    )
    for process in with_class.children():
        process.kill()
    tab.wait_for_selector("#result:has-text('ended before it was done')")
    assert {path: path.stat().st_mtime_ns for path in made.rglob("*") if path.is_file()} == before
    hand.choose("#paper", "US Letter")
    tab.wait_for_selector("#stale", state="detached")


@NO_CLASS
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


@CLASS
def test_two_tabs_agree_and_files_that_change_are_seen(with_class: Desk) -> None:
    one = with_class.tab
    with_class.step("cast", "#seats")
    two = with_class.open()
    two.goto(f"{with_class.served.address}#cast")
    two.wait_for_selector("#seats")
    card = "[data-seat='fire-department']"
    name = "[data-seat]:not([data-seat='fire-department']) .person button >> nth=0"
    student = one.locator(name).get_attribute("data-student")
    # With a mouse, from one card to another.
    one.locator(card).scroll_into_view_if_needed()
    one.drag_and_drop(f"[data-student='{student}']", card)
    two.wait_for_selector(f"{card} [data-student='{student}']")
    assert "print again" in one.inner_text("#reprint").lower()
    one.click("#undo")
    two.wait_for_selector(f"{card} [data-student='{student}']", state="detached")
    plan = with_class.folder / "output" / "river-road" / "plan.yaml"
    text = plan.read_text("utf-8")
    edit(plan, 'name: "Zoe Adams"', 'name: "Zoë Adams"')
    for tab in (one, two):
        tab.wait_for_selector("[data-student='Zoë Adams']")
    plan.write_text(text, "utf-8")
    two.close()


@CLASS
def test_it_is_for_everyone(with_class: Desk, chromium: Any) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="dark", reduced_motion="reduce"
    )
    tab = context.new_page()
    for step in STEPS:
        tab.goto(f"{with_class.served.address}#{step}")
        tab.wait_for_selector("#content > :not(.trouble)")
        assert axe_violations(tab) == []
        # 1280 pixels at 400 % (WCAG 2.2, 1.4.10): one column, and nothing beside it.
        tab.set_viewport_size({"width": 320, "height": 256})
        assert tab.evaluate("document.scrollingElement.scrollWidth") == 320
        tab.set_viewport_size({"width": 1280, "height": 900})
    moving = tab.evaluate("document.getAnimations().length")
    assert moving == 0
    context.close()


def docx(text: Path) -> bytes:
    """A Word file with the paragraphs of a text file, the first as its title."""
    import io

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

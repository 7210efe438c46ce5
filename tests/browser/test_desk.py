"""The desk in a real browser with a class: from nothing to packets, without a terminal."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.browser.desks import BUILT, Desk, Hands, desk_in
from tests.browser.hands import CANVAS, Keyboard, Mouse, axe_violations
from tests.conftest import edit

pytest.importorskip("axe_playwright_python", reason="make test-browser installs axe-core")

pytestmark = pytest.mark.browser

STEPS = ("debate", "class", "cast", "lesson", "print", "after")
HANDS = pytest.mark.parametrize("hands", [Mouse, Keyboard])


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
    opened.value.wait_for_url("**/made/class.pdf", wait_until="commit")
    opened.value.close()
    students = [each.stem for each in (desk.folder / "output/river-road/students").glob("*.pdf")]
    assert len(students) == 25
    assert not [name for name in students if "ibáñez" in name or "zhou" in name]


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


def test_journey_1_with_the_keyboard(with_class: Desk, chromium: Any, cache: Path) -> None:
    # After the mouse, by which the sheets have been typeset.
    scratch = with_class.folder.parent / "keyboard"
    with desk_in(scratch / "mine", chromium, cache) as desk:
        hand = Keyboard(desk.tab)
        bundled_debate_to_packets(desk, hand, scratch, looked_at=False)
        assert hand.acts == 13


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
    tab.wait_for_selector("#result:has-text('the files for the copier are made')", timeout=BUILT)
    assert tab.is_visible("#group-print")


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
        # One may have ended because the one before it was killed.
        with suppress(psutil.NoSuchProcess):
            process.kill()
    tab.wait_for_selector("#result:has-text('ended before it was done')")
    assert {path: path.stat().st_mtime_ns for path in made.rglob("*") if path.is_file()} == before
    hand.choose("#paper", "US Letter")
    tab.wait_for_selector("#stale", state="detached")


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
    one.wait_for_selector("#reprint:has-text('To print again')")
    one.click("#undo")
    two.wait_for_selector(f"{card} [data-student='{student}']", state="detached")
    plan = with_class.folder / "output" / "river-road" / "plan.yaml"
    text = plan.read_text("utf-8")
    edit(plan, 'name: "Zoe Adams"', 'name: "Zoë Adams"')
    for tab in (one, two):
        tab.wait_for_selector("[data-student='Zoë Adams']")
    plan.write_text(text, "utf-8")
    two.close()


def test_it_is_for_everyone(with_class: Desk, chromium: Any) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="dark", reduced_motion="reduce"
    )
    tab = context.new_page()
    for step in STEPS:
        with tab.expect_response(f"**/steps/{step}*"):
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

"""The board in a real Chromium, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kit.cast import room_of
from kit.model.agenda import LessonStart, LessonTimes
from kit.model.board import Board
from kit.packets import board_lessons
from kit.pipeline.board import speakers_of
from kit.render import board_page
from tests.tools.classes import FORMATS, seated
from tests.tools.listed import BUNDLED, DEBATES, KIT, bundled

pytestmark = pytest.mark.browser

NOON = "2026-03-02T12:00:00"
# Counts the notes that are played: two a ring.
COUNT_NOTES = """
  window.notes = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...when) {
    window.notes += 1;
    start.apply(this, when);
  };
"""
OVERFLOW = """() => lessons.flatMap((_, number) => {
  choose(number);
  return turns().flatMap((each, at) => {
    go(at);
    const full = ['now', 'order', 'tools'].map((id) => document.getElementById(id)).filter(
      (it) => it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1);
    return full.map((it) => `${each.phase.dataset.name}: ${it.id}`);
  });
})"""


def write_board(folder: Path, debate: str, format_id: str, start: int | None = None) -> str:
    """Write a board for as small a class as the format has, and give its address."""
    facts, chosen = bundled(debate).facts, FORMATS[format_id]
    seats, _ = seated(format_id, chosen.facts.students.min, bundled(debate))
    shown = Board(
        language=facts.language,
        title=facts.title,
        question=facts.question,
        format=chosen.facts.name,
        lessons=board_lessons(
            chosen,
            tuple(FORMATS.values()),
            LessonTimes(starts=() if start is None else (LessonStart(at=start),)),
            room_of(seats, None),
            speakers_of(bundled(debate), seats),
        ),
    )
    path = folder / f"{debate}-{format_id}.html"
    path.write_text(board_page(shown, KIT / "templates" / "board"), "utf-8")
    return path.as_uri()


@pytest.fixture(scope="session")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a board: a meeting at noon, with six who open for a minute each."""
    return write_board(tmp_path_factory.mktemp("board"), "river-road", "town-meeting", 12 * 60)


@pytest.fixture
def board(chromium: Any, meeting: str) -> Iterator[Any]:
    """That board in a tab, which may load nothing and complain of nothing."""
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    strange: list[str] = []
    page.on("request", lambda each: strange.append(each.url) if each.url != meeting else None)
    page.on("pageerror", lambda failure: strange.append(str(failure)))
    page.on("console", lambda said: strange.append(said.text))
    page.add_init_script(COUNT_NOTES)
    # Time stands still, however long the page takes to load, and moves only where a test moves it.
    page.clock.install(time=NOON)
    page.clock.pause_at("2026-03-02T12:00:01")
    page.goto(meeting)
    yield page
    context.close()
    assert not strange


def press(board: Any, *keys: str) -> None:
    for key in keys:
        board.keyboard.press(key)


def shows(board: Any, *ids: str) -> list[str]:
    return [board.inner_text(f"#{each}") for each in ids]


def test_the_timer_runs_pauses_and_takes_minutes(board: Any) -> None:
    assert shows(board, "phase", "timer", "when") == ["Introduction", "4:00", "12:00–12:04"]
    press(board, "Space")
    board.clock.run_for(61_000)
    assert shows(board, "timer") == ["2:59"]
    press(board, "Space")
    board.clock.run_for(30_000)
    assert shows(board, "timer", "state", "said") == ["2:59", "Paused", "Paused."]
    press(board, "+", "+", "-", "Space")
    board.clock.run_for(9_000)
    assert shows(board, "timer", "state") == ["3:50", ""]
    # A minute and half of one were lost; the plan says a quarter to one.
    assert shows(board, "pace") == ["Ends at 12:46, 2 min late"]
    assert board.title() == "3:50 Introduction"


def test_a_time_that_is_over_rings_once_counts_on_and_moves_nowhere(board: Any) -> None:
    press(board, "Space")
    board.clock.run_for(239_000)
    assert board.evaluate("window.notes") == 0
    board.clock.run_for(15_000)
    assert shows(board, "phase", "timer", "state") == ["Introduction", "+0:14", "Time is up"]
    assert shows(board, "said") == ["Time is up: Introduction."]
    assert board.evaluate("window.notes") == 2
    # A bell that is off does not ring; the words still say it.
    press(board, "b", "ArrowRight")
    board.clock.run_for(541_000)
    assert shows(board, "phase", "state") == ["Read and agree", "Time is up"]
    assert board.evaluate("window.notes") == 2


def test_speakers_are_called_in_turn_and_back_restores_a_time(board: Any) -> None:
    press(board, "Space", "Shift+ArrowRight", "PageDown")
    families, friends = "Lincoln school families", "Friends of the Alder"
    assert shows(board, "phase", "who", "next") == ["Openings", families, f"Next {friends}"]
    assert shows(board, "said") == [f"Openings. {families}. 1 minute."]
    board.clock.run_for(20_000)
    press(board, "ArrowRight")
    assert shows(board, "who", "timer") == [friends, "1:00"]
    assert board.inner_text("[aria-current] + .turns [aria-current]") == friends
    press(board, "ArrowLeft")
    assert shows(board, "who", "timer") == [families, "0:40"]
    press(board, "r")
    assert shows(board, "timer") == ["1:00"]
    press(board, "Shift+ArrowRight")
    assert shows(board, "phase") == ["Talks"]
    # The end is the end.
    press(board, *["ArrowRight"] * 9)
    assert shows(board, "phase", "next") == ["Exit ticket", "Next the end of the lesson"]


def test_a_reload_keeps_it_all_and_the_next_class_begins_anew(board: Any) -> None:
    press(board, "Space", "ArrowRight", "+", "b", "d")
    board.clock.run_for(60_000)
    board.reload()
    assert shows(board, "phase", "timer", "bell") == ["Read and agree", "9:00", "B Bell off"]
    assert board.get_attribute("html", "data-look") == "dark"
    board.clock.run_for(5_000)
    assert shows(board, "timer") == ["8:55"]
    board.clock.fast_forward("05:00:00")
    press(board, "?")
    board.click("#anew")
    assert shows(board, "phase", "timer", "run") == ["Introduction", "4:00", "Space Begin"]


def test_keys_and_buttons_do_not_get_in_each_others_way(board: Any) -> None:
    board.click("#forth")
    press(board, "Space")
    assert shows(board, "phase", "run") == ["Read and agree", "Space Pause"]
    board.click("text=Vote")
    assert shows(board, "phase") == ["Vote"]
    # Who goes by Tab presses the button that has the focus.
    board.focus("#back")
    press(board, "Tab", "Shift+Tab", "Space")
    assert shows(board, "phase", "run") == ["Talks", "Space Pause"]
    press(board, "?", "ArrowRight")
    assert board.is_visible("#help")
    press(board, "Escape")
    assert shows(board, "phase") == ["Talks"]
    names = board.eval_on_selector_all("button", "all => all.map(each => each.innerText.trim())")
    assert all(names)


def test_reduced_motion_and_the_look_of_the_system_are_respected(
    chromium: Any, meeting: str
) -> None:
    still = "getComputedStyle(document.querySelector('#bar span')).transitionDuration"
    for motion, lasts in (("reduce", "0s"), ("no-preference", "0.3s")):
        context = chromium.new_context(reduced_motion=motion, color_scheme="dark")
        page = context.new_page()
        page.goto(meeting)
        assert page.evaluate(still) == lasts
        assert page.get_attribute("html", "data-look") == "dark"
        context.close()


@pytest.mark.parametrize("debate", DEBATES)
def test_every_phase_of_every_format_fits_the_screen(
    chromium: Any, tmp_path: Path, debate: str
) -> None:
    page = chromium.new_page()
    for name in FORMATS:
        page.goto(write_board(tmp_path, debate, name))
        for width, height in ((1280, 720), (1024, 768), (1920, 1080)):
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate(OVERFLOW) == [], (name, width)
    page.close()


def test_two_lessons_are_two_lists_and_need_no_clock(chromium: Any, tmp_path: Path) -> None:
    page = chromium.new_page()
    page.goto(write_board(tmp_path, BUNDLED, "summit"))
    assert shows(page, "phase", "when") == ["Introduction", "5 min"]
    press(page, "2")
    assert shows(page, "phase", "when") == ["Recap", "3 min"]
    assert page.inner_text("#order [aria-pressed=true]") == "2 Day 2"
    page.close()

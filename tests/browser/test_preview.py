"""The preview in a real browser: look, edit, break, mend, save, load again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import edit

pytestmark = pytest.mark.browser

COVER = "figure[data-label='1.1']"
BRIEF = "figure[data-label='2.1']"


def picture(tab: Any, label: str = "2.1") -> str:
    """What picture a page shows, once it is shown."""
    figure = tab.wait_for_selector(f"figure[data-label='{label}'][data-shown]")
    return str(figure.get_attribute("data-shown"))


def wait_for_other(tab: Any, before: str, page: str = BRIEF) -> None:
    """Wait until a page, the brief's if none is given, shows another picture than before."""
    tab.wait_for_function(
        "([page, before]) => !['', before].includes("
        "document.querySelector(page)?.dataset.shown ?? '')",
        arg=[page, before],
    )


def saves(tab: Any) -> Any:
    """Wait at the end of the block until the server has answered what is saved in it."""
    return tab.expect_response(lambda each: each.request.method == "PUT")


def to_brief(tab: Any) -> str:
    tab.keyboard.press("j")
    tab.wait_for_function("() => document.getElementById('page').value === '1'")
    return picture(tab)


def open_template(tab: Any) -> None:
    """Open the raw template of the role that is shown."""
    tab.keyboard.press("e")
    tab.wait_for_selector("#words-form .block")
    tab.click("#raw")
    tab.wait_for_selector("#paper-roll:not([hidden])")


def top(tab: Any) -> float:
    return float(tab.evaluate("document.getElementById('pages').scrollTop"))


def test_an_edit_on_disk_is_seen_at_the_same_place(tab: Any, parents: Path) -> None:
    before = to_brief(tab)
    tab.evaluate("document.getElementById('pages').scrollBy(0, 123)")
    place = top(tab)
    assert place > 500
    there = tab.eval_on_selector_all("[data-shown]", "all => all.map(each => each.dataset.shown)")
    asked: list[str] = []
    tab.on("request", lambda each: asked.append(each.url) if ".png" in each.url else None)
    edit(parents, "More sleep (¶1)", "More rest at night (¶1)")
    wait_for_other(tab, before)
    assert tab.inner_text("#status") == "Redrawn: page 2 changed"
    assert top(tab) == place
    # The picture that changed was fetched once, and none that was there already.
    assert sum(picture(tab) in url for url in asked) == 1
    assert [url for url in asked if any(each in url for each in there)] == []
    tab.click(f"{BRIEF} summary")
    assert "More rest at night" in tab.inner_text(f"{BRIEF} .words")


def test_a_page_more_before_it_moves_nothing(tab: Any, parents: Path) -> None:
    label = tab.get_attribute("figure >> nth=5", "data-label")
    tab.select_option("#page", "5")
    tab.evaluate("document.getElementById('pages').scrollBy(0, 77)")
    tab.wait_for_function("() => document.getElementById('page').value === '5'")
    where = "(label) => document.querySelector(`[data-label='${label}']`).getBoundingClientRect().y"
    before = tab.evaluate(where, label)
    pages = tab.locator("figure").count()
    edit(parents, "- More sleep (¶1)", "- More sleep (¶1)\n" * 60)
    tab.wait_for_function(
        "(pages) => document.querySelectorAll('figure').length > pages", arg=pages
    )
    assert abs(tab.evaluate(where, label) - before) < 2
    assert int(tab.input_value("#page")) > 5
    assert tab.is_visible("#warnings")
    # An error above the pages does not move them either.
    edit(parents, "rank: 2", "rank: two")
    tab.wait_for_selector("[role=alert] details")
    assert abs(tab.evaluate(where, label) - before) < 2


def test_an_error_stands_over_the_last_good_pages(tab: Any, parents: Path) -> None:
    before = to_brief(tab)
    edit(parents, "{% block leverage %}", "{% blok leverage %}")
    alert = tab.wait_for_selector("[role=alert] details")
    said = alert.inner_text()
    assert "1 error: these are the last good pages" in said
    line = 1 + parents.read_text("utf-8").split("{% blok")[0].count("\n")
    assert f"roles/later-start/parents.md.j2:{line}:" in said
    assert "there is no tag “blok”" in said
    assert "{% blok leverage %}" in said
    assert tab.inner_text(".excerpt mark") == "blok"
    assert picture(tab) == before
    tab.click(f"text=Edit line {line}")
    tab.wait_for_selector("#backdrop .bad")
    edit(parents, "{% blok leverage %}", "{% block leverage %}")
    tab.wait_for_selector("[role=alert] details", state="detached")
    assert tab.locator("#backdrop .bad").count() == 0
    assert picture(tab) == before


def test_edit_save_and_load_again(tab: Any, parents: Path) -> None:
    before = to_brief(tab)
    open_template(tab)
    text = tab.input_value("#text")
    assert text == parents.read_text("utf-8")
    tab.fill("#text", text.replace("More sleep (¶1)", "More rest (¶1)"))
    tab.keyboard.press("Control+s")
    wait_for_other(tab, before)
    assert "More rest (¶1)" in parents.read_text("utf-8")
    after = picture(tab)
    tab.reload()
    assert picture(tab) == after
    tab.wait_for_function("() => document.getElementById('text').value.includes('More rest')")
    assert tab.input_value("#page") == "1"
    # A text with an error is saved, and the error shown at its line.
    tab.fill("#text", text.replace("rank: 2", "rank: two"))
    tab.click("#save")
    tab.wait_for_selector("#backdrop .bad")
    assert tab.inner_text("#backdrop .bad mark") == "two"
    assert "rank: two" in parents.read_text("utf-8")
    tab.click("#fault-list button")
    assert tab.evaluate("document.activeElement.id") == "text"
    start = tab.evaluate("document.getElementById('text').selectionStart")
    assert tab.input_value("#text")[start:].startswith("two")


def test_two_who_edit_are_told(tab: Any, parents: Path) -> None:
    to_brief(tab)
    open_template(tab)
    text = tab.input_value("#text")
    tab.fill("#text", text + "\nmine\n")
    parents.write_text(text + "\ntheirs\n", "utf-8")
    tab.wait_for_selector("#notice button")
    assert "changed by another program" in tab.inner_text("#notice")
    with saves(tab) as answered:
        tab.keyboard.press("Control+s")
    assert answered.value.status == 409
    assert parents.read_text("utf-8").endswith("theirs\n")
    # The page has acted on the answer by the time it answers itself.
    tab.evaluate("() => new Promise(requestAnimationFrame)")
    tab.click("#notice button >> nth=1")
    tab.wait_for_selector("#notice button", state="detached")
    with saves(tab) as answered:
        tab.click("#save")
    assert answered.value.ok
    assert parents.read_text("utf-8").endswith("mine\n")


def test_keys_work_and_leave_fields_alone(tab: Any) -> None:
    to_brief(tab)
    tab.keyboard.press("k")
    tab.wait_for_function("() => document.getElementById('page').value === '0'")
    tab.keyboard.press("+")
    assert tab.inner_text("#zoom") == "125 %"
    tab.keyboard.press("0")
    width = tab.evaluate("document.querySelector('figure img').getBoundingClientRect().width")
    assert 1300 < width < 1400
    tab.keyboard.press("?")
    assert tab.is_visible("#help")
    tab.keyboard.press("Escape")
    open_template(tab)
    before = tab.input_value("#text")
    tab.keyboard.type("jke+?")
    assert tab.input_value("#text") == "jke+?" + before
    assert tab.is_visible("#editor")
    assert not tab.is_visible("#help")
    tab.once("dialog", lambda dialog: dialog.dismiss())
    tab.click("#close")
    assert tab.is_visible("#editor")
    tab.once("dialog", lambda dialog: dialog.accept())
    tab.click("#close")
    assert not tab.is_visible("#editor")


def test_choices_draw_another_packet(tab: Any) -> None:
    first = picture(tab, "1.1")
    tab.select_option("#reader", label="1 · Students")
    wait_for_other(tab, first, COVER)
    assert "role-students" in tab.evaluate("location.hash")
    letter = picture(tab, "1.1")
    tab.select_option("#paper", "a4")
    wait_for_other(tab, letter, COVER)
    assert "paper=a4" in tab.evaluate("location.hash")
    ratio = tab.evaluate("document.querySelector('figure').style.getPropertyValue('--ratio')")
    width, height = map(float, ratio.split(" / "))
    assert (round(width), round(height)) == (595, 842)
    tab.select_option("#reader", "guide")
    tab.wait_for_selector("#level:disabled")
    assert "guide" in tab.evaluate("location.hash")
    assert tab.is_disabled("#edit")


def test_at_400_percent_it_is_one_column(tab: Any) -> None:
    open_template(tab)
    # 1280 pixels at 400 % (WCAG 2.2, 1.4.10).
    tab.set_viewport_size({"width": 320, "height": 256})
    for _ in range(4):
        assert tab.evaluate("document.scrollingElement.scrollWidth") == 320
        wide = tab.evaluate(
            "[...document.querySelectorAll('body *:not(.frame, .frame *, .hidden, option)')]"
            ".filter((each) => each.getBoundingClientRect().right > 321).map((each) => each.id)"
        )
        assert wide == []
        tab.click("#in")
    text = tab.evaluate("document.getElementById('text').scrollHeight")
    assert text == tab.evaluate("document.getElementById('backdrop').offsetHeight")


def test_a_screen_reader_finds_its_way(tab: Any) -> None:
    tree = tab.locator("body").aria_snapshot()
    for name in (
        'combobox "Packet"', 'combobox "Level"', 'combobox "Paper"', 'combobox "Format"',
        'combobox "Page"', 'button "Previous page"', 'button "Zoom in"', 'button "Print"',
        'link "Open PDF"', 'main "Pages: Parents', 'img "Page 2 of', "- status: ",
    ):  # fmt: skip
        assert name in tree
    tab.focus("#reader")
    order = []
    for _ in range(11):
        order.append(tab.evaluate("document.activeElement.id"))
        tab.keyboard.press("Tab")
    assert order == [
        "reader", "level", "paper", "profile", "format", "set", "edit", "print", "pdf", "keys",
        "pages",
    ]  # fmt: skip


def test_print_and_pdf(tab: Any) -> None:
    # Of the packet: a picture of a page may be answered late as well.
    packet = tab.context.expect_event("response", lambda each: "packet.pdf" in each.url)
    with tab.context.expect_page() as opened, packet as answered:
        tab.keyboard.press("o")
    assert answered.value.headers["content-type"] == "application/pdf"
    opened.value.close()
    # Chromium without a window has no dialog for printing, and ends when asked for one: in
    # place of the PDF a page that notes it.
    tab.route(
        "**/packet.pdf*",
        lambda route: route.fulfill(
            content_type="text/html",
            body="<script>window.print = () => { document.title = 'printed'; }</script>",
        ),
    )
    tab.keyboard.press("p")
    tab.wait_for_function(
        "() => document.getElementById('printer')?.contentDocument?.title === 'printed'"
    )
    (frame,) = (each for each in tab.frames if "packet.pdf" in each.url)
    assert frame.title() == "printed"

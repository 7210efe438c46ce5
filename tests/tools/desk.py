"""Draws the pictures of the desk that README shows, in a real Chromium.

    python -m tests.tools.desk [CACHE]

Goes through the seven steps as a teacher would, in a folder of its own, with a class of made-up
names, and writes `.github/pages/desk-*.png`. CACHE is a folder of typeset sheets, to be quicker.
"""

from __future__ import annotations

import importlib
import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from tests.browser.hands import CANVAS
from tests.preview.support import served

HERE = Path(__file__).parent.parent.parent
TARGET = HERE / ".github" / "pages"
WIDTH, HEIGHT = 1000, 760
COLORS = 32
"""In a picture: enough for black, white and grey type."""


def main() -> None:
    """Go through the steps, and draw each."""
    sync_playwright = importlib.import_module("playwright.sync_api").sync_playwright
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if chromium is None:
        sys.exit("there is no Chromium here: make test-browser installs it, or says how")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch) / "Debate Kit"
        folder.mkdir()
        (folder / "period-3.csv").write_text(CANVAS, "utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        cache = Path(sys.argv[1]) if sys.argv[1:] else Path(scratch) / "cache"
        with served(folder, cache, command="desk") as running:
            _steps(tab, running.address)
        browser.close()


def _steps(tab: Any, address: str) -> None:
    tab.goto(address)
    tab.click("#choose-river-road")
    tab.wait_for_selector("#choose-north-korea-deal")
    tab.wait_for_selector("#question:has-text('River Road')")
    _draw(tab, "debate")
    tab.goto(f"{address}#class")
    tab.click("#offered-0")
    tab.wait_for_selector("#go-on")
    _draw(tab, "class")
    tab.goto(f"{address}#cast")
    tab.click("#propose")
    tab.wait_for_selector("#seats")
    _draw(tab, "cast")
    tab.goto(f"{address}#lesson")
    tab.wait_for_selector("#minutes")
    tab.fill("#minutes", "50")
    tab.fill("#start", "10:15")
    tab.keyboard.press("Tab")
    tab.wait_for_selector("td:has-text('10:15')")
    _draw(tab, "lesson")
    tab.goto(f"{address}#print")
    tab.click("#build")
    tab.wait_for_selector("#all", timeout=300_000)
    _draw(tab, "print")
    tab.set_viewport_size({"width": 1280, "height": 800})
    tab.goto(f"{address}pages/#reader=role-fire-department&edit=fire-department")
    tab.wait_for_selector("figure[data-shown]", timeout=60_000)
    tab.wait_for_selector("#words-red_lines")
    tab.locator("#title-red_lines").scroll_into_view_if_needed()
    _draw(tab, "pages")
    tab.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    tab.goto(f"{address}#after")
    tab.wait_for_selector("#count")
    for issue in tab.query_selector_all("#outcome fieldset"):
        issue.query_selector_all("input")[1].check()
    tab.click("#count")
    tab.wait_for_selector("#debrief")
    _draw(tab, "after")


# Where the files lie on this machine is nobody's business.
UNNAMED = """() => {
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const said = words.currentNode.data;
    words.currentNode.data = said.replace(/\\S*[/]Debate Kit/g, "Documents/Debate Kit");
  }
}"""


def _draw(tab: Any, name: str) -> None:
    """The part of the page that is seen, in a few shades of grey."""
    tab.evaluate("for (const each of document.querySelectorAll('footer')) each.hidden = true")
    if name != "pages":
        tab.evaluate("document.getElementById('status').textContent = ''")
        tab.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    tab.wait_for_timeout(300)
    tab.evaluate(UNNAMED)
    picture = Image.open(io.BytesIO(tab.screenshot()))
    picture.convert("RGB").quantize(COLORS).save(TARGET / f"desk-{name}.png", optimize=True)


if __name__ == "__main__":
    main()

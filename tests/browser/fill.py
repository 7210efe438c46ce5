"""Fills a PDF in a real Chromium, in its own viewer, and saves it there.

    python -m tests.browser.fill CHROMIUM FILE TARGET PAGE X Y TEXT [TEXT …]

Clicks on a page (from 0) at a place (points from the lower left corner), types the first
text, presses Tab, types the next, and saves “with your changes” to TARGET. A process of its
own, since the library that drives browsers bears one at a time. Chromium asks where to save
in a window of the system, which is answered here by a function in its place; all else is as
a reader does it.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pypdfium2

# Nothing but the page: no first-run windows, no calls home.
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PIXELS = 96 / 72
SHOWN = """page => {
  const viewer = document.querySelector('pdf-viewer');
  return viewer?.loadState_ === 'success' && viewer.viewport.getMostVisiblePage() === page;
}"""
IN_A_FIELD = "() => document.querySelector('pdf-viewer').formFieldFocus_ === 'text'"
PLACE = """page => {
  const viewer = document.querySelector('pdf-viewer');
  const box = viewer.viewport.getPageScreenRect(page);
  const bar = viewer.shadowRoot.querySelector('viewer-toolbar').getBoundingClientRect();
  return [box.x, box.y + bar.height];
}"""
ANSWER_WHERE_TO_SAVE = """() => {
  const file = { write(data) { window.kept = data; } };
  chrome.fileSystem.chooseEntry = (_, chosen) => chosen({ createWriter: then => then(file) });
}"""
KEPT = """async () => Array.from(new Uint8Array(await window.kept.arrayBuffer()))"""


def main(chromium: str, file: str, target: str, page: str, x: str, y: str, *texts: str) -> None:
    """Fill and save, as the command line says."""
    # Not everybody has it, so it is no import that types are checked by.
    sync_playwright = importlib.import_module("playwright.sync_api").sync_playwright
    with pypdfium2.PdfDocument(file) as pdf:
        height = pdf[int(page)].get_height()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=OPTIONS)
        tab = browser.new_page(viewport={"width": 1000, "height": 1300})
        tab.set_default_timeout(10_000)
        tab.goto(f"{Path(file).as_uri()}#page={int(page) + 1}&zoom=100&navpanes=0")
        viewer = _viewer(tab)
        viewer.wait_for_function(SHOWN, arg=int(page))
        # As a reader would, who clicks again where the first click came too early.
        while not viewer.evaluate(IN_A_FIELD):
            left, top = viewer.evaluate(PLACE, int(page))
            tab.mouse.click(left + float(x) * PIXELS, top + (height - float(y)) * PIXELS)
            tab.wait_for_timeout(500)
        for number, text in enumerate(texts):
            if number:
                tab.keyboard.press("Tab")
            tab.keyboard.type(text)
        viewer.evaluate(ANSWER_WHERE_TO_SAVE)
        viewer.locator("#save").click()
        viewer.locator("#save-edited").click()
        viewer.wait_for_function("() => window.kept")
        Path(target).write_bytes(bytes(viewer.evaluate(KEPT)))
        browser.close()


def _viewer(tab: Any) -> Any:
    """The frame of Chromium's viewer, once there is one."""
    for _ in range(300):
        for frame in tab.frames:
            if frame.url.startswith("chrome-extension:"):
                return frame
        tab.wait_for_timeout(100)
    raise SystemExit("Chromium did not open its viewer of PDFs")


if __name__ == "__main__":
    main(*sys.argv[1:])

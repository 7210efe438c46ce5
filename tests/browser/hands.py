"""Two ways to use a page, with a mouse and with the keyboard alone; what axe-core says of it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

MOST_TABS = 150
PAUSE_BETWEEN_WORDS = 1500
"""Milliseconds after which Chromium takes what is typed in a list for a new word."""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NAMES = (
    "Abara, Chidi", "Bakshi, Meera", "Castellanos, Lucía", "Dąbrowski, Filip", "Evans, Owen",
    "Ferreira, Inês", "Gupta, Arjun", "Haddad, Rana", "Ibáñez, Marta", "Jones, Tyrell",
    "Kim, Minseo", "Larsen, Freja", "Mbeki, Thabo", "Nguyen, Linh", "O'Brien, Sean",
    "Park, Jiwoo", "Quispe, Rosa", "Rahman, Anika", "Sato, Yuki", "Tran, Kevin", "Usman, Bilal",
    "Vega, Sofía", "Weber, Jonas", "Xu, Mei", "Yilmaz, Elif", "Zhou, Liam", "Adams, Zoe",
)  # fmt: skip
CANVAS = "\n".join(
    [
        "Student,ID,SIS Login ID,Section,Essay 1 (1201)",
        "    Points Possible,,,,20",
        *(f'"{name}",{number},user{number},Period 3,17' for number, name in enumerate(NAMES)),
        '"Student, Test",,,Period 3,',
    ]
)
"""A class of 27, as a gradebook of Canvas lists it."""
FOCUSED = "(selector) => document.activeElement?.matches(selector) ?? false"


class Mouse:
    """Clicks. `acts` counts what was done with the hands."""

    def __init__(self, tab: Any) -> None:
        self.tab = tab
        self.acts = 0

    def press(self, selector: str) -> None:
        """Press a button or follow a link."""
        self.acts += 1
        self.tab.click(selector)

    def choose(self, selector: str, label: str) -> None:
        """Choose from a list."""
        self.acts += 1
        self.tab.select_option(selector, label=label)

    def write(self, selector: str, text: str) -> None:
        """Write into a field in place of what stands there."""
        self.acts += 1
        self.tab.fill(selector, text)

    def give(self, selector: str, path: Path) -> None:
        """Choose a file."""
        self.acts += 1
        with self.tab.expect_file_chooser() as chooser:
            self.tab.click(selector)
        chooser.value.set_files(path)

    def tick(self, selector: str) -> None:
        """Change a tick."""
        self.press(selector)


class Keyboard(Mouse):
    """Presses Tab until what it wants has the focus, then a key."""

    def reach(self, selector: str) -> None:
        """Move the focus there, forward from where it is."""
        self.tab.wait_for_selector(selector)
        for _ in range(MOST_TABS):
            if self.tab.evaluate(FOCUSED, selector):
                return
            self.tab.keyboard.press("Tab")
        raise AssertionError(f"no way to {selector} with the keyboard")

    def press(self, selector: str) -> None:
        """Reach it, and press Enter."""
        self.acts += 1
        self.reach(selector)
        self.tab.keyboard.press("Enter")

    def choose(self, selector: str, label: str) -> None:
        """Reach the list, and type what the entry begins with."""
        self.acts += 1
        said = "(selector) => document.querySelector(selector).selectedOptions[0].label"
        for _ in range(3):
            self.reach(selector)
            self.tab.keyboard.type(label)
            if self.tab.evaluate(said, selector) == label:
                return
            # A second between two letters begins another word: on a busy machine, once more.
            self.tab.wait_for_timeout(PAUSE_BETWEEN_WORDS)
        raise AssertionError(f"no way to choose {label} with the keyboard")

    def write(self, selector: str, text: str) -> None:
        """Reach the field, select all of it, and type."""
        self.acts += 1
        self.reach(selector)
        self.tab.keyboard.press("Control+a")
        self.tab.keyboard.insert_text(text)

    def give(self, selector: str, path: Path) -> None:
        """Reach the field for files, press the space bar, and choose."""
        self.acts += 1
        with self.tab.expect_file_chooser() as chooser:
            # The browser hears only a while later that a test waits for the dialog. An answer from
            # the page says that it has; a key that comes before it opens a dialog for nobody.
            self.reach(selector)
            self.tab.evaluate("() => new Promise(requestAnimationFrame)")
            self.tab.keyboard.press("Space")
        chooser.value.set_files(path)

    def tick(self, selector: str) -> None:
        """Reach the box, and press the space bar."""
        self.acts += 1
        self.reach(selector)
        self.tab.keyboard.press("Space")


def axe_violations(tab: Any) -> list[str]:
    """What axe-core finds on a page by WCAG 2.2 AA and its own good practice, in words."""
    spec = importlib.util.find_spec("axe_playwright_python")
    assert spec is not None, "make test-browser installs it"
    assert spec.submodule_search_locations is not None
    script = Path(spec.submodule_search_locations[0]) / "axe.min.js"
    if not tab.evaluate("() => 'axe' in window"):
        # As a tool of the browser, not of the page: its policy allows no other scripts.
        tab.evaluate(script.read_text("utf-8"))
    found = tab.evaluate("(tags) => axe.run(document, { runOnly: tags })", WCAG)
    return [
        f"{each['id']}: {each['help']}: {node['html']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]

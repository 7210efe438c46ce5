"""A desk in a folder of its own, and a real browser that shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from tests.browser.hands import Mouse
from tests.preview.support import Served, served

BUILT = 300_000
"""Milliseconds in which a build is to be done, on a machine with other work."""
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

"""A real Chromium, and a preview for it to look at. Skipped where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PACKS
from tests.preview.support import Served, served

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing but the page: no first-run windows, no calls home.
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        pytest.skip("playwright is not installed: make test-browser installs it")
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("there is no Chromium here: make test-browser installs it, or says how")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small debate, which all these tests share."""
    folder = tmp_path_factory.mktemp("browser") / "project"
    shutil.copytree(PACKS / "good", folder)
    return folder


@pytest.fixture(scope="session")
def server(chromium: Any, home: Path, cache: Path) -> Iterator[Served]:
    """A preview of that project."""
    with served(home, cache) as running:
        yield running


@pytest.fixture
def parents(home: Path) -> Iterator[Path]:
    """The role file that tests change; afterwards it is as it was."""
    path = home / "roles" / "later-start" / "parents.md.j2"
    text = path.read_text("utf-8")
    yield path
    path.write_text(text, "utf-8")


@pytest.fixture
def tab(chromium: Any, server: Served, parents: Path) -> Iterator[Any]:
    """A tab that looks at the packet of the parents. It may ask nobody but the preview."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    strange: list[str] = []
    page.on("request", lambda each: strange.append(each.url) if not _ours(each.url, server) else 0)
    page.on("pageerror", lambda failure: strange.append(str(failure)))
    page.on("console", lambda said: strange.append(said.text) if _is_error(said) else 0)
    page.goto(f"{server.address}#reader=role-parents")
    page.wait_for_selector("figure[data-shown]")
    yield page
    context.close()
    assert not strange


def _ours(url: str, server: Served) -> bool:
    # The browser's viewer of PDFs is a part of it, and comes from nowhere.
    return url.startswith((server.address, "chrome-extension:", "chrome:", "data:"))


def _is_error(said: Any) -> bool:
    # That somebody else has changed a file is an answer that the page expects.
    return said.type == "error" and "409" not in said.text

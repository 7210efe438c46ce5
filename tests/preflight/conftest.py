"""Small pages, typeset as the kit's are, and what preflight finds on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from kit.bind import normalize
from kit.model.finding import Finding
from kit.preflight import Preflight
from kit.problems import SourceText
from kit.typeset.engine import Engine
from kit.typeset.job import Job

STYLE = """
@font-face { font-family: Kit; font-weight: 400; src: url(kit:font/source-serif-4/400); }
@font-face { font-family: Kit; font-weight: 700; src: url(kit:font/source-serif-4/700); }
@page { size: 8.5in 11in; margin: 20mm; @bottom-left { content: "The foot"; font: 9pt Kit; } }
html { font: 11pt/5mm Kit; }
body, p, h1, h2, h3, table { margin: 0; font-size: 11pt; }
.line { height: 8mm; border-bottom: 0.5pt solid #000; }
.next { break-before: page; }
"""

Measure = Callable[..., tuple[Finding, ...]]


@pytest.fixture(scope="session")
def engine() -> Engine:
    """Letter paper with margins of 20 mm, lines of 5 mm, and a running foot."""
    return Engine([SourceText(Path("small.css"), STYLE)])


@pytest.fixture
def measure(engine: Engine) -> Measure:
    """What preflight finds on a page with this in its body."""

    def call(
        body: str, files: Mapping[str, bytes] | None = None, preflight: Preflight | None = None
    ) -> tuple[Finding, ...]:
        page = f"<!doctype html><html lang=en><title>T</title><body>{body}</body></html>"
        made = engine.typeset(Job(page, files or {}))
        assert not made.complaints, made.complaints
        return (preflight or Preflight())(normalize(made.pdf)).findings

    return call

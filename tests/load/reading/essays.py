"""Texts whose paragraphs are known, and a reader of whatever file holds them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit.load import read_essay
from kit.model.essay import Reading
from kit.problems import Problems

FOLDER = Path(__file__).parents[2] / "fixtures" / "essays"
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True)
class Known:
    """An essay as its author wrote it."""

    name: str
    title: str
    byline: str
    paragraphs: tuple[str, ...]


def known(name: str) -> Known:
    pieces = (FOLDER / f"{name}.txt").read_text("utf-8").strip().split("\n\n")
    return Known(name, pieces[0], pieces[1], tuple(pieces[2:]))


ESSAYS = [known(name) for name in ("river-road", "night-library", "salt-water")]


def read(data: bytes | str, name: str = "essay") -> tuple[Reading, list[str]]:
    """Read an essay from bytes; the second item is what is said of it."""
    problems = Problems()
    raw = data.encode() if isinstance(data, str) else data
    reading = read_essay(Path(name), problems, raw)
    assert reading is not None, [problem.text() for problem in problems]
    return reading, [problem.message for problem in problems]


def refused(data: bytes | str, name: str = "essay") -> str:
    """Read an essay that cannot be read: the message, and what to do."""
    problems = Problems()
    raw = data.encode() if isinstance(data, str) else data
    reading = read_essay(Path(name), problems, raw)
    assert reading is None or not reading.paragraphs
    (problem,) = problems.errors
    assert problem.hint
    return problem.message


def same(reading: Reading, essay: Known) -> None:
    """Assert that a reading is exactly this essay, but for the shape of its quotes."""
    found = (reading.title, reading.byline, *reading.paragraphs)
    wanted = (essay.title, essay.byline, *essay.paragraphs)
    for have, want in zip(found, wanted, strict=False):
        assert have.translate(STRAIGHT) == want.translate(STRAIGHT)
    assert len(found) == len(wanted), found[len(wanted) :] or wanted[len(found) :]

"""What tests share: projects in temporary folders, a command line, built packets."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from kit.cli import main
from kit.load import Layers, load_debate
from kit.model.packet import TEACHER
from kit.model.role import LEVELS, Level
from kit.pipeline.build import build
from kit.pipeline.request import Request, RosterSource
from kit.problems import Problems
from kit.unchanged import RECORD
from tests.tools import sample
from tests.tools.listed import bundled

# Speed is for `make bench` to tell; a busy machine fails no test.
settings.register_profile("kit", deadline=None, max_examples=25 * sample.MORE)
settings.load_profile("kit")

REPOSITORY = Path(__file__).parent.parent
PACKS = REPOSITORY / "tests" / "fixtures" / "packs"


@dataclass(frozen=True)
class Result:
    """What a command did: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how a failure of something that was taken as a sample can be met again."""
    terminalreporter.write_line(f"samples: {sample.VARIABLE}={sample.SAMPLE} make test")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all test processes of this run share."""
    return tmp_path_factory.getbasetemp().parent if _is_worker() else tmp_path_factory.getbasetemp()


def _is_worker() -> bool:
    return "PYTEST_XDIST_WORKER" in os.environ


@pytest.fixture(scope="session")
def cache(shared: Path) -> Path:
    """The cache of typeset sheets that all tests share."""
    return shared / "cache"


@pytest.fixture(autouse=True)
def _quiet_surroundings(
    cache: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("DEBATE_KIT_CACHE", str(cache))
    # What one test adds, no other finds. The folder is made when something is added.
    home = hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:16]
    monkeypatch.setenv("DEBATE_KIT_HOME", str(cache.parent / "homes" / home))
    # Tests run side by side already; a process that has loaded its fonts goes on using them.
    monkeypatch.setenv("DEBATE_KIT_BUILD_JOBS", "1")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command line; it must succeed unless `code` says otherwise."""

    def call(*args: str | Path, code: int | None = 0) -> Result:
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main([str(arg) for arg in args])
        out, err = capfd.readouterr()
        result = Result(int(stop.value.code or 0), out, err)
        assert code is None or result.code == code, result
        return result

    return call


@pytest.fixture
def full_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builds make all sheets, as far as a test does not ask for another set."""
    monkeypatch.setenv("DEBATE_KIT_BUILD_CHOSEN", "full")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small debate of the tests, as the current folder."""
    folder = tmp_path / "project"
    shutil.copytree(PACKS / "good", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def role_file(project: Path) -> Path:
    """One role of the small debate."""
    return project / "roles" / "later-start" / "parents.md.j2"


def edit(path: Path, old: str, new: str) -> None:
    """Replace words that must stand in a file."""
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder and its bytes, but for what holds for this place alone."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith((".lock", RECORD))
    }


@pytest.fixture(scope="session", params=["letter", "a4"])
def built(request: pytest.FixtureRequest) -> Path:
    """The bundled debate, built once a paper: its output folder."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture(scope="session")
def letter(shared: Path, cache: Path) -> Path:
    """The bundled debate on Letter."""
    return _build_once(shared, cache, "letter", essay=None)


@pytest.fixture(scope="session")
def a4(shared: Path, cache: Path) -> Path:
    """The bundled debate on A4: the guide and the packets of some roles, at one level."""
    roles = sample.some("roles on A4", bundled().facts.cast, 3)
    only = () if sample.SAMPLE == sample.ALL else (*roles, TEACHER)
    return _build_once(shared, cache, "a4", essay=None, levels=("standard",), only=only)


@pytest.fixture(scope="session")
def four_sheets(shared: Path, cache: Path) -> Path:
    """The usual set of the bundled debate for a small class: the folder of the project."""
    folder = shared / "four-sheets"
    with FileLock(shared / "four-sheets.lock"):
        if not (folder / "output" / "north-korea-deal" / "manifest.json").exists():
            folder.mkdir()
            roster = folder / "class.csv"
            roster.write_text(SMALL_CLASS, "utf-8")
            request = Request(
                project=folder,
                debate="north-korea-deal",
                out=folder / "output",
                cache=cache,
                source=RosterSource(roster),
            )
            problems = Problems()
            build(request, problems)
            assert not len(problems), list(problems)
    return folder


SMALL_CLASS = """name,role,level,profile
Ada Okafor,china,,
Ben Ruiz,china-pressure,supported,
Cy Tan,north-korea,,
Dee Fox,south-korea,supported,
Eva Lee,japan,,large-print
Flo Day,decision-team,,
Gil Roe,direct-talks,,
Hal Orr,,,
"""


@pytest.fixture(scope="session")
def with_essay(shared: Path, cache: Path) -> Path:
    """A packet of the bundled debate, with an essay of a teacher's own (as many paragraphs)."""
    essay = shared / "essay.txt"
    debate = load_debate("north-korea-deal", Layers.of(REPOSITORY), Problems())
    assert debate is not None
    terms = [" and ".join(each.terms) for each in debate.facts.essay.paragraphs]
    essay.write_text(essay_text(8, terms), "utf-8")
    return _build_once(shared, cache, "letter", essay=essay, levels=("standard",), only=("china",))


def essay_text(paragraphs: int, terms: Sequence[str] = ()) -> str:
    """A text with a credit, a title and so many paragraphs, the n-th of which says READING-n.

    `terms` are words that each paragraph is to hold besides.
    """
    body = [
        f"READING-{n} says this. " + "Some words follow here. " * 12 + "".join(terms[n - 1 : n])
        for n in range(1, paragraphs + 1)
    ]
    return "\n\n".join(["A. Photographer/", "A Title of Some Kind", *body]) + "\n"


def _build_once(
    shared: Path,
    cache: Path,
    paper: str,
    essay: Path | None,
    levels: tuple[Level, ...] = LEVELS,
    only: tuple[str, ...] = (),
) -> Path:
    out = shared / f"built-{paper}-{'essay' if essay else 'guide'}"
    with FileLock(shared / f"{out.name}.lock"):
        folder = out / "north-korea-deal"
        if not (folder / "manifest.json").exists():
            request = Request(
                project=REPOSITORY,
                debate="north-korea-deal",
                out=out,
                cache=cache,
                paper="a4" if paper == "a4" else "letter",
                essay=essay,
                levels=levels,
                chosen="full",
                only=only,
            )
            problems = Problems()
            build(request, problems)
            assert not len(problems), list(problems)
        return folder

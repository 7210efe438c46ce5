"""The step “Print”: what has been made, what there is to download, and the copier plan."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any, get_args

from kit.customise.settings import settings_changed
from kit.desk.cast_cards import cast_step
from kit.desk.held import Held
from kit.desk.project import Project
from kit.load import load_sheets
from kit.model.printing import Layout
from kit.model.sheets import Paper
from kit.pipeline.build import settings_for
from kit.pipeline.request import Request
from kit.printing import PrintRequest, print_files
from kit.printing.tally_page import FILE as DEBRIEF
from kit.problems import BadUsage, Problem, Problems, did_you_mean
from kit.publish import MANIFEST, owned_files, settings_of

PRINT = "print"
GROUPS: Mapping[str, str] = {
    "student": "Students",
    "role": "Roles",
    "table": "What tables share",
    "handout": "Handouts",
    "teacher": "For you",
    "": "All packets",
    PRINT: "For the copier",
}
"""What the page calls the files of a kind, in the order of the page."""
LAYOUTS: Mapping[Layout, str] = {
    "duplex": "On both sides",
    "simplex": "On one side",
    "booklet": "Booklets to fold and staple",
    "2-up": "Two pages on a side",
    "cards": "Cards to cut out: ballots, time cards, role cards, name tents",
}


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file to download: its path below the debate's folder, and its pages."""

    path: str
    name: str
    group: str
    pages: int
    paper: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its id and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PrintStep:
    """What has been made. With `stale`, something has changed since.

    `folder` is where it is; `students` is how many packets of students there are. `differs` says
    how the class list and the lesson differ from the saved cast.
    """

    folder: str
    debate: str
    files: tuple[MadeFile, ...]
    stale: bool
    students: int
    has_class: bool
    paper: Paper
    papers: tuple[Choice, ...]
    chosen: str
    sets: tuple[Choice, ...]
    layouts: tuple[Choice, ...]
    differs: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A line of the copier plan: how many copies, sides, and sheets of paper; ink in percent."""

    name: str
    copies: int
    sides: int
    duplex: int
    simplex: int
    ink: float


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """The copier plan: for each file its lines, the sum, and how to set the copier."""

    files: tuple[tuple[str, tuple[PlanRow, ...], PlanRow], ...]
    total: PlanRow
    how: str
    problems: tuple[Problem, ...]


def print_step(project: Project, held: Held) -> PrintStep:
    """What there is to print, as it is now."""
    request = project.request(held.source)
    problems = Problems()
    sheets = load_sheets(request.layers, problems)
    every = {} if sheets is None else sheets.facts.every_set
    sets = {name: f"{name}: {' '.join(each.summary.split())}" for name, each in every.items()}
    files = tuple(sorted(_made(request.folder), key=lambda each: list(GROUPS).index(each.group)))
    return PrintStep(
        folder=str(request.folder),
        debate=request.debate,
        files=files,
        stale=bool(files) and _is_stale(request),
        students=sum(each.group == "student" for each in files),
        has_class=request.source.is_given,
        paper=request.paper,
        papers=(Choice("letter", "US Letter"), Choice("a4", "A4")),
        chosen=request.chosen or next(iter(sets), ""),
        sets=tuple(Choice(each, words) for each, words in sets.items()),
        layouts=tuple(Choice(each, words) for each, words in LAYOUTS.items()),
        differs=cast_step(project, held).differs,
        problems=problems.errors,
    )


def choose_paper(project: Project, paper: str | None, chosen: str | None) -> None:
    """Write the paper, or the set of sheets, into the settings. Raises `BadUsage`."""
    if paper is not None:
        _known(paper, get_args(Paper), "paper")
        settings_changed({"paper": paper}, project.layers).apply()
    if chosen is not None:
        sheets = load_sheets(project.layers, Problems())
        _known(chosen, () if sheets is None else tuple(sheets.facts.every_set), "set")
        settings_changed({"set": chosen}, project.layers).apply()


def print_request(project: Project, layout: str, only: tuple[str, ...] = ()) -> PrintRequest:
    """What is asked for when a layout is printed. Raises `BadUsage` for one that does not exist."""
    known: tuple[Layout, ...] = get_args(Layout)
    found = next((each for each in known if each == layout), None)
    if found is None:
        raise BadUsage(f"there is no layout “{layout}”", did_you_mean(layout, known))
    return dataclasses.replace(project.print_request(), layout=found, only=only)


def copier_plan(project: Project, layout: str) -> ShownPlan:
    """How much paper and ink a layout takes. Raises `CannotWork` where nothing has been made."""
    problems = Problems()
    request = print_request(project, layout)
    plan = print_files(request, problems, dry_run=True).copier_plan
    return ShownPlan(
        files=tuple(
            (file.name, tuple(map(_row, file.rows)), _row(file.total)) for file in plan.files
        ),
        total=_row(plan.total),
        how=request.how,
        problems=tuple(problems),
    )


def made_file(project: Project, path: str) -> Path | None:
    """A file that the kit made, by its path below the debate's folder; None for any other."""
    folder = project.out(project.settings()) / project.debate()
    if path == DEBRIEF and (folder / DEBRIEF).is_file():
        return folder / DEBRIEF
    found = next((each for each in _made(folder) if each.path == path), None)
    return None if found is None else folder / found.path


def zipped(project: Project, group: str = "") -> IO[bytes]:
    """All files that were made, or those of a group, as a zip; the file is gone when it is closed.

    Raises `BadUsage` if there is none.
    """
    folder = project.out(project.settings()) / project.debate()
    files = [each for each in _made(folder) if group in ("", each.group)]
    if not files:
        raise BadUsage("nothing has been made yet", "make the packets first")
    whole = TemporaryFile(prefix="debate-kit-")  # noqa: SIM115 (whoever sends it closes it)
    # PDFs are compressed already.
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for each in files:
            archive.write(folder / each.path, f"{folder.name}/{each.path}")
    whole.seek(0)
    return whole


def _made(folder: Path) -> list[MadeFile]:
    found = []
    for base, group in ((folder, None), (folder / PRINT, PRINT)):
        for path, facts in owned_files(base).items():
            if (base / path).is_file() and isinstance(facts, Mapping):
                below = path if group is None else f"{PRINT}/{path}"
                found.append(_file(below, facts, group))
    return found


def _file(path: str, facts: Mapping[str, Any], group: str | None) -> MadeFile:
    kind = str(facts.get("kind", "")) if group is None else group
    name = Path(path).name.removesuffix(".pdf")
    return MadeFile(
        path=path,
        name=name,
        group=kind if kind in GROUPS else "",
        pages=int(facts.get("pages") or 0),
        paper=int(facts.get("sheets_of_paper") or 0),
    )


def _is_stale(request: Request) -> bool:
    """Whether packets would be made in another way now, or a file of theirs is newer than they."""
    manifest = request.folder / MANIFEST
    made = settings_of(request.folder)
    if any(made.get(key) != value for key, value in settings_for(request).items()):
        return True
    files = [request.essay, request.source.path, request.source.plan]
    for layer in request.layers.own:
        files += [*(layer / "roles").rglob("*"), *(layer / "templates").rglob("*")]
    since = manifest.stat().st_mtime_ns
    return any(
        each is not None and each.is_file() and each.stat().st_mtime_ns > since for each in files
    )


def _row(row: Any) -> PlanRow:
    return PlanRow(
        row.name, row.copies, row.sides, row.duplex, row.simplex, round(100 * row.ink, 1)
    )


def _known(word: str, known: tuple[str, ...], noun: str) -> None:
    if word not in known:
        raise BadUsage(f"there is no {noun} “{word}”", did_you_mean(word, known))

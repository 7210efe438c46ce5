"""All readers of the audit, side by side, on the files of a lot."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pikepdf

from kit.model.packet import FILLABLE
from tests.tools import readers, structure
from tests.tools.audit.engine import judged
from tests.tools.audit.spoiled import without_field, without_tags

SPOILED = "spoiled"


def read(
    files: Sequence[Path], printed: Sequence[Path], engine: Sequence[str], folder: Path
) -> tuple[dict[Path, list[str]], int]:
    """What all readers say against the files, and how many pages these have.

    `files` are tagged, and are held against PDF/UA-1; `printed` are for the copier alone. A copy
    of a file that is spoiled on purpose, in `folder`, must be found out.
    """
    traps = [without_tags(files[0], folder / f"{SPOILED}.pdf")]
    forms = [path for path in files if path.name.endswith(FILLABLE)]
    traps += [without_field(path, folder / f"{SPOILED}{FILLABLE}") for path in forms[:1]]
    # A forked worker would keep the engine's output open, whose end would never be seen.
    spawned = multiprocessing.get_context("spawn")
    workers = ProcessPoolExecutor(os.cpu_count(), mp_context=spawned)
    with ThreadPoolExecutor(1) as thread, workers as pool:
        verdicts = thread.submit(judged, engine, _largest([*traps, *files]))
        walks = {path: pool.submit(_walk, path) for path in _largest([*traps, *files])}
        others = {path: pool.submit(_strictly, path) for path in _largest([*files, *printed])}
        faults = {path: [*verdicts.result()[path], *walks[path].result()] for path in files}
        for path in traps:
            if not verdicts.result()[path] or not walks[path].result():
                faults[path] = ["was spoiled on purpose, and passes: do not believe the rest"]
        for path, done in others.items():
            faults[path] = [*faults.get(path, []), *done.result()[0]]
        return faults, sum(done.result()[1] for done in others.values())


def _largest(files: Iterable[Path]) -> list[Path]:
    """The files, largest first: what takes longest is not begun last."""
    return sorted(files, key=lambda path: path.stat().st_size, reverse=True)


def _walk(path: Path) -> list[str]:
    """What is wrong with a file's structure tree."""
    return structure.read(path).faults


def _strictly(path: Path) -> tuple[list[str], int]:
    """What strict readers say of a file, and its number of pages."""
    with pikepdf.open(path) as pdf:
        pages = len(pdf.pages)
    return [*readers.complaints(path), *readers.empty_streams(path)], pages

"""Lays out the packets of a finished build again, with smaller margins."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

from kit.model.printing import BuiltFile
from kit.model.profile import PAPER_SAVER
from kit.model.progress import Report
from kit.pipeline.build import build
from kit.printing.finished import Finished, build_again, read_finished
from kit.printing.rebuild_request import rebuild_request
from kit.printing.request import PrintRequest
from kit.problems import BadUsage, Problems


def with_smaller_margins(
    request: PrintRequest, finished: Finished, scratch: Path, problems: Problems, report: Report
) -> Finished:
    """The same build, with other PDFs for what takes fewer pages in the profile that saves paper.

    The PDFs are made below `scratch`, from the debate as it is now. Packets in other profiles,
    such as large print, stay as they are. Raises `BadUsage` where the essay or the cast is
    missing, and what a build raises.
    """
    if request.saved_cast is None and any(file.kind == "student" for file in finished.files):
        raise BadUsage(
            "smaller margins need a new layout of the students’ packets, "
            "and nothing says who plays what",
            "name the cast with --plan",
        )
    asked = dataclasses.replace(
        rebuild_request(request, finished),
        out=scratch / PAPER_SAVER,
        essay=_essay(request, finished),
        essay_data=request.essay_data,
        profile=PAPER_SAVER,
    )
    build(asked, problems, report)
    made = {_which(file): file for file in read_finished(asked.folder).files}
    return dataclasses.replace(
        finished, files=tuple(_narrow(file, made, finished.folder) for file in finished.files)
    )


def _narrow(file: BuiltFile, made: dict[tuple[str, ...], BuiltFile], folder: Path) -> BuiltFile:
    if not file.shorter:
        return file
    if _which(file) not in made:
        raise BadUsage(
            f"{file.path} cannot be laid out again with smaller margins: "
            "the debate or the cast has changed since",
            f"make the packets again: {build_again(folder)}",
        )
    return dataclasses.replace(file, pdf=made[_which(file)].pdf, shorter={})


def _which(file: BuiltFile) -> tuple[str, ...]:
    """The same for a file and its counterpart in another profile, whose name may differ."""
    about = file.about
    return about.kind, about.whom, about.level, file.path if about.kind == "student" else ""


def _essay(request: PrintRequest, finished: Finished) -> Path | None:
    """The teacher's copy of the essay, where the packets hold one. Raises `BadUsage`."""
    path = request.essay
    if finished.essay is None:
        return None
    if path is None:
        raise BadUsage(
            "the packets hold an essay, and smaller margins need a new layout of it",
            "name its file with --essay",
        )
    try:
        data = path.read_bytes() if request.essay_data is None else request.essay_data
        digest = hashlib.sha256(data).hexdigest()
    except OSError:
        raise BadUsage(f"there is no file {path}", "name the essay with --essay") from None
    if digest != finished.essay:
        raise BadUsage(
            f"{path.name} is not the essay that the packets hold",
            "name that one with --essay, or make the packets again: "
            + build_again(finished.folder, "--essay", str(path)),
        )
    return path

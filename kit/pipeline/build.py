"""The pipeline from a teacher's files to packets, as the list of its stages.

    load → check → seat → fit → packets → render → lay out → bind → publish

`check`, the preview and the cards also start with `assemble`, and go on in their own ways.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kit import __version__
from kit.cast import saved_cast_text
from kit.check import check, check_reading, check_strays
from kit.load import Layers, breaks_as_text, debate_ids, minutes_as_text, starts_as_text
from kit.model.cast import Seated
from kit.model.essay import Reading
from kit.model.packet import FILLABLE, PacketSet
from kit.model.progress import Report, silent
from kit.model.saved_cast import SAVED_CAST_FILE
from kit.packets import timetable, whole
from kit.pipeline.inputs import Inputs, load_inputs
from kit.pipeline.laid_out import LaidOut
from kit.pipeline.packets import Assembly, levels_of, meeting_of, packets_for, setup_for
from kit.pipeline.pages import render
from kit.pipeline.rendering import get_ready
from kit.pipeline.request import Request
from kit.pipeline.table import named_roles, named_students, seat
from kit.problems import Place, Problems
from kit.publish import (
    Published,
    Stood,
    publish,
    save_text,
    settings_of,
    staged,
    standing_files,
)

MOST_NAMED = 12
"""Files that a message names."""


def assemble(request: Request, problems: Problems, *, all_roles: bool = False) -> Assembly:
    """Run the stages before rendering. With `all_roles`, every extension has a seat.

    Adds everything that is wrong with the files to `problems`. Raises `BadInput`, with all of
    them, when it cannot go on; `BadUsage` if the request does not fit the debate or the class.
    """
    get_ready(request.layers, request.debate)
    inputs = load_inputs(request, problems)
    check_inputs(inputs, request, problems)
    request = replace(request, only=named_roles(request.only, inputs.debate))
    table = seat(inputs, request, problems, all_roles=all_roles)
    request = replace(request, only=named_students(request.only, inputs.debate, table))
    agenda = timetable(table.format, inputs.formats, request.times, table.room)
    meeting = meeting_of(inputs, table, agenda, request, problems)
    packets = packets_for(meeting, inputs, request)
    setup = setup_for(inputs, table, packets, request, problems)
    return Assembly(inputs, table, meeting, packets, setup)


def build(
    request: Request,
    problems: Problems,
    report: Report = silent,
    on_class: Callable[[Seated], None] = lambda seated: None,
    on_essay: Callable[[Reading], None] = lambda reading: None,
) -> Published:
    """Make the packets, and give a record of the files.

    `report` is called with what is being done, how many are done, and how many there are;
    `on_class` is called with the class, and `on_essay` with the teacher's copy of the essay, if
    there is one, before any sheet is made. Where a sheet breaks a limit, all packets without it
    are made, and `problems` holds errors. Raises
    `BadInput`, `BadUsage` or `CannotWork`; in that case no file has changed.
    """
    # This loads pikepdf, which takes a while, and `check` does not need it.
    from kit.pipeline.binding import Folders, bind_packets

    pages = _pages_of(request, problems, report, on_class, on_essay)
    with staged(request.folder) as stage:
        folders = Folders(stage, request.folder, pages.stood)
        made = bind_packets(pages.laid_out, folders, report)
        # A saved cast that was named stays as the teacher left it; only a proposed one is written.
        texts = {}
        if pages.seated is not None and request.source.plan is None:
            texts[SAVED_CAST_FILE] = saved_cast_text(SAVED_CAST_FILE, request.debate, pages.seated)
        keep = None if request.only else pages.lost
        settings = settings_for(request) | pages.said
        return publish(stage, request.folder, made, settings, keep=keep, texts=texts)


@dataclass(frozen=True, slots=True)
class _Build:
    """A build whose pages are laid out: all that is still needed of it.

    `stood` are the files of an earlier build, `lost` are the paths of what is not made, `said` is
    what the manifest says of the packets.
    """

    laid_out: LaidOut
    seated: Seated | None
    stood: Mapping[str, Stood]
    lost: frozenset[str]
    said: dict[str, object]


def _pages_of(
    request: Request,
    problems: Problems,
    report: Report,
    on_class: Callable[[Seated], None],
    on_essay: Callable[[Reading], None],
) -> _Build:
    """The stages up to `lay_out`. What they have read and rendered is not kept for the others."""
    # This loads what typesets.
    from kit.pipeline.layout import lay_out

    assembly = assemble(request, problems)
    pages = render(assembly, problems, fillable=request.fillable)
    problems.stop_on_errors(strict=request.strict)
    if assembly.inputs.reading is not None:
        on_essay(assembly.inputs.reading)
    seated = assembly.table.seated
    if seated is not None:
        on_class(seated)
    stood = standing_files(request.folder)
    parts = lay_out(pages, request, problems, report, stood)
    packets = whole(pages.packets, parts)
    lost = _lost(assembly.packets, packets)
    if lost:
        _tell_lost(lost, request, problems)
    laid_out = LaidOut(packets, parts, assembly.setup.styles)
    return _Build(laid_out, seated, stood, lost, _made(assembly, request))


def check_inputs(inputs: Inputs, request: Request, problems: Problems) -> None:
    """Check every rule that concerns more than one of the files that were read.

    Adds to `problems`. Raises `BadInput` when the list of sheets is wrong, since every sheet
    would repeat the same error, or a format, since nobody could be seated by it.
    """
    if inputs.reading is not None:
        check_reading(inputs.debate, inputs.reading, problems)
    check(inputs.debate, inputs.formats, inputs.sheets, problems)
    plain = Layers.of(request.project, request.user)
    check_strays(
        inputs.debate, inputs.sheets, plain.folders, plain.own, debate_ids(plain), problems
    )
    vital = {inputs.sheets.source.path}
    vital |= {file.path for each in inputs.formats for file in each.source.files}
    if any(problem.place.path in vital for problem in problems.errors):
        problems.stop_on_errors()


def save_cast(seated: Seated, debate: str, path: Path) -> Path | None:
    """Write the cast of a class to the `plan.yaml` at `path`.

    Gives the path to which the previous file was moved, or None if there was none.
    """
    return save_text(path, saved_cast_text(path.name, debate, seated))


def _lost(wanted: PacketSet, made: PacketSet) -> frozenset[str]:
    """The paths of the packets and volumes that are not made, since a sheet of theirs is not."""

    def paths(packet_set: PacketSet) -> set[str]:
        return {packet.path for packet in packet_set.packets} | {
            volume.packet.path for volume in packet_set.volumes
        }

    lost = paths(wanted) - paths(made)
    return frozenset(lost | {path.removesuffix(".pdf") + FILLABLE for path in lost})


def _tell_lost(lost: frozenset[str], request: Request, problems: Problems) -> None:
    """Add an error that names the files that are not made; it does not stop the build."""
    paths = sorted(path for path in lost if not path.endswith(FILLABLE))
    shown = ", ".join(paths[:MOST_NAMED])
    more = f" and {len(paths) - MOST_NAMED} more" if len(paths) > MOST_NAMED else ""
    message = f"not made, for want of a sheet: {shown}{more}"
    hint = "files of these names from an earlier build are as they were"
    problems.error(Place(request.folder), message, hint, stops=False)


def _made(assembly: Assembly, request: Request) -> dict[str, object]:
    """What the manifest says of the packets themselves: their reading levels and sheets."""
    levels = levels_of(assembly.inputs.debate, request)
    return {"levels": ", ".join(levels), "sheets": _titles(assembly.packets, request)}


def _titles(packet_set: PacketSet, request: Request) -> dict[str, str]:
    """The titles of all sheets, by the sheets' numbers.

    With `--only`, the files of an earlier build stay in the folder, and so do their titles.
    """
    known = settings_of(request.folder).get("sheets") if request.only else None
    found = {
        entry.label.rstrip("."): entry.title
        for each in packet_set.packets
        for entry in each.entries
    }
    return found if not isinstance(known, dict) else known | found


def settings_for(request: Request) -> dict[str, object]:
    """What the manifest says about how its files were made.

    It holds no path and no time, so that the same input gives the same manifest everywhere.
    """
    essay = None
    if request.essay is not None:
        data = request.essay_data
        data = request.essay.read_bytes() if data is None else data
        essay = hashlib.sha256(data).hexdigest()
    return {
        "kit": __version__,
        "debate": request.debate,
        "paper": request.paper,
        "format": request.format,
        "minutes": minutes_as_text(request.times) or None,
        "start": starts_as_text(request.times) or None,
        "breaks": breaks_as_text(request.times) or None,
        "dates": list(request.times.dates) if any(request.times.dates) else None,
        "tables": request.tables,
        "set": request.chosen,
        "essay": essay,
        "students": request.students,
        "with": ", ".join(request.extra) or None,
        "profile": request.profile,
        "fillable": request.fillable,
        "code_names": request.source.coded,
        "scores": request.scores,
        "order": request.source.order,
    }

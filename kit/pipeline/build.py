"""The pipeline, from a teacher's files to packets.

    load → check → cast → plan → render → typeset → bind → publish

The first four are `planning`, with `render` they are `prepare`, which `check` shares; casting is
in `casting`, typesetting by print profile in `typesetting`.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from kit import __version__
from kit.bind import Binder, bind_volume
from kit.cast.saved_cast import plan_text
from kit.model.packet import Part, Plan, SheetKey, Volume
from kit.model.profile import PAPER_SAVER
from kit.packets import shorter, sides_of, with_smaller_margins
from kit.pipeline.casting import PLAN, Seated
from kit.pipeline.prepare import Prepared, prepare
from kit.pipeline.request import Request
from kit.pipeline.typesetting import ProfileTypesetter
from kit.preflight import add_findings
from kit.problems import Problems
from kit.publish import Published, publish, save_text, staged
from kit.publish.manifest import Made, settings_of
from kit.typeset.answer_font import answer_font

SELDOM = (50_000, 20, 20)
"""How often a process looks for garbage: nearly all that it makes lives until it ends."""

Report = Callable[[str, int, int], None]


def build(
    request: Request,
    problems: Problems,
    report: Report = lambda what, done, of: None,
    on_class: Callable[[Seated], None] = lambda seated: None,
) -> Published:
    """Make the packets. Raises what `prepare` raises, and `CannotWork`; then nothing has changed.

    `report` is told what is being done, and how many are done of how many; `on_class` is
    given the class, if there is one, before any sheet is made.
    """
    prepared = prepare(request, problems)
    problems.stop_on_errors(strict=request.strict)
    if prepared.seated is not None:
        on_class(prepared.seated)

    parts = typeset_sheets(prepared, request, problems, report)

    typed = {packet.typed for packet in prepared.plan.fillable if packet.typed is not None}
    fonts = {profile: answer_font(prepared.styles[profile]) for profile in sorted(typed)}
    with staged(request.folder) as stage:
        made = _bind_all(prepared.plan, Binder(parts, fonts), stage, request.jobs, report)
        published = publish(
            stage,
            request.folder,
            made,
            _settings(request) | {"sheets": _titles(prepared.plan, request)},
            keep_others=bool(request.only),
        )
    if prepared.seated is not None and request.source.plan is None:
        save_plan(prepared.seated, request.debate, request.folder / PLAN)
    return published


def typeset_sheets(
    prepared: Prepared, request: Request, problems: Problems, report: Report
) -> dict[SheetKey, Part]:
    """Every sheet as a part, those that count last, with all that is wrong with their pages.

    Raises `BadInput`, and `CannotWork`.
    """
    typesetter = ProfileTypesetter(request.cache, request.jobs)
    pages = [page for page in prepared.pages if not page.sheet.counts]
    say = partial(report, "Typesetting sheet")
    parts = typesetter.typeset(pages, prepared, request.paper, problems, say)
    say = partial(report, "Typesetting form")
    parts |= typesetter.typeset(prepared.fillable, prepared, request.paper, problems, say)
    problems.stop_on_errors(strict=request.strict)
    if PAPER_SAVER in prepared.styles:
        # Only to count their pages: what is wrong with them is for those who print them.
        narrow = with_smaller_margins(pages, parts)
        parts |= typesetter.typeset(narrow, prepared, request.paper, Problems())
    counted = prepared.counted(parts)
    parts |= typesetter.typeset(counted, prepared, request.paper, problems)
    add_findings(
        (*pages, *counted),
        parts,
        prepared.debate.roles,
        prepared.renderer.templates,
        request.paper,
        problems,
    )
    problems.stop_on_errors(strict=request.strict)
    return parts


def save_plan(seated: Seated, debate: str, path: Path) -> Path | None:
    """Write a class's cast to a `plan.yaml`; gives where the one before it is kept, if any."""
    text = plan_text(path.name, debate, seated.format.id, seated.roster, seated.cast)
    return save_text(path, text)


def _bind_all(plan: Plan, binder: Binder, stage: Path, jobs: int, report: Report) -> list[Made]:
    """Bind every packet, and the volumes that hold them; a large class's side by side."""
    made: dict[str, Made] = {}
    with ExitStack() as stack:
        pool = None
        if jobs > 1 and len(plan.volumes) > 1:
            pool = stack.enter_context(
                ProcessPoolExecutor(jobs, get_context("spawn"), gc.set_threshold, SELDOM)
            )
        waiting: list[tuple[Volume, int | Future[int]]] = []
        volumes = list(plan.volumes)
        packets = plan.packets
        for done, packet in enumerate(packets, start=1):
            target = stage / packet.path
            target.parent.mkdir(parents=True, exist_ok=True)
            inputs = {
                "/".join(filter(None, entry.key)): binder.parts[entry.key].key
                for entry in packet.entries
            }
            made[packet.path] = Made(
                packet.path,
                binder.bind(packet, target),
                inputs,
                about=packet.about,
                sides=sides_of(packet),
                shorter=shorter(packet, binder.parts),
            )
            report("Binding packet", done, len(packets))
            while volumes and all(each.path in made for each in volumes[0].holds):
                volume = volumes.pop(0)
                task = (volume, stage)
                waiting.append(
                    (
                        volume,
                        bind_volume(*task) if pool is None else pool.submit(bind_volume, *task),
                    )
                )
        for volume, pages in waiting:
            count = pages if isinstance(pages, int) else pages.result()
            inputs = {
                name: key
                for packet in volume.holds
                for name, key in made[packet.path].inputs.items()
            }
            made[volume.packet.path] = Made(volume.packet.path, count, inputs)
    return list(made.values())


def _titles(plan: Plan, request: Request) -> dict[str, str]:
    """The titles of all sheets by their numbers; where others are kept, theirs as well."""
    known = settings_of(request.folder).get("sheets") if request.only else None
    found = {
        entry.label.rstrip("."): entry.title for each in plan.packets for entry in each.entries
    }
    return found if not isinstance(known, dict) else known | found


def _settings(request: Request) -> dict[str, str | int | None]:
    """What the manifest says of how its files were made: nothing of this machine."""
    essay = None
    if request.essay is not None:
        essay = hashlib.sha256(request.essay.read_bytes()).hexdigest()
    return {
        "kit": __version__,
        "debate": request.debate,
        "paper": request.paper,
        "format": request.format,
        "minutes": request.minutes,
        "start": request.start,
        "essay": essay,
        "students": request.students,
        "with": ", ".join(request.extra) or None,
        "levels": ", ".join(request.levels),
        "profile": request.profile,
        "fillable": request.fillable,
        "code_names": request.source.coded,
        "order": request.source.order,
    }

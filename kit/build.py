"""The pipeline, from a teacher's files to packets.

    load → check → plan → render → typeset → bind → publish

The first four are `prepare`, which `check` shares.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kit import __version__
from kit.bind import Binder, tidy
from kit.model.packet import Packet, Part, Plan, SheetKey
from kit.prepare import Request, prepare
from kit.problems import Problems
from kit.publish import Made, Published, publish, staged
from kit.typeset.cache import PartCache
from kit.typeset.typeset import Typesetter

Report = Callable[[int, int], None]


def build(
    request: Request, problems: Problems, report: Report = lambda done, of: None
) -> Published:
    """Make the packets. Raises what `prepare` raises, and `CannotWork`; then nothing has changed.

    `report` is told how many sheets have been typeset, of how many.
    """
    prepared = prepare(request, problems)
    problems.stop_on_errors(strict=request.strict)

    typesetter = Typesetter(prepared.styles, PartCache(request.cache / "parts"), tidy, request.jobs)
    pages = [page for page in prepared.pages if not page.sheet.counts]
    parts = dict(typesetter.typeset(pages, prepared.texts, problems, report))
    problems.stop_on_errors(strict=request.strict)
    counted = prepared.counted({key: part.pages for key, part in parts.items()})
    parts |= typesetter.typeset(counted, prepared.texts, problems)
    problems.stop_on_errors(strict=request.strict)

    plan = prepared.plan
    with staged(request.folder) as stage:
        binder = Binder(parts)
        made = [_bind(binder, packet, parts, stage) for packet in plan.packets]
        if plan.whole_class is not None:
            made.append(_bind_class(binder, plan, made, stage))
        return publish(
            stage, request.folder, made, _settings(request), keep_others=bool(request.only)
        )


def _bind(binder: Binder, packet: Packet, parts: Mapping[SheetKey, Part], stage: Path) -> Made:
    target = stage / packet.path
    target.parent.mkdir(parents=True, exist_ok=True)
    inputs = {"/".join(filter(None, entry.key)): parts[entry.key].key for entry in packet.entries}
    return Made(packet.path, binder.bind(packet, target), inputs)


def _bind_class(binder: Binder, plan: Plan, made: Sequence[Made], stage: Path) -> Made:
    assert plan.whole_class is not None
    by_path = {each.path: each for each in made}
    pages = binder.bind_class(
        plan.whole_class,
        [(packet.name, stage / packet.path) for packet in plan.in_class],
        stage / plan.whole_class.path,
    )
    inputs = {
        name: key for packet in plan.in_class for name, key in by_path[packet.path].inputs.items()
    }
    return Made(plan.whole_class.path, pages, inputs)


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
    }

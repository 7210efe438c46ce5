"""Tries out a pack before it is added: loads and checks it as later commands would."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kit.load import Layers, load_debate, load_formats, load_sheets, load_template
from kit.model.sheets import SheetSet
from kit.pipeline.check import check_debate
from kit.pipeline.request import Request
from kit.problems import Problem, Problems, SourceText
from kit.publish import write_whole
from kit.render.limits.bounds import Bounds
from kit.render.limits.shapes import Data
from kit.render.loader import SourceLoader


def rehearse(
    path: Path, debate: str, files: Mapping[str, bytes], cache: Path, problems: Problems
) -> None:
    """Add every problem that `check` would find in the pack, with no other files but the kit's.

    `path` is the path of the pack; problems name a file as a path below it. `files` must have
    been judged. They are written to a temporary folder, which is removed.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        stage = Path(temporary).resolve()
        folder = stage / "roles" / debate
        write_files(folder, files)
        request = Request(project=stage, debate=debate, out=stage, cache=cache)
        found = Problems()
        _check_bounds(request, found)
        if not found.errors:
            found = Problems()
            check_debate(request, found)
        problems.extend(_placed(problem, folder, path) for problem in found)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, which is made. Their names must have been judged as safe."""
    for name, data in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, data)


def _placed(problem: Problem, folder: Path, path: Path) -> Problem:
    """The problem with its place in the pack, where the author finds it, not in the folder."""
    place = problem.place
    if not place.path.is_relative_to(folder):
        return problem
    named = dataclasses.replace(place, path=path / place.path.relative_to(folder))
    return dataclasses.replace(problem, place=named)


def _check_bounds(request: Request, problems: Problems) -> None:
    """Add a problem for each template that could print without end, without running any."""
    layers = request.layers
    debate = load_debate(request.debate, layers, problems)
    formats = load_formats(layers, problems)
    sheets = load_sheets(layers, problems)
    if debate is None or sheets is None or problems.errors:
        return
    facts = [debate.facts, sheets.facts, *(each.facts for each in formats)]
    facts += [role.facts for role in debate.roles]
    data = Data.of(facts, [body.text for role in debate.roles for body in role.bodies])

    bodies_of = {f"{role.id}.md.j2": role.bodies for role in debate.roles}

    def find(name: str, above: Path | None) -> SourceText | None:
        if name not in bodies_of:
            return load_template(name, above, layers, problems)
        paths = [None, *(body.path for body in bodies_of[name])]
        return dict(zip(paths, bodies_of[name], strict=False)).get(above)

    names = []
    if (request.project / "roles" / request.debate / "templates").is_dir():
        names = [f"sheets/{name}.html.j2" for name in _sheets(sheets, layers)]
    for name in (*bodies_of, *names):
        loader = SourceLoader(find)
        fault = Bounds(loader, data).check(name)
        # A template that is made of the kit's own files only is not the pack's fault.
        paths = [source.path for source in loader.loaded.values()]
        if fault is not None and any(path.is_relative_to(request.project) for path in paths):
            problems.extend([fault])


def _sheets(sheets: SheetSet, layers: Layers) -> list[str]:
    """The ids of all sheets that are listed, and of all that have a template."""
    parts = sheets.facts
    sections = (*parts.packet, *parts.duty, *parts.handouts, *parts.teacher)
    listed = {sheet.id for each in sections for sheet in each.sheets}
    return sorted(listed | set(layers.list("templates/sheets", ".html.j2")))

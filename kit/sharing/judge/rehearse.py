"""Tries out a pack before it is added: loads and checks it as later commands would."""

from __future__ import annotations

import dataclasses
import os
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.model.limits import Limits
from kit.model.profile import STANDARD
from kit.pipeline.check import check_debate
from kit.pipeline.pages import Pages
from kit.pipeline.request import Request
from kit.problems import Place, Problem, Problems
from kit.publish import write_whole
from kit.sharing.judge.essay import attribution, may_travel
from kit.sharing.judge.names import kind_of


@dataclass(frozen=True, slots=True)
class Means:
    """The folder of typeset sheets that are kept, and what one of them may take."""

    cache: Path
    limits: Limits


def rehearse(
    path: Path, debate: str, files: Mapping[str, bytes], means: Means, problems: Problems
) -> str:
    """Add every problem that `check` would find in the pack, with no other files but the kit's.

    Gives the attribution of the essay in the pack, or "".

    Then one role is laid out, and every sheet and style that the pack changes. `path` is the path
    of the pack; problems name a file as a path below it. `files` must have been judged. They are
    written to a temporary folder, which is removed.
    """
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        stage = Path(temporary).resolve()
        folder = stage / "roles" / debate
        write_files(folder, files)
        request = Request(
            project=stage,
            debate=debate,
            out=stage,
            cache=means.cache,
            limits=means.limits,
            jobs=os.cpu_count() or 1,
        )
        found = Problems()
        pages = check_debate(request, found)
        essay = None if pages is None else pages.assembly.inputs.debate.facts.essay
        for name in files:
            if essay and kind_of(name) == "essay" and not may_travel(name, essay):
                hint = "“file” and “licence” of the essay in debate.yaml have to say so"
                found.error(Place(folder / name), "is no essay that everybody may copy", hint)
        if pages is not None and not found.errors:
            _lay_out(pages, request, folder, found)
        problems.extend(_placed(problem, folder, path) for problem in found)
    return "" if essay is None or essay.file not in files else attribution(essay)


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


def _lay_out(pages: Pages, request: Request, folder: Path, problems: Problems) -> None:
    """Lay out what a class of one would be given; add every error, and no warning.

    That is the packet of the role with the most text, every sheet that is no role's, and the
    packet once more in each print profile for which the pack has styles. `folder` is the pack's.
    """
    # This loads the typesetter, which a pack that is refused before never needs.
    from kit.pipeline.layout import typesetter_for

    roles = Counter[str]()
    for page in pages.sheets:
        if page.role is not None:
            roles[page.role.id] += len(page.html)
    most = {role for role, _ in roles.most_common(1)}
    some = [page for page in pages.sheets if page.role is None or page.role.id in most]
    styles = pages.assembly.inputs.styles
    usual = {style.path for style in styles[STANDARD].styles}
    again = [
        dataclasses.replace(page, profile=name)
        for name, profile in styles.items()
        if any(_is_below(style.path, folder) for style in profile.styles if style.path not in usual)
        for page in some
        if page.role is not None and page.sheet.profiles
    ]
    setup = dataclasses.replace(pages.assembly.setup, styles=styles)
    found = Problems()
    typesetter = typesetter_for(request)
    typesetter.typeset([page for page in some if page.profile == STANDARD], setup, found)
    if not found.errors:
        typesetter.typeset(again, setup, found)
    problems.extend(found.errors)


def _is_below(path: Path, folder: Path) -> bool:
    return path.suffix == ".css" and path.is_relative_to(folder)

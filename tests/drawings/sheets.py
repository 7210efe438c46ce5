"""Typesets single sheets of a debate, for tests that look at finished drawings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kit.model.packet import Part
from kit.model.sheets import Paper
from kit.pipeline.build import assemble
from kit.pipeline.layout import typesetter_for
from kit.pipeline.rendering import render_sheets
from kit.pipeline.request import Request
from kit.pipeline.steps import RenderSetup
from kit.problems import Problems


def parts_of(
    request: Request, sheets: Sequence[str], problems: Problems | None = None
) -> dict[str, Part]:
    """These sheets of a debate at the standard reading level, by their ids."""
    problems = Problems() if problems is None else problems
    assembly = assemble(request, problems)
    wanted = [
        instance
        for instance in assembly.packets.sheets
        if instance.key[0] in sheets and "supported" not in instance.key[2]
    ]
    setup = RenderSetup.of(assembly.inputs, assembly.setup)
    pages = render_sheets(setup, wanted, problems).sheets
    made = typesetter_for(request).typeset(pages, assembly.setup, problems)
    return {key[0]: part for key, part in made.items()}


def request_of(
    project: Path, debate: str, cache: Path, profile: str, paper: Paper, students: int | None = None
) -> Request:
    """A request for a debate in a profile, without `--only`, so that handouts are made as well."""
    return Request(
        project,
        debate=debate,
        out=cache / "nowhere",
        cache=cache,
        profile=profile,
        paper=paper,
        students=students,
    )

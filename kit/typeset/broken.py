"""What is said of sheets that broke a limit while they were laid out, and what is to blame."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kit.model.limits import Limits
from kit.model.packet import BLOCK_MARK, HtmlSheet
from kit.problems import CannotWork, Place, Problem, Problems, SourceText
from kit.processes.patience import Patience
from kit.processes.task import Broken, NotPrepared
from kit.typeset.blame import Blame, blame
from kit.typeset.job import Job
from kit.typeset.workers import Means, Setup, run

_BLOCK = re.compile(rf'{BLOCK_MARK}="([\w-]+)"')


class Losses:
    """The sheets of one run that broke a limit, each with a problem that does not stop a build."""

    def __init__(self, setup: Setup, limits: Limits, problems: Problems) -> None:
        self.setup = setup
        self.limits = limits
        self.problems = problems
        self.patience = Patience()
        self.found: list[tuple[HtmlSheet, Job, Broken]] = []
        self.skipped: dict[str, HtmlSheet] = {}
        self.blamed: Blame | None = None

    def add(self, sheet: HtmlSheet, job: Job, broken: Broken) -> None:
        """Note a sheet that was not made."""
        if broken.why == "skipped":
            self.patience.skipped[sheet.sheet.id] += 1
            self.skipped.setdefault(sheet.sheet.id, sheet)
            return
        self.patience.broken(sheet.sheet.id, sheet.key[1])
        self.found.append((sheet, job, broken))

    def tell(self) -> None:
        """Add a problem for each: at the rule of a teacher's own style, or else at the sheet."""
        places: dict[str, Place] = {}
        place = None
        for sheet, job, broken in self.found:
            said = f"{named(sheet)} {broken.said(self.limits)}"
            found = self._style_to_blame(job, said)
            if found is None:
                place = _place(sheet)
                found = Problem(place, f"{said}; it was not made", broken.hint, stops=False)
            place = found.place
            places.setdefault(sheet.sheet.id, place)
            self.problems.extend([replace(found, stops=False)])
        for name, sheet in self.skipped.items():
            where = places.get(name, place)
            assert where is not None, "a sheet is skipped only after others broke a limit"
            message = f"the sheet “{sheet.sheet.title}” {self.patience.why(name)}"
            self.problems.error(where, message, stops=False)

    def not_prepared(self, failure: NotPrepared) -> None:
        """Add a problem for styles that break a limit when they are read.

        Raises `CannotWork` when they are the kit's own.
        """
        broken = failure.broken
        found = self._style_to_blame(Job("<p>x</p>"), f"reading the styles {_took(broken, self)}")
        if found is None:
            raise CannotWork(
                f"loading the fonts and styles {_took(broken, self)}",
                "close other programs, and try again with --jobs 1",
            )
        self.problems.extend([found])

    def _style_to_blame(self, job: Job, said: str) -> Problem | None:
        if not self.setup.own:
            return None
        # What does not bring the trouble is quick; nobody should wait a minute for each try.
        seconds = min(self.limits.seconds, max(5, self.limits.seconds / 6))
        limits = replace(self.limits, seconds=seconds)

        def works(styles: Sequence[SourceText]) -> bool:
            setup = replace(self.setup, styles=tuple(styles))
            try:
                ((_, result),) = run([job], setup, Means(1, limits, watched=True))
            except NotPrepared:
                return False
            return not isinstance(result, Broken)

        if self.blamed is None or not works(self.blamed.mended):
            self.blamed = blame(self.setup.styles, self.setup.own, works, said)
        return None if self.blamed is None else self.blamed.problem


def named(sheet: HtmlSheet) -> str:
    """The sheet as a message names it, with its version and its role."""
    version = f" ({sheet.key[2]})" if sheet.key[2] else ""
    whose = "" if sheet.role is None else f" of “{sheet.role.id}”"
    return f"the sheet “{sheet.sheet.title}”{version}{whose}"


def _place(sheet: HtmlSheet) -> Place:
    """The block of a role that makes up most of the sheet, or else the sheet's file."""
    starts = [match.start() for match in _BLOCK.finditer(sheet.html)]
    blocks = _BLOCK.findall(sheet.html)
    ends = [*starts[1:], len(sheet.html)]
    lengths = [end - start for start, end in zip(starts, ends, strict=False)]
    if sheet.role is not None and blocks and max(lengths) > len(sheet.html) / 2:
        return sheet.role.block(blocks[lengths.index(max(lengths))])
    return sheet.source.at(1)


def _took(broken: Broken, losses: Losses) -> str:
    return broken.said(losses.limits)

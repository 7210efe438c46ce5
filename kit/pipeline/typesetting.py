"""Typesets sheets in the print profile of each; those laid out anew after the standard ones."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path

from kit.bind import tidy
from kit.model.packet import HtmlSheet, Part, SheetKey
from kit.model.profile import STANDARD
from kit.model.sheets import Paper, Sheet
from kit.pipeline.planning import Planned
from kit.pipeline.prepare import Prepared
from kit.preflight import Preflight
from kit.problems import Problems, SourceText
from kit.typeset.cache import PartCache
from kit.typeset.typeset import Report, StyleSet, Typesetter


class ProfileTypesetter:
    """A typesetter for each print profile, made when it is first needed."""

    def __init__(self, cache: Path, jobs: int = 1) -> None:
        """`cache` is the folder of all that is kept between runs; `jobs` as for a typesetter."""
        self.cache = PartCache(cache / "parts")
        self.jobs = jobs
        self.made: dict[str, Typesetter] = {}

    def typeset(
        self,
        pages: Sequence[HtmlSheet],
        planned: Planned | Prepared,
        paper: Paper,
        problems: Problems,
        report: Report = lambda done, of: None,
    ) -> dict[SheetKey, Part]:
        """A part for each sheet; problems and errors are those of a typesetter's."""
        texts = planned.texts
        parts: dict[SheetKey, Part] = {}
        for profile in dict.fromkeys(page.profile for page in pages):
            here = [page for page in pages if page.profile == profile]
            if profile != STANDARD:
                standard = self.of(STANDARD, planned, paper)
                listed = {sheet.id: sheet for sheet in planned.sheets.facts.listed}
                here = _with_standard(
                    here, listed, standard, texts, relaid=profile in planned.relaid
                )
            typesetter = self.of(profile, planned, paper)
            parts |= typesetter.typeset(here, texts, problems, report)
        return parts

    def of(self, profile: str, planned: Planned | Prepared, paper: Paper) -> Typesetter:
        """The typesetter of a profile, anew if its styles have changed."""
        styles, limits = planned.styles[profile], planned.limits[profile]
        known = self.made.get(profile)
        if known is None or (known.look.styles, known.look.paper, known.links) != (
            styles,
            paper,
            limits.links,
        ):
            inspect = Preflight(limits.least, limits.printed)
            known = Typesetter(
                StyleSet(styles, paper, limits.scale > 1),
                self.cache,
                tidy,
                self.jobs,
                inspect=inspect,
                links=limits.links,
            )
            self.made[profile] = known
        return known


def _with_standard(
    pages: Sequence[HtmlSheet],
    listed: Mapping[str, Sheet],
    standard: Typesetter,
    texts: Sequence[SourceText],
    *,
    relaid: bool,
) -> list[HtmlSheet]:
    """Sheets that know where the standard layout of each breaks its pages.

    These are the very parts that standard packets hold, so that both are typeset once; what
    is wrong with them is theirs to tell. `listed` are all sheets by id, with the pages that
    they may have: those of one page need no standard unless the profile is `relaid`. Plates
    have no pages of their own to name.
    """
    plain = [
        dataclasses.replace(page, sheet=listed[page.sheet.id], profile=STANDARD, fillable=False)
        for page in pages
        if not page.named and (relaid or listed[page.sheet.id].pages != 1)
    ]
    parts: Mapping[SheetKey, Part] = standard.typeset(plain, texts, Problems())
    return [
        dataclasses.replace(page, standard=parts[page.key].firsts) if page.key in parts else page
        for page in pages
    ]

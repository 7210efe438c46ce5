"""Typesets sheets in the print profile of each; the standard pages come first."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path

from kit.model.packet import HtmlSheet, PageSetup, Part, SheetKey
from kit.model.profile import STANDARD, ProfileFacts
from kit.model.progress import Count
from kit.problems import Problems
from kit.typeset.cache import PartCache
from kit.typeset.typeset import StyleSet, Typesetter
from kit.typeset.workers import Finish, Inspect


class ProfileTypesetter:
    """A typesetter for each print profile, made when it is first needed."""

    def __init__(
        self,
        cache: Path,
        finish: Finish,
        inspect: Callable[[ProfileFacts], Inspect],
        jobs: int = 1,
        *,
        ink: bool = False,
    ) -> None:
        """`cache` is the folder of all that is kept between runs; `jobs` and `ink` as for a
        typesetter.

        `finish` is done to every part once; `inspect` gives what measures the parts of a profile.
        """
        self.cache = PartCache(cache / "parts")
        self.finish = finish
        self.inspect = inspect
        self.jobs = jobs
        self.ink = ink
        self.made: dict[str, Typesetter] = {}

    def typeset(
        self,
        pages: Sequence[HtmlSheet],
        setup: PageSetup,
        problems: Problems,
        report: Count = lambda done, of: None,
        standing: Container[SheetKey] = (),
    ) -> dict[SheetKey, Part]:
        """A part for each sheet; problems, errors and `standing` are those of a typesetter."""
        parts: dict[SheetKey, Part] = {}
        for profile in dict.fromkeys(page.profile for page in pages):
            here = [page for page in pages if page.profile == profile]
            if profile != STANDARD:
                here = self._with_standard(here, setup, profile)
            typesetter = self.of(profile, setup)
            parts |= typesetter.typeset(here, setup.texts, problems, report, standing)
        return parts

    def keys(self, pages: Sequence[HtmlSheet], setup: PageSetup) -> Mapping[SheetKey, str]:
        """The keys of the parts of sheets whose pages are named by no standard layout."""
        return {page.key: self.of(page.profile, setup).key(page) for page in pages}

    def of(self, profile: str, setup: PageSetup) -> Typesetter:
        """The typesetter of a profile, another one if its styles have changed."""
        styles, facts = setup.styles[profile].styles, setup.styles[profile].facts
        look = StyleSet(
            styles,
            setup.paper,
            facts.scale > 1,
            setup.own_styles,
            setup.limits,
            setup.watched,
            facts.links,
        )
        known = self.made.get(profile)
        if known is None or known.look != look:
            known = Typesetter(
                look,
                self.cache,
                self.finish,
                self.jobs,
                inspect=self.inspect(facts),
                ink=self.ink,
            )
            self.made[profile] = known
        return known

    def _with_standard(
        self, pages: Sequence[HtmlSheet], setup: PageSetup, profile: str
    ) -> list[HtmlSheet]:
        """Sheets that know where the standard layout of each breaks its pages.

        These are the very parts that standard packets hold, so that both are typeset once; what
        is wrong with them is theirs to tell. Sheets of one page need no standard, unless the
        profile breaks pages in its own way. Plates have no pages of their own to name.
        """
        own_pages = not setup.styles[profile].facts.pages
        plain = [
            dataclasses.replace(
                page, sheet=setup.listed[page.sheet.id], profile=STANDARD, fillable=False
            )
            for page in pages
            if not page.named and (own_pages or setup.listed[page.sheet.id].pages != 1)
        ]
        parts = self.of(STANDARD, setup).typeset(plain, setup.texts, Problems())
        return [
            dataclasses.replace(page, standard=parts[page.key].firsts)
            if page.key in parts
            else page
            for page in pages
        ]

"""Typesets the sheets that the cache does not hold, and says what is wrong with them."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

import kit
from kit.model.limits import Limits
from kit.model.packet import HtmlSheet, Part, SheetKey
from kit.model.progress import Count
from kit.model.sheets import Paper
from kit.problems import Problems, SourceText
from kit.processes.task import Broken, NotPrepared
from kit.typeset import fonts, letters, native
from kit.typeset.broken import Losses
from kit.typeset.cache import PartCache
from kit.typeset.job import Job
from kit.typeset.overflow import add_overflow
from kit.typeset.result import Typeset
from kit.typeset.unnamed import unnamed, whole
from kit.typeset.workers import Finish, Inspect, Means, Setup, run
from kit.unchanged import code_hash

_CODE = tuple(Path(kit.__file__).parent / room for room in ("typeset", "bind", "preflight"))
"""The code that shapes a part: its hash is in the key of every part that is kept."""
# The distributions whose version can change a page.
LIBRARIES = (
    "weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "pillow",
    "fonttools", "uharfbuzz", "pikepdf", "pypdfium2",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StyleSet:
    """The stylesheets of one print profile.

    `paper` is the one they are for, to be named where a sheet does not fit. `scaled` says that
    their type is larger than the standard's. `own` are the paths of those that are not the kit's.
    `limits` are what one sheet may take; if it is `watched`, they are enforced. With `links`,
    sheets lead to those beside them.
    """

    styles: tuple[SourceText, ...]
    paper: Paper | None = None
    scaled: bool = False
    own: frozenset[Path] = frozenset()
    limits: Limits = field(default_factory=Limits)
    watched: bool = False
    links: bool = False


class Typesetter:
    """Turns sheets into parts, and remembers those it has made."""

    def __init__(
        self,
        look: StyleSet,
        cache: PartCache,
        finish: Finish,
        jobs: int = 1,
        *,
        inspect: Inspect | None = None,
        ink: bool = False,
    ) -> None:
        """`finish` is done to every part once, before it is kept; `jobs` is how many at a time.

        What `inspect` finds of a finished part is kept with it. With `ink`, that of sheets for
        students is measured: the guide counts it, but not its own.
        """
        self.look = look
        self.cache = cache
        self.finish = finish
        self.jobs = jobs
        self.made = 0
        """How many sheets were typeset, not found in the cache."""
        self.inspect = inspect
        self.ink = ink
        self._fingerprint = _fingerprint(look.styles, inspect)

    def typeset(
        self,
        sheets: Sequence[HtmlSheet],
        texts: Sequence[SourceText],
        problems: Problems,
        report: Count = lambda done, of: None,
        standing: Container[SheetKey] = (),
    ) -> Mapping[SheetKey, Part]:
        """A part for each sheet. What the typesetter complains of becomes a problem.

        A sheet that breaks a limit has none, and a problem that stops no build. `texts` are the
        files that the sheets' words come from, used to locate a letter that no font has. `report`
        gets the number of sheets that are done, and of all. What is kept of a sheet with students'
        names has no pages, and is enough if the packets that hold it are `standing` in their
        folder. Raises `CannotWork` when a native library or a font is missing.
        """
        keys = {sheet.key: self.key(sheet) for sheet in sheets}
        parts = {
            sheet.key: part
            for sheet in sheets
            if not sheet.named or sheet.key in standing
            if (part := self._kept(sheet, keys[sheet.key])) is not None
        }
        # Sheets for several readers that say the same are one part, typeset once.
        first: dict[str, HtmlSheet] = {}
        for sheet in sheets:
            if sheet.key not in parts:
                first.setdefault(keys[sheet.key], sheet)
        missing = list(first.values())
        if missing:
            native.require_libraries()
            fonts.require_families(fonts.families_in(self.look.styles))
        for done, (sheet, result) in enumerate(self._made(missing, problems), start=1):
            part = _part_of(keys[sheet.key], result)
            parts[sheet.key] = part
            for complaint in result.complaints:
                _add_problem(complaint, sheet, texts, problems)
            problems.extend(result.style_problems)
            if not result.complaints and not result.style_problems:
                self._keep(sheet, part)
            self.made += 1
            report(done, len(missing))
        if missing:
            self.cache.prune()
        by_key = {part.key: part for part in parts.values()}
        parts |= {
            sheet.key: part
            for sheet in sheets
            if sheet.key not in parts and (part := by_key.get(keys[sheet.key])) is not None
        }
        self._tell_overflow(sheets, parts, problems)
        return parts

    def _tell_overflow(
        self, sheets: Sequence[HtmlSheet], parts: Mapping[SheetKey, Part], problems: Problems
    ) -> None:
        look = self.look
        for sheet in sheets:
            over = parts[sheet.key].overflow if sheet.key in parts else None
            # Boxes to type in may take more room than lines, and nobody prints them.
            if over is not None and not sheet.fillable:
                pages = parts[sheet.key].pages
                add_overflow(over, sheet, pages, look.paper, problems, scaled=look.scaled)

    def _made(
        self, sheets: Sequence[HtmlSheet], problems: Problems
    ) -> Iterator[tuple[HtmlSheet, Typeset]]:
        """Each sheet that could be laid out within the limits, as they are done."""
        look = self.look
        setup = Setup(look.styles, self.finish, self.inspect, look.own, look.limits.pages)
        jobs = [Job.of(sheet, links=self.look.links, ink=self._counts(sheet)) for sheet in sheets]
        losses = Losses(setup, look.limits, problems)

        def has_patience(index: int) -> bool:
            return losses.patience.has(sheets[index].sheet.id)

        means = Means(self.jobs, look.limits, look.watched)
        try:
            for index, result in run(jobs, setup, means, has_patience):
                if isinstance(result, Broken):
                    losses.add(sheets[index], jobs[index], result)
                else:
                    yield sheets[index], result
        except NotPrepared as failure:
            losses.not_prepared(failure)
        losses.tell()

    def _counts(self, sheet: HtmlSheet) -> bool:
        """Whether somebody counts the ink of a sheet. Plates are laid over pages of others."""
        return self.ink and not (sheet.named or sheet.fillable or sheet.sheet.audience == "teacher")

    def _kept(self, sheet: HtmlSheet, key: str) -> Part | None:
        """A part of the cache; none with more pages than a sheet may have now."""
        part = self.cache.get(key)
        if part is None or (not sheet.named and not part.pdf):
            return None
        if sheet.named:
            return whole(part, sheet)
        if part.pages > self.look.limits.pages:
            return None
        if self.inspect is not None and self._counts(sheet) and not part.ink:
            part = replace(part, ink=self.inspect.ink(part.pdf))
            self.cache.put(part)
        return part

    def _keep(self, sheet: HtmlSheet, part: Part) -> None:
        """Keep a part on disk; of one with students' names, only what is wrong with it."""
        kept = unnamed(part, sheet) if sheet.named else part
        if kept is not None:
            self.cache.put(kept)

    def key(self, sheet: HtmlSheet) -> str:
        """The hash of everything that goes into a part."""
        whole = hashlib.sha256(self._fingerprint.encode())
        most = f"{sheet.sheet.pages} {sheet.standard}{' fillable' if sheet.fillable else ''}"
        if self.look.links:
            most += f" links {' '.join(sheet.beside)}"
        for piece in (most.encode(), sheet.html.encode(), *_flat(sheet.files)):
            whole.update(len(piece).to_bytes(8, "big") + piece)
        return whole.hexdigest()


def _part_of(key: str, result: Typeset) -> Part:
    return Part(
        key,
        result.pdf,
        result.pages,
        result.overflow,
        result.firsts,
        result.turns,
        result.findings,
        result.ink,
    )


def _fingerprint(styles: Sequence[SourceText], inspect: Inspect | None) -> str:
    """Everything that affects all pages and their findings: libraries, fonts, styles, our code."""
    lines = [f"debate-kit {kit.__version__} {code_hash(*_CODE)}"]
    lines += [f"{name} {version(name)}" for name in LIBRARIES]
    lines += [f"pango {native.pango_version()}", fonts.versions(fonts.families_in(styles))]
    lines += [repr(inspect), *(style.text for style in styles)]
    return "\0".join(lines)


def _flat(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for address, data in sorted(files.items()):
        yield address.encode()
        yield data


def _add_problem(
    complaint: str, sheet: HtmlSheet, texts: Sequence[SourceText], problems: Problems
) -> None:
    missing = letters.MISSING.search(complaint)
    if missing is not None:
        letters.add_missing_letter(chr(int(missing[1], 16)), sheet, texts, problems)
        return
    said = f"the sheet “{sheet.sheet.title}”: {complaint.rstrip('.')}"
    problems.error(sheet.source.at(1), said)

"""Typesets the sheets that the cache does not hold, on as many cores as asked."""

from __future__ import annotations

import atexit
import dataclasses
import gc
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import kit
from kit.model.finding import Inspection
from kit.model.packet import HtmlSheet, Part, SheetKey
from kit.model.sheets import Paper
from kit.problems import CannotWork, Problems, SourceText
from kit.typeset import fonts, letters, native
from kit.typeset.cache import PartCache, code_hash
from kit.typeset.overflow import add_overflow
from kit.typeset.workers import worker_pool

if TYPE_CHECKING:
    from kit.typeset.engine import Engine, Typeset

Finish = Callable[[bytes], bytes]
"""What is done to a part once. Raises `ValueError`, in words for a teacher, where it cannot be."""
Report = Callable[[int, int], None]

# The distributions whose version can change a page.
_KIT = Path(kit.__file__).parent
_CODE = tuple(_KIT / room for room in ("typeset", "bind", "preflight"))
"""The code that shapes a part: its hash is in the key of every part that is kept."""
LIBRARIES = (
    "weasyprint", "pydyf", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "pillow",
    "fonttools", "uharfbuzz", "pikepdf", "pypdfium2",
)  # fmt: skip
FEWEST_FOR_WORKERS = 4
"""Sheets. Below this, starting another process costs more than it saves."""


class Inspect(Protocol):
    """Measures a finished part; its `repr` names all that what it finds depends on."""

    def __call__(self, pdf: bytes, *, ink: bool) -> Inspection:
        """What is wrong with the pages of a part; and their ink, if that is wanted."""


@dataclass(frozen=True, slots=True)
class _Job:
    html: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    most: int | None = None
    standard: tuple[int, ...] = ()
    fillable: bool = False
    links: bool = False
    beside: tuple[str, ...] = ()
    named: bool = False

    @classmethod
    def of(cls, sheet: HtmlSheet, *, links: bool) -> _Job:
        return cls(
            sheet.html,
            sheet.files,
            sheet.sheet.pages,
            sheet.standard,
            sheet.fillable,
            links,
            sheet.beside,
            sheet.named,
        )


class Typesetter:
    """Turns sheets into parts, and remembers those it has made."""

    def __init__(
        self,
        styles: Sequence[SourceText],
        cache: PartCache,
        finish: Finish,
        jobs: int = 1,
        paper: Paper | None = None,
        *,
        inspect: Inspect | None = None,
        links: bool = False,
        scaled: bool = False,
    ) -> None:
        """`finish` is done to every part once, before it is kept; `jobs` is how many at a time.

        `paper` is the one that the styles are for, to be named where a sheet does not fit.
        What `inspect` finds of a finished part is kept with it. With `links`, sheets lead
        to those beside them. `scaled` says that the styles have larger type than the standard's.
        """
        self.styles = tuple(styles)
        self.cache = cache
        self.finish = finish
        self.jobs = jobs
        self.paper = paper
        self.made = 0
        """How many sheets were typeset, not found in the cache."""
        self.inspect = inspect
        self.links = links
        self.scaled = scaled
        self._fingerprint = _fingerprint(self.styles, inspect)

    def typeset(
        self,
        sheets: Sequence[HtmlSheet],
        texts: Sequence[SourceText],
        problems: Problems,
        report: Report = lambda done, of: None,
    ) -> Mapping[SheetKey, Part]:
        """A part for each sheet. What the typesetter complains of becomes a problem.

        `texts` are the files the sheets' words come from, to say where a letter
        stands that no font has; `report` is told how many sheets are done, of how
        many. Raises `CannotWork` when a native library or a font is missing.
        """
        keys = {sheet.key: self._key(sheet) for sheet in sheets}
        parts = {
            sheet.key: part
            for sheet in sheets
            if not sheet.named and (part := self.cache.get(keys[sheet.key]))
        }
        missing = [sheet for sheet in sheets if sheet.key not in parts]
        if missing:
            native.require_libraries()
            fonts.require_families(fonts.families_in(self.styles))
        for done, (sheet, result) in enumerate(self._run(missing), start=1):
            part = Part(
                keys[sheet.key],
                result.pdf,
                result.pages,
                result.overflow,
                result.firsts,
                result.turns,
                result.findings,
                result.ink,
            )
            parts[sheet.key] = part
            for complaint in result.complaints:
                _add_problem(complaint, sheet, texts, problems)
            problems.extend(result.style_problems)
            if not result.complaints and not result.style_problems and not sheet.named:
                self.cache.put(part)
            self.made += 1
            report(done, len(missing))
        if missing:
            self.cache.prune()
        for sheet in sheets:
            over = parts[sheet.key].overflow
            # Boxes to type in may take more room than lines, and nobody prints them.
            if over is not None and not sheet.fillable:
                pages = parts[sheet.key].pages
                add_overflow(over, sheet, pages, self.paper, problems, scaled=self.scaled)
        return parts

    def _key(self, sheet: HtmlSheet) -> str:
        """The hash of everything that goes into a part."""
        whole = hashlib.sha256(self._fingerprint.encode())
        most = f"{sheet.sheet.pages} {sheet.standard}{' fillable' if sheet.fillable else ''}"
        if self.links:
            most += f" links {' '.join(sheet.beside)}"
        for piece in (most.encode(), sheet.html.encode(), *_flat(sheet.files)):
            whole.update(len(piece).to_bytes(8, "big") + piece)
        return whole.hexdigest()

    def _run(self, sheets: Sequence[HtmlSheet]) -> Iterator[tuple[HtmlSheet, Typeset]]:
        jobs = min(self.jobs, len(sheets))
        if jobs < 2 or len(sheets) < FEWEST_FOR_WORKERS:
            if sheets:
                _start(self.styles, self.finish, self.inspect)
            for sheet in sheets:
                yield sheet, _typeset(_Job.of(sheet, links=self.links))
            return
        with worker_pool(jobs, _start, self.styles, self.finish, self.inspect) as submit:
            # The longest first, so that none is left to one core at the end.
            waiting: dict[Future[Typeset], HtmlSheet] = {
                submit(_typeset, _Job.of(sheet, links=self.links)): sheet
                for sheet in sorted(sheets, key=lambda sheet: -len(sheet.html))
            }
            try:
                for future in as_completed(waiting):
                    yield waiting[future], future.result()
            except BrokenProcessPool:
                raise CannotWork(
                    "a process that typesets pages ended unexpectedly",
                    "perhaps memory ran out; try again with --jobs 1",
                ) from None


_engines: list[tuple[tuple[SourceText, ...], Engine]] = []
"""Those loaded last, the newest first; each has its own fonts and styles."""
MOST_ENGINES = 3
_finish: Finish = bytes
_inspect: Inspect | None = None


def _start(styles: tuple[SourceText, ...], finish: Finish, inspect: Inspect | None) -> None:
    """Load WeasyPrint, its fonts and styles, once a process."""
    global _finish, _inspect
    from kit.typeset.engine import Engine

    # Layout makes many small objects that live as long as their page.
    gc.set_threshold(50_000, 20, 20)

    if not _engines:
        # WeasyPrint clears its fonts away when it is let go, which fails once Python ends.
        atexit.register(_engines.clear)
    known = next((engine for each, engine in _engines if each == styles), None)
    _engines[:] = [(each, engine) for each, engine in _engines if engine is not known]
    _engines.insert(0, (styles, known or Engine(styles)))
    del _engines[MOST_ENGINES:]
    _finish, _inspect = finish, inspect


def _typeset(job: _Job) -> Typeset:
    (_, engine), *_others = _engines
    result = engine.typeset(
        job.html,
        job.files,
        job.most,
        job.standard,
        fillable=job.fillable,
        links=job.links,
        beside=job.beside,
    )
    if not result.pdf:
        return result
    try:
        pdf = _finish(result.pdf)
    except ValueError as failure:
        return dataclasses.replace(result, complaints=(*result.complaints, str(failure)))
    # What is laid over pages, and the guide, which is nobody's to count, have no ink to tell.
    seen = Inspection() if _inspect is None else _inspect(pdf, ink=not job.named)
    return dataclasses.replace(result, pdf=pdf, findings=seen.findings, ink=seen.ink)


def _fingerprint(styles: Sequence[SourceText], inspect: Inspect | None) -> str:
    """All that shapes every page and what is found on it: libraries, fonts, styles, our code."""
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

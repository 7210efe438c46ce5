"""Writes the print files: all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kit import __version__
from kit.load import load_profiles
from kit.model.progress import Report, silent
from kit.printing.cards import plan_cards
from kit.printing.class_members import read_class_members
from kit.printing.copier_plan import plan_print
from kit.printing.deck import cards_now
from kit.printing.finished import Finished, build_again, read_finished
from kit.printing.imposition.lay import Press
from kit.printing.imposition.sequence import sequence
from kit.printing.imposition.sources import Sources
from kit.printing.request import CopierPlan, PrintFile, PrintRequest
from kit.printing.run import PrintRun
from kit.printing.test_page import make_test_page
from kit.problems import BadUsage, Place, Problems
from kit.publish import Published, publish, staged
from kit.publish.manifest import Made, owned_files

FOLDER = "print"


@dataclass(frozen=True, slots=True)
class Printed:
    """The plan; what was written, unless nothing was to be; and what to know.

    `stale` are earlier print files that would be different now; `without` are students for whom the
    build has no packet.
    """

    copier_plan: CopierPlan
    published: Published | None
    stale: tuple[str, ...]
    without: tuple[str, ...]


def print_files(
    request: PrintRequest,
    problems: Problems,
    *,
    dry_run: bool = False,
    report: Report = silent,
) -> Printed:
    """Make the print files, or only plan them. Raises `BadInput`, `BadUsage`, `CannotWork`."""
    finished = read_finished(request.folder)
    members = read_class_members(request, finished, problems)
    if request.by_cast and not members.present:
        raise BadUsage(
            "there is no cast to count copies by",
            "make one with “debate-kit cast”, name it with --plan, or give a number of copies",
        )
    # New pages may hold the names of students, so they are deleted with the scratch folder.
    with TemporaryDirectory() as scratch, Sources() as sources:
        run = PrintRun(request, finished, sources, Path(scratch))
        if request.layout == "cards":
            copier_plan = plan_cards(run, members.present, problems)
        else:
            copier_plan = plan_print(run, members)
        _warn_of_screens(request, copier_plan, problems)
        if dry_run:
            return Printed(
                copier_plan, None, _stale(request, finished, frozenset()), members.without
            )
        with staged(request.folder) as stage:
            made = []
            for done, file in enumerate(copier_plan.files, start=1):
                made.append(_make(request, file, copier_plan, sources, stage))
                report("Laying file", done, len(copier_plan.files))
            made.append(_test_page(request, copier_plan, finished, stage, problems))
            published = publish(
                stage,
                request.folder / FOLDER,
                made,
                {"kit": __version__, "paper": finished.paper},
                keep=None,
            )
    names = frozenset(each.path for each in made)
    stale = _stale(request, finished, names)
    return Printed(copier_plan, published, stale, members.without)


def _warn_of_screens(request: PrintRequest, copier_plan: CopierPlan, problems: Problems) -> None:
    """Add a warning if packets are printed whose profile is one for screens."""
    profiles = load_profiles(request.layers, Problems())
    wanted = {
        ref.path
        for file in copier_plan.files
        for document, _ in file.documents
        for ref in document.pages
    }
    on_screen = [
        file
        for file in copier_plan.built
        if file.pdf in wanted
        and (profile := profiles.get(file.about.profile)) is not None
        and not profile.facts.printed
    ]
    if on_screen:
        first = on_screen[0]
        count = len(on_screen)
        files = "1 file is" if count == 1 else f"{count} files are"
        problems.warn(
            Place(first.pdf),
            f"{files} in the profile “{first.about.profile}”, made for a screen: a printer prints "
            "the color of its pages and type as dots",
            "build what is printed in another profile: "
            + build_again(request.folder, "--profile", "standard")
            + "; a student’s own is in the column “profile” of the class list",
        )


def _make(
    request: PrintRequest, file: PrintFile, copier_plan: CopierPlan, sources: Sources, stage: Path
) -> Made:
    """Write one print file into `stage`."""
    press = Press(sources, request.turned_on, file.factor, request.creep)
    order = sequence(
        [(sheets, document.copies) for document, sheets in file.documents],
        collate=request.collate,
        by_sheet=request.order == "sheet",
    )
    before = None
    for index, leaf in order:
        document, _ = file.documents[index]
        if index != before and request.order != "sheet" and file.grid is None:
            press.mark(document.name)
        before = index
        if file.grid is None:
            press.add(leaf, document.pages)
        else:
            press.add_cards(leaf, document.pages, file.grid, folded=file.folded)
    first = file.documents[0][0].pages[0].path
    debate = sources.title(first).rpartition(" · ")[2]
    pages = press.save(
        stage / file.name,
        f"Print file, {Path(file.name).stem} · {debate}",
        sources.language(first),
        both_sides=file.both_sides,
    )
    digests = {built.pdf: built for built in copier_plan.built}
    inputs = dict(file.inputs) | {
        digests[ref.path].path: digests[ref.path].sha256
        for document, _ in file.documents
        for ref in document.pages
        if ref.path in digests
    }
    return Made(file.name, pages, inputs, sides=2 if file.both_sides else 1)


def _test_page(
    request: PrintRequest,
    copier_plan: CopierPlan,
    finished: Finished,
    stage: Path,
    problems: Problems,
) -> Made:
    factor = min((file.factor for file in copier_plan.files), default=1.0)
    if request.layout not in ("booklet", "2-up"):
        factor = 1.0
    return make_test_page(request, finished.paper, factor, stage, problems)


def _stale(request: PrintRequest, finished: Finished, made: frozenset[str]) -> tuple[str, ...]:
    """The print files that are not made now, and whose packets have changed or are gone.

    Files of cards, which do not come from packets, count if the cards would be different now.
    """
    kept: dict[str, Mapping[str, str]] = {}
    for path, facts in owned_files(finished.folder / FOLDER).items():
        inputs = facts.get("inputs") if isinstance(facts, Mapping) else None
        if path not in made and isinstance(inputs, Mapping):
            kept[path] = inputs
    current: dict[str, str] = {file.path: file.sha256 for file in finished.files}
    cards = {
        name: digest
        for path, inputs in kept.items()
        if path.startswith("cards-")
        for name, digest in inputs.items()
    }
    if cards:
        current |= cards_now(request, finished, cards)
    return tuple(
        f"{FOLDER}/{path}"
        for path, inputs in sorted(kept.items())
        if any(current.get(source) != digest for source, digest in inputs.items())
    )

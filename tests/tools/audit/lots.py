"""What is audited: lots of commands, as a teacher would type them, that print all there is.

A lot takes a minute or so of an idle machine with two cores, so that one can be run alone.
Between them, the lots print both sets, both papers, every profile, format and layout, both
debates, one with an essay of the teacher's, a drafted one, a class by names and by code names.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import cycle
from typing import get_args

from kit.load import Layers, load_formats
from kit.model.printing import Layout
from kit.problems import Problems
from tests.tools.listed import KIT, OTHER_PROFILES

KOREA, ROAD = "north-korea-deal", "river-road"
ESSAY = KIT / "tests" / "fixtures" / "essays" / "night-library.txt"
PAPERS = ("letter", "a4")
CLASS_LIST = "class.csv"
CLASS = (
    "name,level,profile\nAda Okafor,supported,large-print\nمحمد العلي,,dyslexia\n"
    "Łucja Żak,,ink-saver\nदेवेन्द्र शर्मा,,screen\nΩμέγα Βήτα,supported,\nสมชาย ใจดี,,\n"
    "Nguyễn Thị Ánh,,\n" + "".join(f"Student {number},,\n" for number in range(8))
)
FEW = ("--students", "9")
"""A class so small that half the roles stay out: their packets are alike in kind."""
FORMATS_A_LOT = 4


@dataclass(frozen=True, slots=True)
class Lot:
    """Commands that are run one after another in a project folder of their own.

    A command without `--out` has an output folder to itself.
    """

    name: str
    commands: tuple[tuple[str, ...], ...]


def lots() -> tuple[Lot, ...]:
    """All lots, in the order in which they are run."""
    return (
        Lot("essentials", (build(KOREA),)),
        Lot("full", (build(KOREA, "--set", "full", "--paper", "a4", "--fillable", *FEW),)),
        Lot("town", (build(ROAD, "--set", "full", "--fillable"), build(ROAD, "--paper", "a4"))),
        *_profiles(),
        _class("class", KOREA),
        _class("class-in-code", ROAD, "--set", "full", "--paper", "a4", "--code-names"),
        Lot(
            "essays",
            (
                ("debate", "draft", str(ESSAY), "--id", "library", "--yes"),
                build("library", "--set", "full"),
                build("library", "--paper", "a4", "--profile", "large-print"),
                build(KOREA, "--essay", str(ESSAY), *FEW),
            ),
        ),
        *_formats(),
    )


def build(debate: str, *options: str) -> tuple[str, ...]:
    """A build into a folder of its own."""
    return ("build", debate, *options)


def _class(name: str, debate: str, *options: str) -> Lot:
    """A class whose students read in every profile and write in many scripts, then the copier."""
    built = build(debate, "--roster", CLASS_LIST, "--out", "output", *options)
    laid_out = [("print", debate, "--layout", each, "--out", "output") for each in get_args(Layout)]
    return Lot(name, (built, *laid_out))


def _profiles() -> list[Lot]:
    """Each profile: one debate on one paper, the other, with all sheets, on the other."""
    found = []
    for profile, (one, other) in zip(OTHER_PROFILES, cycle((PAPERS, PAPERS[::-1])), strict=False):
        options = ("--profile", profile, *(("--fillable",) if profile == "screen" else ()))
        korea = build(KOREA, "--paper", one, *options, *FEW)
        found.append(
            Lot(profile, (korea, build(ROAD, "--paper", other, "--set", "full", *options)))
        )
    return found


def _formats() -> list[Lot]:
    """The debate about the town in every format, on either paper by turns."""
    ids = [each.id for each in load_formats(Layers.of(KIT), Problems())]
    builds = [
        build(ROAD, "--format", each, "--paper", paper)
        for each, paper in zip(ids, cycle(PAPERS), strict=False)
    ]
    return [
        Lot(f"formats-{1 + at // FORMATS_A_LOT}", tuple(builds[at : at + FORMATS_A_LOT]))
        for at in range(0, len(builds), FORMATS_A_LOT)
    ]

"""`make bench`: what builds cost, beside the revision before and beside other typesetters.

    python -m tests.tools.bench --classes 30 --rounds 1 --before 533e7fd

CPU seconds count, and ratios: a machine may be busy. The kit and the revision `--before` it take
turns, each with caches and folders of its own; figures are medians, but a class of more than 100
takes one round. It prints a table, writes it to
tests/tools/bench.md, and draws it as .github/pages/speed.svg. What is not installed here is
named and left out.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from tests.tools.bench_beside import COLUMNS, Beside, beside_typst, peer_rows
from tests.tools.bench_chart import chart
from tests.tools.bench_kit import (
    MANY,
    Kit,
    Taken,
    checked,
    checked_out,
    cold_packets,
    measured,
    pages_made,
    redrawn,
)

HERE = Path(__file__).parent.parent.parent
REPORT = HERE / "tests" / "tools" / "bench.md"
CHART = HERE / ".github" / "pages" / "speed.svg"
BEFORE = "533e7fd"
"""The last revision that made everything again."""
LONG = "3e9cf20"
"""The last revision that had no short set of sheets: all its packets were in full."""
STEPS = {
    "cold": "nothing made before",
    "same": "nothing changed",
    "word": "one word of one role",
    "student": "one student more",
    "bytes": "megabytes on disk",
}
PREVIEW = "preview, saved file to new pictures"
AIMS = {
    (30, "same"): 0.15, (30, "word"): 0.30, (30, "student"): 0.25,
    (1000, "word"): 0.12, (1000, "bytes"): 0.45,
}  # fmt: skip
"""Of what the revision before takes: the aims of the issue that this measures."""
LIBRARIES = ("weasyprint", "pikepdf", "pypdfium2", "ruamel.yaml", "jinja2")


@dataclass(frozen=True)
class Row:
    """A line of the table: what was measured, its median now and before, and the aim.

    `wall` is its median by the clock now, in seconds.
    """

    what: str
    now: float
    before: float | None
    unit: str
    aim: float | None = None
    wall: float = 0

    @property
    def ratio(self) -> float | None:
        """Of what it took before."""
        return self.now / self.before if self.before else None

    @property
    def cells(self) -> tuple[str, ...]:
        """As the table prints it."""
        before = "" if self.before is None else f"{self.before:.2f} {self.unit}"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        aim = "" if self.aim is None else f"≤ {self.aim:g}"
        return self.what, f"{self.now:.2f} {self.unit}", before, ratio, aim


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print the table, and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--classes", default="30,300,1000")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--before", default=BEFORE, help="a revision that git knows; - for none")
    asked = parser.parse_args(arguments)
    classes = [int(each) for each in asked.classes.split(",")]
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        with checked_out(HERE, asked.before, work / "before-kit") as checkout:
            kits = [Kit(HERE, work / "now")]
            missing = []
            if checkout is None:
                missing.append(f"the revision {asked.before}")
            else:
                kits.append(Kit(checkout, work / "before"))
            rows = []
            for row in _kit_rows(kits, classes, asked.rounds):
                sys.stderr.write(f"{' · '.join(filter(None, row.cells))}\n")
                rows.append(row)
            with checked_out(HERE, LONG, work / "long-kit") as long:
                if long is None:
                    missing.append(f"the revision {LONG}")
                else:
                    try:
                        rows.append(_in_full(kits[0], Kit(long, work / "long"), asked.rounds))
                    except SystemExit as failure:
                        # It may need fonts that this kit does without.
                        missing.append(f"the revision {LONG} ({str(failure).splitlines()[0]})")
            beside = list(peer_rows(kits[0], work, asked.rounds, missing))
    begin = "class of 30, "
    walls = {row.what.removeprefix(begin): row.wall for row in rows if row.what.startswith(begin)}
    small = beside_typst(walls, beside)
    small += [
        f"The {row.what}: {row.wall:.2f} s by the clock." for row in rows if row.what == PREVIEW
    ]
    report = _report(rows, beside, missing, small)
    sys.stdout.write(report)
    REPORT.write_text(report, "utf-8")
    CHART.write_text(chart([(row.what, row.ratio, row.aim) for row in rows if row.ratio]), "utf-8")


def _kit_rows(kits: Sequence[Kit], classes: Sequence[int], rounds: int) -> Iterator[Row]:
    cold = [[cold_packets(kit) for kit in kits] for _ in range(rounds)]
    yield _row("packets of the roles, cold", _by_kit(cold), "cpu", 0.6)
    check = [[checked(kit) for kit in kits] for _ in range(rounds)]
    yield _row("check of a debate of one's own", _by_kit(check), "cpu", 0.6)
    preview = [redrawn(kit, rounds) for kit in kits]
    yield _row(PREVIEW, dict(enumerate(preview)), "cpu", 0.6)
    colds: list[tuple[int, dict[int, list[Taken]]]] = []
    for students in classes:
        found: dict[str, dict[int, list[Taken]]] = defaultdict(lambda: defaultdict(list))
        for step, number, taken in measured(kits, students, rounds if students <= MANY else 1):
            found[step][number].append(taken)
        colds.append((students, found["cold"]))
        for step, words in STEPS.items():
            if step not in found:
                continue
            unit = "MB" if step == "bytes" else "cpu"
            name = f"class of {students:,}, {words}"
            yield _row(name, found[step], unit, AIMS.get((students, step)))
        peak = {n: [max(each, key=_megabytes)] for n, each in found["cold"].items()}
        yield _row(f"class of {students:,}, peak memory", peak, "memory", 0.7)
    large = [each for each in colds if each[0] > MANY]
    if len(large) > 1:
        # All sheets are typeset for the smaller class: what is more is binding and writing.
        (few, first), (many, last) = large[0], large[-1]
        more = {
            number: [_each_more(first[number][0], taken[0], many - few)]
            for number, taken in last.items()
        }
        yield _row(f"each student more, from {few:,} to {many:,}, cold", more, "ms", 0.35)


def _in_full(kit: Kit, long: Kit, rounds: int) -> Row:
    """All sheets, a page: so that to print less does not count as to be faster."""
    found: dict[int, list[Taken]] = {0: [], 1: []}
    for _ in range(rounds):
        for number, each, more in ((0, kit, ("--set", "full")), (1, long, ())):
            taken = cold_packets(each, *more)
            pages = pages_made(each)
            found[number].append(Taken(taken.wall / pages, taken.cpu / pages, taken.megabytes))
    return _row(f"packets of the roles in full, a page, beside {LONG}", found, "ms", None)


def _each_more(few: Taken, many: Taken, students: int) -> Taken:
    return Taken(
        (many.wall - few.wall) / students,
        (many.cpu - few.cpu) / students,
        (many.megabytes - few.megabytes) / students,
    )


def _megabytes(taken: Taken) -> float:
    return taken.megabytes


def _by_kit(rounds: Sequence[Sequence[Taken]]) -> dict[int, list[Taken]]:
    return {number: [each[number] for each in rounds] for number in range(len(rounds[0]))}


def _row(what: str, taken: dict[int, list[Taken]], unit: str, aim: float | None) -> Row:
    def median(number: int) -> float | None:
        values = [
            each.megabytes if unit in ("memory", "MB") else each.cpu * (1000 if unit == "ms" else 1)
            for each in taken.get(number, ())
        ]
        return statistics.median(values) if values else None

    now = median(0)
    assert now is not None, "this kit is always measured"
    shown = {"cpu": "s", "ms": "ms", "memory": "MB", "MB": "MB"}[unit]
    wall = statistics.median(each.wall for each in taken[0])
    return Row(what, now, median(1), shown, aim, wall)


def _report(
    rows: Sequence[Row],
    beside: Sequence[Beside],
    missing: Sequence[str],
    small: Sequence[str],
) -> str:
    today = dt.datetime.now(tz=dt.UTC).date().isoformat()
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    lines = [
        "# Speed",
        "",
        f"Written by `make bench` on {today}: {os.cpu_count()} cores, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}, {versions}. CPU seconds of all "
        "processes, medians.",
        "",
        "| what | now | before | ratio | aim |",
        "|---|---|---|---|---|",
        *(f"| {' | '.join(row.cells)} |" for row in rows),
    ]
    if beside:
        made = (
            f"The kit makes a guide, handouts and what tables share besides: in "
            f"{beside[0].kits_cpu:.1f} s of CPU {beside[0].kits_pages} pages, and the volumes."
        )
        lines += [
            "",
            f"The packets of the roles from nothing, the kit's time beside a peer's. {made}",
            "",
            f"| {' | '.join(COLUMNS)} |",
            f"|{'---|' * len(COLUMNS)}",
            *(f"| {' | '.join(each.cells)} |" for each in beside),
        ]
    for line in small:
        lines += ["", line]
    if missing:
        lines += ["", f"Not here, and left out: {', '.join(missing)}."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

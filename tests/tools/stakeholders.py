"""Measures the search for stakeholders against essays whose stakeholders are known.

    python -m tests.tools.stakeholders [FOLDER]… [--rows]

A folder holds what a reader found in essays: `NAME.gold.yaml`, each with the path of its essay.
Without a folder, those of the tests are measured. `--rows` shows each list that was made.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from kit.model.stakeholder import Stakeholder
from kit.stakeholders import stakeholders
from kit.stakeholders.words import kind_of, singular

FIXTURES = Path(__file__).parents[1] / "fixtures" / "stakeholders"


@dataclass(frozen=True, slots=True)
class Known:
    """A stakeholder that a reader found."""

    names: frozenset[tuple[str, ...]]
    name: str
    core: bool
    paragraphs: frozenset[int]
    quoted: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found in one essay or in several: counts, from which shares are made."""

    core: int = 0
    core_found: int = 0
    known: int = 0
    found: int = 0
    first: int = 0
    first_right: int = 0
    first_once: int = 0
    rows: int = 0
    given: int = 0
    given_right: int = 0
    paragraphs: int = 0
    quoted_right: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            *(getattr(self, key) + getattr(other, key) for key in self.__dataclass_fields__)
        )

    @property
    def shares(self) -> dict[str, float]:
        """The figures that have a goal."""
        return {
            "recall of core": self.core_found / self.core,
            "recall of all": self.found / self.known,
            "first N": self.first_right / self.first,
            "first N, each once": self.first_once / self.first,
            "¶ precision": self.given_right / max(self.given, 1),
            "¶ recall": self.given_right / max(self.paragraphs, 1),
            "quoted or not": self.quoted_right / max(self.found, 1),
        }


GOALS = {
    "recall of core": 0.95,
    "recall of all": 0.9,
    "first N": 0.7,
    "¶ precision": 0.95,
    "¶ recall": 0.9,
}
"""Shares, pooled over all essays. The first N rows are as many as the reader found."""


def read(path: Path) -> tuple[tuple[str, ...], tuple[Known, ...]]:
    """The numbered paragraphs and the stakeholders of the essay that a list is about."""
    gold = YAML(typ="safe").load(path.read_text("utf-8"))
    text = (path.parent / gold["essay"]).read_text("utf-8")
    pieces = [" ".join(each.split()) for each in re.split(r"\n\s*\n", text)]
    body = [each for each in pieces if each][-gold["number_of_paragraphs"] :]
    known = tuple(
        Known(
            frozenset(key(name) for name in (each["name"], *(each["aliases"] or ()))),
            each["name"],
            each["core"],
            frozenset(each["paragraphs"]),
            each["quote_speaker"],
        )
        for each in gold["stakeholders"]
    )
    return tuple(body), known


def key(name: str) -> tuple[str, ...]:
    """A name for comparison: small letters, singular, no article, no possessive."""
    words = re.findall(r"[^\W_]+(?:[.'’-][^\W_]+)*", name.lower())
    plain = [re.sub(r"['’]s?$", "", word) for word in words]
    # A company is not the companies; a farmer is one of the farmers.
    plain = [word if kind_of(singular(word)).startswith("group") else singular(word)
             for word in plain]  # fmt: skip
    return tuple(word for word in plain if word not in ("the", "a", "an"))


def match(row: Stakeholder, known: Sequence[Known]) -> Known | None:
    """The known stakeholder that a row is: by its name, else by other names of its."""
    for names in ((row.name,), row.aliases, row.speakers):
        keys = [key(each) for each in names]
        for each in known:
            if any(name in each.names for name in keys):
                return each
        ends = [
            each for each in known
            if any(len(own) < len(name) and name[-len(own):] == own and _is_noun(own)
                   for name in keys for own in each.names)
        ]  # fmt: skip
        if len(ends) == 1:
            return ends[0]
    return None


def _is_noun(name: tuple[str, ...]) -> bool:
    """Whether a name is more than a bare “council”, of which a text may hold several."""
    return len(name) > 1


def measure(rows: Sequence[Stakeholder], known: Sequence[Known]) -> Counts:
    """Compare a list with what a reader found."""
    matched = [match(row, known) for row in rows]
    first = matched[: len(known)]
    given: dict[str, set[int]] = {}
    quoted: dict[str, bool] = {}
    for row, each in zip(rows, matched, strict=True):
        if each is not None:
            given.setdefault(each.name, set()).update(row.paragraphs)
            quoted[each.name] = quoted.get(each.name, False) or row.quoted
    found = [each for each in known if each.name in given]
    return Counts(
        core=sum(each.core for each in known),
        core_found=sum(each.core for each in found),
        known=len(known),
        found=len(found),
        first=len(known),
        first_right=sum(each is not None for each in first),
        first_once=len({each.name for each in first if each is not None}),
        rows=len(rows),
        given=sum(len(given[each.name]) for each in found),
        given_right=sum(len(given[each.name] & each.paragraphs) for each in found),
        paragraphs=sum(len(each.paragraphs) for each in found),
        quoted_right=sum(quoted[each.name] == each.quoted for each in found),
    )


def lists(folders: Iterable[Path]) -> list[Path]:
    """The lists of stakeholders in some folders and those below."""
    return [each for folder in folders for each in sorted(folder.rglob("*.gold.yaml"))]


def main() -> int:
    """Measure, print the figures; 1 if a goal is missed."""
    folders = [Path(each) for each in sys.argv[1:] if not each.startswith("--")] or [FIXTURES]
    total = Counts()
    for path in lists(folders):
        body, known = read(path)
        rows = stakeholders(body)
        counts = measure(rows, known)
        total += counts
        _show(path.name.removesuffix(".gold.yaml"), counts)
        if "--rows" in sys.argv:
            _show_rows(rows, known)
    _show("all together", total)
    missed = [name for name, goal in GOALS.items() if total.shares[name] < goal]
    for name in missed:
        print(f"missed: {name} {total.shares[name]:.3f}, the goal is {GOALS[name]}")
    return 1 if missed else 0


def _show(name: str, counts: Counts) -> None:
    shares = "  ".join(f"{label} {share:.2f}" for label, share in counts.shares.items())
    print(f"{name:15} rows {counts.rows} of {counts.known}  {shares}")


def _show_rows(rows: Sequence[Stakeholder], known: Sequence[Known]) -> None:
    seen: dict[str, set[int]] = {}
    for number, row in enumerate(rows, start=1):
        each = match(row, known)
        if each:
            seen.setdefault(each.name, set()).update(row.paragraphs)
        print(
            f"  {'-' if number == len(known) + 1 else ' '}{number:3} {row.name} {list(row.aliases)}"
            f" speakers {list(row.speakers)} ¶{list(row.paragraphs)} {'q' if row.quoted else ''}"
            f" ?{list(row.perhaps_same)} => {each.name if each else '—'}"
        )
    for each in known:
        got = seen.get(each.name)
        if got is None:
            print(f"   missing: {each.name}")
        elif got != each.paragraphs:
            print(f"   ¶ of {each.name}: {sorted(got - each.paragraphs)} too many, "
                  f"{sorted(each.paragraphs - got)} missing")  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())

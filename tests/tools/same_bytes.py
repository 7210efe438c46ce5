"""The net under a change that is to change nothing: the hash of every PDF, from cold caches.

    python -m tests.tools.same_bytes before.json              write the hashes down
    python -m tests.tools.same_bytes before.json --compare    say what is other than it was
    … --case class --paper a4                                 some of them only

Each case is built by the command line in a folder and with a cache of its own. The casts
that were saved count as well, and the manifests, without the `inputs` that hold the hash of
the kit's own code. `--repository` is a checkout to run, where it is not this one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

from kit.unchanged import RECORD

PAPERS = ("letter", "a4")
CLASS = """\
name,level,profile,role,wishes,apart,together,absent
Ada Okafor,,,,japan; china,,,
Ben Fischer,supported,,,,Ada Okafor,,
Chloé Martin,,large-print,,,,,
Đorđe Łukić,,,,,,Ben Fischer,
Elif Yılmaz,supported,dyslexia,,,,,
Farah Aziz,,,north-korea,,,,
Gus Hall,,ink-saver,,,,,
Hana Kim,,,,,,,yes
Ivo Ruiz,,screen,,,,,
Jo Tran,,,,,,,
Kai Olsen,,,,,,,
Lea Weiss,,,,,,,
Mia Rossi,,,,,,,
Noor Haddad,,,,,,,
"""
BUILT = "output/north-korea-deal"
CASES: dict[str, tuple[tuple[str, ...], ...]] = {
    "plain": (("build",),),
    "class": (
        ("cast", "--roster", "class.csv"),
        ("build", "--roster", "class.csv", "--start", "10:15"),
    ),
    "code-names": (("build", "--roster", "class.csv", "--code-names"),),
    "fillable": (("build", "--level", "standard", "--fillable", "--profile", "screen"),),
    "large-print": (("build", "--level", "supported", "--profile", "large-print"),),
    "print": (
        ("cast", "--roster", "class.csv"),
        ("build", "--roster", "class.csv"),
        ("print",),
        ("print", "--layout", "booklet"),
        ("print", "--layout", "cards"),
    ),
}
"""The commands of each case; `--paper` is added to each build."""


def hashes(repository: Path, case: str, paper: str) -> dict[str, str]:
    """Build one case in a folder of its own; gives the hash of each file by its name.

    Raises `CalledProcessError` when a command fails.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "project"
        folder.mkdir()
        (folder / "class.csv").write_text(CLASS, "utf-8")
        surroundings = {
            **os.environ,
            "DEBATE_KIT_CACHE": f"{name}/cache",
            "DEBATE_KIT_HOME": f"{name}/home",
            "DEBATE_KIT_BUILD_JOBS": "1",
            "PYTHONPATH": str(repository),
        }
        for command in CASES[case]:
            paper_option = ("--paper", paper) if command[0] == "build" else ()
            subprocess.run(
                [sys.executable, "-m", "kit", "-q", "-C", str(folder), *command, *paper_option],
                cwd=folder,
                env=surroundings,
                check=True,
                capture_output=True,
            )
        return {
            f"{paper} {case} {path.relative_to(folder / BUILT).as_posix()}": _hash(path)
            for path in sorted((folder / BUILT).rglob("*"))
            if path.suffix in (".pdf", ".yaml", ".json") and path.name != RECORD
        }


def _hash(path: Path) -> str:
    data = path.read_bytes()
    if path.name == "manifest.json":
        manifest = json.loads(data)
        for facts in manifest["files"].values():
            facts.pop("inputs", None)
        data = json.dumps(manifest, sort_keys=True).encode()
    return hashlib.sha256(data).hexdigest()


def differences(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What is gone, new or other, a line each; empty when all is the same."""
    return [
        f"{name}: {'gone' if name not in after else 'new' if name not in before else 'other'}"
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the hashes, or compare; exit 1 when anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--compare", action="store_true")
    parser.add_argument("--case", action="append", choices=tuple(CASES))
    parser.add_argument("--paper", action="append", choices=PAPERS)
    parser.add_argument("--repository", type=Path, default=Path(__file__).parents[2])
    asked = parser.parse_args(arguments)
    cases = list(product(asked.case or CASES, asked.paper or PAPERS))
    found: dict[str, str] = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for each in pool.map(lambda case: hashes(asked.repository.resolve(), *case), cases):
            found |= each
    if not asked.compare:
        asked.file.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")
        print(f"{len(found)} files of {len(cases)} cases")
        return 0
    heads = tuple(f"{paper} {case} " for case, paper in cases)
    known = json.loads(asked.file.read_text("utf-8"))
    before = {name: digest for name, digest in known.items() if name.startswith(heads)}
    other = differences(before, found)
    print("\n".join([*other, f"{len(found)} files of {len(cases)} cases, {len(other)} differ"]))
    return 1 if other else 0


if __name__ == "__main__":
    raise SystemExit(main())

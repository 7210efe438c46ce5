"""`make audit`: every kind of page that the kit prints, against PDF/UA-1 and strict readers.

veraPDF's engine and our own walk of the tree read packets, handouts and guide. Where Ghostscript
and MuPDF's `mutool` are installed (Debian: ghostscript mupdf-tools), they read all of that and all
print files as print servers do; whatever they say is a fault. `--list` names the lots, and
`make audit ARGS="class town"` runs some of them; files are in `output/audit/` afterwards. Needs a
JDK and the JAXB library (Debian: default-jdk-headless libjaxb-java). Exits with 1 if a file fails,
or if a file that was spoiled on purpose passes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.tools import readers
from tests.tools.audit.chosen import files_to_audit
from tests.tools.audit.engine import ready
from tests.tools.audit.lots import CLASS, CLASS_LIST, Lot, lots
from tests.tools.audit.reading import read
from tests.tools.listed import KIT

WORK = KIT / "output" / "audit"


def main(arguments: Sequence[str]) -> int:
    """Audit the lots that are named, or all."""
    known = {lot.name: lot for lot in lots()}
    if "--list" in arguments or not known.keys() >= set(arguments):
        print("\n".join(known))
        return 0 if "--list" in arguments else 2
    WORK.mkdir(parents=True, exist_ok=True)
    engine = ready(WORK)
    print(f"read by veraPDF, {', '.join(['the own check', *readers.installed()])}")
    asked = [known[name] for name in arguments] or list(known.values())
    failed, start = 0, time.monotonic()
    for number, lot in enumerate(asked, start=1):
        print(f"{number} of {len(asked)}: {lot.name} …", flush=True)
        failed += _audit(lot, engine)
    print(f"{failed} faults in all; {time.monotonic() - start:.0f} s")
    return 1 if failed else 0


def _audit(lot: Lot, engine: Sequence[str]) -> int:
    """Make a lot's files and have them read; says what is wrong, and gives how much that is."""
    start = time.monotonic()
    folder = WORK / lot.name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    wrong = _made(lot, folder)
    files: list[Path] = []
    known: set[str] = set()
    for manifest in sorted(folder.glob("output*/*/manifest.json")):
        files += files_to_audit(manifest.parent, known)
    printed = sorted(folder.rglob("print/*.pdf"))
    made = time.monotonic()
    faults, pages = read(files, printed, engine, folder)
    for path, said in faults.items():
        wrong += [f"{path.relative_to(folder)}: {each}" for each in said]
    for each in wrong:
        print(f"  FAULT {each}")
    print(
        f"  {len(files)} files, {len(printed)} print files, {pages} pages: {len(wrong)} faults "
        f"(made in {made - start:.0f} s, read in {time.monotonic() - made:.0f} s)",
        flush=True,
    )
    return len(wrong)


def _made(lot: Lot, folder: Path) -> list[str]:
    """Run a lot's commands; gives what those that fail say."""
    (folder / CLASS_LIST).write_text(CLASS, "utf-8")
    kept = {"DEBATE_KIT_CACHE": str(WORK / "cache"), "DEBATE_KIT_HOME": str(folder / "home")}
    wrong = []
    for number, command in enumerate(lot.commands, start=1):
        out = () if "--out" in command or command[0] == "debate" else ("--out", f"output-{number}")
        done = subprocess.run(
            [sys.executable, "-m", "kit", "-q", "-C", str(folder), *command, *out],
            cwd=folder, env=os.environ | {"PYTHONPATH": str(KIT)} | kept,
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            wrong.append(f"“{' '.join(command)}” ends with {done.returncode}:\n{done.stderr}")
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

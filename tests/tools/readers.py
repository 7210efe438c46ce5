"""What strict readers say of a finished PDF: Ghostscript and MuPDF, as print servers use them.

Both are programs of their own, for development only. Where one is not installed, nothing is said
in its name; `make audit` tells which ones read.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pikepdf
from pikepdf import Stream

_READERS = {
    # Nothing is drawn, but every page is read; warnings come on either output.
    "gs": ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=nullpage"],
    "mutool": ["draw", "-q", "-s", "5", "-r", "18", "-F", "pnm", "-o", "/dev/null"],
}
_NOT_OF_THE_FILE = ("page ", "warning: ICC support is not available")
"""How MuPDF was built, and its figures for each page."""


def installed() -> list[str]:
    """The readers that are installed here."""
    return [name for name in _READERS if shutil.which(name)]


def complaints(path: Path) -> list[str]:
    """What each installed reader says against a file; nothing for one that it reads in silence."""
    said = []
    for name in installed():
        done = subprocess.run(
            [name, *_READERS[name], str(path)],
            capture_output=True, text=True, errors="replace", check=False,
        )  # fmt: skip
        lines = [line.strip() for line in f"{done.stdout}\n{done.stderr}".splitlines()]
        said += [
            f"{name}: {line}" for line in lines if line and not line.startswith(_NOT_OF_THE_FILE)
        ]
        if done.returncode:
            said.append(f"{name}: ends with code {done.returncode}")
    return list(dict.fromkeys(said))


def empty_streams(path: Path) -> list[str]:
    """The streams of a file that have a filter and not one byte, which readers call damaged."""
    with pikepdf.open(path) as pdf:
        return [
            f"object {each.objgen[0]} is empty under {each.Filter}"
            for each in pdf.objects
            if isinstance(each, Stream) and "/Filter" in each and not each.read_raw_bytes()
        ]

"""The hash of the program itself: the kit's code, and the versions of what is installed with it."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

import kit
from kit.unchanged.files import files_below


def code_hash(*folders: Path) -> str:
    """The SHA-256 of all Python code in these folders and below them, with its names."""
    code = hashlib.sha256()
    for folder in folders:
        above = len(str(folder)) + 1
        for entry in files_below(folder):
            if entry.name.endswith(".py"):
                code.update(entry.path[above:].replace(os.sep, "/").encode())
                code.update(Path(entry.path).read_bytes())
    return code.hexdigest()


def program_hash(*native: object) -> str:
    """The hash of the kit's code, and of the names and versions of all installed distributions.

    `native` are versions of libraries that no distribution holds. A program that is frozen into
    one file is known by the size and the time of that.
    """
    whole = hashlib.sha256(code_hash(Path(kit.__file__).parent).encode())
    whole.update(repr((sys.version, native)).encode())
    if getattr(sys, "frozen", False):
        facts = Path(sys.executable).stat()
        whole.update(f"{facts.st_size} {facts.st_mtime_ns}".encode())
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:
            # “weasyprint-70.0.dist-info”: name and version (PyPA, recording installed projects).
            found = sorted(each.name for each in entries if each.name.endswith(".dist-info"))
            whole.update("\0".join(found).encode())
    return whole.hexdigest()

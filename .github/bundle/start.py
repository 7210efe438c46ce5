"""Where the program that is to be downloaded begins: the desk, or with words the command line.

PyInstaller freezes this file, as `debate-kit.spec` says. A frozen program is also its own Python:
worker processes begin here, and the reader of workbooks, which is run by its path.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
from pathlib import Path


def main() -> None:
    """Be a worker, a Python for one file, the command line, or the desk."""
    multiprocessing.freeze_support()
    inside = str(Path(__file__).resolve().parent)
    _libraries(inside)
    if sys.argv[1:2] == ["-P"]:
        sys.argv[:2] = []
        runpy.run_path(sys.argv[0], run_name="__main__")
        return

    from kit.cli import main as command_line
    from kit.load import Layers

    # Opened by a double click, it is in whatever folder the system chose. As in the kit's own
    # folder, the desk then keeps its files among one's documents.
    own = str(Layers.of(Path.cwd()).kit)
    command_line(sys.argv[1:] or ["-C", own, "desk"])


def _libraries(inside: str) -> None:
    """Let the libraries in the bundle be found here, and only here."""
    # Where WeasyPrint looks on Windows and, by `ctypes`, on macOS (kit/typeset/native.py).
    os.environ["WEASYPRINT_DLL_DIRECTORIES"] = inside
    if sys.platform == "darwin":
        os.environ["DYLD_FALLBACK_LIBRARY_PATH"] = inside
    # On Linux, a browser that is opened must find the system's libraries, not these. This process
    # has read the variable already; those of the kit are to set it again as they start.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    # A system may have no fonts, and then no list of where they lie either.
    if sys.platform == "linux" and not Path("/etc/fonts/fonts.conf").exists():
        os.environ["FONTCONFIG_FILE"] = str(Path(inside, "fonts.conf"))


if __name__ == "__main__":
    main()

"""What one run of `print` works from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit.printing.finished import Finished
from kit.printing.imposition.sources import Sources
from kit.printing.request import PrintRequest


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What was asked for, the finished build, its open PDFs, and a folder for new pages.

    Pages in `scratch` may hold the names of students; whoever starts the run deletes it.
    """

    request: PrintRequest
    finished: Finished
    sources: Sources
    scratch: Path

"""What is said when a file cannot be written or read: which disk or folder, and what to do."""

from __future__ import annotations

import errno
import tempfile
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT)
"""No space on the device; the user's quota is used up."""
CLOSED = (errno.EACCES, errno.EPERM)
UNCHANGED = "nothing was changed; every file is as it was"


def said_of(failure: OSError) -> tuple[str, str]:
    """A sentence and a hint for an error of the system."""
    name = failure.filename if isinstance(failure.filename, str) else ""
    if not name and failure.errno in FULL:
        return (
            "a disk is full: that of the files to be written, or that of the temporary "
            f"folder {tempfile.gettempdir()}",
            f"make room on it; {UNCHANGED}",
        )
    folder = Path(name).parent
    while folder.name.startswith("."):
        folder = folder.parent  # a teacher knows the folder that files were to go to
    if failure.errno in FULL:
        return f"the disk of {folder} is full", f"make room on it; {UNCHANGED}"
    if failure.errno == errno.EFBIG:
        return (
            f"a file in {folder} would be larger than this system allows",
            f"ask who set the limit (“ulimit -f”); {UNCHANGED}",
        )
    if failure.errno == errno.EROFS:
        return (
            f"{folder} is on a disk that is read-only",
            f"choose another folder with --out; {UNCHANGED}",
        )
    if failure.errno in CLOSED:
        return (
            f"{folder} cannot be written to, or {Path(name).name or 'a file'} not be read",
            "give yourself the right to, or choose another folder with --out",
        )
    where = f"{name}: " if name else ""
    return f"{where}{failure.strerror or failure}", ""

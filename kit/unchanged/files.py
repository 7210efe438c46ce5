"""The files in a folder and below it, in an order that is the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator


def files_below(folder: str | os.PathLike[str]) -> Iterator[os.DirEntry[str]]:
    """Yield the entries of a folder, each folder before what is in it; none if it is not there.

    A folder is entered unless a link leads to it. Raises `OSError` for one that cannot be read.
    """
    try:
        # What `scandir` knows of an entry it knows at once; hundreds of paths are slow to make.
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        yield entry
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path)

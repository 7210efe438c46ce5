"""Files inside a file (ZIP), read within limits: what unpacks to far more than it holds is refused.

Nothing is written to disk, and no name inside the archive is ever used as a path.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from kit.load.reading.blocks import Unreadable


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an archive may hold: files, bytes of one file and of all that are read.

    `ratio` is how many times its packed size a file may have; below `small` bytes, any.
    """

    entries: int = 5_000
    one: int = 24 * 1024 * 1024
    all: int = 64 * 1024 * 1024
    ratio: int = 200
    small: int = 1024 * 1024


LIMITS = Limits()
DAMAGED = Unreadable(
    "is damaged: it cannot be unpacked",
    "copy or download it again; if it opens in your program, save it under a new name",
)
TOO_MUCH = Unreadable(
    "unpacks to far more than an essay holds, and is not read", "is it the right file?"
)


class Archive:
    """An opened archive. `names` are the files in it."""

    def __init__(self, zipped: zipfile.ZipFile, limits: Limits) -> None:
        self._zipped = zipped
        self._limits = limits
        self._read = 0
        self.names = frozenset(zipped.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of a file in the archive. Raises `Unreadable` beyond the limits."""
        try:
            info = self._zipped.getinfo(name)
            if info.flag_bits & 1:
                raise Unreadable(
                    "is protected by a password", "take the password off, and save it again"
                )
            limit = min(self._limits.one, self._limits.all - self._read)
            limit = min(limit, max(self._limits.small, info.compress_size * self._limits.ratio))
            with self._zipped.open(info) as file:
                # What the archive says of its sizes may be false: count what comes.
                data = file.read(limit + 1)
        except KeyError:
            raise Unreadable(f"is damaged: it holds no {name}", DAMAGED.hint) from None
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as failure:
            raise DAMAGED from failure
        except Exception as failure:
            if isinstance(failure, Unreadable):
                raise
            # zlib and lzma raise errors of their own for broken data.
            raise DAMAGED from failure
        if len(data) > limit:
            raise TOO_MUCH
        self._read += len(data)
        return data

    def text(self, name: str) -> str:
        """The text of a file in the archive, as UTF-8."""
        return self.read(name).decode("utf-8", "replace")

    def has_type(self, kind: str) -> bool:
        """Whether the list of types that office files have names this one."""
        types = "[Content_Types].xml"
        return types in self.names and kind in self.text(types)


def open_archive(data: bytes, limits: Limits = LIMITS) -> Archive:
    """Open an archive. Raises `Unreadable` if it is damaged, or holds too many files."""
    try:
        zipped = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as failure:
        raise DAMAGED from failure
    if len(zipped.infolist()) > limits.entries:
        raise TOO_MUCH
    return Archive(zipped, limits)

"""What the program has made of its own files, kept beside its code.

It lies in `kit/__pycache__/`, where Python keeps what it has compiled: whoever may write to that
folder may change the program itself. Nothing there is made of a teacher's or a stranger's files.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import kit

_FOLDER = Path(kit.__file__).resolve().parent / "__pycache__"


def known(room: str, name: str, whole: str) -> bytes | None:
    """What is kept in a room under a name; None if nothing is, or it is damaged.

    `whole` names all that it was made of: what was made of anything else is not given.
    """
    try:
        data = _path(room, name).read_bytes()
    except OSError:
        return None
    if data[:32] != _sha(whole.encode()) or data[32:64] != _sha(data[64:]):
        return None
    return data[64:]


def keep(room: str, name: str, whole: str, body: bytes) -> None:
    """Keep something in a room under a name.

    Nothing is kept, and nothing said, where that folder cannot be written to or Python is told to
    write no code either.
    """
    if sys.dont_write_bytecode:
        return
    path = _path(room, name)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_sha(whole.encode()) + _sha(body) + body)
            Path(temporary).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise


def _path(room: str, name: str) -> Path:
    return _FOLDER / room / _sha(name.encode()).hex()


def _sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()

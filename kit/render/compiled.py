"""The code of the kit's own templates, kept as Python keeps that of its modules.

It lies in `kit/__pycache__/`, beside what Python has compiled there: whoever may write to that
folder may change the program itself. Templates of teachers and strangers are compiled each time,
and no code is ever read from a cache folder.
"""

from __future__ import annotations

import functools
import hashlib
import marshal
import os
import sys
import tempfile
from contextlib import suppress
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

import kit
from kit.problems import SourceText
from kit.unchanged import code_hash

_PACKAGE = Path(kit.__file__).resolve().parent
_FOLDER = _PACKAGE / "__pycache__" / "templates"
_OWN = (_PACKAGE / "bundled", _PACKAGE.parent / "templates", _PACKAGE.parent / "roles")
"""Where the kit's own templates are, in a wheel and in a checkout."""


def known_code(kind: str, name: str, source: SourceText) -> tuple[CodeType, Any] | None:
    """The code of a template of the kit's, and what was noted of it; None if it is not kept.

    `kind` is the environment that it was compiled for.
    """
    path = _path(kind, name, source.path)
    if path is None:
        return None
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if data[:32] != _digest(kind, name, source) or data[32:64] != _sha(data[64:]):
        return None
    code, noted = marshal.loads(data[64:])  # noqa: S302 (beside the program's own code)
    return code, noted


def keep_code(kind: str, name: str, source: SourceText, code: CodeType, noted: Any) -> None:
    """Keep the code of a template if it is the kit's. `noted` holds no objects but plain ones.

    Nothing is kept, and nothing said, where that folder cannot be written to or Python is told to
    write no code either.
    """
    path = None if sys.dont_write_bytecode else _path(kind, name, source.path)
    if path is None:
        return
    body = marshal.dumps((code, noted))
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(kind, name, source) + _sha(body) + body)
            Path(temporary).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(temporary).unlink()
            raise


def _path(kind: str, name: str, path: Path) -> Path | None:
    """Where the code of a template is kept; None of one that is not the kit's.

    Nor of one that a teacher's builds on: its name says above which file it is wanted.
    """
    if not any(path.is_relative_to(folder) for folder in _OWN) or not path.match(name):
        return None
    return _FOLDER / _sha(f"{kind}\0{name}\0{path}".encode()).hex()


def _digest(kind: str, name: str, source: SourceText) -> bytes:
    """The SHA-256 of all that the code depends on."""
    pieces = (_program(), kind, name, str(source.path), source.text)
    return _sha("\0".join(pieces).encode())


@functools.cache
def _program() -> str:
    """What compiles templates: Python, Jinja, and our part of it."""
    return f"{MAGIC_NUMBER.hex()} {version('jinja2')} {code_hash(_PACKAGE / 'render')}"


def _sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()

"""The code of the kit's own templates, kept as Python keeps that of its modules.

Templates of teachers and strangers are compiled each time, and no code is ever read from a cache
folder.
"""

from __future__ import annotations

import functools
import marshal
from importlib.metadata import version
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any

import kit
from kit.problems import SourceText
from kit.unchanged import beside, code_hash

_PACKAGE = Path(kit.__file__).resolve().parent
_OWN = (_PACKAGE / "bundled", _PACKAGE.parent / "templates", _PACKAGE.parent / "roles")
"""Where the kit's own templates are, in a wheel and in a checkout."""
_ROOM = "templates"


def known_code(kind: str, name: str, source: SourceText) -> tuple[CodeType, Any] | None:
    """The code of a template of the kit's, and what was noted of it; None if it is not kept.

    `kind` is the environment that it was compiled for.
    """
    if not _is_ours(name, source.path):
        return None
    body = beside.known(_ROOM, f"{kind}\0{name}\0{source.path}", _whole(kind, name, source))
    if body is None:
        return None
    code, noted = marshal.loads(body)  # noqa: S302 (beside the program's own code)
    return code, noted


def keep_code(kind: str, name: str, source: SourceText, code: CodeType, noted: Any) -> None:
    """Keep the code of a template if it is the kit's. `noted` holds no objects but plain ones."""
    if _is_ours(name, source.path):
        body = marshal.dumps((code, noted))
        beside.keep(_ROOM, f"{kind}\0{name}\0{source.path}", _whole(kind, name, source), body)


def _is_ours(name: str, path: Path) -> bool:
    """Whether a template is the kit's, and not wanted for a teacher's that builds on it.

    The name of such a one says above which file it is wanted.
    """
    return any(path.is_relative_to(folder) for folder in _OWN) and path.match(name)


def _whole(kind: str, name: str, source: SourceText) -> str:
    """All that the code depends on."""
    return "\0".join((_program(), kind, name, str(source.path), source.text))


@functools.cache
def _program() -> str:
    """What compiles templates: Python, Jinja, and our part of it."""
    return f"{MAGIC_NUMBER.hex()} {version('jinja2')} {code_hash(_PACKAGE / 'render')}"

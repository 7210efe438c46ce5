"""The first line of a YAML file, which tells an editor what the file may hold."""

from __future__ import annotations

from pathlib import PurePosixPath

from kit.customise.files import KIT_FOLDER, Changes
from kit.load.schemas import first_line
from kit.render import extended

MARK = "# yaml-language-server:"
_KINDS = {"formats": "format", "profiles": "profile"}


def begin(changes: Changes, name: str, text: str) -> None:
    """Give the project a new file of that name, with such a line if the project has schemas."""
    text = without_schema(text)
    schemas = changes.project / KIT_FOLDER / "schemas"
    path, kind = changes.project / name, _kind(name, text)
    if kind is not None and schemas.is_dir():
        line = first_line(path, schemas, kind)
        if name.endswith(".j2"):
            first, _, rest = text.partition("\n")
            text = f"{first}\n{line}\n{rest}" if first == "---" else f"---\n{line}\n---\n{text}"
        else:
            text = f"{line}\n{text}"
    changes.write(path, text)


def without_schema(text: str) -> str:
    """A file without the line that names its schema: the path is wrong in another folder."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(MARK))


def _kind(name: str, text: str) -> str | None:
    path = PurePosixPath(name)
    if path.parts[0] == "roles" and name.endswith(".md.j2"):
        return "role-changes" if (extended(text) or "").startswith("base/") else "role"
    if path.suffix != ".yaml":
        return None
    return _KINDS.get(path.parent.name, path.stem)

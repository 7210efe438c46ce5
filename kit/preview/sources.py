"""A role's source: read for the editor, and saved into the project's own folder."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kit.load import Layers
from kit.load.debate import ROLE_SUFFIX
from kit.load.text import MOST_BYTES, normal_lines
from kit.problems import CannotWork

SourceLayer = Literal["project", "user", "built-in"]


class SourceRefused(CannotWork):
    """The text was not saved: why, and what to do."""


class SourceChanged(SourceRefused):
    """The file is no longer what was opened."""


@dataclass(frozen=True, slots=True)
class RoleSource:
    """The text of a role that wins, where it is from, and where a changed one would go.

    `digest` is that of the file's bytes; `refusal` says why it cannot be saved, if so.
    `target` is below the project's folder.
    """

    role: str
    text: str
    digest: str
    layer: SourceLayer
    target: str
    refusal: str


def role_paths(debate: str, layers: Layers) -> dict[str, Path]:
    """The winning file of each role in a debate's folders, by the role's id."""
    names = layers.list(f"roles/{debate}", ROLE_SUFFIX)
    found = {name: layers.find(f"roles/{debate}/{name}{ROLE_SUFFIX}") for name in names}
    return {name: path for name, path in found.items() if path is not None}


def read_source(project: Path, debate: str, role: str, layers: Layers) -> RoleSource | None:
    """The source of a role; None if the debate has no role of that id.

    Raises `SourceRefused` if it is too large, or no text.
    """
    # Asked of a list of what is there: no name from a browser becomes a path.
    path = role_paths(debate, layers).get(role)
    if path is None:
        return None
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise SourceRefused(f"{path.name} is larger than {MOST_BYTES // 1024} KB", "")
    try:
        text = normal_lines(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SourceRefused(
            f"{path.name} is not saved as UTF-8", "save it with that encoding in another editor"
        ) from None
    target = _target(project, debate, path.name)
    return RoleSource(
        role=role,
        text=text,
        digest=hashlib.sha256(data).hexdigest(),
        layer=_layer(path, project, layers),
        target=target.relative_to(project).as_posix(),
        refusal=_refusal(target, project, layers),
    )


def save_source(
    project: Path, debate: str, role: str, text: str, digest: str, layers: Layers
) -> RoleSource | None:
    """Save a role's text as the project's own; gives it as it then is, None without that role.

    `digest` is that of the source the text was made from. The file is replaced whole or not
    at all. Raises `SourceChanged` if the source is another by now, and `SourceRefused` where saving
    would change what is built in, or leave the project.
    """
    source = read_source(project, debate, role, layers)
    if source is None:
        return None
    if source.refusal:
        raise SourceRefused(source.refusal, "make a project of your own with “debate-kit init”")
    if source.digest != digest:
        raise SourceChanged(
            "this file has been changed by another program since it was opened here",
            "load it again, or keep your text and save once more",
        )
    try:
        data = normal_lines(text).encode()
    except UnicodeEncodeError:
        raise SourceRefused("the text holds half a letter, which no file can", "") from None
    if len(data) > MOST_BYTES:
        raise SourceRefused(f"the text is larger than {MOST_BYTES // 1024} KB", "")
    _write(project / source.target, data)
    return read_source(project, debate, role, layers)


def _target(project: Path, debate: str, name: str) -> Path:
    return project / "roles" / debate / name


def _layer(path: Path, project: Path, layers: Layers) -> SourceLayer:
    if path.is_relative_to(layers.kit / "roles"):
        return "built-in"
    return "project" if path.is_relative_to(project) else "user"


def _refusal(target: Path, project: Path, layers: Layers) -> str:
    """Why a file must not be written; "" if it may. Follows links before it judges."""
    home = target.parent.resolve()
    if home.is_relative_to((layers.kit / "roles").resolve()):
        return "this folder holds the kit's own debates, and what is built in is never changed"
    if not home.is_relative_to(project.resolve()):
        return "the folder of this debate is a link that leads out of the project"
    return ""


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.is_file():
            shutil.copymode(path, beside)
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise

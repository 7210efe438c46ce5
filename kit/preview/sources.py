"""Reads a role's source for the editor, and saves it into the project's own folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kit.load import Layers
from kit.load.debate import ROLE_SUFFIX
from kit.load.text import MOST_BYTES, normal_lines
from kit.problems import CannotWork
from kit.publish import write_whole

SourceLayer = Literal["project", "user", "built-in"]


class SourceRefused(CannotWork):
    """A source cannot be read or saved: why, and what to do."""


class SourceChanged(SourceRefused):
    """The file has changed since the editor loaded it."""


@dataclass(frozen=True, slots=True)
class RoleSource:
    """The text of the file that counts for a role, and where a changed text would be saved.

    `digest` is the SHA-256 of the file's bytes, in hexadecimal digits. `target` is a path below
    the project's folder. `refusal` says why the text cannot be saved; "" if it can.
    """

    role: str
    text: str
    digest: str
    layer: SourceLayer
    target: str
    refusal: str


def role_paths(debate: str, layers: Layers) -> dict[str, Path]:
    """The file that counts for each role of a debate, by the role's id."""
    names = layers.list(f"roles/{debate}", ROLE_SUFFIX)
    found = {name: layers.find(f"roles/{debate}/{name}{ROLE_SUFFIX}") for name in names}
    return {name: path for name, path in found.items() if path is not None}


def read_source(project: Path, debate: str, role: str, layers: Layers) -> RoleSource | None:
    """The source of a role; None if the debate has no role with that id.

    Raises `SourceRefused` if the file is too large or is not text, and `OSError`.
    """
    # The id is looked up among the files that exist: no text from a browser becomes a path.
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
    """Save a role's text as the project's own file, completely or not at all.

    `digest` is that of the source that the text was made from. Gives the source as it then is;
    None if there is no such role. Raises `SourceChanged` if the source has changed since,
    `SourceRefused` if saving would change a built-in file or write outside the project, and
    `OSError`.
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
        raise SourceRefused(
            "the text holds half of a character, which cannot be saved", ""
        ) from None
    if len(data) > MOST_BYTES:
        raise SourceRefused(f"the text is larger than {MOST_BYTES // 1024} KB", "")
    target = project / source.target
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)
    return read_source(project, debate, role, layers)


def _target(project: Path, debate: str, name: str) -> Path:
    return project / "roles" / debate / name


def _layer(path: Path, project: Path, layers: Layers) -> SourceLayer:
    if path.is_relative_to(layers.kit / "roles"):
        return "built-in"
    return "project" if path.is_relative_to(project) else "user"


def _refusal(target: Path, project: Path, layers: Layers) -> str:
    """Why a file must not be written; "" if it may. Links are followed before this is judged."""
    home = target.parent.resolve()
    if home.is_relative_to((layers.kit / "roles").resolve()):
        return "this folder holds the kit's own debates, and what is built in is never changed"
    if not home.is_relative_to(project.resolve()):
        return "the folder of this debate is a link that leads out of the project"
    return ""

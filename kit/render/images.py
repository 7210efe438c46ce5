"""The images that sheets refer to: which file each address stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from kit.model.role import Role
from kit.problems import Place, Problems, did_you_mean
from kit.render.pictures import picture_fault

IMAGE_TYPES = (".svg", ".png", ".jpg", ".jpeg")
MOST_IMAGE_BYTES = 5 * 1024 * 1024
IMAGE = re.compile(r"!\[([^\]]{0,999})\]\(\s*<?([^\s)>]*)")
ADDRESS = re.compile(r"kit:(?:emblem|logo|pack)/[^\"')\s&]+")


def logo_address(logo: Path) -> str:
    """The address in HTML of the school's logo."""
    return f"kit:logo/logo{logo.suffix.lower()}"


class Images:
    """The files of one debate that its sheets may show."""

    def __init__(
        self, roles: Sequence[Role], layers: Sequence[Path], logo: Path | None = None
    ) -> None:
        """`layers` are the debate's folders, the winning one first; `logo` is the school's."""
        self.layers = layers
        self.read: dict[Path, tuple[bytes, str]] = {}
        self.paths = {f"kit:emblem/{role.id}": role.emblem for role in roles if role.emblem}
        if logo is not None:
            self.paths[logo_address(logo)] = logo

    @staticmethod
    def address(name: str) -> str:
        """The address in HTML of an image in the debate's folder."""
        return f"kit:pack/{name}"

    def check(self, role: Role, problems: Problems) -> None:
        """Note every image of a role's Markdown; add a problem for each that cannot be used."""
        found = [
            (body, match)
            for body, prose in zip(role.bodies, role.prose, strict=True)
            for match in IMAGE.finditer(prose)
        ]
        for body, match in found:
            place = body.at_offset(match.start(2), len(match[2]))
            if not match[1].strip():
                problems.error(
                    place,
                    f"the image “{match[2]}” has no description",
                    "write in the square brackets what it shows, for readers who cannot see it",
                )
            self._note(match[2], place, problems)

    def used_in(self, html: str, problems: Problems) -> Mapping[str, bytes]:
        """The bytes of every image that the HTML refers to, by address.

        Adds a problem for each that cannot be read whole.
        """
        found = {}
        for address in sorted(set(ADDRESS.findall(html)) & self.paths.keys()):
            path = self.paths[address]
            data = self._whole(path, Place(path), "", problems)
            if data is not None:
                found[address] = data
        return found

    def _whole(self, path: Path, place: Place, name: str, problems: Problems) -> bytes | None:
        """The bytes of a picture, or None and a problem at `place` if it is not whole.

        `name` is what stands at that place, or "" where the file itself is the place.
        """
        if path not in self.read:
            try:
                data = path.read_bytes()
                self.read[path] = data, picture_fault(data, path.suffix)
            except OSError as failure:
                self.read[path] = b"", f"cannot be read: {failure.strerror or failure}"
        data, fault = self.read[path]
        if not fault:
            return data
        problems.error(
            place,
            f"the image “{name}” {fault}" if name else fault,
            "make it smaller" if "million" in fault else "save it again, or take another one",
        )
        return None

    def _note(self, name: str, place: Place, problems: Problems) -> None:
        if not name.lower().endswith(IMAGE_TYPES):
            kinds = ", ".join(IMAGE_TYPES)
            problems.error(place, f"“{name}” is not an image", f"known types: {kinds}")
            return
        for folder in self.layers:
            path = folder / name
            if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
                if path.stat().st_size > MOST_IMAGE_BYTES:
                    problems.error(place, f"the image “{name}” is larger than 5 MB")
                    return
                if self._whole(path, place, name, problems) is not None:
                    self.paths[self.address(name)] = path
                return
        there = [
            found.relative_to(folder).as_posix()
            for folder in self.layers
            for kind in IMAGE_TYPES
            for found in folder.rglob(f"*{kind}")
        ]
        problems.error(
            place, f"there is no image “{name}” in the debate's folder", did_you_mean(name, there)
        )

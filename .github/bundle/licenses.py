"""The licence texts of all that is in the program to be downloaded.

Nobody keeps a list: each file in the program belongs to an installed Python package, to a package
of the system, or to Python itself, and the texts are those that came with it. A file of which
nobody knows the owner, or an owner without a text, stops the bundle.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

_TEXT = re.compile(r"(licen[cs]e|copying|copyright|notice|authors|ofl)", re.IGNORECASE)
_NOT_TEXT = {".py", ".pyc", ".js", ".so", ".dll", ".pyd"}
REPOSITORY = Path(__file__).resolve().parent.parent.parent

INDEX = """\
Licences
========

Debate Kit is under the MIT licence, and the prose of its debates under CC BY 4.0. This program also
holds the software and the fonts listed below. Each has its own licence, whose text is in the folder
of that name.

The dynamic libraries (such as Pango, GLib and FriBidi, under the LGPL) lie as files of their own in
the folder {inside}. You may replace each by another build of the same library, under the same name.
Their source is that of the packages named here, from your system's or their makers' archives.

The program's first few kilobytes are the bootloader of PyInstaller. It is under the GPL, with an
exception that lets programs of any licence be made with it.

{rows}
"""


@dataclass(frozen=True, slots=True)
class Owner:
    """A package that files of the program come from, and its licence texts, by their names."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, bytes], ...]


def write_licenses(sources: Iterable[str], target: Path, inside: str) -> None:
    """Write the licence texts of these source files into a folder, with an index.

    `inside` is the folder of the libraries. Raises `SystemExit` for what has no text.
    """
    owners: dict[str, Owner] = {}
    lost = []
    for source in sorted(set(sources)):
        owner = _owner(Path(source))
        if owner is None:
            lost.append(f"nobody knows whose {source} is")
        else:
            owners[owner.name] = owner
    lost += [f"{each.name} has no licence text" for each in owners.values() if not each.texts]
    if lost:
        raise SystemExit("\n".join(["the bundle cannot be given to others:", *lost]))
    shutil.rmtree(target, ignore_errors=True)
    rows = []
    for owner in sorted(owners.values(), key=lambda each: each.name.casefold()):
        for name, text in owner.texts:
            path = target / owner.name / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        rows.append("  ".join(filter(None, (owner.name, owner.version, owner.licence))))
    (target / "README.txt").write_text(
        INDEX.format(inside=inside, rows="\n".join(rows)), "utf-8", newline="\n"
    )


def _owner(source: Path) -> Owner | None:
    """Whose a file is: that of a Python package, of Python itself, or of the system."""
    found = _by_file().get(source.resolve()) or _by_file().get(source)
    if found is not None:
        return _of_distribution(found)
    if any(source.resolve().is_relative_to(each) for each in _own_folders()):
        return _of_distribution(metadata.distribution("debate-kit"))
    if source.resolve().is_relative_to(Path(sys.base_prefix).resolve()):
        # Unless it is the system's own Python, which its package manager knows better.
        return _of_python() or _of_system(source)
    return _of_system(source)


def _own_folders() -> tuple[Path, ...]:
    return tuple(REPOSITORY / name for name in ("kit", "roles", "templates", ".github"))


@cache
def _by_file() -> dict[Path, metadata.Distribution]:
    """The files of all installed Python packages."""
    return {
        Path(str(each.locate_file(file))).resolve(): each
        for each in metadata.distributions()
        for file in each.files or ()
    }


@cache
def _of_distribution(found: metadata.Distribution) -> Owner:
    facts = found.metadata
    classes = [
        each.split(" :: ")[-1]
        for each in facts.get_all("Classifier") or ()
        if each.startswith("License ::")
    ]
    licence = facts.get("License-Expression") or (
        " / ".join(classes) if classes else facts.get("License", "").split("\n")[0]
    )
    texts = {}
    for file in found.files or ():
        if file.suffix in _NOT_TEXT or "__pycache__" in file.parts:
            continue
        base = next((part for part in file.parts if part.endswith(".dist-info")), None)
        if base is not None and ("licenses" in file.parts or _TEXT.search(file.name)):
            parts = [
                part for part in file.parts[file.parts.index(base) + 1 :] if part != "licenses"
            ]
            texts["/".join(parts)] = Path(str(found.locate_file(file))).read_bytes()
    if not texts and (standard := _standard(licence)) is not None:
        # Who made it, by its own statement, and the text that this names.
        texts = {
            f"{licence}.txt": standard,
            "METADATA": (found.read_text("METADATA") or "").encode(),
        }
    return Owner(facts["Name"], found.version, licence, tuple(sorted(texts.items())))


@cache
def _standard(licence: str) -> bytes | None:
    """The text of a licence by its SPDX id, where a package carries one under that name."""
    if licence == "MIT":
        own = (REPOSITORY / "LICENSE").read_text("utf-8")
        found = re.search(r"Permission is hereby granted.*?\n(?=\n*---)", own, re.DOTALL)
        return None if found is None else found[0].encode()
    for path in _by_file():
        if path.name == f"{licence}.txt" and path.parent.name == "LICENSES":
            return path.read_bytes()
    return None


@cache
def _of_python() -> Owner | None:
    base = Path(sys.base_prefix)
    for path in (Path(sysconfig.get_path("stdlib"), "LICENSE.txt"), base / "LICENSE.txt"):
        if path.is_file():
            return Owner(
                "Python", sys.version.split()[0], "PSF-2.0", ((path.name, path.read_bytes()),)
            )
    return None


def _of_system(source: Path) -> Owner | None:
    """What the system's package manager says of a file."""
    if sys.platform == "darwin":
        return _of_homebrew(source.resolve())
    if sys.platform == "win32":
        return _of_msys(source)
    return _of_debian(source)


def _of_debian(source: Path) -> Owner | None:
    # A library's file may be listed below /lib, which is a link to /usr/lib.
    real = source.resolve()
    for path in (real, source, Path("/", *real.parts[2:])):
        said = _said("dpkg-query", "--search", str(path))
        if said:
            package = said.splitlines()[0].partition(": ")[0].split(",")[0]
            version = _said("dpkg-query", "--show", "--showformat", "${Version}", package)
            name = package.partition(":")[0]
            text = Path("/usr/share/doc", name, "copyright")
            if not text.is_file():
                return Owner(name, version, "", ())
            said = text.read_text("utf-8", "replace")
            # It points to licences that all of Debian shares, instead of quoting them.
            shared = dict.fromkeys(re.findall(r"/usr/share/common-licenses/([\w.+-]*\w)", said))
            paths = [text, *(Path("/usr/share/common-licenses", each) for each in shared)]
            # Which of the licences in that file are those of the library, only its words say.
            return Owner(name, version, "see copyright", _read(paths))
    return None


def _read(paths: Iterable[Path]) -> tuple[tuple[str, bytes], ...]:
    return tuple((path.name, path.read_bytes()) for path in paths if path.is_file())


def _of_homebrew(source: Path) -> Owner | None:
    if "Cellar" not in source.parts:
        return None
    at = source.parts.index("Cellar")
    name, version = source.parts[at + 1 : at + 3]
    folder = Path(*source.parts[: at + 3])
    return Owner(name, version, "", _read(filter(_is_text, sorted(folder.iterdir()))))


def _of_msys(source: Path) -> Owner | None:
    said = _said("pacman", "--query", "--owns", str(source))
    match = re.search(r"owned by (\S+) (\S+)", said)
    if match is None:
        return None
    prefix = _said("cygpath", "--windows", "/").strip()
    name = re.sub(r"^mingw-w64-(?:ucrt-|clang-)?(?:x86_64|aarch64)-", "", match[1])
    folders = [each for each in Path(prefix).glob("*/share/licenses/*") if each.name == name]
    return Owner(match[1], match[2], "", _read(each for one in folders for each in one.rglob("*")))


def _is_text(path: Path) -> bool:
    return _TEXT.search(path.name) is not None


@cache
def _said(*command: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 (the commands are those above)
            command, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""

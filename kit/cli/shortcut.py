"""`debate-kit desk --shortcut`: an icon that starts the desk, where this system expects one.

Linux has `.desktop` files (the Desktop Entry Specification of freedesktop.org) among a user's
applications, macOS opens a `.command` in its Terminal, and Windows keeps `.lnk` files in the Start
menu, which only Windows itself writes: by PowerShell.
"""

from __future__ import annotations

import base64
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.problems import CannotWork

NAME = "Debate Kit"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """The file of an icon: where it is, and what is in it, or the script that makes it."""

    path: Path
    text: str
    script: bool = False


def desk_command(folder: Path) -> tuple[str, ...]:
    """What starts the desk on the files of a folder, with this very Python and this kit."""
    # A download is its own Python, and has no other modules (.github/bundle/start.py).
    kit = () if getattr(sys, "frozen", False) else ("-P", "-m", "kit")
    return (sys.executable, *kit, "-C", str(folder), "desk")


def shortcut_for(system: str, place: Path, command: Sequence[str], icon: Path) -> Shortcut:
    """The icon for a system, named as in `sys.platform`, in the folder where icons are.

    `command` is what it starts, `icon` a picture for systems that show one (SVG).
    """
    if system == "win32":
        path = place / f"{NAME}.lnk"
        return Shortcut(path, _powershell(path, command), script=True)
    if system == "darwin":
        return Shortcut(place / f"{NAME}.command", f"#!/bin/sh\nexec {shlex.join(command)}\n")
    text = f"""\
[Desktop Entry]
Type=Application
Name={NAME}
Comment=Debate packets from an essay and a class
Exec={" ".join(map(_desktop_word, command))}
Icon={_desktop_string(str(icon))}
Terminal=true
Categories=Education;
"""
    return Shortcut(place / "debate-kit.desktop", text)


def put(shortcut: Shortcut) -> None:
    """Write an icon, in the place of an earlier one. Raises `CannotWork`, `OSError`."""
    shortcut.path.parent.mkdir(parents=True, exist_ok=True)
    if not shortcut.script:
        shortcut.path.write_text(shortcut.text, "utf-8")
        shortcut.path.chmod(0o755)
        return
    coded = base64.b64encode(shortcut.text.encode("utf-16-le")).decode("ascii")
    done = subprocess.run(  # noqa: S603 (our own script; paths stand in it as quoted strings)
        ["powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", coded],  # noqa: S607
        check=False,
    )
    if done.returncode:
        raise CannotWork(
            f"Windows did not make {shortcut.path}",
            "make one by hand: right-click on the desktop, New, Shortcut",
        )


def take_away(shortcut: Shortcut) -> bool:
    """Remove an icon; says whether there was one."""
    there = shortcut.path.exists()
    shortcut.path.unlink(missing_ok=True)
    return there


def place_of(system: str) -> Path:
    """The folder where a user's icons are on a system, named as in `sys.platform`."""
    from platformdirs import user_applications_path, user_desktop_path

    # On a Mac, the Launchpad shows no .command; a desktop does.
    return user_desktop_path() if system == "darwin" else user_applications_path()


def _desktop_string(text: str) -> str:
    """A value of a .desktop file, in which a backslash begins an escape."""
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _desktop_word(word: str) -> str:
    """A word of `Exec`: in double quotes, with four characters and the percent sign escaped."""
    for special in '\\"`$':
        word = word.replace(special, f"\\{special}")
    return _desktop_string(f'"{word}"').replace("%", "%%")


def _powershell(path: Path, command: Sequence[str]) -> str:
    """A script that writes a .lnk. In PowerShell, a quote within single quotes is doubled."""
    program, *words = command

    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    return f"""\
$link = (New-Object -ComObject WScript.Shell).CreateShortcut({quoted(str(path))})
$link.TargetPath = {quoted(program)}
$link.Arguments = {quoted(subprocess.list2cmdline(words))}
$link.Save()
"""

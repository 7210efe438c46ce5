"""Small disks, full disks and closed folders, for tests that run as root on Linux."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.unchanged import RECORD


class NoMount(Exception):
    """This system or user may not mount a disk."""


@contextmanager
def small_disk(folder: Path, kib: int) -> Iterator[Path]:
    """Give a folder a disk of its own, of so many KiB. Raises `NoMount`."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def closed(folder: Path) -> Iterator[Path]:
    """Let nobody write below a folder, not even root: it is mounted over itself, read-only."""
    _mount("--bind", str(folder), str(folder))
    try:
        _mount("-o", "remount,bind,ro", str(folder))
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(*options: str) -> None:
    try:
        done = subprocess.run(["mount", *options], check=False, capture_output=True)
    except FileNotFoundError:
        raise NoMount from None
    if done.returncode:
        raise NoMount


def fill(folder: Path, room: int = 0) -> Path:
    """Leave so many KiB of room on the disk of a folder; gives the file that takes the rest."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass
        os.truncate(filler, max(0, file.tell() - room * 1024))
    return filler


def left_over(folder: Path) -> list[str]:
    """Hidden files below a folder that a command should have taken away again."""
    stay = (".lock", RECORD)
    return [path.name for path in folder.rglob(".*") if not path.name.endswith(stay)]

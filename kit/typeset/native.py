"""The native libraries that WeasyPrint opens, and how to get those that are missing.

This is checked before WeasyPrint is imported, because that import fails with a traceback.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from collections.abc import Mapping
from contextlib import suppress

from kit.problems import CannotWork

# The names that WeasyPrint 70 tries (weasyprint/text/ffi.py), by what people call them.
LIBRARIES = {
    "GObject": ("libgobject-2.0-0", "gobject-2.0-0", "libgobject-2.0.so.0",
                "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "Pango": ("libpango-1.0-0", "pango-1.0-0", "libpango-1.0.so.0", "libpango-1.0.dylib",
              "libpango-1.0-0.dll"),
    "HarfBuzz": ("libharfbuzz-0", "harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib",
                 "libharfbuzz-0.dll"),
    "Fontconfig": ("libfontconfig-1", "fontconfig-1", "libfontconfig.so.1",
                   "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "PangoFT2": ("libpangoft2-1.0-0", "pangoft2-1.0-0", "libpangoft2-1.0.so.0",
                 "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
}  # fmt: skip

# From WeasyPrint's installation page; the libraries come with Pango everywhere.
HOW_TO_GET = {
    "debian": "sudo apt install libpango-1.0-0 libpangoft2-1.0-0",
    "fedora": "sudo dnf install pango",
    "arch": "sudo pacman -S pango",
    "suse": "sudo zypper install libpango-1_0-0",
    "alpine": "sudo apk add pango fontconfig",
    "macos": "brew install pango",
    "windows": "install MSYS2 from msys2.org, then in its shell: "
    "pacman -S mingw-w64-ucrt-x86_64-pango",
}
LEAST_PANGO = (1, 44, 0)


def missing_libraries() -> tuple[str, ...]:
    """Which of the libraries cannot be opened here, by what people call them."""
    _add_windows_folders()
    return tuple(name for name, files in LIBRARIES.items() if _open(files) is None)


def pango_version() -> tuple[int, int, int] | None:
    """The version of Pango, or None where there is none."""
    _add_windows_folders()
    library = _open(LIBRARIES["Pango"])
    if library is None:
        return None
    number = int(library.pango_version())
    return number // 10000, number // 100 % 100, number % 100


def fontconfig() -> ctypes.CDLL | None:
    """The library that knows this system's fonts, or None where there is none."""
    _add_windows_folders()
    return _open(LIBRARIES["Fontconfig"])


def system(kind: str = sys.platform, os_release: Mapping[str, str] | None = None) -> str:
    """Which of `HOW_TO_GET`'s systems this is; "debian" where nothing says."""
    if kind == "darwin":
        return "macos"
    if kind in ("win32", "cygwin"):
        return "windows"
    release = _os_release() if os_release is None else os_release
    names = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".lower().split()
    for name in names:
        for known in HOW_TO_GET:
            if known in name or (known == "fedora" and name in ("rhel", "centos")):
                return known
    return "debian"


def require_libraries() -> None:
    """Raise `CannotWork`, with the command that helps, when a library is missing."""
    missing = missing_libraries()
    if missing:
        raise CannotWork(
            f"pages cannot be typeset: {', '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} not installed",
            HOW_TO_GET[system()],
        )


def _open(files: tuple[str, ...]) -> ctypes.CDLL | None:
    for file in files:
        with suppress(OSError):
            return ctypes.CDLL(file)
    return None


def _add_windows_folders() -> None:
    """Look where WeasyPrint looks on Windows: in MSYS2's folders, or the one that is set."""
    add = getattr(os, "add_dll_directory", None)
    if add is None:
        return
    folders = os.environ.get(
        "WEASYPRINT_DLL_DIRECTORIES", "C:\\msys64\\ucrt64\\bin;C:\\msys64\\mingw64\\bin"
    )
    for folder in folders.split(";"):
        with suppress(OSError):
            add(folder)


def _os_release() -> Mapping[str, str]:
    """The pairs of this system's os-release file, or none where it has no such file."""
    with suppress(OSError):
        return platform.freedesktop_os_release()
    return {}

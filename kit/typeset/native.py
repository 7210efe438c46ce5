"""The native libraries that WeasyPrint opens, and how to get those that are missing.

This is checked before WeasyPrint is imported, because that import fails with a traceback.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

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
MACOS_FOLDERS = "DYLD_FALLBACK_LIBRARY_PATH"
# Where Homebrew keeps libraries on Apple's processors and on Intel's, and macOS its own (dyld(1)).
HOMEBREW_FOLDERS = ("/opt/homebrew/lib", "/usr/local/lib", "/usr/lib")
LEAST_PANGO = (1, 44, 0)


def add_folders() -> None:
    """Make libraries findable: Homebrew's on macOS, on Windows those where WeasyPrint looks.

    This has to be called before WeasyPrint is imported.
    """
    if sys.platform == "darwin":
        # cffi, and so WeasyPrint, asks ctypes.util.find_library, which reads this variable. A
        # shell would not hand it on: macOS drops it wherever one starts.
        known = [folder for folder in os.environ.get(MACOS_FOLDERS, "").split(":") if folder]
        more = [folder for folder in HOMEBREW_FOLDERS if folder not in known]
        os.environ[MACOS_FOLDERS] = ":".join([*known, *more])
    add = getattr(os, "add_dll_directory", None)
    if add is None:
        return
    folders = os.environ.get(
        "WEASYPRINT_DLL_DIRECTORIES", "C:\\msys64\\ucrt64\\bin;C:\\msys64\\mingw64\\bin"
    )
    for folder in folders.split(";"):
        with suppress(OSError):
            add(folder)


@contextmanager
def found_by_name() -> Iterator[None]:
    """Within, nobody looks for a library whose own name opens it.

    WeasyPrint tries the names of several systems. For each that does not open, `ctypes` asks the
    linker and the C compiler where it is: 38 processes an import. On Linux the right one opens.
    """
    if sys.platform != "linux":
        yield
        return
    before = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = before


def missing_libraries() -> tuple[str, ...]:
    """Which of the libraries cannot be opened here, by what people call them."""
    add_folders()
    return tuple(name for name, files in LIBRARIES.items() if _open(files) is None)


def pango_version() -> tuple[int, int, int] | None:
    """The version of Pango, or None where there is none."""
    add_folders()
    library = _open(LIBRARIES["Pango"])
    if library is None:
        return None
    number = int(library.pango_version())
    return number // 10000, number // 100 % 100, number % 100


def fontconfig() -> ctypes.CDLL | None:
    """The library that knows this system's fonts, or None where there is none."""
    add_folders()
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
    for file in (*files, *_macos_paths(files)):
        with suppress(OSError):
            return ctypes.CDLL(file)
    return None


def _macos_paths(files: tuple[str, ...]) -> list[str]:
    """Where on macOS those of the files are that their names alone do not open."""
    if sys.platform != "darwin":
        return []
    names = [file.removesuffix(".dylib") for file in files if file.endswith(".dylib")]
    return [path for name in names if (path := ctypes.util.find_library(name))]


def _os_release() -> Mapping[str, str]:
    """The pairs of this system's os-release file, or none where it has no such file."""
    with suppress(OSError):
        return platform.freedesktop_os_release()
    return {}

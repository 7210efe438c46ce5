"""Native libraries: what is missing is named, with this system's command."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import pytest

from kit.problems import CannotWork
from kit.typeset import native


def test_this_machine_has_them() -> None:
    assert native.missing_libraries() == ()
    version = native.pango_version()
    assert version is not None
    assert version >= native.LEAST_PANGO


@pytest.mark.parametrize(
    ("platform", "release", "system"),
    [
        ("darwin", {}, "macos"),
        ("win32", {}, "windows"),
        ("linux", {"ID": "debian"}, "debian"),
        ("linux", {"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "debian"),
        ("linux", {"ID": "fedora"}, "fedora"),
        ("linux", {"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ("linux", {"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, "suse"),
        ("linux", {"ID": "arch"}, "arch"),
        ("linux", {}, "debian"),
    ],
)
def test_the_system_is_told(platform: str, release: dict[str, str], system: str) -> None:
    assert native.system(platform, release) == system
    assert native.HOW_TO_GET[system]


def test_homebrews_folder_is_searched_on_macos(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Debian's Python comes without it.
    dyld = pytest.importorskip("ctypes.macholib.dyld")
    monkeypatch.setenv(native.MACOS_FOLDERS, "/somebodys/own")
    monkeypatch.setattr(native, "HOMEBREW_FOLDERS", (str(tmp_path), "/usr/lib"))
    monkeypatch.setattr(sys, "platform", "darwin")
    library = tmp_path / "libpango-1.0.dylib"
    library.touch()
    for _ in range(2):
        native.pango_version()
        # As ctypes.util.find_library looks there, which cffi asks.
        assert dyld.dyld_find("libpango-1.0.dylib") == str(library)
        assert os.environ[native.MACOS_FOLDERS] == f"/somebodys/own:{tmp_path}:/usr/lib"


@pytest.fixture
def _no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    real = ctypes.CDLL

    def without(name: str, *args: object, **kwargs: object) -> ctypes.CDLL:
        if "pango" in name:
            raise OSError(name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(ctypes, "CDLL", without)


@pytest.mark.usefixtures("_no_pango")
def test_a_missing_library_is_named_with_its_command() -> None:
    assert native.missing_libraries() == ("Pango", "PangoFT2")
    with pytest.raises(CannotWork) as stop:
        native.require_libraries()
    assert stop.value.message == "pages cannot be typeset: Pango, PangoFT2 are not installed"
    assert stop.value.hint == native.HOW_TO_GET[native.system()]


@pytest.mark.usefixtures("_no_pango", "project")
def test_build_and_doctor_say_it_without_a_traceback(run, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("DEBATE_KIT_CACHE", str(tmp_path / "empty"))
    result = run("build", code=1)
    assert "error: pages cannot be typeset: Pango, PangoFT2 are not installed" in result.err
    assert native.HOW_TO_GET[native.system()] in result.err
    assert "Traceback" not in result.err
    result = run("doctor", code=1)
    assert "MISSING  Pango (native library)" in result.out
    assert f"to get it: {native.HOW_TO_GET[native.system()]}" in result.out

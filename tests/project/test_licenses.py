"""The licence texts in the program to be downloaded: of each file in it, or there is no program."""

from __future__ import annotations

import importlib.util
import sys
from importlib import import_module, metadata
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def licenses() -> ModuleType:
    """The script of the bundle."""
    path = REPOSITORY / ".github" / "bundle" / "licenses.py"
    spec = importlib.util.spec_from_file_location("bundle_licenses", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = found
    spec.loader.exec_module(found)
    return found


def files_of_what_the_kit_needs() -> list[str]:
    """A file of each package that is asked for in `pyproject.toml`."""
    found = []
    for line in metadata.requires("debate-kit") or ():
        asked = Requirement(line)
        if asked.marker is None or asked.marker.evaluate({"extra": ""}):
            files = metadata.distribution(asked.name).files or ()
            code = (each for each in files if each.suffix in (".py", ".so", ".pyd"))
            found.append(str(next(iter(code)).locate()))
    return found


def test_all_that_the_kit_needs_comes_with_its_texts(licenses: ModuleType, tmp_path: Path) -> None:
    sources = [*files_of_what_the_kit_needs(), str(REPOSITORY / "kit" / "__main__.py")]
    licenses.write_licenses(sources, tmp_path / "licenses", "_internal")
    index = (tmp_path / "licenses" / "README.txt").read_text("utf-8")
    assert "You may replace each by another build" in index
    for folder in (each for each in (tmp_path / "licenses").iterdir() if each.is_dir()):
        assert folder.name in index
        assert any(each.stat().st_size > 300 for each in folder.rglob("*") if each.is_file())
    text = (tmp_path / "licenses" / "weasyprint" / "LICENSE").read_text("utf-8")
    assert "Redistribution and use in source and binary forms" in text
    # One that carries no text, and says by its standard name which it is under.
    assert "Apache License" in (tmp_path / "licenses/breame/Apache-2.0.txt").read_text("utf-8")
    assert "MIT License" in (tmp_path / "licenses/debate-kit/LICENSE").read_text("utf-8")


@pytest.mark.skipif(not Path("/var/lib/dpkg").is_dir(), reason="asks Debian's package manager")
def test_libraries_of_the_system_come_with_theirs(licenses: ModuleType, tmp_path: Path) -> None:
    cdll = import_module("ctypes").CDLL
    cdll("libpango-1.0.so.0")
    maps = Path("/proc/self/maps").read_text("utf-8")
    (library,) = {line.split()[-1] for line in maps.splitlines() if "libpango-1.0" in line}
    licenses.write_licenses([library], tmp_path / "licenses", "_internal")
    (folder,) = (each for each in (tmp_path / "licenses").iterdir() if each.is_dir())
    # Debian's file only names the licence: its text comes along.
    assert (folder / "copyright").is_file()
    assert "GNU" in next(folder.glob("LGPL-2*")).read_text("utf-8")


def test_a_file_of_nobody_stops_the_bundle(licenses: ModuleType, tmp_path: Path) -> None:
    strange = tmp_path / "libstrange.so"
    strange.write_bytes(b"")
    with pytest.raises(SystemExit, match=r"nobody knows whose .*libstrange\.so is"):
        licenses.write_licenses([str(strange)], tmp_path / "licenses", "_internal")
    assert not (tmp_path / "licenses").exists()

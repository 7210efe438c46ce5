"""The icon that starts the desk, and the program that is to be downloaded."""

from __future__ import annotations

import ast
import base64
import os
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from kit import __version__
from kit.cli.shortcut import put, shortcut_for
from tests.conftest import REPOSITORY, Run

BUNDLE = REPOSITORY / ".github" / "bundle"
FOLDER = 'O\'Hara $5 100% "new"'
COMMAND = ("/opt/kit/debate-kit", "-C", f"/home/{FOLDER}", "desk")


def words_of(desktop_file: str) -> list[str]:
    """What a desktop runs: undoes the escapes of a value, those of quotes, and of field codes."""
    (value,) = re.findall(r"^Exec=(.*)$", desktop_file, re.MULTILINE)
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', value.replace("\\\\", "\\"))
    return [re.sub(r"\\(.)", r"\1", word).replace("%%", "%") for word in quoted]


@pytest.mark.skipif(sys.platform != "linux", reason="a .desktop file is for Linux")
def test_an_icon_is_put_starts_the_desk_and_is_removed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    mine = tmp_path / FOLDER
    mine.mkdir()
    icon = tmp_path / "data" / "applications" / "debate-kit.desktop"
    for _ in range(2):
        said = run("-C", mine, "desk", "--shortcut")
        assert said.out == f"{icon}\n"
        assert str(mine) in said.err
    text = icon.read_text("utf-8")
    words = words_of(text)
    assert words[-3:] == ["-C", str(mine), "desk"]
    # A folder named kit, where a file manager happens to be, is not the kit.
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "__main__.py").write_text("raise SystemExit(9)")
    done = subprocess.run(
        [*words, "--help"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout[:27]) == (0, "Usage: debate-kit desk [OPT"), done.stderr
    (picture,) = re.findall(r"^Icon=(.*)$", text, re.MULTILINE)
    assert Path(picture).is_file()
    assert run("-C", mine, "desk", "--no-shortcut").err == f"Removed {icon}.\n"
    assert not icon.exists()
    assert run("-C", mine, "desk", "--no-shortcut").err == f"There is none: {icon}.\n"


def test_words_of_any_kind_reach_the_program(tmp_path: Path) -> None:
    linux = shortcut_for("linux", tmp_path, COMMAND, Path("icon.svg"))
    assert words_of(linux.text) == list(COMMAND)
    mac = shortcut_for("darwin", tmp_path, COMMAND, Path("icon.svg"))
    assert mac.path == tmp_path / "Debate Kit.command"
    assert shlex.split(mac.text.splitlines()[1]) == ["exec", *COMMAND]
    windows = shortcut_for("win32", tmp_path, COMMAND, Path("icon.svg"))
    assert windows.path == tmp_path / "Debate Kit.lnk"
    assert "TargetPath = '/opt/kit/debate-kit'\n" in windows.text
    assert """Arguments = '-C "/home/O''Hara $5 100% \\"new\\"" desk'\n""" in windows.text


@pytest.mark.skipif(sys.platform == "win32", reason="a .command is for macOS")
def test_a_command_of_macos_may_be_run(tmp_path: Path) -> None:
    mac = shortcut_for("darwin", tmp_path / "Desktop", ("echo", "a  b"), Path("icon.svg"))
    put(mac)
    done = subprocess.run([mac.path], capture_output=True, text=True, check=True)
    assert done.stdout == "a  b\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a PowerShell of its own")
def test_windows_is_handed_the_script_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = tmp_path / "powershell"
    stand_in.write_text(f'#!/bin/sh\nfor last; do :; done\necho "$last" >"{tmp_path}/given"\n')
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    windows = shortcut_for("win32", tmp_path, COMMAND, Path("icon.svg"))
    put(windows)
    given = base64.b64decode((tmp_path / "given").read_text()).decode("utf-16-le")
    assert given == windows.text


def test_the_bundle_names_files_and_packages_that_exist() -> None:
    spec = (BUNDLE / "debate-kit.spec").read_text("utf-8")
    files = re.findall(r'HERE / "([^"]+)"', spec)
    folders = re.findall(r'REPOSITORY / "([^"]+)"', spec)
    assert {"start.py", "fonts.conf"} <= set(files)
    assert {"roles", "templates"} <= set(folders)
    assert all((BUNDLE / name).is_file() for name in files)
    assert all((REPOSITORY / name).is_dir() for name in folders)
    (packages,) = re.findall(r"^packages = (\[.*\])$", spec, re.MULTILINE)
    assert all(find_spec(name) for name in ast.literal_eval(packages))
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    assert " .github/bundle/debate-kit.spec\n" in makefile
    assert "make bundle" in (REPOSITORY / ".github/workflows/bundle.yml").read_text("utf-8")


def test_the_program_is_the_command_line_and_a_python(tmp_path: Path) -> None:
    def said(*args: str) -> str:
        done = subprocess.run(
            [sys.executable, str(BUNDLE / "start.py"), *args],
            env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    assert said("--version") == f"debate-kit, version {__version__}\n"
    (tmp_path / "reader.py").write_text("import sys\nprint(__name__, sys.argv[1:])\n")
    # As kit/load/roster/workbook.py runs its reader.
    assert said("-P", str(tmp_path / "reader.py"), "7") == "__main__ ['7']\n"

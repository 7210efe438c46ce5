"""What set-up does on machines of all kinds: it runs with a PATH that holds nothing but stand-ins.

A stand-in for a package manager writes down how it was called. So these tests install nothing.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kit.typeset import native
from tests.conftest import REPOSITORY

if sys.platform == "win32":
    pytest.skip("set-up on Windows leaves packages to the reader", allow_module_level=True)

DEBIAN = "apt-get install -y -qq libpango-1.0-0 libpangoft2-1.0-0"
# By package manager: what `doctor` calls its system, and how it is called for Pango.
PANGO = {
    "apt-get": ("debian", ["apt-get update -qq", DEBIAN]),
    "dnf": ("fedora", ["dnf install -y pango"]),
    "pacman": ("arch", ["pacman -S --needed --noconfirm pango"]),
    "zypper": ("suse", ["zypper --non-interactive install libpango-1_0-0"]),
    "apk": ("alpine", ["apk add pango fontconfig"]),
}
LINUX = pytest.mark.parametrize("manager", PANGO)


@dataclass(frozen=True)
class Machine:
    """A machine of stand-ins: its programs, and what they were called with."""

    programs: Path
    log: Path

    def has(self, name: str, does: str = "") -> None:
        program = self.programs / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.log}"\n{does}\n')
        program.chmod(0o755)

    def says(self, name: str, answer: str) -> None:
        program = self.programs / name
        program.write_text(f"#!/bin/sh\necho {answer}\n")
        program.chmod(0o755)

    def run(self, *words: str) -> tuple[int, str]:
        """The exit code and stderr of a script of `.ci/`, with no terminal."""
        done = subprocess.run(
            [REPOSITORY / ".ci" / words[0], *words[1:]],
            env={"PATH": str(self.programs)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == ""
        return done.returncode, done.stderr

    def answer(self, answer: str, *words: str) -> tuple[int, str]:
        """The exit code and what was shown on a terminal, on which somebody types an answer."""
        ours, theirs = os.openpty()
        try:
            os.write(ours, answer.encode())
            done = subprocess.run(
                [REPOSITORY / ".ci" / words[0], *words[1:]],
                env={"PATH": str(self.programs)},
                stdin=theirs,
                stdout=theirs,
                stderr=theirs,
                check=False,
            )
            shown = b""
            # The terminal hands on what was written to it a little later, and in pieces.
            while select.select([ours], [], [], 0.3)[0]:
                shown += os.read(ours, 10_000)
            return done.returncode, shown.decode()
        finally:
            os.close(ours)
            os.close(theirs)

    @property
    def calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


def advised(system: str) -> list[str]:
    """The packages that `debate-kit doctor` names for Pango."""
    return native.HOW_TO_GET[system].removeprefix("sudo ").split()[2:]


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Machine]:
    """Make a machine with one package manager, and somebody at it."""

    def machine(manager: str = "", *, system: str = "Linux", user: int = 1000) -> Machine:
        made = Machine(tmp_path / "bin", tmp_path / "log")
        made.programs.mkdir()
        made.says("uname", system)
        made.says("id", str(user))
        made.has("sudo", 'exec "$@"')
        if manager:
            made.has(manager)
        return made

    return machine


@LINUX
def test_root_gets_what_is_missing(make: Callable[..., Machine], manager: str) -> None:
    machine = make(manager, user=0)
    code, said = machine.run("system-packages", "pango")
    assert code == 0
    assert said.startswith("Installing ")
    assert machine.calls == PANGO[manager][1]


@LINUX
def test_without_a_terminal_the_command_is_shown_and_not_run(
    make: Callable[..., Machine], manager: str
) -> None:
    machine = make(manager)
    code, said = machine.run("system-packages", "pango")
    assert code == 2
    assert f"    {'; '.join('sudo ' + call for call in PANGO[manager][1])}\n" in said
    assert machine.calls == []


@LINUX
def test_a_yes_runs_it_with_sudo(make: Callable[..., Machine], manager: str) -> None:
    machine = make(manager)
    code, said = machine.answer("y\n", "system-packages", "pango")
    assert code == 0
    assert "[y/N]" in said
    calls = PANGO[manager][1]
    assert machine.calls == [line for call in calls for line in (f"sudo {call}", call)]


@pytest.mark.parametrize("answer", ["n\n", "\n", "\x04"])
def test_anything_but_a_yes_runs_nothing(make: Callable[..., Machine], answer: str) -> None:
    machine = make("dnf")
    code, said = machine.answer(answer, "system-packages", "pango")
    assert code == 2
    assert "    sudo dnf install -y pango\r\n" in said
    assert machine.calls == []


def test_homebrew_asks_and_needs_no_sudo(make: Callable[..., Machine]) -> None:
    machine = make("brew", system="Darwin")
    code, said = machine.run("system-packages", "pango")
    assert code == 2
    assert "    brew install pango\n" in said
    assert machine.calls == []
    code, _ = machine.answer("yes\n", "system-packages", "pango")
    assert code == 0
    assert machine.calls == ["brew install pango"]


def test_homebrew_is_not_run_as_root(make: Callable[..., Machine]) -> None:
    machine = make("brew", system="Darwin", user=0)
    code, said = machine.run("system-packages", "python", "pango")
    assert code == 2
    assert "    brew install python pango\n" in said
    assert "Run that as yourself" in said
    assert machine.calls == []


def test_a_mac_without_homebrew_is_told_where_it_is(make: Callable[..., Machine]) -> None:
    code, said = make(system="Darwin").run("system-packages", "pango")
    assert code == 2
    assert "brew.sh" in said


def test_windows_is_told_what_to_run_in_msys2(make: Callable[..., Machine]) -> None:
    machine = make("pacman", system="MINGW64_NT-10.0-20348")
    code, said = machine.run("system-packages", "pango")
    assert code == 2
    assert "    pacman -S --needed mingw-w64-ucrt-x86_64-pango\n" in said
    assert machine.calls == []


def test_without_sudo_the_command_is_for_root(make: Callable[..., Machine]) -> None:
    machine = make("dnf")
    (machine.programs / "sudo").unlink()
    code, said = machine.run("system-packages", "pango")
    assert code == 2
    assert "    dnf install -y pango\nRun that as root.\n" in said


def test_an_unknown_system_is_told_what_is_missing(make: Callable[..., Machine]) -> None:
    code, said = make(user=0).run("system-packages", "pango")
    assert code == 2
    assert "pango" in said


def test_a_package_manager_that_fails_is_said(make: Callable[..., Machine]) -> None:
    machine = make("dnf", user=0)
    machine.has("dnf", "echo no such package >&2; exit 1")
    code, said = machine.run("system-packages", "pango")
    assert code == 2
    assert "no such package" in said
    assert "dnf install -y pango" in said.splitlines()[-1]


def test_the_imitation_of_apt_on_opensuse_is_not_called(make: Callable[..., Machine]) -> None:
    machine = make("zypper", user=0)
    machine.has("apt-get")
    assert machine.run("system-packages", "pango")[0] == 0
    assert machine.calls == PANGO["zypper"][1]


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "python3.13-venv libpango-1.0-0 libpangoft2-1.0-0 chromium"),
        ("dnf", "python3 pango chromium"),
        ("pacman", "python pango chromium"),
    ],
)
def test_several_needs_are_one_command(
    make: Callable[..., Machine], manager: str, command: str
) -> None:
    machine = make(manager, user=0)
    assert machine.run("system-packages", "venv-3.13", "pango", "chromium")[0] == 0
    assert machine.calls[-1].endswith(f" {command}")


@LINUX
def test_doctor_advises_the_same_packages(manager: str) -> None:
    system, calls = PANGO[manager]
    packages = advised(system)
    assert calls[-1].split()[-len(packages) :] == packages


@pytest.mark.parametrize(
    ("manager", "python"), [("apt-get", "python3 python3-venv"), ("dnf", "python3")]
)
def test_set_up_without_a_python_asks_for_one(
    make: Callable[..., Machine], manager: str, python: str
) -> None:
    machine = make(manager)
    (machine.programs / "dirname").symlink_to(str(shutil.which("dirname")))
    pango = " ".join(advised(PANGO[manager][0]))
    code, said = machine.run("setup")
    assert code == 2
    assert f" {python} {pango}\n" in said
    assert machine.calls == []


def test_set_up_that_finds_only_an_old_python_asks_for_a_newer(
    make: Callable[..., Machine],
) -> None:
    machine = make("dnf", user=0)
    (machine.programs / "dirname").symlink_to(str(shutil.which("dirname")))
    machine.has("python3", "exit 1")
    code, said = machine.run("setup")
    assert code == 2
    assert [call for call in machine.calls if call.startswith("dnf")] == [
        "dnf install -y python3 pango",
        "dnf install -y python3.12",
    ]
    assert "3.11 to 3.14" in said

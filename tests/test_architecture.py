"""The shape of kit/: short modules and functions, and import rules that no new module escapes."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY

KIT = REPOSITORY / "kit"
PYPROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
EXCEPTIONS: Mapping[str, str] = PYPROJECT["tool"]["debate-kit"]["exceptions"]
CONTRACTS: list[Mapping[str, Any]] = PYPROJECT["tool"]["importlinter"]["contracts"]
MOST_LINES_OF_A_MODULE = 250
MOST_LINES_OF_A_FUNCTION = 60
LOOSE = {"__init__.py", "__main__.py", "problems.py"}

FLOORS = "Nine floors: no import upward, none sideways, no circle"
LIBRARIES = {
    contract["name"]: contract["forbidden_modules"]
    for contract in CONTRACTS
    if contract["type"] == "forbidden"
}

Lint = Callable[[Mapping[str, str]], set[str]]


def functions(tree: ast.AST, above: str = "") -> Iterator[tuple[str, int]]:
    """The name of every function, after those of the classes around it, and its lines."""
    for node in ast.iter_child_nodes(tree):
        name = above
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            name = f"{above}.{node.name}".lstrip(".")
            if not isinstance(node, ast.ClassDef):
                assert node.end_lineno is not None
                yield name, node.end_lineno - node.lineno + 1
        yield from functions(node, name)


def too_long(root: Path) -> dict[str, int]:
    """The modules below `root` and the functions in them that are too long, with their lines."""
    found = {}
    for path in sorted(root.rglob("*.py")):
        text = path.read_text("utf-8")
        name = path.relative_to(root.parent).as_posix()
        if (lines := len(text.splitlines())) > MOST_LINES_OF_A_MODULE:
            found[name] = lines
        for function, lines in functions(ast.parse(text)):
            if lines > MOST_LINES_OF_A_FUNCTION:
                found[f"{name}:{function}"] = lines
    return found


def test_modules_and_functions_are_short() -> None:
    new = {name: lines for name, lines in too_long(KIT).items() if name not in EXCEPTIONS}
    assert not new, (
        f"split these: a module may have {MOST_LINES_OF_A_MODULE} lines, "
        f"a function {MOST_LINES_OF_A_FUNCTION}"
    )


def test_every_exception_is_still_needed_and_has_a_reason() -> None:
    idle = EXCEPTIONS.keys() - too_long(KIT).keys()
    assert not idle, "delete these from [tool.debate-kit.exceptions] in pyproject.toml"
    assert all(reason.strip() for reason in EXCEPTIONS.values())


def test_what_is_too_long_is_found(tmp_path: Path) -> None:
    lines = "\n".join("        x = 1" for _ in range(MOST_LINES_OF_A_FUNCTION))
    method = f"class A:\n    def long(self):\n{lines}\n    def short(self):\n        x = 1\n"
    room = tmp_path / "kit" / "room"
    room.mkdir(parents=True)
    (room / "one.py").write_text(method, "utf-8")
    (room / "two.py").write_text("x = 1\n" * MOST_LINES_OF_A_MODULE, "utf-8")
    (room / "three.py").write_text("x = 1\n" * (MOST_LINES_OF_A_MODULE + 1), "utf-8")
    assert too_long(tmp_path / "kit") == {
        "kit/room/one.py:A.long": MOST_LINES_OF_A_FUNCTION + 1,
        "kit/room/three.py": MOST_LINES_OF_A_MODULE + 1,
    }


def test_no_module_lies_loose_in_kit() -> None:
    assert {path.name for path in KIT.glob("*.py")} == LOOSE


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of kit/ with the import rules."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(KIT, folder / "kit", ignore=shutil.ignore_patterns("__pycache__", "bundled"))
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    return folder


@pytest.fixture
def lint(copy: Path) -> Lint:
    """Adds modules to the copy for one run, and gives the names of the contracts that break."""

    def broken_by(modules: Mapping[str, str]) -> set[str]:
        rooms = [room for name in modules if not (room := (copy / name).parent).exists()]
        for name, text in modules.items():
            (copy / name).parent.mkdir(exist_ok=True)
            (copy / name).write_text(text, "utf-8")
        # In a process of its own, whose `kit` is the copy.
        code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
        run = subprocess.run(
            [sys.executable, "-c", code, "--no-logo", "--cache-dir", str(copy / "cache")],
            cwd=copy,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        for name in modules:
            (copy / name).unlink()
        for room in rooms:
            room.rmdir()
        result = dict(re.findall(r"^(.+) (KEPT|BROKEN)(?: \(.*\))?$", run.stdout, re.MULTILINE))
        assert result.keys() == {contract["name"] for contract in CONTRACTS}, run.stdout
        broken = {name for name, state in result.items() if state == "BROKEN"}
        assert run.returncode == (1 if broken else 0), run.stderr
        return broken

    return broken_by


def test_the_copy_keeps_every_contract(lint: Lint) -> None:
    assert lint({}) == set()


@pytest.mark.parametrize("contract", LIBRARIES)
def test_a_module_that_nobody_listed_may_not_import_a_library(contract: str, lint: Lint) -> None:
    imports = "".join(f"import {library}\n" for library in LIBRARIES[contract])
    assert lint({"kit/cast/stray.py": imports}) == {contract}


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        pytest.param("kit/model/stray.py", "kit.load", id="upward"),
        pytest.param("kit/cast/stray.py", "kit.check", id="sideways"),
    ],
)
def test_a_module_that_nobody_listed_stays_on_its_floor(
    module: str, imported: str, lint: Lint
) -> None:
    assert lint({module: f"import {imported}\n"}) == {FLOORS}


@pytest.mark.parametrize("module", ["kit/gossip/__init__.py", "kit/stray.py"])
def test_a_room_or_a_loose_module_without_a_floor_is_refused(module: str, lint: Lint) -> None:
    assert lint({module: ""}) == {FLOORS}
    assert lint({module: "import click\n"}) == {FLOORS, "Only the command line knows Click"}

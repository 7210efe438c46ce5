"""All guards of the watch, each passed by something ordinary while its limit is lowered.

Every trial builds, checks, previews or adds what breaks one limit, and then a control that breaks
none: it has to come out right.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import psutil

from kit.model.limits import Limits
from kit.pipeline.request import Request
from kit.preview.studio import Studio
from kit.preview.view import View
from tests.conftest import PACKS, REPOSITORY, edit, tree
from tests.sharing.zips import Pack, good_files

ROLE = "roles/later-start/parents.md.j2"
OUT = Path("output/later-start")
ITEM = "- More sleep helps many of the children here, as the town clinic says (¶1).\n"
LOOPS = "{% for a in range(900) %}" * 3 + "{% if a > 900 %}x{% endif %}" + "{% endfor %}" * 3
TERMS = "".join(f"  - {{term: term {n}, meaning: {ITEM[2:].strip()!r}}}\n" for n in range(400))
SECONDS = {"DEBATE_KIT_SHEET_SECONDS": "1"}
MEGABYTES = {"DEBATE_KIT_SHEET_MEGABYTES": "60"}


def over(sheet: str, block: str, words: str) -> str:
    """A sheet that prints these words, and then what it printed before."""
    begin = f'{{% extends "base/sheets/{sheet}.html.j2" %}}\n{{% block {block} %}}\n'
    return f"{begin}{words}{{{{ super() }}}}\n{{% endblock %}}\n"


@dataclass(frozen=True)
class Guard:
    """Files that pass a limit, and what the message of a command has to hold."""

    files: Mapping[str, str]
    said: str
    limits: Mapping[str, str] = field(default_factory=lambda: SECONDS)
    made: bool = True
    """Whether packets without the sheet are made."""


def long_role() -> str:
    text = good_files()["parents.md.j2"].decode()
    return text.replace("- More sleep (¶1)\n", ITEM * 600)


def new_word() -> str:
    return good_files()["parents.md.j2"].decode().replace("- More sleep", "- Even more sleep")


def long_glossary() -> str:
    text = good_files()["debate.yaml"].decode()
    return text.replace("glossary:\n", "glossary:\n" + TERMS)


GUARDS: dict[str, Guard] = {
    "a long block of a role": Guard({ROLE: long_role()}, "sheet “Brief” (standard) of “parents”"),
    "a long glossary": Guard({"roles/later-start/debate.yaml": long_glossary()}, "“Glossary"),
    "loops in a handout": Guard(
        {"templates/sheets/timeline.html.j2": over("timeline", "content", LOOPS)},
        "templates/sheets/timeline.html.j2:1:1: error: the sheet “Sources”",
    ),
    "a style that makes many pages": Guard(
        {"templates/styles/own.css": "@page { margin: 500mm }\n"},
        "own.css:1:9: error: with “margin: 500mm”, a sheet has more than 50 pages",
        made=False,
    ),
    "a page that is no paper": Guard(
        {"templates/styles/own.css": "@page { size: 6000mm 300mm }\n"},
        "own.css:1:9: error: with “size: 6000mm 300mm”, a sheet has a page wider",
        made=False,
    ),
    # A word that is new, so that the sheet is not in the cache.
    "memory": Guard({ROLE: new_word()}, "60 MB of memory", MEGABYTES, made=False),
}  # fmt: skip


def _run(project: Path, *args: str, **variables: str) -> tuple[int, str]:
    surroundings = {
        "DEBATE_KIT_CACHE": str(project.parent / "cache"),
        "DEBATE_KIT_HOME": str(project.parent / "home"),
        "DEBATE_KIT_BUILD_JOBS": "2",
        "PYTHONPATH": str(REPOSITORY),
    }
    done = subprocess.run(
        [sys.executable, "-m", "kit", *args],
        cwd=project, env=os.environ | surroundings | variables,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


@contextlib.contextmanager
def _project() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(PACKS / "good", project)
        yield project


def _put(project: Path, files: Mapping[str, str]) -> dict[Path, str | None]:
    """Write files; gives what was there before."""
    before = {}
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before[path] = path.read_text("utf-8") if path.exists() else None
        path.write_text(text, "utf-8")
    return before


def _back(before: Mapping[Path, str | None]) -> None:
    for path, text in before.items():
        if text is None:
            path.unlink()
        else:
            path.write_text(text, "utf-8")


def guards() -> Iterator[tuple[str, bool]]:
    """Each guard in `build` and `check --print`, in a folder that never went through `add`."""
    with _project() as project:
        _run(project, "build")
        good = tree(project / OUT)
        for name, guard in GUARDS.items():
            before = _put(project, guard.files)
            code, said = _run(project, "build", **guard.limits)
            after = tree(project / OUT)
            held = code == 1 and guard.said in said and "inside the kit" not in said
            whole = after.keys() == good.keys() and ("not made" in said) == guard.made
            yield f"build: {name}", held and whole
            code, said = _run(project, "check", "--print", "--paper", "letter", **guard.limits)
            yield f"check --print: {name}", code == 1 and guard.said in said
            _back(before)
            code, _ = _run(project, "build")
            yield f"a control right after: {name}", code == 0 and tree(project / OUT) == good


def packs() -> Iterator[tuple[str, bool]]:
    """Each guard in `add`."""
    with _project() as project:
        for name, guard in GUARDS.items():
            pack = Pack()
            for file, text in guard.files.items():
                pack = pack.having(file.removeprefix("roles/later-start/"), text)
            pack.write(project / "x.zip")
            # What was laid out before would not be laid out again.
            shutil.rmtree(project.parent / "cache", ignore_errors=True)
            code, said = _run(project, "add", "x.zip", "--yes", **guard.limits)
            home = project.parent / "home"
            written = home.exists()
            shutil.rmtree(home, ignore_errors=True)
            where = guard.said.rpartition("/")[2]
            yield f"add: {name}", code == 1 and where in said and not written
        Pack().write(project / "x.zip")
        yield "add: a control", _run(project, "add", "x.zip", "--yes")[0] == 0


def previews() -> Iterator[tuple[str, bool]]:
    """The preview shows the last good pages and the problem, and goes on."""
    with _project() as project:
        request = Request(
            project=project, debate="later-start", out=project / "output",
            cache=project.parent / "cache", limits=Limits(seconds=1),
        )  # fmt: skip
        studio = Studio(request, "secret")
        view = View()
        first = studio.show(replace(view, reader=""))
        reader = next(each.id for each in first.readers if "parents" in each.id)
        view = replace(view, reader=reader)
        good = studio.show(view)
        before = _put(project, {ROLE: long_role()})
        shown = studio.show(view)
        told = any("takes more than 1 s" in each.problem.message for each in shown.problems)
        yield "preview: a long block of a role", told and not shown.current
        _back(before)
        yield "preview: a control", studio.show(view).current and good.current


def killed() -> Iterator[tuple[str, bool]]:
    """A worker that some other program ends costs no sheet."""
    with _project() as project:
        _run(project, "build")
        good = tree(project / OUT)
        for number in range(5):
            shutil.rmtree(project.parent / "cache")
            yield f"worker killed, {number + 1}", _kill_one(project) and tree(project / OUT) == good
        edit(project / ROLE, "name: Parents", "name: All parents")
        yield "a control", _run(project, "build")[0] == 0


def _kill_one(project: Path) -> bool:
    variables = {"DEBATE_KIT_CACHE": str(project.parent / "cache"), "PYTHONPATH": str(REPOSITORY)}
    with subprocess.Popen(
        [sys.executable, "-m", "kit", "-q", "build", "--jobs", "2"],
        cwd=project, env=os.environ | variables, stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    ) as child:  # fmt: skip
        parts = project.parent / "cache"
        while child.poll() is None and not any(parts.glob("parts/*/*")):
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(0.01)
        with contextlib.suppress(psutil.Error):
            workers = [
                each for each in psutil.Process(child.pid).children()
                if "spawn_main" in " ".join(each.cmdline())
            ]  # fmt: skip
            workers[0].kill()
        return child.wait() == 0


TRIALS: dict[str, Callable[[], Iterator[tuple[str, bool]]]] = {
    "limits in build and check, and a control after": guards,
    "limits in add": packs,
    "limits in the preview": previews,
    "workers that are killed": killed,
}

"""What a revision of the kit takes: each command in a process of its own, as a teacher runs it."""

from __future__ import annotations

import compileall
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

DEBATE = "north-korea-deal"
LETTERS = str.maketrans("0123456789", "abcdefghij")
PREVIEW = Path(__file__).with_name("bench_preview.py")
EDITED = "china.md.j2"
NOT_KEPT = "PYTHONDONTWRITEBYTECODE"
MANY = 100
"""To a class of more students, none is added: casting so many takes longer than all else."""


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock, CPU seconds of all processes, and the megabytes of the largest one."""

    wall: float
    cpu: float
    megabytes: float


class Kit:
    """A revision of the kit in a checkout, with a folder of its own for projects and caches."""

    def __init__(self, checkout: Path, work: Path) -> None:
        self.checkout = checkout
        self.work = work
        work.mkdir(parents=True, exist_ok=True)
        # As an installed kit has them; else each process may compile all modules anew.
        compileall.compile_dir(checkout / "kit", quiet=1)

    def surroundings(self, cache: Path) -> dict[str, str]:
        """The variables of the environment in which this revision runs."""
        path = os.pathsep.join(filter(None, (str(self.checkout), os.environ.get("PYTHONPATH"))))
        own = {"DEBATE_KIT_CACHE": str(cache), "DEBATE_KIT_HOME": str(self.work / "home")}
        # Python keeps what it has compiled, as it does for a teacher.
        kept = {name: value for name, value in os.environ.items() if name != NOT_KEPT}
        return {**kept, **own, "PYTHONPATH": path}

    def run(self, project: Path, *command: str, cache: Path | None = None) -> Taken:
        """Run a command of the kit in a project. Exits with what it said if it fails."""
        surroundings = self.surroundings(cache or project / "cache")
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "kit", "-q", "-C", str(project), *command],
            cwd=project, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, taken = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            sys.exit(said.decode())
        cpu = taken.ru_utime + taken.ru_stime
        return Taken(time.perf_counter() - begun, cpu, taken.ru_maxrss / 1024)

    def project(self, name: str, students: int) -> Path:
        """A new project with a class of so many students, and its cast."""
        project = self.work / name
        shutil.rmtree(project, ignore_errors=True)
        project.mkdir()
        self.enroll(project, students)
        return project

    def enroll(self, project: Path, students: int) -> None:
        """Make the class so large; those who are there keep their seats."""
        lines = [f"Given{n} Family{n * 7 % 997}".translate(LETTERS) for n in range(students)]
        (project / "class.csv").write_text("\n".join(["name", *lines, ""]), "utf-8")
        known = project / "output" / DEBATE / "plan.yaml"
        plan = ("--plan", str(known)) if known.is_file() else ()
        self.run(project, "cast", DEBATE, "--roster", "class.csv", *plan)

    def build(self, project: Path, *more: str, cache: Path | None = None) -> Taken:
        """Make the packets of a project's class."""
        return self.run(
            project, "build", DEBATE, "--roster", "class.csv", "--plan",
            f"output/{DEBATE}/plan.yaml", *more, cache=cache,
        )  # fmt: skip

    def edit(self, project: Path, times: int) -> None:
        """Change a word of one role, as a teacher would: another one each time."""
        folder = project / "roles" / DEBATE
        folder.mkdir(parents=True, exist_ok=True)
        text = (self.checkout / "roles" / DEBATE / EDITED).read_text("utf-8")
        place = text.index(" the ", text.index("{% block interests %}"))
        changed = f"{text[:place]}{' very' * times}{text[place:]}"
        (folder / EDITED).write_text(changed, "utf-8")


def bytes_below(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@contextmanager
def checked_out(repository: Path, revision: str, folder: Path) -> Iterator[Path | None]:
    """A checkout of a revision; None where git does not have it."""
    add = ["git", "-C", str(repository), "worktree", "add", "--detach", str(folder), revision]
    done = subprocess.run(add, capture_output=True, check=False)
    try:
        yield folder if done.returncode == 0 else None
    finally:
        remove = ["git", "-C", str(repository), "worktree", "remove", "--force", str(folder)]
        subprocess.run(remove, capture_output=True, check=False)


def measured(kits: Sequence[Kit], students: int, rounds: int) -> Iterator[tuple[str, int, Taken]]:
    """What each kit takes for a class: the name of a step, the kit's number, and what was taken.

    The kits take turns. The first build is cold; then nothing changes, a word of one role, and
    one student (of a class that is not large), as many times as there are rounds.
    """
    projects = [kit.project(f"class-{students}", students) for kit in kits]
    for number, (kit, project) in enumerate(zip(kits, projects, strict=True)):
        yield "cold", number, kit.build(project)
        size = bytes_below(project / "output") / 1e6
        yield "bytes", number, Taken(size, size, size)
    for _ in range(rounds):
        for number, (kit, project) in enumerate(zip(kits, projects, strict=True)):
            yield "same", number, kit.build(project)
    for turn in range(1, rounds + 1):
        for number, (kit, project) in enumerate(zip(kits, projects, strict=True)):
            kit.edit(project, turn)
            yield "word", number, kit.build(project)
    for turn in range(1, rounds + 1 if students <= MANY else 1):
        for number, (kit, project) in enumerate(zip(kits, projects, strict=True)):
            kit.enroll(project, students + turn)
            yield "student", number, kit.build(project)


def cold_packets(kit: Kit, *more: str) -> Taken:
    """The packets of the roles, with nothing typeset before."""
    project = kit.work / "cold"
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir()
    return kit.run(project, "build", DEBATE, "--level", "standard", *more)


def pages_made(kit: Kit) -> int:
    """The pages of all different files that `cold_packets` has made last: no file of many."""
    manifest = json.loads((kit.work / "cold" / "output" / DEBATE / "manifest.json").read_bytes())
    volumes = ("class", "tables")
    files = manifest["files"].items()
    return sum(facts["pages"] for path, facts in files if not path.startswith(volumes))


def checked(kit: Kit) -> Taken:
    """A check of a debate of one's own, with its issues left out: nothing is counted out."""
    project = kit.work / "check"
    shutil.rmtree(project, ignore_errors=True)
    folder = project / "roles" / DEBATE
    shutil.copytree(kit.checkout / "roles" / DEBATE, folder)
    for path in (folder / "debate.yaml", *folder.glob("*.md.j2")):
        path.write_text(_without_issues(path.read_text("utf-8")), "utf-8")
    kit.run(project, "check", DEBATE)
    return kit.run(project, "check", DEBATE)


def redrawn(kit: Kit, rounds: int) -> list[Taken]:
    """The preview, from a saved file to the new pictures, as often as that."""
    project = kit.work / "preview"
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir()
    done = subprocess.run(
        [sys.executable, str(PREVIEW), str(project), str(rounds)],
        env=kit.surroundings(project / "cache"), capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr.decode())
    return [Taken(wall, cpu, 0) for wall, cpu in json.loads(done.stdout)]


def _without_issues(text: str) -> str:
    """A file of a debate without the keys, and the marks in its text, that are about issues."""
    keys = "issues|essay_plan|points|never|no_deal"
    text = re.sub(rf"^(?:{keys}):.*\n(?:[ \t#-](?!--$).*\n|\n)*", "", text, flags=re.MULTILINE)
    return re.sub(r" ?\[option [^\]]*\]", "", text)

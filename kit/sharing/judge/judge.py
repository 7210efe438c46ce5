"""Opens, judges and tries out a stranger's pack before anything of it is kept."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.load.layers import Layers
from kit.model.limits import Limits
from kit.problems import BadInput, Place, Problem, Problems
from kit.sharing.judge.archive import read_archive
from kit.sharing.judge.contents import compare, judge_contents
from kit.sharing.judge.manifest import MANIFEST, PackFacts, read_manifest
from kit.sharing.judge.names import escaped, kind_of
from kit.sharing.judge.rehearse import Means, rehearse


@dataclass(frozen=True, slots=True)
class Arrival:
    """A pack that may be added: its facts, and its files by name, including the manifest.

    With `hides`, the kit has a debate with that id, and the pack takes its place. `replaces`
    are the kit's sheets, styles and formats that the pack changes for its debate. `essay` is the
    attribution of the essay in it, or "".
    """

    path: Path
    facts: PackFacts
    files: Mapping[str, bytes]
    hides: bool
    replaces: tuple[str, ...]
    warnings: tuple[Problem, ...]
    essay: str = ""

    @property
    def roles(self) -> tuple[str, ...]:
        """The ids of the roles in the pack."""
        return tuple(name.removesuffix(".md.j2") for name in self.files if kind_of(name) == "role")

    @property
    def size(self) -> int:
        """The size of all files together, unpacked, in bytes."""
        return sum(map(len, self.files.values()))


def judge(path: Path, cache: Path, limits: Limits, data: bytes | None = None) -> Arrival:
    """Read a pack and judge everything in it; nothing is kept on disk but typeset sheets.

    `cache` is where those are kept; `limits` are what one of them may take. `data` are the bytes
    of a file that is not written yet. Raises `BadInput` with every reason against the pack.
    """
    problems = Problems()
    files = read_archive(path, problems, data)
    manifest = None
    if MANIFEST in files:
        manifest = read_manifest(files[MANIFEST], path / MANIFEST, problems)
        if manifest is None:
            # The pack may be made by a newer kit, with other rules.
            _stop_on_errors(problems)
    elif not problems.errors:
        problems.error(Place(path), f"holds no {MANIFEST}", "a pack is made by “debate-kit pack”")
    inner = {name: data for name, data in files.items() if name != MANIFEST}
    kit = Layers.of(path).kit
    # If a file was refused, everything that needs it would be an error as well.
    if manifest is not None and not problems.errors:
        compare(path, manifest, inner, problems)
        _judge_debate(path, manifest.facts, kit, problems)
    judge_contents(path, inner, problems)
    _stop_on_errors(problems)
    assert manifest is not None, "a pack without a manifest is refused"
    essay = rehearse(path, manifest.facts.debate, inner, Means(cache, limits), problems)
    _stop_on_errors(problems)
    return Arrival(
        path,
        manifest.facts,
        files,
        hides=not manifest.facts.extends and _is_kits(manifest.facts.debate, kit),
        replaces=tuple(
            name for name in inner if name.startswith("templates/") and (kit / name).is_file()
        ),
        # What is a task for students is meant to be one in a debate that is shared.
        warnings=tuple(_plain(each) for each in problems if each.severity != "note"),
        essay=escaped(essay),
    )


def _stop_on_errors(problems: Problems) -> None:
    """Raise `BadInput` if there are errors, with every invisible character escaped.

    A stranger's text could hold escape sequences that move the cursor or hide words.
    """
    if problems.errors:
        raise BadInput(tuple(_plain(problem) for problem in problems))


def _plain(problem: Problem) -> Problem:
    place = dataclasses.replace(problem.place, excerpt=escaped(problem.place.excerpt))
    message, hint = escaped(problem.message), escaped(problem.hint)
    return dataclasses.replace(problem, place=place, message=message, hint=hint)


def _judge_debate(path: Path, facts: PackFacts, kit: Path, problems: Problems) -> None:
    """Add a problem when the debate is not complete, in the pack or in the kit that it extends."""
    if facts.extends and not _is_kits(facts.debate, kit):
        problems.error(
            Place(path),
            f"changes the debate “{facts.debate}”, which this kit does not have",
            "ask its author for the whole debate",
        )
    elif not facts.extends and "debate.yaml" not in {file.name for file in facts.files}:
        problems.error(Place(path), "holds no debate.yaml, and so no debate")


def _is_kits(debate: str, kit: Path) -> bool:
    return (kit / "roles" / debate / "debate.yaml").is_file()

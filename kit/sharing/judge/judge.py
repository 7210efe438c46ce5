"""A stranger's pack: opened, judged and tried out, before anything of it is written."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.load.layers import Layers
from kit.problems import BadInput, Place, Problem, Problems
from kit.sharing.judge.archive import read_archive
from kit.sharing.judge.contents import compare, judge_contents
from kit.sharing.judge.manifest import MANIFEST, PackFacts, read_manifest
from kit.sharing.judge.names import escaped, kind_of
from kit.sharing.judge.rehearse import rehearse


@dataclass(frozen=True, slots=True)
class Arrival:
    """A pack that may be added: what it says of itself, and its files, the manifest among them.

    `hides` says that the kit has a debate of that id, which the pack takes the place of;
    `replaces` are the kit's sheets, styles and formats that it changes for its debate.
    """

    path: Path
    facts: PackFacts
    files: Mapping[str, bytes]
    hides: bool
    replaces: tuple[str, ...]
    warnings: tuple[Problem, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """The ids of the roles it holds."""
        return tuple(name.removesuffix(".md.j2") for name in self.files if kind_of(name) == "role")

    @property
    def size(self) -> int:
        """Bytes, unpacked."""
        return sum(map(len, self.files.values()))


def judge(path: Path, cache: Path, data: bytes | None = None) -> Arrival:
    """Read a pack and judge all that is in it; nothing is kept on disk.

    `data` is what the file will hold, if it is not written yet. Raises `BadInput` with
    every reason against it.
    """
    problems = Problems()
    files = read_archive(path, problems, data)
    manifest = None
    if MANIFEST in files:
        manifest = read_manifest(files[MANIFEST], path / MANIFEST, problems)
        if manifest is None:
            # It may be a newer kit's, to which other rules apply.
            _stop_on_errors(problems)
    elif not problems.errors:
        problems.error(Place(path), f"holds no {MANIFEST}", "a pack is made by “debate-kit pack”")
    inner = {name: data for name, data in files.items() if name != MANIFEST}
    kit = Layers.of(path).kit
    # Where a file was refused, what lacks it need not be told of.
    if manifest is not None and not problems.errors:
        compare(path, manifest, inner, problems)
        _judge_debate(path, manifest.facts, kit, problems)
    judge_contents(path, inner, problems)
    _stop_on_errors(problems)
    assert manifest is not None, "a pack without a manifest is refused"
    rehearse(path, manifest.facts.debate, inner, cache, problems)
    _stop_on_errors(problems)
    return Arrival(
        path,
        manifest.facts,
        files,
        hides=not manifest.facts.extends and _is_kits(manifest.facts.debate, kit),
        replaces=tuple(
            name for name in inner if name.startswith("templates/") and (kit / name).is_file()
        ),
        warnings=tuple(_plain(problem) for problem in problems),
    )


def _stop_on_errors(problems: Problems) -> None:
    """Raise `BadInput` as ever, with nothing in it that could play with the terminal."""
    if problems.errors:
        raise BadInput(tuple(_plain(problem) for problem in problems))


def _plain(problem: Problem) -> Problem:
    place = dataclasses.replace(problem.place, excerpt=escaped(problem.place.excerpt))
    message, hint = escaped(problem.message), escaped(problem.hint)
    return dataclasses.replace(problem, place=place, message=message, hint=hint)


def _judge_debate(path: Path, facts: PackFacts, kit: Path, problems: Problems) -> None:
    """Whether the debate is all there: in the pack, or in the kit that it extends."""
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

"""What differs between a project's file and the one below it, and what changed below since."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.customise.edits import key_names, key_text, plain
from kit.customise.inheritance import blocks_of, role_chain, template_chain
from kit.customise.override import all_keys, each_key
from kit.customise.role_file import facts_of, texts_of_facts
from kit.customise.schema_line import without_schema
from kit.customise.snapshot import Standing, is_partial, plain_text
from kit.load import Layers
from kit.problems import CannotWork
from kit.render import all_blocks

_COPY_HEAD = re.compile(
    r"^(?:# |\{# |/\* )Your own copy of the kit's “[^\n]*\n[^\n]*\n[^\n]*\n", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two texts compared: a heading, and the lines of a unified diff (none if they are alike)."""

    heading: str
    lines: tuple[str, ...]


def since(found: Standing) -> Difference | None:
    """What changed below a project's file since it was made; None if no snapshot was kept."""
    if found.snapshot is None or found.below is None:
        return None
    lines = _unified(plain_text(found.snapshot), plain_text(found.below), "then", "now")
    return Difference(
        f"{found.name}: what has changed in {found.below_words} since you made yours", lines
    )


def yours(found: Standing, layers: Layers) -> list[Difference]:
    """A project's file compared with the one below it; piece by piece if it builds on that.

    Pieces that it does not redefine are left out.
    """
    if found.below is None:
        return []
    if not found.partial:
        # The comment at the head of a copy says that it is one; it is no change.
        before = without_schema(plain_text(found.below))
        after = _COPY_HEAD.sub("", without_schema(plain_text(found.path)), count=1)
        return [
            Difference(
                f"{found.name}: yours", _unified(before, after, "without yours", "with yours")
            )
        ]
    own, below = _pieces(found, layers)
    return [
        Difference(
            f"{found.name}: {name}",
            _unified(below.get(name, ""), text, "without yours", "with yours"),
        )
        for name, text in own.items()
    ]


def _pieces(found: Standing, layers: Layers) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The keys and blocks that a partial file redefines, and all those below it, by name."""
    assert found.below is not None
    text = plain_text(found.path)
    if found.path.suffix == ".yaml":
        names = [key for key in key_names(text) if key != "extends"]
        own = {f"key {key}": key_text(text, key, comments=False) for key in names}
        chain = yaml_chain(found.name, layers)[1:]
        return own, {f"key {key}": each_key(chain, key, comments=False) for key in all_keys(chain)}
    mine = {
        f"block {block.name}": f"{text[block.start : block.end]}\n" for block in all_blocks(text)
    }
    if found.name.startswith("templates/"):
        name = found.name.removeprefix("templates/")
        blocks = blocks_of(template_chain(name, found.below, layers))
        return mine, {f"block {each.name}": f"{each.text}\n" for each in blocks.values()}
    _, debate, file = found.name.split("/")
    files = role_chain(debate, file.removesuffix(".md.j2"), layers)[1:]
    facts = facts_of(text)
    keys = {f"key {key}": key_text(facts, key, comments=False) for key in key_names(facts)}
    below = texts_of_facts([plain_text(path) for path in files])
    return keys | mine, {
        **{f"key {key}": value for key, value in below.items()},
        **{f"block {each.name}": f"{each.text}\n" for each in blocks_of(files).values()},
    }


def yaml_chain(name: str, layers: Layers) -> tuple[Path, ...]:
    """The winning YAML file of a name, and those that it builds on."""
    found: list[Path] = []
    for path in layers.all(name):
        found.append(path)
        text = plain_text(path)
        if text.strip() and not isinstance(plain(text), dict):
            raise CannotWork(f"{path} does not hold “key: value” lines", "run debate-kit check")
        if not is_partial(path):
            break
    return tuple(found)


def _unified(before: str, after: str, old: str, new: str) -> tuple[str, ...]:
    def lines() -> Iterator[str]:
        pair = (before.splitlines(), after.splitlines())
        yield from difflib.unified_diff(*pair, old, new, n=2, lineterm="")

    return tuple(lines())

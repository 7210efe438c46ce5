"""Which blocks a template has, which file each comes from, and which can be changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.customise.snapshot import BASE, plain_text
from kit.load import Layers
from kit.render import all_blocks, extended, outer_blocks


@dataclass(frozen=True, slots=True)
class BlockOrigin:
    """A block of a template: its text with its tags, and the file that it is in.

    `inside` holds the names of the blocks within it, or within a block below that it prints.
    """

    name: str
    text: str
    path: Path
    inside: tuple[str, ...]
    required: bool

    @property
    def adds(self) -> bool:
        """Whether it prints the block of the same name below it, and adds to that."""
        return "super()" in self.text


def template_chain(name: str, path: Path, layers: Layers) -> tuple[Path, ...]:
    """A template's file below `templates/`, and those that it extends, one after another."""
    found = [path]
    while (parent := extended(plain_text(found[-1]))) is not None:
        if parent.startswith(BASE):
            below = layers.find(f"templates/{parent.removeprefix(BASE)}", found[-1])
        else:
            below = layers.find(f"templates/{parent}")
        if below is None or below in found:
            break
        found.append(below)
    return tuple(found)


def role_chain(debate: str, role: str, layers: Layers) -> tuple[Path, ...]:
    """A role's winning file and those that it builds on; empty if there is no such role."""
    found: list[Path] = []
    for path in layers.all(f"roles/{debate}/{role}.md.j2"):
        found.append(path)
        if not (extended(plain_text(path)) or "").startswith(BASE):
            break
    return tuple(found)


def blocks_of(chain: Sequence[Path]) -> dict[str, BlockOrigin]:
    """Every block that is printed, by name, from the first file of the chain that has it.

    They are in the order of the page. A block that is no longer printed, because the block
    around it was replaced, is left out.
    """
    texts = {path: plain_text(path) for path in chain}
    written: dict[str, list[BlockOrigin]] = {}
    for path, text in texts.items():
        for block in all_blocks(text):
            said = text[block.start : block.end]
            inside = tuple(each.name for each in block.inside)
            each = BlockOrigin(block.name, said, path, inside, block.required)
            written.setdefault(block.name, []).append(each)
    found: dict[str, BlockOrigin] = {}

    def add(name: str) -> None:
        if name in found:
            return
        inside: list[str] = []
        for each in written[name]:
            inside += each.inside
            if not each.adds:
                break
        found[name] = dataclasses.replace(written[name][0], inside=tuple(inside))
        for inner in inside:
            add(inner)

    for block in outer_blocks(texts[chain[-1]]) if chain else ():
        add(block.name)
    return found


def changeable(blocks: dict[str, BlockOrigin]) -> list[BlockOrigin]:
    """The blocks that hold no other blocks, and that no other file has to fill."""
    return [block for block in blocks.values() if not block.inside and not block.required]

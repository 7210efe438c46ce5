"""A teacher's own version of a file of the kit's: it builds on that, and changes nothing yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from kit.customise.edits import key_names, key_text
from kit.customise.inheritance import BlockOrigin, blocks_of, changeable, role_chain, template_chain
from kit.customise.role_file import texts_of_facts
from kit.customise.snapshot import plain_text
from kit.load import Layers
from kit.model.role import BLOCK_TITLES
from kit.problems import BadUsage, SourceText, did_you_mean
from kit.render import fill_stub

_MARKS = {".j2": ("{# ", "   ", " #}"), ".css": ("/* ", "   ", " */"), ".yaml": ("# ", "# ", "")}


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A block as a stub shows it: `live` if it cannot be inside a comment.

    A block that `adds` to the block below it would do so twice as a copy; the stub shows only
    how to print what it prints now.
    """

    name: str
    text: str
    live: bool
    adds: bool


def stub(file: str, layers: Layers, /, **values: object) -> str:
    """The kit's own stub of that name, filled in."""
    path = layers.kit / "templates" / "stubs" / file
    return fill_stub(SourceText(path, path.read_text("utf-8")), **values)


def role_override(debate: str, role: str, layers: Layers) -> str:
    """A role's file that builds on the winning one, with each fact and block in a comment.

    `layers` are the ones below the new file.
    """
    chain = role_chain(debate, role, layers)
    facts = texts_of_facts([plain_text(path) for path in chain])
    blocks = blocks_of(chain)
    return stub(
        "role-override.md.j2",
        layers,
        role=role,
        below=_whose(chain[0], layers),
        facts=[commented(text).rstrip("\n") for text in facts.values()],
        blocks=_shown(list(blocks.values())),
        titles=dict.fromkeys(blocks, "the text") | dict(BLOCK_TITLES),
    )


def sheet_override(name: str, path: Path, layers: Layers) -> str:
    """A sheet's or layout's file that builds on the one at `path`, with each block in a comment.

    `name` is its name below `templates/`.
    """
    blocks = blocks_of(template_chain(name, path, layers))
    return stub(
        "sheet-override.html.j2",
        layers,
        name=name,
        below=_whose(path, layers),
        blocks=_shown(changeable(blocks)),
        holders=[block for block in blocks.values() if block.inside],
    )


def keys_override(
    name: str, chain: Sequence[Path], keys: Sequence[str] | None, command: str, layers: Layers
) -> str:
    """A YAML file that builds on the first of `chain`, with those keys to edit.

    With None, it holds all keys as comments.

    Raises `BadUsage` for a key that does not exist.
    """
    if keys is None:
        shown = [commented(each_key(chain, key)) for key in all_keys(chain)]
    else:
        shown = [each_key(chain, key) for key in keys]
    return stub(
        "keys.yaml.j2",
        layers,
        name=name,
        below=_whose(chain[0], layers),
        live=keys is not None,
        keys=[text.rstrip("\n") for text in shown],
        more=command,
    )


def all_keys(chain: Sequence[Path]) -> list[str]:
    """The keys of a YAML file and those that it builds on, in the order of the lowest."""
    names = [name for path in reversed(chain) for name in key_names(plain_text(path))]
    return [name for name in dict.fromkeys(names) if name != "extends"]


def each_key(chain: Sequence[Path], key: str, *, comments: bool = True) -> str:
    """A key's text from the first file of the chain that has it, with the `comments` above it.

    Raises `BadUsage` if no file has it.
    """
    for path in chain:
        text = plain_text(path)
        if key in key_names(text) and key != "extends":
            return key_text(text, key, comments=comments)
    raise BadUsage(f"there is no key “{key}” in it", did_you_mean(key, all_keys(chain)))


def whole_copy(name: str, path: Path, command: str, layers: Layers, text: str | None = None) -> str:
    """A file's text under a comment that says what it is. It prints the same as before.

    `text` replaces the file's own, if given; `command` is the one that shows later changes.
    """
    text = plain_text(path) if text is None else text
    begin, between, end = _MARKS[".j2" if path.suffix == ".j2" else path.suffix]
    in_facts = name.startswith("roles/") and text.startswith("---")
    if in_facts:
        begin, between, end = _MARKS[".yaml"]
    head = stub(
        "copy-head.txt.j2",
        layers,
        begin=begin,
        between=between,
        end=end,
        name=name,
        command=command,
    )
    if in_facts:
        first, _, rest = text.partition("\n")
        return f"{first}\n{head}{rest}"
    return head + text


def _shown(blocks: Sequence[BlockOrigin]) -> list[Shown]:
    return [
        Shown(block.name, block.text, "#}" in block.text and not block.adds, block.adds)
        for block in blocks
    ]


def commented(text: str) -> str:
    """A text with each line as a comment of YAML."""
    return "".join(f"# {line}\n" if line else "#\n" for line in text.rstrip("\n").split("\n"))


def _whose(path: Path, layers: Layers) -> str:
    return "the kit's own" if layers.name_of(path) == "kit" else "your own for all projects"

"""The words of a role, block by block: what stands below, and what a teacher writes in its place.

Only what the teacher writes goes into the project's file, which builds on the one below. A block
that holds more of a template than two reading levels is left to the template itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kit.customise.files import Changes, project_folder
from kit.customise.inheritance import role_chain
from kit.customise.override import stub
from kit.customise.roles import find_role, role_file
from kit.customise.schema_line import begin
from kit.customise.snapshot import BASE, keep_snapshot, plain_text
from kit.load import Layers
from kit.model.role import BLOCK_TITLES, BLOCKS, PRIVATE_BLOCKS
from kit.problems import BadUsage
from kit.render import Block, all_blocks, extended, tags, without_comments

BY_LEVEL = re.compile(
    r"\{%-?\s*if\s+level\s*==\s*[\"']supported[\"']\s*-?%\}(?P<supported>[^%{]*)"
    r"(?:\{%-?\s*else\s*-?%\}(?P<standard>[^%{]*))?\{%-?\s*endif\s*-?%\}"
)
"""Words for the easier level, and those in their place; neither holds a tag."""
TEMPLATE = ("{%", "{{", "{#")


@dataclass(frozen=True, slots=True)
class Words:
    """What a block says at each reading level; the same words for both if `supported` is None."""

    standard: str
    supported: str | None = None


@dataclass(frozen=True, slots=True)
class BlockWords:
    """A block of a role: its heading, its words now, and those below the project's own file.

    `words` is None where the block holds more of a template than its levels. `below` is None
    where nothing stands below. With `own`, the project's file has it, in the lines from `first`
    to `last`.
    """

    name: str
    title: str
    private: bool
    words: Words | None
    below: Words | None
    own: bool
    first: int = 0
    last: int = 0


def role_words(debate: str, role: str, layers: Layers) -> tuple[BlockWords, ...]:
    """The blocks of a role in the order of its pages. Raises `BadUsage` for a role that is none."""
    find_role(debate, role, layers)
    chain = role_chain(debate, role, layers)
    own = chain[0] if _is_own(chain[0], layers) else None
    below = chain[1:] if own is not None else chain
    return tuple(_block(name, own, below) for name in BLOCKS)


def words_changed(
    debate: str, role: str, wanted: Mapping[str, Words | None], layers: Layers
) -> Changes:
    """The change that gives blocks of a role other words, by the block's name.

    None returns a block to what stands below; words that are those below do so as well. A file
    of the project's that then holds nothing is taken away. Raises `BadUsage` for a block that
    does not exist, or words that are part of a template.
    """
    project = project_folder(layers)
    found = find_role(debate, role, layers)
    name = role_file(debate, role)
    path = project / name
    now = {each.name: each for each in role_words(debate, role, layers)}
    changes = Changes(project)
    own = _is_own(found.path, layers)
    text = plain_text(path) if own else _begun(role, found.layer == "kit", layers)
    for block, words in wanted.items():
        _check(block, words, now)
        below = now[block].below or Words("")
        builds_on = (extended(text) or "").startswith(BASE)
        if builds_on and words in (below, None):
            text = _without(text, block)
        else:
            text = _with(text, block, words or Words(""))
    if not own:
        begin(changes, name, text)
        keep_snapshot(changes, name, found.path)
    elif _holds_nothing(text) and found.below is not None:
        changes.keep(path)
    else:
        changes.write(path, text)
    return changes


def _is_own(path: Path, layers: Layers) -> bool:
    return layers.project is not None and layers.name_of(path) == "project"


def _begun(role: str, of_the_kit: bool, layers: Layers) -> str:
    whose = "the kit’s own" if of_the_kit else "your own"
    return stub("words.md.j2", layers, role=role, below=whose)


def _block(name: str, own: Path | None, below: tuple[Path, ...]) -> BlockWords:
    inner = _first(name, below)
    words_below = None if inner is None else _read(inner)
    mine = None if own is None else _find(plain_text(own), name)
    first, last = 0, 0
    words = Words("") if inner is None else words_below
    if own is not None and mine is not None:
        text = plain_text(own)
        first, last = (text.count("\n", 0, at) + 1 for at in (mine.start, mine.end))
        words = _read(text[mine.inner_start : mine.inner_end])
    return BlockWords(
        name,
        BLOCK_TITLES[name],
        name in PRIVATE_BLOCKS,
        words,
        words_below,
        mine is not None,
        first,
        last,
    )


def _first(name: str, chain: tuple[Path, ...]) -> str | None:
    """What is between the tags of a block in the first file that has it; None if none has."""
    for path in chain:
        text = plain_text(path)
        if (block := _find(text, name)) is not None:
            return text[block.inner_start : block.inner_end]
    return None


def _find(text: str, name: str) -> Block | None:
    return next((each for each in all_blocks(text) if each.name == name), None)


def _read(inner: str) -> Words | None:
    """The words between a block's tags; None if there is more of a template in them."""
    inner = without_comments(inner)
    standard = BY_LEVEL.sub(lambda match: match["standard"] or "", inner)
    supported = BY_LEVEL.sub(lambda match: match["supported"], inner)
    if tags(standard) or tags(supported):
        return None
    return Words(standard.strip(), None if standard == supported else supported.strip())


def _written(block: str, words: Words) -> str:
    if words.supported in (None, words.standard):
        inner = words.standard.strip()
    else:
        inner = (
            f'{{% if level == "supported" %}}\n{(words.supported or "").strip()}\n'
            f"{{% else %}}\n{words.standard.strip()}\n{{% endif %}}"
        )
    end = "\n" if inner else ""
    return f"{{% block {block} %}}\n{inner}{end}{{% endblock %}}"


def _with(text: str, block: str, words: Words) -> str:
    found = _find(text, block)
    if found is None:
        return f"{text.rstrip()}\n\n{_written(block, words)}\n"
    return text[: found.start] + _written(block, words) + text[found.end :]


def _without(text: str, block: str) -> str:
    found = _find(text, block)
    if found is None:
        return text
    return f"{text[: found.start].rstrip()}\n{text[found.end :].lstrip()}".rstrip() + "\n"


def _holds_nothing(text: str) -> bool:
    """Whether a file builds on another and changes nothing of it."""
    begins = text.find("{% extends")
    facts = [line for line in text[:begins].split("\n") if line and not line.startswith("#")]
    facts = [line for line in facts if line != "---" and not line.startswith("{#")]
    return extended(text) is not None and not facts and not list(all_blocks(text))


def _check(block: str, words: Words | None, now: Mapping[str, BlockWords]) -> None:
    if block not in now:
        raise BadUsage(f"there is no block “{block}”")
    if words is None:
        return
    for text in (words.standard, words.supported or ""):
        wrong = next((mark for mark in TEMPLATE if mark in text), None)
        if wrong is not None:
            raise BadUsage(
                f"“{BLOCK_TITLES[block]}” holds “{wrong}”, which is part of a template",
                "leave it out, or edit the raw template",
            )

"""Lists blocks that ask for the reading level, and say the same at both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kit.model.role import BLOCK_TITLES, BLOCKS, LEVELS, Role, RoleText
from kit.problems import Problems

_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+).*?\bendblock\b", re.DOTALL)
_LEVEL = re.compile(r"\bif\s+level\b")


def check_same_levels(texts: Sequence[RoleText], problems: Problems) -> None:
    """Add a note for each role whose easier words are still the usual ones in some blocks.

    A block that never asks for the level is meant for both. `texts` are the rendered blocks.
    """
    by_level = {(text.role.id, text.level): text for text in texts}
    for standard in (text for text in texts if text.level == LEVELS[0]):
        role = standard.role
        supported = by_level.get((role.id, LEVELS[1]))
        if supported is None:
            continue
        asking = _asking(role)
        same = [
            name
            for name in BLOCKS
            if name in asking
            and name not in standard.tasks
            and standard.blocks[name].split() == supported.blocks[name].split()
        ]
        if same:
            titles = ", ".join(f"“{BLOCK_TITLES[name]}”" for name in same)
            problems.note(
                role.block(same[0]),
                f"both reading levels of this role still say the same: {titles}",
                "write the easier words between “if level” and “else”",
            )


def _asking(role: Role) -> set[str]:
    """The blocks that say something for one level alone, each in the file that is printed."""
    found: dict[str, str] = {}
    for prose in role.prose:
        for match in _BLOCK.finditer(prose):
            found.setdefault(match[1], match[0])
    return {name for name, text in found.items() if _LEVEL.search(text)}

"""The marks that tie the words of a role's private page to its points.

They are read from the role's template as it is written, for each table and level: a template that
strangers wrote is not run for this. An item may stand inside `{% if "parents" in table %}` or
`{% if level == "supported" %}`; one inside any other condition counts at every table.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from kit.model.issues import OPTION_MARK
from kit.model.role import Level, Role
from kit.problems import Place, SourceText

MARKED = ("priorities", "red_lines", "trades", "approach")
"""The blocks whose items end in a mark."""
_BLOCK = re.compile(r"\{%-?\s*block\s+(\w+)[^%]*%\}(.*?)\{%-?\s*endblock\b", re.DOTALL)
_TAG = re.compile(r"\{%[-+]?\s*(if|elif|else|endif)\b\s*(.*?)\s*[-+]?%\}", re.DOTALL)
_ITEM = re.compile(r"^[ \t]*(?:[-*]|\d+\.)[ \t]+", re.MULTILINE)
_AT_TABLE = re.compile(r"[\"']([\w-]+)[\"']\s+(not\s+)?in\s+table")
_LEVEL = re.compile(r"level\s*(==|!=)\s*[\"'](\w+)[\"']")
_NOT_A_LINE_END = re.compile(r"[^\n]")
_WHO = re.compile(r"\*\*(.+?):?\*\*")


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a role's private page: its block, its words without marks, and its marks.

    `marks` are options as “issue.option”, in order; `who` is what it begins with in bold: the role
    to approach.
    """

    block: str
    text: str
    marks: tuple[str, ...]
    place: Place
    who: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A marked block of a role's template: its text without comments, and where that begins."""

    name: str
    text: str
    start: int
    body: SourceText

    def shown(self, table: Collection[str], level: Level) -> str:
        """What is printed at a table for a reading level, with spaces in place of all else."""
        return _shown(self.text, table, level)

    def items(self, shown: str) -> tuple[Item, ...]:
        """The points in what is printed of it."""
        begins = list(_ITEM.finditer(shown))
        found = []
        for at, begin in enumerate(begins):
            end = begins[at + 1].start() if at + 1 < len(begins) else len(shown)
            said = shown[begin.end() : end].split("\n\n", maxsplit=1)[0]
            words = " ".join(OPTION_MARK.sub("", said).split())
            if not words:
                continue
            who = _WHO.match(words)
            length = len(said.split("\n")[0].rstrip())
            found.append(
                Item(
                    block=self.name,
                    text=words,
                    marks=tuple(match[1] for match in OPTION_MARK.finditer(said)),
                    place=self.body.at_offset(self.start + begin.end(), length),
                    who=who[1] if who else "",
                )
            )
        return tuple(found)


class Pages:
    """A role's marked blocks; what two tables print alike is read once."""

    def __init__(self, role: Role) -> None:
        self.blocks = marked_blocks(role)
        self.read: dict[tuple[str, str], tuple[Item, ...]] = {}

    def items(self, block: Block, table: Collection[str], level: Level) -> tuple[Item, ...]:
        """The points of a block, as they are printed at a table for a reading level."""
        shown = block.shown(table, level)
        key = (block.name, shown)
        if key not in self.read:
            self.read[key] = block.items(shown)
        return self.read[key]


def marked_blocks(role: Role) -> tuple[Block, ...]:
    """The marked blocks of a role's template that are printed."""
    found: dict[str, Block] = {}
    for body, prose in zip(role.bodies, role.prose, strict=True):
        for match in _BLOCK.finditer(prose):
            # A template's own block is printed, not the one of the template below.
            if match[1] in MARKED:
                found.setdefault(match[1], Block(match[1], match[2], match.start(2), body))
    return tuple(found.values())


def _shown(text: str, table: Collection[str], level: Level) -> str:
    """A block with spaces in place of its tags, and of what is not printed.

    Offsets stay those of the text.
    """
    found: list[str] = []
    open_ones: list[tuple[bool, bool]] = []
    """For each open condition: whether this branch is printed, and whether one was already."""
    last = 0
    for tag in _TAG.finditer(text):
        piece = text[last : tag.start()]
        found += [piece if all(shown for shown, _ in open_ones) else _blank(piece), _blank(tag[0])]
        last = tag.end()
        word, condition = tag[1], tag[2]
        if word == "if":
            holds = _holds(condition, table, level)
            open_ones.append((holds is not False, holds is True))
        elif word == "endif" and open_ones:
            open_ones.pop()
        elif open_ones:
            _, done = open_ones.pop()
            holds = True if word == "else" else _holds(condition, table, level)
            open_ones.append((not done and holds is not False, done or holds is True))
    return "".join([*found, text[last:]])


def _blank(text: str) -> str:
    return _NOT_A_LINE_END.sub(" ", text)


def _holds(condition: str, table: Collection[str], level: Level) -> bool | None:
    """Whether a condition holds; None if that cannot be told from the table and the level."""
    for word, gather in ((r"\s+or\s+", any), (r"\s+and\s+", all)):
        parts = re.split(word, condition)
        if len(parts) > 1:
            found = [_holds(part, table, level) for part in parts]
            return None if None in found else gather(bool(each) for each in found)
    if (match := _AT_TABLE.fullmatch(condition)) is not None:
        return (match[1] in table) != bool(match[2])
    if (match := _LEVEL.fullmatch(condition)) is not None:
        return (match[2] == level) == (match[1] == "==")
    return None

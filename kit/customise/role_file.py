"""The two pieces of a role's file: the facts between the lines “---”, and the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kit.customise.edits import key_names, key_text, plain
from kit.load import merged
from kit.problems import CannotWork
from kit.render import all_blocks, extended

LINE = "---"


def facts_of(text: str) -> str:
    """The YAML between the first two lines “---”; empty if there is none."""
    start, end = _facts(text)
    return text[start:end]


def with_facts(text: str, change: Callable[[str], str]) -> str:
    """The file with its facts changed, and the rest as it is."""
    start, end = _facts(text)
    if start == end == 0 and not text.startswith(LINE):
        line_end = "\r\n" if "\r\n" in text else "\n"
        new = change("").replace("\r\n", "\n").replace("\n", line_end)
        return f"{LINE}{line_end}{new}{LINE}{line_end}{text}"
    # The facts may be only comments; the line end before “---” belongs to them.
    new = change(text[start:end])
    return text[:start] + new + text[end:]


def texts_of_facts(chain: Sequence[str]) -> dict[str, str]:
    """Each fact as written in the first file that has it; each file builds on the next."""
    found: dict[str, str] = {}
    for text in reversed(chain):
        facts = facts_of(text)
        found |= {key: key_text(facts, key, comments=False) for key in key_names(facts)}
    return found


def composed(chain: Sequence[str]) -> str:
    """One complete file that says what a file and those it builds on say together.

    Raises `CannotWork` if that takes a person: for a block that prints the one below it, or a
    fact that is replaced only in part.
    """
    own = chain[0]
    if len(chain) == 1 or not (extended(own) or "").startswith("base/"):
        return own
    text = composed(chain[1:])
    facts, below = facts_of(own), facts_of(text)
    wanted = merged(plain(facts), plain(below))
    for key in key_names(facts):
        new = key_text(facts, key, comments=False)
        old = key_text(below, key, comments=False) if key in key_names(below) else ""
        below = below.replace(old, new, 1) if old else below + new
    if plain(below) != wanted:
        raise CannotWork(
            "a fact of this role is replaced only in part, which cannot be written out safely",
            "write the whole of “seats” in your file, then try again",
        )
    text = with_facts(text, lambda _: below)
    mine = {block.name: own[block.start : block.end] for block in all_blocks(own)}
    if any("super()" in each for each in mine.values()):
        raise CannotWork(
            "a block of this role prints the one below it with “super()”",
            "write that block in full, then try again",
        )
    for block in sorted(all_blocks(text), key=lambda block: block.start, reverse=True):
        if block.name in mine:
            text = text[: block.start] + mine[block.name] + text[block.end :]
    return text


def _facts(text: str) -> tuple[int, int]:
    lines = text.split("\n")
    if lines[0].rstrip() != LINE:
        return 0, 0
    start = len(lines[0]) + 1
    offset = start
    for line in lines[1:]:
        if line.rstrip() == LINE:
            return start, offset
        offset += len(line) + 1
    return 0, 0

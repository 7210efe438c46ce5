"""A template's blocks as written in its text, so that one can be shown or copied."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_STRING = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
TAG = re.compile(
    r"(?P<comment>\{#.*?#\})"
    r"|(?P<raw>\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\})"
    rf"|\{{%[-+]?\s*(?P<tag>(?:{_STRING}|[^%\"']|%(?!\}}))*?)\s*[-+]?%\}}"
    rf"|(?P<value>\{{\{{(?:{_STRING}|[^\"'}}]|\}}(?!\}}))*\}}\}})",
    re.DOTALL,
)
_BLOCK = re.compile(r"block\s+(?P<name>\w+)(?P<flags>[\s\w]*)\Z")
_EXTENDS = re.compile(r"extends\s+[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: the offsets of its tags' outer ends, and of the text between them.

    `inside` are the blocks within it. A `required` block has to be filled by another template.
    """

    name: str
    start: int
    end: int
    inner_start: int
    inner_end: int
    required: bool
    inside: tuple[Block, ...]


def outer_blocks(text: str) -> tuple[Block, ...]:
    """The outermost blocks of a template, in order, without those that are never closed."""
    open_ones: list[tuple[re.Match[str], re.Match[str], list[Block]]] = []
    found: list[Block] = []
    for match in TAG.finditer(text):
        tag = match["tag"] or ""
        if (said := _BLOCK.match(tag)) is not None:
            open_ones.append((match, said, []))
        elif re.match(r"endblock\b", tag) and open_ones:
            begin, said, inside = open_ones.pop()
            block = Block(
                name=said["name"],
                start=begin.start(),
                end=match.end(),
                inner_start=begin.end(),
                inner_end=match.start(),
                required="required" in said["flags"].split(),
                inside=tuple(inside),
            )
            (open_ones[-1][2] if open_ones else found).append(block)
    return tuple(found)


def all_blocks(text: str) -> Iterator[Block]:
    """Every block of a template, those within others after them."""
    waiting = list(outer_blocks(text))
    while waiting:
        block = waiting.pop(0)
        yield block
        waiting = [*block.inside, *waiting]


def extended(text: str) -> str | None:
    """The name of the template that this one extends; None if it extends none."""
    for match in TAG.finditer(text):
        if match["tag"] and (said := _EXTENDS.match(match["tag"])):
            return said[1]
    return None


def with_word(text: str, old: str, new: str) -> str:
    """The template with every quoted text `old` inside its tags replaced by `new`."""
    quoted = re.compile(rf"([\"']){re.escape(old)}\1")

    def replaced(match: re.Match[str]) -> str:
        if match["comment"] or match["raw"]:
            return match[0]
        return quoted.sub(lambda said: f"{said[1]}{new}{said[1]}", match[0])

    return TAG.sub(replaced, text)


def with_prose(text: str, change: Callable[[str], str]) -> str:
    """The template with what stands outside its tags and comments changed."""
    pieces: list[str] = []
    last = 0
    for match in TAG.finditer(text):
        pieces += [change(text[last : match.start()]), match[0]]
        last = match.end()
    return "".join([*pieces, change(text[last:])])


def tags(text: str) -> list[str]:
    """The tags and values of a template as they are written, without its comments."""
    return [match[0] for match in TAG.finditer(text) if not match["comment"]]


def without_comments(text: str) -> str:
    """The template without its comments, which are not printed."""
    return TAG.sub(lambda match: "" if match["comment"] else match[0], text)

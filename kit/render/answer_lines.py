"""Ruled lines in Markdown, for texts that ask their reader to write."""

from __future__ import annotations

import re
from typing import Literal

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

LINES = re.compile(r"\[lines ([1-9]|1[0-9]|20)\]")
"""A paragraph of its own: at most 20 lines, which is nearly a page."""


def add_answer_lines(state: StateCore) -> None:
    """Turn each paragraph “[lines 3]” into ruled lines, in one box with the paragraph above it.

    The box looks as a prompt's does, and no page break parts it.
    """
    tokens: list[Token] = []
    rest = state.tokens
    while rest:
        match = LINES.fullmatch(rest[1].content.strip()) if _is_paragraph(rest[:3]) else None
        if match is None:
            tokens.append(rest.pop(0))
            continue
        level = rest[0].level
        del rest[:3]
        asked = tokens[-3:] if _is_paragraph(tokens[-3:]) and tokens[-3].level == level else []
        del tokens[len(tokens) - len(asked) :]
        if asked:
            asked[0].attrSet("class", "ask")
        for token in asked:
            token.level += 1
        tokens += [_box("prompt", 1, level), *asked, _box("lines", 1, level + 1)]
        tokens += [_box("line", 1, level + 2), _box("line", -1, level + 2)] * int(match[1])
        tokens += [_box("lines", -1, level + 1), _box("prompt", -1, level)]
    state.tokens = tokens


def _is_paragraph(tokens: list[Token]) -> bool:
    kinds = ["paragraph_open", "inline", "paragraph_close"]
    return [token.type for token in tokens] == kinds


def _box(name: str, nesting: Literal[-1, 0, 1], level: int) -> Token:
    token = Token(f"{name}_box", "div", nesting, block=True, level=level)
    if nesting > 0:
        token.attrSet("class", name)
    return token

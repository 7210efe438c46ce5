"""Keeps what Markdown would change: what a teacher writes is what stands on the page.

Only dots, dashes and quotes are set as a printer would. “(c)” and “????” stay; a paragraph that
begins with a year stays a paragraph; a list that begins with 3 begins with 3.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.rules_core import StateCore

LONGEST_LIST = 99
"""The highest number that a list can begin with; “1986. That was …” is a sentence."""
_NUMBER = re.compile(r"(\d+)[.)]")
# Three hyphens are a long dash, two a short one; more of them are a line that somebody drew.
_SIGNS = (
    (re.compile(r"(?<!\.)\.{3}(?!\.)"), "…"),
    (re.compile(r"(?<!-)---(?!-)"), "—"),
    (re.compile(r"(?<!-)--(?!-)"), "–"),
)


def keep_as_written(parser: MarkdownIt) -> None:
    """Change a parser's rules for typography and for lists."""
    parser.core.ruler.at("replacements", _set_signs)
    parser.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.core.ruler.after("inline", "numbers", _number_lists)


def _set_signs(state: StateCore) -> None:
    for token in state.tokens:
        bare = False
        for child in token.children or ():
            if child.type in ("link_open", "link_close"):
                # An address that stands in the text by itself is not words.
                bare = child.type == "link_open" and child.info == "auto"
            elif child.type == "text" and not bare:
                for wanted, sign in _SIGNS:
                    child.content = wanted.sub(sign, child.content)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    number = _NUMBER.match(line)
    if number is not None and int(number[1]) > LONGEST_LIST:
        return False
    return list_block(state, start, end, silent)


def _number_lists(state: StateCore) -> None:
    """Say in CSS where a list begins: WeasyPrint does not read the attribute `start`.

    `list-item` is the counter of every list (CSS Lists 3, 4.6).
    """
    for token in state.tokens:
        start = token.attrGet("start") if token.type == "ordered_list_open" else None
        if start is not None:
            token.attrSet("style", f"counter-reset: list-item {int(start) - 1}")

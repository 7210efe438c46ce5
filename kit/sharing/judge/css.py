"""Judges what a stylesheet of a pack refers to: the kit's own fonts are allowed, nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kit.problems import Problems, SourceText
from kit.sharing.judge import limits
from kit.sharing.judge.names import quotable

if TYPE_CHECKING:
    from tinycss2.ast import Node

HINT = "a pack may use its own files and the kit's fonts, nothing else"
# Functions that take an address as a string (CSS Images 4, CSS Values 5).
_TAKES_ADDRESS = {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade"}
DEEPEST = 100


def judge_css(source: SourceText, problems: Problems, *, inside: bool = False) -> None:
    """Add a problem for each `@import`, and for each address that is not one of the kit's.

    With `inside`, the text is part of a drawing, and may refer to elements of it as “#name”.
    """
    import tinycss2

    # Only tokens are looked at, not rules: an address is one in whatever rule it stands, even in
    # one that this parser does not know.
    tokens = tinycss2.parse_component_value_list(source.text)
    _judge(tokens, source, ("kit:", "#") if inside else ("kit:",), problems, 0)


def _judge(
    tokens: Iterable[Node],
    source: SourceText,
    known: tuple[str, ...],
    problems: Problems,
    depth: int,
) -> None:
    for token in tokens:
        if len(problems) >= limits.MOST_SAID:
            return
        fault = ""
        if depth > DEEPEST:
            fault = "is nested too deeply"
        elif token.type == "at-keyword" and token.lower_value == "import":
            fault = "“@import” is not allowed in a pack"
        elif token.type == "error" and token.kind == "bad-url":
            fault = "this address cannot be read"
        if fault:
            problems.error(source.at(token.source_line, token.source_column), fault, HINT)
        elif token.type == "url":
            _judge_address(token, source, known, problems)
        elif token.type == "function":
            if token.lower_name in _TAKES_ADDRESS:
                for each in token.arguments:
                    if each.type == "string":
                        _judge_address(each, source, known, problems)
            _judge(token.arguments, source, known, problems, depth + 1)
        elif token.type in ("() block", "[] block", "{} block"):
            _judge(token.content, source, known, problems, depth + 1)


def _judge_address(
    token: Any, source: SourceText, known: tuple[str, ...], problems: Problems
) -> None:
    if not token.value.strip().lower().startswith(known):
        place = source.at(token.source_line, token.source_column)
        problems.error(place, f"“{quotable(token.value)}” is outside the pack", HINT)

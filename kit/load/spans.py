"""Where each value of a YAML text begins and ends, so that it can be edited in place.

ruamel.yaml can also edit YAML by writing it again, but that changes layout that teachers chose.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError, YAMLStreamError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.tokens import BlockEntryToken, FlowEntryToken, Token

ValueKind = Literal["text", "list", "keys"]


@dataclass(frozen=True, slots=True)
class Span:
    """One value: the offset of its first character, and the offset after its last.

    Blank lines and comments after a value are not part of it. A list has `items`; `marks` are
    the offsets of their dashes or, if it is `flow` (in brackets), of its commas. A mapping
    (“keys”) has `entries`: the span of each key, and the span of its value.
    """

    kind: ValueKind
    start: int
    end: int
    flow: bool
    text: str = ""
    items: tuple[Span, ...] = ()
    marks: tuple[int, ...] = ()
    entries: tuple[tuple[Span, Span], ...] = ()

    def at(self, *keys: str | int) -> Span | None:
        """The value at a path of keys and indexes, or None."""
        found: Span | None = self
        for key in keys:
            if found is None:
                return None
            found = found._inner(key)  # noqa: SLF001 (of its own kind)
        return found

    def key(self, name: str) -> Span | None:
        """The span of a key itself, or None."""
        return next((key for key, _ in self.entries if key.text == name), None)

    def _inner(self, key: str | int) -> Span | None:
        if isinstance(key, int):
            return self.items[key] if key < len(self.items) else None
        return next((value for name, value in self.entries if name.text == key), None)


@functools.lru_cache(maxsize=64)
def yaml_spans(text: str) -> Span | None:
    """The spans of all values in a YAML text; None if it is empty or not YAML."""
    try:
        node = YAML(typ="safe", pure=True).compose(text)
        tokens = list(YAML(typ="safe", pure=True).scan(text))
    except (YAMLError, YAMLStreamError, ValueError, RecursionError):
        return None
    if node is None:
        return None
    return _Reader(text, tokens).span(node)


class _Reader:
    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.dashes = [each.start_mark for each in tokens if isinstance(each, BlockEntryToken)]
        self.commas = [each.start_mark.index for each in tokens if isinstance(each, FlowEntryToken)]

    def span(self, node: Node) -> Span:
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, SequenceNode):
            items = tuple(self.span(item) for item in node.value)
            if node.flow_style:
                return Span("list", start, end, True, items=items, marks=self._commas(items, end))
            marks = self._dashes(items, node.start_mark.column, start)
            last = items[-1].end if items else end
            # An empty item has no text of its own: it ends after its dash.
            last = max(last, marks[-1] + 1) if marks else last
            return Span("list", start, last, False, items=items, marks=marks)
        if isinstance(node, MappingNode):
            entries = tuple((self.span(key), self.span(value)) for key, value in node.value)
            last = end if node.flow_style or not entries else entries[-1][1].end
            return Span("keys", start, last, bool(node.flow_style), entries=entries)
        assert isinstance(node, ScalarNode)
        if node.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
            end = self._without_comments(start, end)
        return Span("text", start, end, False, text=str(node.value))

    def _without_comments(self, start: int, end: int) -> int:
        """The end of a block of text, before comments that are indented less than the text.

        ruamel counts them as part of the block; a reader does not.
        """
        lines = self.text[start:end].split("\n")
        inside = [line for line in lines[1:] if line.strip()]
        if not inside:
            return end
        indent = len(inside[0]) - len(inside[0].lstrip(" "))
        while len(lines) > 1 and (
            not lines[-1].strip() or len(lines[-1]) - len(lines[-1].lstrip(" ")) < indent
        ):
            lines.pop()
        return start + len("\n".join(lines).rstrip())

    def _dashes(self, items: Sequence[Span], column: int, start: int) -> tuple[int, ...]:
        found = []
        for index, item in enumerate(items):
            after = items[index - 1].end if index else start
            own = [
                mark.index
                for mark in self.dashes
                if mark.column == column and after <= mark.index <= item.start
            ]
            found.append(own[0] if own else item.start)
        return tuple(found)

    def _commas(self, items: Sequence[Span], end: int) -> tuple[int, ...]:
        found = []
        for index, item in enumerate(items):
            before = items[index + 1].start if index + 1 < len(items) else end
            found += [comma for comma in self.commas if item.end <= comma < before][:1]
        return tuple(found)

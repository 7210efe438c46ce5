"""What is known of a value before a template is run: how much it prints, how long it is."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import nodes

from kit.render.limits.shapes import PIECE, Data, shapes
from kit.render.limits.sheet_guard import LARGEST

MOST_LINES = 30
"""The most ruled lines that a prompt can ask for (`kit.model.role.Prompt`)."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is known of a value: pieces that it prints as; how many items, if it is a list.

    `work` is what computing it takes; `item` what one of its items prints as; `inner` how
    many items each of them has, that print as `inner_item`; `most` is the largest number it
    can be.
    """

    weight: int
    work: int = 1
    items: int | None = None
    item: int = 1
    inner: int | None = None
    inner_item: int = 1
    most: int | None = None

    def after(self, work: int) -> Value:
        """The same, with this much work before it."""
        return dataclasses.replace(self, work=self.work + work)

    @property
    def named(self) -> Value:
        """The same under a name: it was computed, and from then on is only looked up."""
        return dataclasses.replace(self, work=1)


def literal(node: nodes.Const | nodes.TemplateData) -> Value:
    """A value that is written in the template itself."""
    value = node.data if isinstance(node, nodes.TemplateData) else node.value
    most = int(abs(value)) if isinstance(value, (int, float)) and abs(value) < 1e9 else None
    return Value(1 + len(str(value)) // PIECE, most=most)


def field_value(name: str, data: Data, *, top: bool = False) -> Value:
    """What is known of a value by the name of its field; `top` if it is the context's own."""
    known = shapes()
    if name in known.lists or (top and name in known.top):
        items = known.fixed.get(name) or data.length(name)
        item = data.noun_size(name)
        if name in known.plain_lists:
            # A text in a list has the list's own name.
            item = 1 if name in known.numbers else data.size(name)
        most = MOST_LINES if name == "lines" else None
        return Value(min(items * item, data.whole), 1, items, item, most=most)
    if name in known.numbers:
        return Value(1)
    return Value(data.size(name) if name in known.plain else data.noun_size(name))


def joined(values: Sequence[Value], node: nodes.Node | None = None) -> Value:
    """Values that an operator, a list or a condition combines: their sum.

    Without a `node` the result is any one of them.
    """
    work = 1 + sum(each.work for each in values)
    weight = sum(each.weight for each in values)
    item = max((each.item for each in values), default=1)
    inner = max((each.inner or 0 for each in values), default=0) or None
    if isinstance(node, (nodes.List, nodes.Tuple)):
        widest = max((each.weight for each in values), default=1)
        deep = max((each.items or 0 for each in values), default=0) or None
        return Value(1 + weight, work, len(values), widest, deep, item)
    if node is None or isinstance(node, (nodes.CondExpr, nodes.And, nodes.Or)):
        lists = [each.items for each in values if each.items is not None]
        deepest = max((each.inner_item for each in values), default=1)
        largest = max((each.weight for each in values), default=1)
        return Value(largest, work, max(lists, default=None), item, inner, deepest)
    if isinstance(node, (nodes.Compare, nodes.Test, nodes.Not)):
        return Value(1, work)
    if isinstance(node, nodes.Mul):
        # One side is a plain number; the other may be a text.
        by = max([1, *(each.most for each in values if each.most is not None)])
        return Value(weight * by, work + weight * by)
    most = None
    if isinstance(node, (nodes.Add, nodes.Sub)) and None not in [each.most for each in values]:
        most = sum(each.most or 0 for each in values)
    return Value(1 + weight, work + weight, most=most)


def filtered(name: str, value: Value, given: Sequence[Value], data: Data) -> Value:
    """A value that went through a filter, with what the filter was given."""
    more = sum(each.weight for each in given)
    work = 1 + value.work + sum(each.work for each in given)
    work += value.weight if value.items is None else value.items
    if name == "length":
        return Value(1, work, most=value.items)
    if name == "join":
        items = value.items if value.items is not None else data.length("")
        weight = items * (value.item + more)
        return Value(weight, work + weight)
    if name == "batch":
        size = max(1, *(each.most or LARGEST for each in given)) if given else 1
        if value.items is None:
            return Value(value.weight, work)
        return Value(value.weight, work, value.items // size + 1, value.weight, size, value.item)
    if name in ("first", "last", "max", "min"):
        weight = value.weight if value.items is None else value.item
        return Value(weight, work, value.inner, value.inner_item)
    deep = value.inner, value.inner_item
    return Value(value.weight + more, work, value.items, value.item, *deep)

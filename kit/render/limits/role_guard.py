"""What a role's template may do, judged on its syntax tree before it is compiled.

Role packs come from strangers. Jinja's sandbox protects the machine, but does not limit time or
memory, and folds constants while it compiles. So only what briefs need is allowed: names,
attributes, blocks, `if`, `for`, plain filters. Nothing that can turn something small into something
large.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from kit.model.role import BLOCKS
from kit.problems import Problems, SourceText, did_you_mean

FILTERS = frozenset({"capitalize", "first", "last", "length", "lower", "sort", "title", "upper"})
DEEPEST_LOOP = 2
MOST_CHARACTERS = 64 * 1024

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Block, nodes.Name,
    nodes.Getattr, nodes.Getitem, nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.For, nodes.Filter, nodes.Call,
    nodes.Tuple, nodes.List,
)  # fmt: skip
# What to call nodes that people might try, and which word to look for in the line.
_SAID: dict[type[nodes.Node], str] = {
    nodes.Assign: "{% set", nodes.AssignBlock: "{% set", nodes.Macro: "{% macro",
    nodes.CallBlock: "{% call", nodes.FilterBlock: "{% filter", nodes.Include: "{% include",
    nodes.Import: "{% import", nodes.FromImport: "{% from", nodes.With: "{% with",
    nodes.Add: "+", nodes.Sub: "-", nodes.Mul: "*", nodes.Div: "/", nodes.FloorDiv: "//",
    nodes.Pow: "**", nodes.Concat: "~", nodes.Dict: "{", nodes.Test: " is ",
}  # fmt: skip


def inspect_role(
    tree: nodes.Template, names: frozenset[str], source: SourceText, problems: Problems
) -> None:
    """Add a problem for everything in a role's template that it may not do.

    `names` are the variables a role can print.
    """
    if len(source.text) > MOST_CHARACTERS:
        problems.error(source.at(1), f"is longer than {MOST_CHARACTERS // 1024} KB")
        return
    _inspect(tree, names, 0, source, problems)
    seen: set[str] = set()
    for block in tree.find_all(nodes.Block):
        place = source.find(block.name, block.lineno)
        if block.name not in BLOCKS:
            problems.error(
                place, f"a role has no block “{block.name}”", did_you_mean(block.name, BLOCKS)
            )
        if block.name in seen:
            problems.error(place, f"the block “{block.name}” appears twice", "keep one of them")
        seen.add(block.name)


def _inspect(
    node: nodes.Node, names: frozenset[str], depth: int, source: SourceText, problems: Problems
) -> None:
    if not isinstance(node, _ALLOWED):
        word = _SAID.get(type(node), type(node).__name__.lower())
        shown = f"{word} %}}" if word.startswith("{%") else word.strip()
        problems.error(
            source.find(word, node.lineno),
            f"“{shown}” is not allowed in a role",
            "a role may print values, and use blocks, “if” and “for”",
        )
        return
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in names:
        problems.error(
            source.find(node.name, node.lineno),
            f"there is nothing called “{node.name}” to print",
            did_you_mean(node.name, names),
        )
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        problems.error(
            source.find(node.name, node.lineno),
            f"the filter “{node.name}” is not allowed in a role",
            did_you_mean(node.name, FILTERS),
        )
    if isinstance(node, nodes.Call):
        if not _is_super(node):
            problems.error(source.find("{{", node.lineno), "a role may call nothing but “super()”")
        return
    if isinstance(node, nodes.For):
        if depth == DEEPEST_LOOP:
            problems.error(source.find("{%", node.lineno), "loops may be nested only once")
            return
        names, depth = names | set(_targets(node.target)) | {"loop"}, depth + 1
    for child in node.iter_child_nodes():
        _inspect(child, names, depth, source, problems)


def _is_super(node: nodes.Call) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "super"


def _targets(target: nodes.Node) -> Iterator[str]:
    for name in target.find_all(nodes.Name):
        yield name.name
    if isinstance(target, nodes.Name):
        yield target.name

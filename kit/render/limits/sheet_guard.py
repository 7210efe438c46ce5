"""What a stranger's sheet template may do, judged on its syntax tree.

A teacher's own sheets may do what Jinja's sandbox allows. Sheets of a pack may print values, use
blocks, macros and the sheets' filters, and nothing that turns something small into something large.
How much they print all the same shows when they are tried out, in a process that is watched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.defaults import DEFAULT_NAMESPACE
from markupsafe import Markup

from kit.problems import Problems, SourceText, did_you_mean
from kit.render.limits.role_guard import MOST_CHARACTERS
from kit.render.too_much import placed

FILTERS = frozenset({
    "batch", "capitalize", "default", "e", "escape", "first", "groupby", "inline", "int", "join",
    "last", "length", "list", "lower", "markdown", "max", "min", "rejectattr", "reverse", "round",
    "selectattr", "sort", "string", "sum", "title", "trim", "unique", "upper",
})  # fmt: skip
TESTS = frozenset({
    "defined", "undefined", "none", "even", "odd", "divisibleby", "number", "string", "sequence",
    "mapping", "eq", "equalto", "ne", "lt", "le", "gt", "ge", "in", "true", "false",
})  # fmt: skip
DEEPEST_LOOP = 3
DEEPEST = 60
LARGEST = 200
"""The largest number in a template, so that it cannot repeat something too often."""
TEMPLATE = re.compile(r"(base/)?(sheets|layouts|partials)/([\w-]+/)*[\w.-]+\.html\.j2")

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Extends, nodes.Block, nodes.Name,
    nodes.Getattr, nodes.Getitem, nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.For, nodes.Filter, nodes.Call,
    nodes.Tuple, nodes.List, nodes.Dict, nodes.Pair, nodes.Test, nodes.Macro, nodes.CallBlock,
    nodes.Import, nodes.Include, nodes.Assign, nodes.Keyword, nodes.Concat, nodes.Add, nodes.Sub,
    nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg,
)  # fmt: skip
_SAID: dict[type[nodes.Node], str] = {
    nodes.AssignBlock: "{% set", nodes.FilterBlock: "{% filter", nodes.FromImport: "{% from",
    nodes.With: "{% with", nodes.Pow: "**", nodes.Slice: ":", nodes.Pos: "+",
    nodes.ScopedEvalContextModifier: "{% autoescape", nodes.EvalContextModifier: "{% autoescape",
}  # fmt: skip
_METHODS = frozenset(
    name for kind in (str, Markup, bytes, tuple, list, dict, int, float) for name in dir(kind)
)
"""What can be called of a value. `Markup.translate`, for one, makes markup of what is none."""
_GLOBALS = frozenset(DEFAULT_NAMESPACE) - {"range"}
_REFERS = (nodes.Extends, nodes.Import, nodes.Include)


def inspect_sheet(source: SourceText, problems: Problems, *, refers: bool = True) -> str | None:
    """Add a problem for everything that a sheet of a pack may not do.

    Gives the template's own text; None when it cannot be read. Without `refers` it may refer to no
    other template (but the one that it builds on).
    """
    if len(source.text) > MOST_CHARACTERS:
        problems.error(source.at(1), f"is longer than {MOST_CHARACTERS // 1024} KB")
        return None
    try:
        with placed(source):
            tree = Environment(autoescape=True).parse(source.text)
        _inspect(tree, (), source, problems, refers=refers)
        return "".join(data.data for data in tree.find_all(nodes.TemplateData))
    except TemplateSyntaxError as failure:
        message = (failure.message or "cannot be read").rstrip(".")
        problems.error(source.at(failure.lineno), message)
    except RecursionError:
        problems.error(source.at(1), "is nested too deeply")
    return None


def _inspect(
    node: nodes.Node,
    above: tuple[nodes.Node, ...],
    source: SourceText,
    problems: Problems,
    *,
    refers: bool,
) -> None:
    for word, message, hint in _faults(node, above, refers=refers):
        problems.error(source.find(word, node.lineno), message, hint)
    if len(above) > DEEPEST:
        problems.error(source.find("", node.lineno), "is nested too deeply")
        return
    for child in node.iter_child_nodes():
        _inspect(child, (*above, node), source, problems, refers=refers)


def _faults(
    node: nodes.Node, above: tuple[nodes.Node, ...], *, refers: bool
) -> Iterator[tuple[str, str, str]]:
    """What is wrong with one node: the word to point at, the message, a hint."""
    if not isinstance(node, _ALLOWED):
        word = _SAID.get(type(node), type(node).__name__.lower())
        shown = f"{word} %}}" if word.startswith("{%") else word
        yield word, f"“{shown}” is not allowed in a sheet of a pack", ""
    elif isinstance(node, _REFERS):
        yield from _reference_faults(node, above, refers=refers)
    elif isinstance(node, nodes.Call):
        yield from _call_faults(node)
    elif isinstance(node, nodes.Filter):
        yield from _filter_faults(node)
    elif isinstance(node, nodes.Test) and node.name not in TESTS:
        message = f"the test “{node.name}” is not allowed in a sheet of a pack"
        yield node.name, message, did_you_mean(node.name, TESTS)
    elif isinstance(node, (nodes.For, nodes.Macro, nodes.Block)):
        yield from _nesting_faults(node, above)
    elif isinstance(node, nodes.Assign) and not isinstance(node.target, nodes.Name):
        yield "set", "“set” can only name one value", ""
    elif isinstance(node, nodes.Mul) and not (_is_small(node.left) or _is_small(node.right)):
        # A text times a number is that text many times over.
        yield "*", f"“*” needs a plain number on one side, up to {LARGEST}", ""
    elif isinstance(node, nodes.Mod) and not _is_number(node.left):
        # A text before it makes it a format, whose width can be any number.
        yield "%", "“%” needs a number before it", ""


def _call_faults(node: nodes.Call) -> Iterator[tuple[str, str, str]]:
    """What is wrong with what is called: a macro can be, here or imported, and little else."""
    match node.node:
        case nodes.Name(name=name) if name not in _GLOBALS:
            return
        case nodes.Getattr(node=nodes.Name(), attr=name) if name not in _METHODS:
            return
        case nodes.Name(name=name) | nodes.Getattr(attr=name):
            yield name, "only macros, “range” and “super()” can be called", ""
        case _:
            yield "{", "only macros, “range” and “super()” can be called", ""


def _filter_faults(node: nodes.Filter) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a filter: its name, the number it takes, the test it applies."""
    if node.name not in FILTERS:
        message = f"the filter “{node.name}” is not allowed in a sheet of a pack"
        yield node.name, message, did_you_mean(node.name, FILTERS)
    if node.name in ("batch", "round") and not _is_plain(node):
        yield node.name, f"“{node.name}” takes one number here, up to {LARGEST}", ""
    if node.name in ("selectattr", "rejectattr", "groupby", "sum", "unique", "sort", "max", "min"):
        for each in node.args[1:2]:
            if not (isinstance(each, nodes.Const) and each.value in TESTS):
                yield node.name, f"“{node.name}” cannot test this way in a pack", ""


def _nesting_faults(
    node: nodes.For | nodes.Macro | nodes.Block, above: tuple[nodes.Node, ...]
) -> Iterator[tuple[str, str, str]]:
    """What is wrong with where a loop, a macro or a block stands."""
    if isinstance(node, nodes.For):
        if sum(isinstance(each, nodes.For) for each in above) >= DEEPEST_LOOP:
            yield "for", f"loops may be nested only {DEEPEST_LOOP} deep", ""
        if node.recursive:
            yield "recursive", "a loop that calls itself is not allowed in a pack", ""
    elif isinstance(node, nodes.Macro):
        if not isinstance(above[-1], nodes.Template):
            yield "macro", "a macro stands by itself, not inside anything", ""
    elif any(isinstance(each, (nodes.For, nodes.Macro, nodes.CallBlock)) for each in above):
        yield node.name, "a block cannot stand in a loop or a macro", ""


def _reference_faults(
    node: nodes.Extends | nodes.Import | nodes.Include,
    above: tuple[nodes.Node, ...],
    *,
    refers: bool,
) -> Iterator[tuple[str, str, str]]:
    name = node.template.value if isinstance(node.template, nodes.Const) else None
    word = type(node).__name__.lower()
    if not isinstance(name, str):
        yield word, "a template is named in quotes, and only one", "write out its name"
    elif refers and (".." in name or not TEMPLATE.fullmatch(name)):
        message = f"“{name[:80]}” lies outside the templates"
        yield word, message, "such as “layouts/sheet.html.j2”"
    elif not refers and name != "base/layouts/role.md.j2":
        yield word, "the layout of roles refers to no other template", ""
    elif not isinstance(node, nodes.Include) and len(above) > 1:
        yield word, f"“{word}” stands by itself, not inside anything", ""


def _is_plain(node: nodes.Filter) -> bool:
    simple = not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None
    return simple and len(node.args) <= 1 and all(_is_small(each) for each in node.args)


def _is_small(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Neg):
        node = node.node
    value = node.value if isinstance(node, nodes.Const) else None
    return isinstance(value, (int, float)) and abs(value) <= LARGEST


def _is_number(node: nodes.Node) -> bool:
    """Whether an expression is surely a number."""
    if isinstance(node, nodes.Getattr):
        is_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
        return is_loop and node.attr in ("index", "index0", "revindex", "revindex0", "length")
    if isinstance(node, nodes.Filter):
        return node.name in ("length", "int")
    if isinstance(node, (nodes.Add, nodes.Sub, nodes.FloorDiv)):
        return _is_number(node.left) and _is_number(node.right)
    return _is_small(node)

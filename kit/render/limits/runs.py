"""Templates that run together: a template with those that it builds on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import Environment, nodes

from kit.problems import Problem, SourceText
from kit.render.loader import SourceLoader

OWN = frozenset({"range", "caller", "super", "loop", "self", "varargs", "kwargs"})
"""Names that mean something to Jinja."""


class Refused(Exception):
    """Carries why a template is refused."""

    def __init__(self, source: SourceText, node: nodes.Node, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = Problem(source.find("{", node.lineno), message, hint)


@dataclass(frozen=True, slots=True)
class Layer:
    """One template of a run: its full name, its file, its syntax tree."""

    name: str
    source: SourceText
    tree: nodes.Template


@dataclass(slots=True)
class Run:
    """A template and those that it builds on, the winning one first, and what they define.

    `macros` come with the place of their template in `layers`; `modules` are the templates
    that are imported, by the names they are given.
    """

    layers: list[Layer]
    macros: dict[str, tuple[int, nodes.Macro]] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)
    blocks: dict[tuple[str, int], nodes.Block] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The full name of the template that is run."""
        return self.layers[0].name

    @property
    def root(self) -> int:
        """The place of the template whose body is printed."""
        return len(self.layers) - 1


def read_run(name: str, loader: SourceLoader) -> Run | None:
    """The run of a template; None if there is none of that name.

    Raises `Refused` for a circle, or for a name that could mean two things: it must be certain what
    is called before it is run. Raises what Jinja raises on broken syntax.
    """
    layers = list(_layers(name, loader))
    if not layers:
        return None
    run = Run(layers)
    for level in range(len(layers)):
        _gather(run, level, loader)
    taken = {*run.macros, *run.modules, *OWN}
    for layer in layers:
        for node in layer.tree.find_all(nodes.Name):
            if node.ctx != "load" and node.name in taken:
                raise Refused(layer.source, node, f"“{node.name}” already has a meaning here")
    return run


def _layers(name: str | None, loader: SourceLoader) -> Iterator[Layer]:
    seen: set[str] = set()
    while name is not None and (source := loader.source(name)) is not None:
        tree = Environment(autoescape=True).parse(source.text)
        extends = next(iter(tree.find_all(nodes.Extends)), None)
        if name in seen:
            raise Refused(source, extends or tree, "this builds on itself")
        seen.add(name)
        yield Layer(name, source, tree)
        name = None if extends is None else referred(extends, Layer(name, source, tree), loader)


def referred(
    node: nodes.Extends | nodes.Import | nodes.Include, at: Layer, loader: SourceLoader
) -> str:
    """The full name of the template that a node refers to."""
    if not isinstance(node.template, nodes.Const):
        raise Refused(at.source, node, "a template is named in quotes", "write out its name")
    return loader.full_name(str(node.template.value), at.name)


def _gather(run: Run, level: int, loader: SourceLoader) -> None:
    layer = run.layers[level]
    for macro in layer.tree.find_all(nodes.Macro):
        if macro.name in {*run.macros, *run.modules, *OWN}:
            raise Refused(layer.source, macro, f"there is more than one “{macro.name}” to call")
        run.macros[macro.name] = level, macro
    for node in layer.tree.find_all(nodes.Import):
        target = referred(node, layer, loader)
        other = run.modules.setdefault(node.target, target)
        if other != target or node.target in {*run.macros, *OWN}:
            raise Refused(layer.source, node, f"there is more than one “{node.target}” to call")
    for block in layer.tree.find_all(nodes.Block):
        run.blocks.setdefault((block.name, level), block)

"""Compiles templates and records, in the same pass, what they print and refer to."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from kit.render.loader import LayeredEnvironment


@dataclass(slots=True)
class Uses:
    """What one template uses: names, with the first line of each, and other templates.

    `extends` is the template that it builds on. `blocks` are the blocks it defines,
    `outer` those that are in no other block, with their lines.
    """

    looked_up: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)
    imported: set[str] = field(default_factory=set)
    templates: list[str] = field(default_factory=list)
    extends: str | None = None
    blocks: frozenset[str] = frozenset()
    outer: dict[str, int] = field(default_factory=dict)


class TrackingGenerator(CodeGenerator):
    """Jinja's code generator, as `jinja2.meta` extends it to find undeclared names."""

    environment: TrackingEnvironment

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.uses = self.environment.uses.setdefault(self.name or "", Uses())

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Note the blocks."""
        super().visit_Template(node, frame)
        self.uses.blocks = frozenset(self.blocks)
        outer = (each for each in node.body if isinstance(each, nodes.Block))
        self.uses.outer = {block.name: block.lineno for block in outer}

    def enter_frame(self, frame: Frame) -> None:
        """Note what this frame takes from the context."""
        super().enter_frame(frame)
        for action, name in frame.symbols.loads.values():
            if action == "resolve" and name is not None:
                self.uses.looked_up.add(name)

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:  # noqa: N802 (Jinja's name)
        """Note the first line of each name."""
        self.uses.lines.setdefault(node.name, node.lineno)
        super().visit_Name(node, frame)

    def visit_Extends(self, node: nodes.Extends, frame: Frame) -> None:  # noqa: N802
        """Note the template that this one extends."""
        self.uses.extends = self._note(node.template)
        super().visit_Extends(node, frame)

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:  # noqa: N802
        """Note the template that this one includes."""
        self._note(node.template)
        super().visit_Include(node, frame)

    def visit_Import(self, node: nodes.Import, frame: Frame) -> None:  # noqa: N802
        """Note the template that this one imports, and the name it gives it."""
        self._note(node.template)
        self.uses.imported.add(node.target)
        super().visit_Import(node, frame)

    def _note(self, template: nodes.Expr) -> str | None:
        if isinstance(template, nodes.Const):
            name = self.environment.join_path(str(template.value), self.name or "")
            self.uses.templates.append(name)
            return name
        return None


class TrackingEnvironment(LayeredEnvironment):
    """A sandboxed environment that knows what each template it compiled uses."""

    code_generator_class = TrackingGenerator

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.uses: dict[str, Uses] = {}

    def noted(self, name: str) -> tuple[Any, ...]:
        """What a template that was compiled here uses: the fields of its `Uses`."""
        uses = self.uses[name]
        return tuple(getattr(uses, each.name) for each in fields(Uses))

    def recall(self, name: str, noted: object) -> None:
        """Take what a template uses that another environment compiled."""
        assert isinstance(noted, tuple)
        self.uses[name] = Uses(*noted)

"""Templates by name, and the ones below them: the environment that both kinds share."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kit.problems import SourceText

Find = Callable[[str, Path | None], SourceText | None]
"""A template's source by its name; with a path, from the layers below that file alone."""

BASE = "base/"
_UNDER = " under "


class SourceLoader(BaseLoader):
    """Loads templates by name through a function, and keeps what it loaded.

    A template may refer to `base/NAME`: the one of that name in the layers below its own.
    """

    def __init__(self, find: Find) -> None:
        self.find = find
        self.loaded: dict[str, SourceText] = {}
        self.trees: dict[str, nodes.Template] = {}
        """Templates that were parsed already, to be judged, and need not be again."""

    def source(self, name: str) -> SourceText | None:
        """The file a template's name stands for; None when there is none."""
        if name not in self.loaded:
            plain, _, above = name.partition(_UNDER)
            found = self.find(plain, Path(above) if above else None)
            if found is None:
                return None
            self.loaded[name] = found
        return self.loaded[name]

    def full_name(self, name: str, parent: str) -> str:
        """The name to load a template by that `parent` refers to as `name`."""
        if not name.startswith(BASE) or (source := self.source(parent)) is None:
            return name
        return f"{name.removeprefix(BASE)}{_UNDER}{source.path}"

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """What Jinja asks a loader for. Raises `TemplateNotFound`."""
        found = self.source(template)
        if found is None:
            raise TemplateNotFound(template.partition(_UNDER)[0])
        return found.text, str(found.path), lambda: True

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (Jinja's name)
    ) -> Template:
        """A template as Jinja asks for it. Raises `TemplateNotFound`."""
        tree = self.trees.pop(name, None)
        if tree is None:
            return super().load(environment, name, globals)
        _, path, is_fresh = self.get_source(environment, name)
        code = environment.compile(tree, name, path)
        return environment.template_class.from_code(environment, code, globals or {}, is_fresh)


class LayeredEnvironment(ImmutableSandboxedEnvironment):
    """A sandboxed environment in which a template can build on the one below it."""

    loader: SourceLoader

    def join_path(self, template: str, parent: str) -> str:
        """What Jinja asks for the name behind a reference."""
        return self.loader.full_name(template, parent)

"""Templates by name, and the ones below them: the environment that both kinds share."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import LRUCache

from kit.problems import SourceText
from kit.render.compiled import keep_code, known_code
from kit.render.too_much import placed

_compiled: LRUCache = LRUCache(256)
"""The code of the templates compiled last, and what was noted of each."""

Find = Callable[[str, Path | None], SourceText | None]
"""A template's source by its name; with a path, from the layers below that file alone."""

BASE = "base/"
_UNDER = " under "


@functools.cache
def _fields_of(kind: Any) -> frozenset[str]:
    """The fields of a noun; none of any other object."""
    if not dataclasses.is_dataclass(kind) or not kind.__module__.startswith("kit.model."):
        return frozenset()
    return frozenset(field.name for field in dataclasses.fields(kind))


class SourceLoader(BaseLoader):
    """Loads templates by name through a function, and keeps what it loaded.

    A template may refer to `base/NAME`: the one of that name in the layers below its own.
    """

    def __init__(self, find: Find) -> None:
        self.find = find
        self.loaded: dict[str, SourceText] = {}
        self.trees: dict[str, nodes.Template] = {}
        """Templates that were already parsed, to be judged, and need not be parsed again."""

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

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 (Jinja's name)
    ) -> Template:
        """A template as Jinja asks for it. Raises `TemplateNotFound`."""
        found = self.source(name)
        if found is None:
            raise TemplateNotFound(name.partition(_UNDER)[0])
        assert isinstance(environment, LayeredEnvironment), "it is used with no other"
        tree = self.trees.pop(name, None)
        code = environment.code(name, found, found.text if tree is None else tree)
        return environment.template_class.from_code(environment, code, globals or {}, lambda: True)


class LayeredEnvironment(ImmutableSandboxedEnvironment):
    """A sandboxed environment in which a template can build on the one below it."""

    loader: SourceLoader

    def code(self, name: str, source: SourceText, template: str | nodes.Template) -> CodeType:
        """A compiled template, from its text or its syntax tree.

        It is kept for other environments of this class, which all have the same options: a preview
        makes one for each edit, and most templates have not changed. That of the kit's own is kept
        for the next time as well.
        """
        kind = type(self).__name__
        key = (kind, name, source.path, source.text)
        known: tuple[CodeType, Any] | None = _compiled.get(key) or known_code(kind, name, source)
        if known is None:
            with placed(source):
                code = self.compile(template, name, str(source.path))
            known = (code, self.noted(name))
            keep_code(kind, name, source, *known)
        _compiled[key] = known
        code, noted = known
        self.recall(name, noted)
        return code

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a template asks for by its name, as in Jinja's sandbox.

        A field of a noun is harmless, and need not be looked at for what Python keeps inside.
        """
        kind: Any = type(obj)
        if attribute in _fields_of(kind):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def noted(self, name: str) -> object:
        """What was noted of a template while it was compiled, if this environment notes any."""
        return None

    def recall(self, name: str, noted: object) -> None:
        """Take what was noted of a template when another environment compiled it."""

    def join_path(self, template: str, parent: str) -> str:
        """What Jinja asks for the name behind a reference."""
        return self.loader.full_name(template, parent)

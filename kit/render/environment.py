"""The two Jinja environments: one prints Markdown (roles), one prints HTML (sheets)."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kit.problems import SourceText, did_you_mean
from kit.render.markdown import Markdown, escape_markdown
from kit.render.tracking import TrackingEnvironment

Find = Callable[[str], SourceText | None]


class Missing(StrictUndefined):
    """What stands for a value that is not there; printing it fails, and says so plainly."""

    @property
    def _undefined_message(self) -> str:
        """What is missing, and on a second line what may have been meant."""
        name = str(self._undefined_name)
        known = [each for each in dir(self._undefined_obj) if not each.startswith("_")]
        return f"there is nothing called “{name}” here\n{did_you_mean(name, known)}"


class SourceLoader(BaseLoader):
    """Loads templates by name through a function, and keeps what it loaded."""

    def __init__(self, find: Find) -> None:
        self.find = find
        self.loaded: dict[str, SourceText] = {}

    def source(self, name: str) -> SourceText | None:
        """The file a template's name stands for; None when there is none."""
        if name not in self.loaded:
            found = self.find(name)
            if found is None:
                return None
            self.loaded[name] = found
        return self.loaded[name]

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """What Jinja asks a loader for. Raises `TemplateNotFound`."""
        found = self.source(template)
        if found is None:
            raise TemplateNotFound(template)
        return found.text, str(found.path), lambda: True


def role_environment(loader: SourceLoader) -> Environment:
    """Prints a role's Markdown: every value is escaped for Markdown, not for HTML."""
    return ImmutableSandboxedEnvironment(
        loader=loader,
        undefined=Missing,
        autoescape=True,
        optimized=False,
        finalize=escape_markdown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def sheet_environment(loader: SourceLoader, markdown: Markdown) -> TrackingEnvironment:
    """Prints a sheet's HTML: every value is escaped for HTML."""
    environment = TrackingEnvironment(
        loader=loader,
        undefined=Missing,
        autoescape=True,
        optimized=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["markdown"] = markdown.blocks
    environment.filters["inline"] = markdown.inline
    return environment

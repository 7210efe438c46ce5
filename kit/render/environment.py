"""The two Jinja environments: one prints Markdown (roles), one prints HTML (sheets)."""

from __future__ import annotations

from jinja2 import StrictUndefined

from kit.problems import did_you_mean
from kit.render.loader import LayeredEnvironment, SourceLoader
from kit.render.markdown import Markdown, escape_markdown
from kit.render.tracking import TrackingEnvironment


class Missing(StrictUndefined):
    """Takes the place of a missing value. Printing it fails with a clear message."""

    @property
    def _undefined_message(self) -> str:
        """What is missing, and on a second line a suggestion."""
        name = str(self._undefined_name)
        known = [each for each in dir(self._undefined_obj) if not each.startswith("_")]
        return f"there is nothing called “{name}” here\n{did_you_mean(name, known)}"


def role_environment(loader: SourceLoader) -> LayeredEnvironment:
    """Prints a role's Markdown: every value is escaped for Markdown, not for HTML."""
    return LayeredEnvironment(
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

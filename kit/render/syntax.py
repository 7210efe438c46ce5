"""Judges the templates of roles where a debate cannot be loaded, so that no error hides another."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import TemplateSyntaxError

from kit.problems import Problems, SourceText
from kit.render.environment import role_environment
from kit.render.failures import complain
from kit.render.limits.role_guard import inspect_role
from kit.render.loader import SourceLoader
from kit.render.roles import NAMES
from kit.render.too_much import placed


def check_syntax(bodies: Sequence[SourceText], problems: Problems) -> None:
    """Add a problem for whatever is wrong with the templates of roles by themselves.

    `bodies` are their files, without the front matter.
    """
    loader = SourceLoader(lambda name, above: None)
    environment = role_environment(loader)
    for body in bodies:
        try:
            with placed(body):
                tree = environment.parse(body.text, body.path.name, str(body.path))
        except TemplateSyntaxError as failure:
            complain(failure, environment, loader, body, problems)
        else:
            inspect_role(tree, NAMES, body, problems)

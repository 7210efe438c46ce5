"""New files for teachers to fill in, from the kit's own models of them."""

from __future__ import annotations

from jinja2 import Environment, StrictUndefined

from kit.problems import SourceText


def fill_stub(stub: SourceText, **values: object) -> str:
    """A stub's text with the values in their places.

    Stubs contain Jinja and CSS for the new file, so their own placeholders look different:
    `<< value >>`, `<% tag %>`, `<# comment #>`.
    """
    environment = Environment(
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 (the stub is the kit's, and no page is made of it)
    )
    return environment.from_string(stub.text).render(values)

"""Templates that are too much for Python to compile, and where in them the fault stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from jinja2 import TemplateSyntaxError

from kit.problems import SourceText

_LONG_NUMBER = re.compile(r"\d{20,}")
_STEP = re.compile(r"\{%[-+]?\s*(?P<end>end)?(?P<tag>\w+)|(?P<open>[(\[])|(?P<close>[)\]])")
_HOLDS_MORE = ("if", "for", "block", "call", "filter", "macro", "with", "autoescape")
_NESTED = 15
"""Fewer things within each other than this are not what Python minds."""


@contextmanager
def placed(source: SourceText) -> Iterator[None]:
    """Within, what is too much for Python raises `TemplateSyntaxError`, as all other faults do.

    Python compiles no number of more than 4,300 digits, no more than 20 loops within each other
    and no very long expression, and says so at no line of the template.
    """
    try:
        yield
    except TemplateSyntaxError:
        raise
    except (RecursionError, SyntaxError, ValueError, OverflowError) as failure:
        raise _fault(source, failure) from failure


def _fault(source: SourceText, failure: Exception) -> TemplateSyntaxError:
    long = _LONG_NUMBER.search(source.text)
    if isinstance(failure, ValueError | OverflowError) and long is not None:
        line = source.at_offset(long.start()).line
        return _error("holds a number that is far too long", line, source)
    line, depth = _deepest(source.text)
    if depth < _NESTED:
        lines = source.text.split("\n")
        line = 1 + max(range(len(lines)), key=lambda index: len(lines[index]))
        return _error("holds an expression that is far too long", line, source)
    return _error("is nested too deeply", line, source)


def _error(message: str, line: int, source: SourceText) -> TemplateSyntaxError:
    return TemplateSyntaxError(message, line, filename=str(source.path))


def _deepest(text: str) -> tuple[int, int]:
    """The line where most tags and brackets are open, and how many are."""
    depth = most = at = 0
    for step in _STEP.finditer(text):
        if step["open"] or (step["tag"] in _HOLDS_MORE and not step["end"]):
            depth += 1
        elif step["close"] or step["end"]:
            depth = max(0, depth - 1)
        if depth > most:
            most, at = depth, step.start()
    return text.count("\n", 0, at) + 1, most

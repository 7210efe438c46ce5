"""Turns what Jinja raises into a problem at the right line of the template."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Sequence

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from jinja2.debug import rewrite_traceback_stack

from kit.problems import Problems, SourceText, did_you_mean
from kit.render.loader import SourceLoader
from kit.render.syntax_hints import QUOTED, explain


def complain(
    failure: Exception,
    environment: Environment,
    loader: SourceLoader,
    source: SourceText,
    problems: Problems,
) -> None:
    """Add a problem for what a template raised. Call it where that was caught.

    `source` is the template's file; when the failure came from another one that
    `loader` loaded, it is placed there.
    """
    by_path = {str(loaded.path): loaded for loaded in (*loader.loaded.values(), source)}
    if isinstance(failure, TemplateSyntaxError):
        source = by_path.get(failure.filename or "", source)
        message, line = failure.message or "cannot be read", failure.lineno
    else:
        frames = traceback.extract_tb(rewrite_traceback_stack().__traceback__)
        ours = [each for each in frames if each.filename in by_path]
        frame = ours[-1] if ours else None
        if isinstance(failure, RecursionError) and ours:
            frame = _comes_back(ours, str(source.path))
        source = by_path[frame.filename] if frame else source
        line = (frame.lineno if frame else None) or 1
        message = str(failure) or type(failure).__name__
        if isinstance(failure, RecursionError):
            message = "this calls itself, or is nested too deeply"
        elif not isinstance(failure, TemplateError):
            message = f"{type(failure).__name__}: {message}"
    message, _, hint = message.rstrip(".").partition("\n")
    hint = hint if "did you" in hint else ""
    place, said, other = explain(message, line, source)
    if message.startswith("No filter named"):
        word = QUOTED.findall(message)[-1]
        said, hint = f"there is no filter “{word}”", did_you_mean(word, environment.filters)
    problems.error(place, said, other or hint)


def _comes_back(frames: Sequence[traceback.FrameSummary], path: str) -> traceback.FrameSummary:
    """Where something calls itself: a line that comes again and again, in `path` if it can be."""
    often = Counter((each.filename, each.lineno) for each in frames)

    def weight(each: traceback.FrameSummary) -> tuple[bool, bool, int]:
        times = often[each.filename, each.lineno]
        own = each.filename == path
        return times > 2, own, (each.lineno or 0) if own else times

    return max(frames, key=weight)

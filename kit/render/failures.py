"""What Jinja raises, as a problem at the line of the template it came from."""

from __future__ import annotations

import re
import traceback

from jinja2 import TemplateError, TemplateSyntaxError

from kit.problems import Problems, SourceText
from kit.render.environment import SourceLoader


def complain(
    failure: Exception, name: str, loader: SourceLoader, source: SourceText, problems: Problems
) -> None:
    """Add the failure of the template `name`, whose file is `source`.

    When it happened in another template that `loader` loaded, it is placed there.
    """
    by_path = {str(loaded.path): loaded for loaded in (*loader.loaded.values(), source)}
    if isinstance(failure, TemplateSyntaxError):
        source = by_path.get(failure.filename or "", source)
        message, line = failure.message or "cannot be read", failure.lineno
    else:
        frames = traceback.extract_tb(failure.__traceback__)
        frame = next((each for each in reversed(frames) if each.filename in by_path), None)
        source = by_path[frame.filename] if frame else source
        line = (frame.lineno if frame else None) or 1
        message = str(failure) or type(failure).__name__
        if not isinstance(failure, TemplateError):
            message = f"{type(failure).__name__}: {message}"
    quoted = re.findall(r"'([^']+)'", message)
    problems.error(source.find(quoted[-1] if quoted else "", line), message.rstrip("."))

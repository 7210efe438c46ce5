"""Hears what WeasyPrint complains of, and tells what is no fault of a sheet."""

from __future__ import annotations

import errno
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CANNOT_WRITE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)


@contextmanager
def complaints_of_weasyprint() -> Iterator[list[str]]:
    """Collects what WeasyPrint logs at warning level or above."""
    said: list[str] = []

    class Gather(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    handler = Gather(logging.WARNING)
    propagates, logger.propagate = logger.propagate, False
    handlers, logger.handlers = logger.handlers, [handler]
    try:
        yield said
    finally:
        logger.handlers, logger.propagate = handlers, propagates


def raise_if_full(failure: OSError) -> None:
    """Raise what every other sheet would meet as well: nothing more can be written here."""
    if failure.errno in CANNOT_WRITE:
        failure.filename = failure.filename or str(Path(tempfile.gettempdir()) / "…")
        raise failure

"""The program `debate-kit`; `python -m kit` is the same."""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn

from kit.cli import main


def run() -> NoReturn:
    """Run the command line in a process of its own, and end it at once.

    Python would free one object after the other first, which is a fifteenth of the time of a small
    build. The system frees all of them together.
    """
    code = 1

    def end() -> None:
        try:
            for stream in (sys.stdout, sys.stderr):
                if stream is not None:  # as in a program without a terminal on Windows
                    stream.flush()
        except (OSError, ValueError):
            return  # nobody reads it any more: Python says so as it ends
        os._exit(code)

    # What is registered first is done last, when all else that belongs to the end has been done.
    atexit.register(end)
    try:
        main()
    except SystemExit as wanted:
        code = wanted.code if isinstance(wanted.code, int) else 1
        raise


if __name__ == "__main__":
    run()

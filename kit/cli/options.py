"""The options that several commands have, each in the words that its command needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


class ClockTime(click.ParamType[int]):
    """A time of day as HH:MM; gives minutes after midnight."""

    name = "HH:MM"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Minutes after midnight, or a usage error."""
        if isinstance(value, int):
            return value
        from kit.load import time_of_day

        found = time_of_day(str(value))
        if found is None:
            self.fail(f"“{value}” is not a time of day, such as 10:15 or 2:15 pm", param, ctx)
        return found


class Paragraphs(click.ParamType[tuple[int, ...]]):
    """Numbers of an essay's paragraphs, as “2,5” or “¶2, ¶5–7”; gives them in order."""

    name = "N,N"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """The numbers, or a usage error."""
        found: set[int] = set()
        for part in re.split(r"[,;\s]+", str(value).strip()):
            match = re.fullmatch(r"¶?(\d{1,3})(?:[-–]¶?(\d{1,3}))?", part)
            if match is None:
                self.fail(f"“{part}” is not the number of a paragraph, as in 2,5", param, ctx)
            found |= set(range(int(match[1]), int(match[2] or match[1]) + 1))
        return tuple(sorted(found))


WHICH_DEBATE = "that of the settings; else your only own one; else north-korea-deal"
"""Which debate is meant where none is named, in the words of help texts."""


def debate_option(
    words: str = f"Which debate. [default: {WHICH_DEBATE}]",
) -> Callable[[F], F]:
    """--debate, for commands whose arguments name something in a debate."""
    return click.option("--debate", metavar="DEBATE", help=words)


def essay_option(words: str) -> Callable[[F], F]:
    """--essay: the teacher's own copy, a file of any kind that the kit reads."""
    kinds = "Takes .txt, .md, .docx, .odt, .html, .pdf and .epub; - reads standard input."
    return click.option(
        "--essay", type=click.Path(allow_dash=True), metavar="FILE", help=f"{words} {kinds}"
    )


def format_option(words: str) -> Callable[[F], F]:
    """--format, as `format_name`."""
    return click.option("--format", "format_name", metavar="NAME", help=words)


def out_option(words: str) -> Callable[[F], F]:
    """--out: the folder in which the debate's own folder is."""
    return click.option(
        "--out", type=click.Path(), default="output", show_default=True, metavar="DIR", help=words
    )


def paper_option(words: str) -> Callable[[F], F]:
    """--paper: Letter or A4."""
    return click.option(
        "--paper",
        type=click.Choice(["letter", "a4"]),
        default="letter",
        show_default=True,
        help=words,
    )


def set_option() -> Callable[[F], F]:
    """--set, as `chosen`: the set of sheets."""
    return click.option(
        "--set",
        "chosen",
        metavar="NAME",
        help="Which sheets: essentials (four sheets of paper a student), full, or a set of your "
        "own. [default: the first in sheets.yaml, essentials]",
    )


def with_option(words: str) -> Callable[[F], F]:
    """--with, as `extra`: roles to add to the table."""
    return click.option("--with", "extra", multiple=True, metavar="ROLE", help=words)

"""What the engine gives of one sheet.

Apart from the engine, so that a process to which a worker sends it loads no WeasyPrint.
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.model.finding import Finding
from kit.model.packet import Overflow
from kit.problems import Problem


@dataclass(frozen=True, slots=True)
class Typeset:
    """The result of one sheet: the PDF, its pages, and what WeasyPrint complained of.

    `style_problems` are those of the stylesheets, which all sheets share; `overflow` says
    how the sheet runs over the pages it may have, if it does; `findings` is what is wrong
    with the finished pages, `ink` how much of each is black. For `firsts` and `turns` see `Part`.
    `refused` says why no paper can hold it.
    """

    pdf: bytes
    pages: int
    complaints: tuple[str, ...]
    style_problems: tuple[Problem, ...]
    overflow: Overflow | None = None
    firsts: tuple[int, ...] = ()
    turns: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    ink: tuple[float, ...] = ()
    refused: str = ""

"""How much a sheet runs over its page limit, and where, read from its finished layout."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.model.packet import BLOCK_MARK, HtmlSheet, Overflow
from kit.model.sheets import Paper
from kit.problems import Place, Problems

MM = 25.4 / 96
"""Millimeters in a CSS pixel."""
HEADINGS = ("h1", "h2", "h3")
PROMPTS = "prompts"
"""The mark of a prompt and its lines, which are in a role's facts, not in a block."""
RULED = "line"
"""The class of a line to write on."""
PAPERS: Mapping[Paper, str] = {"letter": "Letter", "a4": "A4"}


def overflow(pages: Sequence[Any], most: int | None) -> Overflow | None:
    """How a sheet of these pages (WeasyPrint's page boxes) runs over `most` of them, if it does.

    It measures what has to go: what is on the extra pages, minus the free space on the last page
    that is allowed.
    """
    if most is None or len(pages) <= most:
        return None
    reader = _Reader()
    ends = [reader.read(page, first=number == most) for number, page in enumerate(pages)]
    last = pages[most - 1]
    free = max(0.0, last.content_box_y() + last.height - ends[most - 1])
    over = sum(page.height for page in pages[most:-1])
    over += ends[-1] - pages[-1].content_box_y() - reader.repeated + reader.margin
    line = reader.line_height
    too_long = max(over - free, 1.0)
    return Overflow(
        millimetres=max(1, math.ceil(too_long * MM)),
        lines=max(1, math.ceil(too_long / line)),
        block=reader.found_block,
        inside=reader.found_inside,
        heading=reader.found_heading,
    )


def add_overflow(
    over: Overflow,
    sheet: HtmlSheet,
    pages: int,
    paper: Paper | None,
    problems: Problems,
    *,
    scaled: bool = False,
) -> None:
    """Add a warning that a sheet runs over, at the text that does.

    `scaled` says that its profile, which keeps the standard's pages, has larger type.
    """
    place = _place(over, sheet)
    told = sheet.role is None or place.path in [file.path for file in sheet.role.bodies]
    whose = "" if told or sheet.role is None else f" of “{sheet.role.id}”"
    version = f" ({sheet.key[2]})" if sheet.key[2] else ""
    ruled = "ruled " if over.block == PROMPTS else ""
    lines = f"a {ruled}line" if over.lines == 1 else f"{over.lines} {ruled}lines"
    if over.inside:
        where = f", in “{over.block}”"
    elif over.heading:
        where = f", at “{over.heading}”"
    else:
        where = ""
    ways = ["shorten its text"]
    if over.block == PROMPTS:
        ways.append("give its prompts fewer lines")
    if scaled:
        ways.append(f"give it pages: false in templates/profiles/{sheet.profile}.yaml")
    problems.warn(
        place,
        f"the sheet “{sheet.sheet.title}”{version}{whose} runs to {pages} pages; "
        f"it should fit {sheet.sheet.pages}{f' on {PAPERS[paper]}' if paper else ''}: "
        f"{over.millimetres} mm too long, about {lines}{where}",
        ", or ".join(ways),
    )


def _place(over: Overflow, sheet: HtmlSheet) -> Place:
    """The place of the text that runs over, or of the last text before it."""
    if sheet.role is None or not over.block:
        return sheet.source.at(1)
    if over.block == PROMPTS:
        return sheet.role.source.place(PROMPTS)
    return sheet.role.block(over.block)


@dataclass(slots=True)
class _Reader:
    """Walks through the boxes of a document in order, and keeps track of where it is.

    `block` is the last block of a role that began, `inside` whether it has not ended yet,
    `heading` the last heading. The result is their state where the first extra page begins; a
    heading there belongs to what follows it. `repeated` is the height of table heads that are
    repeated there; `margin` is the space above the first thing there, which is dropped at the top
    of a page.
    """

    block: str = ""
    inside: bool = False
    heading: str = ""
    in_heading: bool = False
    found_block: str = ""
    found_inside: bool = False
    found_heading: str = ""
    looking: bool = False
    heads: set[Any] = field(default_factory=set)
    repeated: float = 0.0
    path: list[Any] = field(default_factory=list)
    begun: set[Any] = field(default_factory=set)
    first: bool = False
    margin: float = 0.0
    bottom: float = 0.0
    lines: Counter[float] = field(default_factory=Counter)
    ruled: Counter[float] = field(default_factory=Counter)

    def read(self, page: Any, *, first: bool) -> float:
        """Read a page, and give where its content ends; `first` is the first extra page."""
        self.first = first
        self.looking = self.looking or first
        self.bottom = page.content_box_y()
        for box in page.children:
            if box.element_tag == "html":
                self.walk(box)
        return self.bottom

    @property
    def line_height(self) -> float:
        """The kind of most lines that run over: text, or ruled lines to write on."""
        heights = self.ruled if self.found_block == PROMPTS and self.ruled else self.lines
        return heights.most_common(1)[0][0] if heights else 1.0

    def walk(self, box: Any) -> None:
        element = box.element
        self.path.append(box)
        name = None if element is None else element.get(BLOCK_MARK)
        if name:
            self.block, self.inside = name, True
        is_heading = box.element_tag in HEADINGS and element is not None
        if is_heading:
            self.in_heading = True
            self.heading = " ".join("".join(element.itertext()).split())
        if getattr(box, "is_header", False) and element is not None:
            # Where a table breaks over pages, its head is printed again.
            self.repeated += box.height if element in self.heads else 0
            self.heads.add(element)
        is_line = type(box).__name__ == "LineBox"
        children = [] if is_line else getattr(box, "children", ())
        if is_line or not children or getattr(box, "border_bottom_width", None):
            self.content(box, is_line=is_line)
        for child in children:
            self.walk(child)
        if name:
            self.inside = False
        if is_heading:
            self.in_heading = False
        self.begun.add(element)
        self.path.pop()

    def content(self, box: Any, *, is_line: bool) -> None:
        """Note a line, a rule or a frame."""
        height = box.height if is_line else box.border_height()
        top = box.position_y if is_line else box.border_box_y()
        if not isinstance(height, int | float) or height <= 0:
            return
        self.bottom = max(self.bottom, top + height)
        if is_line:
            self.lines[round(height, 1)] += 1
        elif box.element is not None and box.element.get("class") == RULED:
            self.ruled[round(height, 1)] += 1
        if self.first:
            self.first = False
            # What continues from the page before has its margin on that page.
            new = [box for box in self.path if box.element not in self.begun]
            self.margin = max((_margin_above(box) for box in new), default=0.0)
        if self.looking and not self.in_heading:
            self.looking = False
            self.found_block, self.found_inside = self.block, self.inside
            self.found_heading = self.heading


def _margin_above(box: Any) -> float:
    """The space that a box's style asks for above it, in CSS pixels."""
    margin = box.style["margin_top"]
    return float(margin.value) if getattr(margin, "unit", "") == "px" else 0.0

"""A test page for each layout, made by the same code that lays out the packets."""

from __future__ import annotations

from pathlib import Path

from kit.model.printing import ForTestPage, Layout, TestSide
from kit.model.sheets import Paper, Sheet
from kit.printing.imposition.lay import Press
from kit.printing.imposition.signatures import leaves
from kit.printing.imposition.sources import Sources
from kit.printing.print_sheets import PrintPage, render_page, typeset_page
from kit.printing.request import PrintRequest
from kit.problems import Problems
from kit.publish import Made, write_whole

TEMPLATE = "print/test-page.html.j2"
_WHERE: dict[Layout, tuple[str, ...]] = {
    "duplex": ("Front", "Back"),
    "simplex": ("Front",),
    "booklet": ("Page 1", "Page 2", "Page 3", "Page 4"),
    "2-up": ("1, left", "2, right", "3, left on the back", "4, right on the back"),
    "cards": ("Front", "Back"),
}


def make_test_page(
    request: PrintRequest, paper: Paper, factor: float, stage: Path, problems: Problems
) -> Made:
    """Write the test page of a request's layout into `stage`. Raises `BadInput`, `CannotWork`.

    `factor` is the scale of the layout's pages.
    """
    layout, turn = request.layout, request.turned_on
    where = _WHERE[layout]
    context = ForTestPage(
        layout=layout,
        paper=paper,
        turn=turn,
        other="short" if turn == "long" else "long",
        both_sides=layout != "simplex",
        scale=factor,
        pages=tuple(TestSide(number=at, where=words) for at, words in enumerate(where, start=1)),
    )
    sheet = Sheet(id="test-page", title="Test page", audience="everyone", pages=len(where))
    page = PrintPage(TEMPLATE, sheet, context)
    rendered = render_page(page, None, paper, request.layers, problems)
    part = typeset_page(rendered, None, request.cache, problems)
    path = stage / "test-pages"
    write_whole(path, part.pdf)
    name = f"{layout}-test.pdf"
    with Sources() as sources:
        press = Press(sources, turn, factor)
        pages = sources.pages(path)
        for leaf in leaves(len(pages), "duplex" if layout == "cards" else layout):
            press.add(leaf, pages)
        count = press.save(
            stage / name, f"Test page, {layout}", "en", both_sides=context.both_sides
        )
    return Made(name, count, {}, sides=2 if context.both_sides else 1)

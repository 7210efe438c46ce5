"""Lays pages of finished PDFs on sheets of paper, and writes the file for the printer."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, String

from kit.model.printing import MM, Leaf, PageRef, Side, Turn
from kit.printing.imposition import fit
from kit.printing.imposition.fit import Box, Matrix, Size
from kit.printing.imposition.grid import Grid
from kit.printing.imposition.share import Drawing, Sharer
from kit.printing.imposition.signatures import creep_shift
from kit.printing.imposition.sources import Sources
from kit.publish import write_whole

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>Debate Kit</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Press:
    """One print file in the making."""

    def __init__(self, sources: Sources, turn: Turn, factor: float, creep: float = 0.0) -> None:
        """`factor` is the scale of pages that share a side; `creep` is in mm a sheet of paper."""
        self.sources = sources
        self.turn = turn
        self.factor = factor
        self.creep = creep * MM
        self.out = Pdf.new()
        self.sharer = Sharer(self.out)
        self.drawings: dict[PageRef, Drawing] = {}
        self.marks: list[tuple[str, int]] = []

    def mark(self, name: str) -> None:
        """Name what begins with the next side, for the outline."""
        self.marks.append((name, len(self.out.pages)))

    def add(self, leaf: Leaf, pages: Sequence[PageRef]) -> None:
        """Print a sheet of paper; `pages` are all those of its document."""
        shared = len(leaf.front) > 1
        natural: Turn = "short" if shared else "long"
        paper = self._paper(leaf, pages)
        upside_down = self.turn != natural
        self._side(leaf, leaf.front, pages, paper, upside_down=False)
        if leaf.back is not None:
            self._side(leaf, leaf.back, pages, paper, upside_down=upside_down)

    def add_cards(
        self, leaf: Leaf, pages: Sequence[PageRef], grid: Grid, *, folded: bool = False
    ) -> None:
        """Print a sheet of cards with marks to cut at; `folded`, with marks to fold at."""
        fronts = _chosen(leaf.front, pages)
        matrices = [(ref, grid.front_matrix(index)) for index, ref in fronts]
        self.placed(grid.paper, matrices, _lines(grid, folded=folded))
        if leaf.back is not None:
            backs = [
                (ref, grid.back_matrix(index, self.turn))
                for index, ref in _chosen(leaf.back, pages)
            ]
            self.placed(grid.paper, backs)

    def save(self, target: Path, title: str, language: str, *, both_sides: bool) -> int:
        """Write the file; gives its number of pages."""
        root = self.out.Root
        root.Lang = String(language)
        turns = Name.DuplexFlipLongEdge if self.turn == "long" else Name.DuplexFlipShortEdge
        # Viewers that support this print at full size, with the right printer settings (12.2).
        root.ViewerPreferences = Dictionary(
            DisplayDocTitle=True,
            PrintScaling=Name("/None"),
            Duplex=turns if both_sides else Name.Simplex,
        )
        root.Metadata = self.out.make_stream(
            _XMP.format(title=escape(title)).encode(), Type=Name.Metadata, Subtype=Name.XML
        )
        self.out.trailer.Info = self.out.make_indirect(
            Dictionary(Title=String(title), Producer=String("Debate Kit"))
        )
        if self.marks:
            with self.out.open_outline() as outline:
                outline.root.extend(OutlineItem(name, at) for name, at in self.marks)
        pages = len(self.out.pages)
        # Into memory first: with a full disk qpdf ends the process in the middle of a file.
        whole = BytesIO()
        self.out.save(
            whole,
            min_version="1.7",
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        write_whole(target, whole.getvalue())
        return pages

    def _paper(self, leaf: Leaf, pages: Sequence[PageRef]) -> Size:
        """The paper of a leaf: as large as its first page, landscape if two share it."""
        first = next(page for page in (*leaf.front, *(leaf.back or ())) if page is not None)
        width, height = self.sources.size(pages[first - 1])
        if len(leaf.front) == 1:
            return width, height
        return max(width, height), min(width, height)

    def _side(
        self, leaf: Leaf, side: Side, pages: Sequence[PageRef], paper: Size, *, upside_down: bool
    ) -> None:
        if len(side) == 1 and side[0] is not None and not upside_down:
            self._whole(pages[side[0] - 1])
            return
        slots: tuple[Box, ...] = ((0.0, 0.0, *paper),) if len(side) == 1 else fit.halves(paper)
        factor = 1.0 if len(side) == 1 else self.factor
        spots = []
        for number, page in enumerate(side):
            if page is not None:
                ref = pages[page - 1]
                shift = creep_shift(leaf.inside, self.creep, number)
                matrix = fit.placed(self.sources.size(ref), slots[number], factor, shift)
                spots.append((ref, fit.turned(matrix, paper) if upside_down else matrix))
        self.placed(paper, spots)

    def _whole(self, ref: PageRef) -> None:
        """A page as it is: nothing scaled, nothing moved."""
        drawing = self._drawing(ref)
        self._page(
            Array(list(self.sources.page(ref).mediabox)),
            Array(drawing.streams) if drawing.streams else None,
            self.sharer.page_resources(drawing),
        )

    def placed(
        self, paper: Size, spots: Sequence[tuple[PageRef, Matrix]], under: bytes = b""
    ) -> None:
        """A side of paper with pages on it, each put where its matrix says.

        `under` is drawn first, such as cut marks.
        """
        forms = Dictionary()
        pieces = [under] if under else []
        for number, (ref, matrix) in enumerate(spots):
            form = self.sharer.form(
                self._drawing(ref), Array(list(self.sources.page(ref).mediabox))
            )
            forms[f"/S{number}"] = form
            numbers = " ".join(f"{each:.6f}".rstrip("0").rstrip(".") for each in matrix)
            pieces.append(f"q {numbers} cm /S{number} Do Q".encode())
        # A blank side has no content: an empty stream under a filter looks damaged to printers.
        drawn = self.out.make_stream(b"\n".join(pieces)) if pieces else None
        box = Array([0, 0, *(round(each, 4) for each in paper)])
        self._page(box, drawn, Dictionary(XObject=forms))

    def _page(self, box: Object, drawn: Object | None, resources: Object) -> None:
        page = Dictionary(Type=Name.Page, MediaBox=box, Resources=resources)
        if drawn is not None:
            page.Contents = drawn
        self.out.pages.append(Page(self.out.make_indirect(page)))

    def _drawing(self, ref: PageRef) -> Drawing:
        if ref not in self.drawings:
            number = self.sources.number(ref.path)
            self.drawings[ref] = self.sharer.drawing(self.sources.page(ref).obj, number)
        return self.drawings[ref]


def _chosen(side: Side, pages: Sequence[PageRef]) -> list[tuple[int, PageRef]]:
    """The places on a side that are not blank, each with its page."""
    return [(index, pages[page - 1]) for index, page in enumerate(side) if page is not None]


def _lines(grid: Grid, *, folded: bool) -> bytes:
    """Cut marks, 0.5 pt and black; fold marks are dashed."""
    pieces = ["q 0.5 w 0 G"]
    pieces += [_line(mark) for mark in grid.marks()]
    if folded:
        pieces += ["[2.5 1.5] 0 d", *(_line(mark) for mark in grid.marks(fold=True))]
    return " ".join([*pieces, "Q"]).encode()


def _line(mark: tuple[float, float, float, float]) -> str:
    return "{:.3f} {:.3f} m {:.3f} {:.3f} l S".format(*mark)

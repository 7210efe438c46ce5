"""Reads what is visible on the pages of a finished PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdfium2 import PdfMatrix

from kit.preflight import pdfium
from kit.preflight.behind import Behind
from kit.preflight.pdfium import Handle, Paint
from kit.preflight.shapes import Box, around, stretch
from kit.preflight.tags import HEADINGS, reading_order
from kit.preflight.things import Fill, Heading, Line, Picture, SeenPage, Text, Thing

NOTHING = 0.02
"""Points: a side of a frame thinner than this is only a rounding error."""
HAIR = 3.0
"""Points: a filled area thinner than this is a rule."""
CORNERS = 5
"""The points of a rectangle's outline, the first one repeated. Other outlines may have holes."""


def read(pdf: bytes) -> tuple[SeenPage, ...]:
    """What is visible on each page of a PDF."""
    with pdfium.pages_of(pdf) as pages:
        return tuple(_Reader(page, text).read() for page, text in pages)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What forms do to their content: move it, clip it, make it transparent, mark it."""

    matrix: PdfMatrix = field(default_factory=PdfMatrix)
    clip: Box | None = None
    faint: bool = False
    content: int = -1


@dataclass
class _Reader:
    """Reads one page."""

    page: Handle
    text: Handle
    fonts: dict[int, tuple[str, bool]] = field(default_factory=dict)

    def read(self) -> SeenPage:
        self.behind = Behind(self.page)
        self.box = pdfium.page_box(self.page)
        things = tuple(self.inside(self.page, _Frame(), form=False))
        return SeenPage(self.box, things, self.headings())

    def inside(self, holder: Handle, frame: _Frame, *, form: bool) -> Iterator[Thing]:
        for kind, each in pdfium.objects(holder, form=form):
            if kind == pdfium.TEXT:
                yield from self.letters(each, frame)
            elif kind == pdfium.PATH:
                yield from self.drawn(each, frame)
            elif kind == pdfium.IMAGE:
                yield self.picture(each, frame)
            elif kind == pdfium.SHADING:
                self.behind.cover(self.seen(each, frame))
            else:
                yield from self.inside(each, self.into(each, frame), form=True)

    def into(self, form: Handle, frame: _Frame) -> _Frame:
        """The frame of what a form holds."""
        content = pdfium.content(form)
        clip = frame.clip
        for each in pdfium.clips(form):
            here = each.moved(frame.matrix)
            clip = here if clip is None else clip.within(here)
        return _Frame(
            matrix=pdfium.matrix(form).multiply(frame.matrix),
            clip=clip,
            faint=frame.faint or pdfium.is_faint(form),
            content=content if content >= 0 else frame.content,
        )

    def clip(self, each: Handle, frame: _Frame) -> Box | None:
        """The box on the page that an object is clipped to, if any."""
        clip = frame.clip
        for own in pdfium.clips(each):
            here = own.moved(frame.matrix)
            clip = here if clip is None else clip.within(here)
        return clip

    def seen(self, each: Handle, frame: _Frame) -> Box:
        """What an object covers of the page."""
        box, clip = pdfium.bounds(each).moved(frame.matrix), self.clip(each, frame)
        return box if clip is None else box.within(clip)

    def paint(self, each: Handle, frame: _Frame, *, stroke: bool = False) -> Paint | None:
        """What an object is painted with; None if only the page shows it."""
        return None if frame.faint else pdfium.paint(each, stroke=stroke)

    def letters(self, each: Handle, frame: _Frame) -> Iterator[Text]:
        box = self.seen(each, frame)
        if not pdfium.is_seen(each) or not box.width or not box.height:
            return
        number, font = pdfium.font(each)
        if number not in self.fonts:
            self.fonts[number] = pdfium.font_name(font), pdfium.is_embedded(font)
        name, embedded = self.fonts[number]
        content = pdfium.content(each)
        ink, ground = self.behind.letters(box, self.paint(each, frame))
        yield Text(
            box=box,
            size=pdfium.size(each) * stretch(pdfium.matrix(each).multiply(frame.matrix))[1],
            ink=ink,
            ground=ground,
            content=content if content >= 0 else frame.content,
            font=name,
            embedded=embedded,
            words=" ".join(pdfium.words(each, self.text).split()),
        )

    def drawn(self, each: Handle, frame: _Frame) -> Iterator[Line | Fill]:
        filled, stroked = pdfium.painted(each)
        if filled:
            yield from self.filled(each, frame, filled)
        if stroked:
            weight = pdfium.weight(each) * min(stretch(pdfium.matrix(each)))
            # PDFium puts the whole stroke width around a path, but only half of it is painted
            # outside.
            half = weight / 2
            left, bottom, right, top = pdfium.bounds(each)
            stroke = Box(left + half, bottom + half, right - half, top - half)
            box, clip = stroke.moved(frame.matrix), self.clip(each, frame)
            weight *= min(stretch(frame.matrix))
            paint = self.paint(each, frame, stroke=True)
            yield from self.line(box if clip is None else box.within(clip), weight, paint)

    def filled(self, each: Handle, frame: _Frame, how: int) -> Iterator[Line | Fill]:
        """An area, a rule, or the sides of a frame, which is an area with a hole."""
        paint = self.paint(each, frame)
        to_page = pdfium.matrix(each).multiply(frame.matrix)
        outlines = pdfium.outlines(each)
        boxes = [around(points).moved(to_page) for points in outlines]
        clip = self.clip(each, frame)
        if how == pdfium.EVEN_ODD and len(boxes) == 2:
            inner, outer = sorted(boxes, key=lambda box: box.width * box.height)
            if outer.holds(inner):
                for side in _sides(inner, outer):
                    if min(side.width, side.height) < NOTHING:
                        continue
                    # A clip tells one side from the next, and the corners they share.
                    shown = side if clip is None else side.within(clip)
                    yield from self.line(shown, min(side.width, side.height), paint)
                return
        box = self.seen(each, frame)
        thin, long = sorted((box.width, box.height))
        if thin < HAIR and long > 3 * HAIR:
            yield from self.line(box, thin, paint)
        elif thin and (paint is None or paint.alpha):
            plain = len(boxes) == 1 and len(outlines[0]) <= CORNERS
            yield Fill(box, self.behind.fill(box, paint, plain=plain))

    def line(self, box: Box, weight: float, paint: Paint | None) -> Iterator[Line]:
        if weight and max(box.width, box.height) and (paint is None or paint.alpha):
            yield Line(box, weight, *self.behind.rule(box, paint))

    def picture(self, each: Handle, frame: _Frame) -> Picture:
        to_page = pdfium.matrix(each).multiply(frame.matrix)
        across, down = pdfium.dots(each)
        inches = (length / 72 for length in stretch(to_page))
        dpi = min(
            (n / length for n, length in zip((across, down), inches, strict=True) if length),
            default=0.0,
        )
        box = self.seen(each, frame)
        self.behind.cover(box)
        return Picture(box, dpi)

    def headings(self) -> tuple[Heading, ...]:
        order = reading_order(self.page)
        found = []
        for index, (kind, contents) in enumerate(order):
            if kind in HEADINGS:
                following = order[index + 1][1][0] if index + 1 < len(order) else -1
                found.append(Heading(contents, following))
        return tuple(found)


def _sides(inner: Box, outer: Box) -> list[Box]:
    """The four sides of a frame; one that is not there has no width."""
    return [
        Box(outer.left, inner.top, outer.right, outer.top),
        Box(outer.left, outer.bottom, outer.right, inner.bottom),
        Box(outer.left, outer.bottom, inner.left, outer.top),
        Box(inner.right, outer.bottom, outer.right, outer.top),
    ]

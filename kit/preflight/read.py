"""A finished PDF to what is seen on its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kit.preflight import pdfium
from kit.preflight.grey import contrast
from kit.preflight.pdfium import Handle, Matrix
from kit.preflight.things import Box, Fill, Heading, Line, Page, Picture, Text, Thing, around

HAIR = 3.0
"""Points: a filled area thinner than this is a rule."""
SAMPLED = 4.0
"""Dots to the point, where a page has to be drawn to see what is behind a text: a stem of
nine-point type is three dots wide."""
CORNERS = 5
"""The points of a rectangle's outline, with the first once more: others may have holes."""
HEADINGS = ("H1", "H2", "H3")
ENOUGH = 0.02
"""The share of the dots around a text that some ink must cover to be that of its letters."""


def read(pdf: bytes) -> tuple[Page, ...]:
    """What is seen on each page of a PDF."""
    with pdfium.pages_of(pdf) as pages:
        return tuple(_Reader(page, text).read() for page, text in pages)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What forms do to what they hold: move it, cut it off, make it faint, mark it."""

    matrix: Matrix = pdfium.STRAIGHT
    clip: Box | None = None
    faint: bool = False
    content: int = -1


@dataclass
class _Reader:
    """Reads one page."""

    page: Handle
    text: Handle
    fonts: dict[int, tuple[str, bool]] = field(default_factory=dict)
    fills: list[tuple[Box, float | None, bool]] = field(default_factory=list)
    """What has been painted so far: box, grey if it is plain, whether it fills its box."""

    def read(self) -> Page:
        self.box = pdfium.page_box(self.page)
        things = tuple(self.inside(self.page, _Frame(), form=False))
        return Page(self.box, things, self.headings())

    def inside(self, holder: Handle, frame: _Frame, *, form: bool) -> Iterator[Thing]:
        for kind, each in pdfium.objects(holder, form=form):
            if kind == pdfium.TEXT:
                yield from self.letters(each, frame)
            elif kind == pdfium.PATH:
                yield from self.drawn(each, frame)
            elif kind == pdfium.IMAGE:
                yield self.picture(each, frame)
            elif kind == pdfium.SHADING:
                self.fills.append((self.seen(each, frame), None, False))
            else:
                yield from self.inside(each, self.into(each, frame), form=True)

    def into(self, form: Handle, frame: _Frame) -> _Frame:
        """The frame of what a form holds."""
        content = pdfium.content(form)
        clip = frame.clip
        for each in pdfium.clips(form):
            here = frame.matrix.box(each)
            clip = here if clip is None else clip.within(here)
        return _Frame(
            matrix=pdfium.matrix(form).then(frame.matrix),
            clip=clip,
            faint=frame.faint or pdfium.is_faint(form),
            content=content if content >= 0 else frame.content,
        )

    def clip(self, each: Handle, frame: _Frame) -> Box | None:
        """The box on the page that an object is cut off at, if it is."""
        clip = frame.clip
        for own in pdfium.clips(each):
            here = frame.matrix.box(own)
            clip = here if clip is None else clip.within(here)
        return clip

    def seen(self, each: Handle, frame: _Frame) -> Box:
        """What an object covers of the page."""
        box, clip = frame.matrix.box(pdfium.bounds(each)), self.clip(each, frame)
        return box if clip is None else box.within(clip)

    def letters(self, each: Handle, frame: _Frame) -> Iterator[Text]:
        box = self.seen(each, frame)
        if not pdfium.is_seen(each) or not box.width or not box.height:
            return
        number, font = pdfium.font(each)
        if number not in self.fonts:
            self.fonts[number] = pdfium.font_name(font), pdfium.is_embedded(font)
        name, embedded = self.fonts[number]
        content = pdfium.content(each)
        ink, ground = self.greys(each, frame, box)
        yield Text(
            box=box,
            size=pdfium.size(each) * pdfium.matrix(each).then(frame.matrix).high,
            ink=ink,
            ground=ground,
            content=content if content >= 0 else frame.content,
            font=name,
            embedded=embedded,
            words=" ".join(pdfium.words(each, self.text).split()),
        )

    def greys(self, each: Handle, frame: _Frame, box: Box) -> tuple[float, float]:
        """The grey of a text, and that of what is behind it.

        What is behind is the last area in one colour that holds the whole text, or the white
        of the paper. If anything else is there, such as an image, the page is drawn: what is
        behind is the commonest grey around the letters, and if the text is itself faint or
        patterned, its grey is the one farthest from that.
        """
        ink = None if frame.faint else pdfium.colour(each)
        ground: float | None = 1.0
        for area, grey, whole in reversed(self.fills):
            if area.meets(box):
                ground = grey if whole and area.holds(box) else None
                break
        if ink is not None and ground is not None:
            grey, alpha = ink
            return alpha * grey + (1 - alpha) * ground, ground
        dots = Counter(pdfium.sample(self.page, box, SAMPLED))
        grey = None if ink is None or ink[1] < 1 else ink[0]
        others = {
            dot: many for dot, many in dots.items() if grey is None or abs(dot / 255 - grey) > 0.1
        }
        if not others:
            return (1.0 if grey is None else grey), (0.0 if grey is None else grey)
        behind = max(others, key=lambda dot: others[dot]) / 255
        if grey is None:
            least = ENOUGH * sum(dots.values())
            strong = [dot / 255 for dot, many in dots.items() if many >= least]
            grey = max(strong or [behind], key=lambda dot: abs(dot - behind))
        return grey, behind

    def drawn(self, each: Handle, frame: _Frame) -> Iterator[Line | Fill]:
        fills, strokes = pdfium.painted(each)
        if fills:
            paint = pdfium.colour(each)
            if paint is None:
                self.fills.append((self.seen(each, frame), None, False))
            elif paint[1] > 0:
                yield from self.filled(each, frame, *paint)
        if strokes and (paint := pdfium.colour(each, stroke=True)) is not None and paint[1] > 0:
            own = pdfium.matrix(each)
            weight = pdfium.weight(each) * min(own.wide, own.high)
            half = weight / 2
            left, bottom, right, top = pdfium.bounds(each)
            stroke = Box(left + half, bottom + half, right - half, top - half)
            box, clip = frame.matrix.box(stroke), self.clip(each, frame)
            weight *= min(frame.matrix.wide, frame.matrix.high)
            yield self.line(box if clip is None else box.within(clip), weight, *paint)

    def filled(
        self, each: Handle, frame: _Frame, ink: float, alpha: float
    ) -> Iterator[Line | Fill]:
        """An area, a rule, or the sides of a frame, which is an area with a hole."""
        to_page = pdfium.matrix(each).then(frame.matrix)
        outlines = pdfium.outlines(each)
        boxes = [to_page.box(around(points)) for points in outlines]
        clip = self.clip(each, frame)
        if len(boxes) == 2 and (boxes[0].holds(boxes[1]) or boxes[1].holds(boxes[0])):
            for side in _sides(*sorted(boxes, key=lambda box: box.width * box.height)):
                shown = side if clip is None else side.within(clip)
                if shown.width and shown.height:
                    # A clip tells one side from the next, and the corners they share.
                    yield self.line(shown, min(side.width, side.height), ink, alpha)
            return
        box = self.seen(each, frame)
        thin, long = sorted((box.width, box.height))
        if not thin:
            return
        if thin < HAIR and long > 3 * HAIR:
            yield self.line(box, thin, ink, alpha)
            return
        plain = len(boxes) == 1 and len(outlines[0]) <= CORNERS
        self.fills.append((box, ink if alpha == 1 else None, plain))
        yield Fill(box, alpha * ink + 1 - alpha)

    def line(self, box: Box, weight: float, ink: float, alpha: float) -> Line:
        """A line, seen against the paper or what is filled around it: what it stands out from."""
        grounds = [
            1.0,
            *(grey for area, grey, _ in self.fills if grey is not None and area.meets(box)),
        ]
        seen = alpha * ink + 1 - alpha
        return Line(box, weight, seen, max(grounds, key=lambda ground: contrast(seen, ground)))

    def picture(self, each: Handle, frame: _Frame) -> Picture:
        to_page = pdfium.matrix(each).then(frame.matrix)
        across, down = pdfium.dots(each)
        inches = (to_page.wide / 72, to_page.high / 72)
        dpi = min(
            (n / length for n, length in zip((across, down), inches, strict=True) if length),
            default=0.0,
        )
        box = self.seen(each, frame)
        self.fills.append((box, None, False))
        return Picture(box, dpi)

    def headings(self) -> tuple[Heading, ...]:
        order = pdfium.reading_order(self.page)
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

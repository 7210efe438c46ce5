"""A student's own words on pages that many share, drawn once per packet, placed on each page.

Plates come as a part with a page for each student: in its upper half is what goes on the
cover, in its lower half what goes on every page. Each half becomes a form (ISO 32000-1, 8.10)
laid over whole pages. On the cover it is content, tagged as a paragraph, and drawn where it is
read, after the words that say what stands there; at the foot it is an artifact, which screen
readers skip (ISO 14289-1, 7.8).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Object, Operator, Page, Pdf

from kit.bind.faces import Fonts, OpenedFont
from kit.bind.lean import make_lean

COVER = b"/P <</MCID %d>> BDC q /KitCover Do Q EMC"
FOOT = b"/Artifact BMC q /KitFoot Do Q EMC"
LABEL_END = b"\nEMC\nQ\n"
"""How the words end after which a plate is drawn: `reading_order` closes their group there."""
_MARKS = ("BDC", "BMC", "EMC")

Content = list[tuple[Any, Operator]]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A form, its content, and the fonts that were removed from it.

    Two forms with the same `facts` are the same but for their content.
    """

    form: Object
    content: bytes
    fonts: Mapping[str, OpenedFont]
    facts: bytes


@dataclass(frozen=True, slots=True)
class Plates:
    """What is laid over one student's pages."""

    cover: Drawn
    foot: Drawn

    @property
    def facts(self) -> tuple[bytes, bytes]:
        """What is the same in plates that differ only in their content."""
        return self.cover.facts, self.foot.facts


class OpenedPlates:
    """A part with the plates of some students, opened once."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.fonts = Fonts()

    def of(self, index: int) -> Plates:
        """A plate's upper and its lower half as forms, without the marks of its tags."""
        page = self.pdf.pages[index]
        upper, lower = _halves(page)
        return Plates(self._drawn(upper, page), self._drawn(lower, page))

    def _drawn(self, content: Content, page: Page) -> Drawn:
        drawn = pikepdf.unparse_content_stream(content)
        form = self.pdf.make_stream(drawn)
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox, form.Resources = page.obj.MediaBox, page.obj.Resources
        make_lean(form)
        fonts = self.fonts.take(form.Resources)
        said = {key: each for key, each in form.items() if key != "/Length"}
        facts = Dictionary(said).unparse()
        for name, known in sorted(fonts.items()):
            facts += name.encode() + known.kind + known.cut.digest
        return Drawn(form, drawn, fonts, facts)


def _halves(page: Page) -> tuple[Content, Content]:
    """What draws in the upper half of a page, and what in the lower.

    Text and pictures go to the half where they begin; a line that says itself what it is
    (`typeset/searched.py`) keeps that mark. Both halves need all else, such as colors.
    """
    middle = float(page.obj.MediaBox[3]) / 2
    halves: tuple[Content, Content] = ([], [])
    ctm, kept = Matrix(), []
    text: Content = []
    says: Content = []
    ends: Content = []
    for each in pikepdf.parse_content_stream(page):
        name, step = str(each.operator), (each.operands, each.operator)
        if name in _MARKS:
            says = [step] if name == "BDC" and _says_itself(step) else []
            continue
        if name == "q":
            kept.append(ctm)
        elif name == "Q":
            ctm = kept.pop()
        elif name == "cm":
            ctm = Matrix(*map(float, each.operands)) @ ctm
        if name == "BT":
            text, ends = [*says, step], [([], Operator("EMC"))] * len(says)
        elif text:
            text.append(step)
            if name == "Tm":
                place = (Matrix(*map(float, each.operands)) @ ctm).f
            elif name == "ET":
                halves[place < middle].extend([*text, *ends])
                text = []
        elif name == "Do":
            halves[ctm.f < middle].append(step)
        else:
            for half in halves:
                half.append(step)
    return halves


def _says_itself(step: tuple[Any, Operator]) -> bool:
    """Whether marked content has words of its own in place of its glyphs (14.9.4)."""
    held = step[0][1]
    return isinstance(held, Dictionary) and "/ActualText" in held


def stamp(out: Pdf, pages: Sequence[Object], cover: Object, foot: Object, owners: Object) -> None:
    """Lay a student's plates over a bound packet's pages; the first is the cover.

    `owners` lists the elements of the cover's marked content in the parent tree (14.7.4.4).
    """
    drawn = out.make_stream(FOOT)
    shared: set[tuple[int, int]] = set()
    for page in pages:
        if page.Resources.objgen not in shared or not page.Resources.is_indirect:
            shared.add(page.Resources.objgen)
            _add_form(page, "/KitFoot", foot)
        page.Contents = Array([page.Contents, drawn])
    first = pages[0]
    _add_form(first, "/KitCover", cover)
    number = len(owners)
    part = owners[0]
    while Name.Part != part.S:
        part = part.P
    paragraph = out.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.P, P=part, Pg=first, K=Array([number]))
    )
    # After the words that say what stands there, such as “Name”.
    label = 1 if Name.P == part.K[0].S else 0
    words = [int(kid) for kid in part.K[0].K if isinstance(kid, int)] if label else []
    _draw_after(words[-1] if words else None, first, COVER % number, out)
    part.K = Array([*list(part.K)[:label], paragraph, *list(part.K)[label:]])
    owners.append(paragraph)


def _draw_after(number: int | None, page: Object, drawn: bytes, out: Pdf) -> None:
    """Draw after the marked content of this number, or last; a normalized page ends a group there.

    A page's contents may be several streams, divided between any two words (ISO 32000-1, 7.8.2).
    """
    own, *over = page.Contents
    content = own.read_bytes()
    begun = None if number is None else re.search(rb"/MCID %d\s*>>\s*BDC" % number, content)
    end = len(content)
    if begun is not None:
        end = content.index(LABEL_END, begun.end()) + len(LABEL_END)
    pieces = [out.make_stream(piece) for piece in (content[:end], drawn, content[end:]) if piece]
    page.Contents = Array([*pieces, *over])


def _add_form(page: Object, name: str, drawn: Object) -> None:
    if "/XObject" not in page.Resources:
        page.Resources.XObject = Dictionary()
    page.Resources.XObject[name] = drawn

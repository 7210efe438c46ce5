"""The form of a bound PDF (ISO 32000-1, 12.7.2), made of the fields of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kit.bind.fields import FONT, PLATED
from kit.model.field import AnswerFont

NONSYMBOLIC = 1 << 5  # table 123: flags of fonts


class Form:
    """A PDF's fields, each named by its sheet's number, the sheet's id and its own number."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.groups: list[Object] = []

    def add(self, number: str, sheet: str, title: str, pages: Sequence[Object]) -> None:
        """Name the fields on a sheet's pages and put them into the form: “6.prepare.2”."""
        widgets = []
        for page in pages:
            for annotation in page.get("/Annots", Array()):
                if "/FT" in annotation:
                    annotation.Subtype, annotation.P = Name.Widget, page
                    widgets.append(annotation)
                    if PLATED in annotation:
                        del annotation[PLATED]
        if not widgets:
            return
        named = self._group(sheet, title, widgets)
        self.groups.append(self._group(number, title, [named]))

    def _group(self, name: str, title: str, kids: Sequence[Object]) -> Object:
        group = self.pdf.make_indirect(
            Dictionary(T=String(name), TU=String(title), Kids=Array(kids))
        )
        for kid in kids:
            kid.Parent = group
        return group

    def write(self, font: AnswerFont | None) -> None:
        """Give the PDF this form, if it has any fields; `font` is typed in."""
        if not self.groups:
            return
        assert font is not None, "a packet with fields says what is typed in"
        self.pdf.Root.AcroForm = self.pdf.make_indirect(
            Dictionary(
                Fields=Array(self.groups),
                DR=Dictionary(Font=Dictionary({f"/{FONT}": _embedded(self.pdf, font)})),
                DA=String(f"/{FONT} 11 Tf 0 g"),
            )
        )


def without_plated(pages: Sequence[Object], nums: Sequence[object]) -> list[object]:
    """Remove the fields that a student's plate covers; gives the rest of the parent tree.

    `nums` is that tree's list of numbers and owners.
    """
    gone = set()
    for page in pages:
        annotations = page.get("/Annots", Array())
        kept = [each for each in annotations if PLATED not in each]
        if len(kept) < len(annotations):
            gone |= {int(each.StructParent) for each in annotations if PLATED in each}
            page.Annots = Array(kept)
    left: list[object] = []
    for key, owner in zip(nums[::2], nums[1::2], strict=True):
        if key in gone:
            parent = owner.P  # type: ignore[attr-defined]
            parent.K = Array([kid for kid in parent.K if isinstance(kid, int) or kid != owner])
        else:
            left += [key, owner]
    return left


def _embedded(pdf: Pdf, font: AnswerFont) -> Object:
    """A simple font with its whole file (ISO 32000-1, 9.6.3 and 9.8)."""
    file = pdf.make_stream(font.data, Length1=len(font.data))
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{font.name}"),
            Flags=NONSYMBOLIC,
            FontBBox=Array(font.box),
            ItalicAngle=0,
            Ascent=font.ascent,
            Descent=font.descent,
            CapHeight=font.cap_height,
            StemV=80,
            FontFile2=file,
        )
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name(f"/{font.name}"),
            Encoding=Name.WinAnsiEncoding,
            FirstChar=32,
            LastChar=31 + len(font.widths),
            Widths=Array(font.widths),
            FontDescriptor=descriptor,
        )
    )

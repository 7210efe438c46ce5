"""Turns links that typesetting laid over answer spaces into form fields.

ISO 32000-1, 12.7 says what a field is, ISO 14289-1, 7.18 what PDF/UA asks of one: a name
to read out (TU), and a Form element in the tree of tags that holds the field alone.
"""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from kit.model.field import ADDRESS, Field

FONT = "KitAnswer"
"""What the fields of a bound file call the font that is typed in."""
PRINTED = 1 << 2  # table 165: annotation flags
MULTILINE = 1 << 12  # table 228: flags of text fields
PLATED = "/KitPlated"
"""Marks, in a part, the fields that a student's plate covers."""
TICKED = "On"
_NOTHING = b"\n"
"""A drawing of nothing: readers call a stream of no bytes, saved under a filter, damaged."""
# A tick's corners, as parts of its box.
_TICK = ((0.2, 0.5), (0.42, 0.24), (0.82, 0.82))


def make_fields(part: Pdf, elements: list[Object]) -> None:
    """Turn every link to a field among these structure elements into one.

    It keeps a link's subtype until it is in the form of a bound file.
    """
    for element in elements:
        kids = list(element.get("/K", Array()))
        links = [kid for kid in kids if not isinstance(kid, int) and _is_field(kid)]
        if not links:
            continue
        # The question comes before its field, here as on the page.
        others = [kid for kid in kids if kid not in links]
        element.K = Array([*others, *(_form(part, element, link) for link in links)])


def _is_field(kid: Object) -> bool:
    if kid.get("/Type") != Name.OBJR:
        return False
    return str(kid.Obj.get("/A", Dictionary()).get("/URI", "")).startswith(ADDRESS)


def _form(part: Pdf, parent: Object, reference: Object) -> Object:
    annotation = reference.Obj
    field = Field.at(str(annotation.A.URI))
    for key in ("/A", "/BS", "/Contents"):
        if key in annotation:
            del annotation[key]
    x, y = (sorted((float(annotation.Rect[at]), float(annotation.Rect[at + 2]))) for at in (0, 1))
    annotation.Rect = Array([round(each, 2) for each in (x[0], y[0], x[1], y[1])])
    annotation.F = PRINTED
    annotation.T = String(field.name)
    annotation.TU = String(field.label)
    if field.plated:
        annotation[PLATED] = True
    size = (round(x[1] - x[0], 2), round(y[1] - y[0], 2))
    if field.kind == "tick":
        annotation.FT = Name.Btn
        annotation.V = annotation.AS = Name.Off
        states = {
            "/Off": _drawn(part, size, _NOTHING),
            f"/{TICKED}": _drawn(part, size, _tick(*size)),
        }
        annotation.AP = Dictionary(N=Dictionary(states))
    else:
        annotation.FT = Name.Tx
        annotation.DA = String(f"/{FONT} {field.size:g} Tf 0 g")
        if field.tall:
            annotation.Ff = MULTILINE
        annotation.AP = Dictionary(N=_drawn(part, size, b"/Tx BMC EMC"))
    return part.make_indirect(
        Dictionary(
            Type=Name.StructElem, S=Name.Form, P=parent, Pg=reference.Pg, K=Array([reference])
        )
    )


def _drawn(part: Pdf, size: tuple[float, float], content: bytes) -> Object:
    """What a field looks like, as a form of the PDF (8.10)."""
    return part.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, *size]),
        Resources=Dictionary(),
    )


def _tick(width: float, height: float) -> bytes:
    points = [f"{x * width:.2f} {y * height:.2f}" for x, y in _TICK]
    thick = 0.16 * min(width, height)
    return f"q 0 G {thick:.2f} w 1 J {points[0]} m {points[1]} l {points[2]} l S Q".encode()

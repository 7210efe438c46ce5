"""The tags of a page (ISO 32000-1, 14.7): its reading order and its headings."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as raw

from kit.preflight.pdfium import Handle

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def reading_order(page: Handle) -> list[tuple[str, tuple[int, ...]]]:
    """The structure elements that hold marked content of this page, in reading order.

    Each with its type, such as "H2", and the numbers of its own content and of that below
    it in elements that only wrap it.
    """
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        found: list[tuple[str, tuple[int, ...]]] = []
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            _gather(raw.FPDF_StructTree_GetChildAtIndex(tree, index), "", found)
        return found
    finally:
        raw.FPDF_StructTree_Close(tree)


def _gather(element: Handle, heading: str, found: list[tuple[str, tuple[int, ...]]]) -> None:
    """Add an element's contents, and those below it; all of a heading's are that heading's."""
    buffer = ctypes.create_string_buffer(64)
    length = raw.FPDF_StructElement_GetType(element, buffer, 64)
    kind = heading or buffer.raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    inside = heading or (kind if kind in HEADINGS else "")
    begins = len(found)
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if number >= 0:
            found.append((kind, (number,)))
        elif child := raw.FPDF_StructElement_GetChildAtIndex(element, index):
            _gather(child, inside, found)
    if inside and not heading and len(found) > begins:
        found[begins:] = [(kind, tuple(number for _, own in found[begins:] for number in own))]

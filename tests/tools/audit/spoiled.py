"""Copies that are spoiled on purpose: who passes these is not to be believed."""

from __future__ import annotations

from pathlib import Path

import pikepdf


def without_tags(source: Path, target: Path) -> Path:
    """A copy that has lost its tags' link to the pages, as careless joining leaves it."""
    with pikepdf.open(source) as pdf:
        pdf.Root.StructTreeRoot.ParentTree.Nums = pikepdf.Array()
        del pdf.Root.Metadata
        pdf.save(target)
    return target


def without_field(source: Path, target: Path) -> Path:
    """A copy whose first field says nothing, and hangs on an element that is no Form."""
    with pikepdf.open(source) as pdf:
        field = next(note for page in pdf.pages for note in page.obj.Annots if "/FT" in note)
        del field.TU
        flat = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        flat[flat.index(field.StructParent) + 1].S = pikepdf.Name.Span
        pdf.save(target)
    return target

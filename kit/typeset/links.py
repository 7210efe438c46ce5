"""Which links of a sheet become links of its PDF, and which become plain words.

A sheet is written once for all print profiles. A link to another sheet of the packet stays a link
only in a profile that has `links`, and only if that sheet is in every packet that this page goes
into. Everywhere else it becomes plain words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any
from xml.etree.ElementTree import Element

from kit.model.link import SheetLink

KITS = "kit:"
BARE = "bare"
"""The class of a link that a profile with `links` makes from an address in running text."""
LINKED = "data-linked"
"""The attribute that tells the styles that a document's links lead to other sheets."""


def keep_links(root: Element, beside: Collection[str], *, links: bool) -> dict[Element, str]:
    """Turn the links of an HTML document that lead nowhere on its pages into plain words.

    `beside` are the ids of the other sheets in every packet that holds this one. Without
    `links` neither these nor bare addresses are linked. Gives, by its element, the address
    of each link to a sheet, in the form that binding reads (`SheetLink`).
    """
    kept: dict[Element, str] = {}
    parents = {kid: element for element in root.iter() for kid in element}
    for element in list(root.iter("a")):
        href = (element.get("href") or "").strip()
        if href.lower().startswith(KITS):
            says = element.get("title") or "".join(element.itertext()).strip() or href
            link = SheetLink.to(href, " ".join(says.split()))
            if links and beside and link is not None and link.sheet in ("", *beside):
                kept[element] = link.address
            else:
                _unwrap(element, parents)
        elif not links and BARE in (element.get("class") or "").split():
            _unwrap(element, parents)
    if links and beside:
        root.set(LINKED, "")
    return kept


def lead(pages: Iterable[Any], addresses: dict[Element, str]) -> None:
    """Give the links on laid out pages (WeasyPrint's) the addresses that binding reads.

    WeasyPrint also lays a link over every box within one; PDF/UA allows only the outermost. No
    other link may use an address of the kit's, however it is written.
    """
    for page in pages:
        page.links[:] = [
            (kind, addresses.get(box.element, target), rectangle, box)
            for kind, target, rectangle, box in page.links
            if box.link and (box.element in addresses or not target.lower().startswith(KITS))
        ]


def _unwrap(element: Element, parents: dict[Element, Element]) -> None:
    """Put what is in an element in its place."""
    parent = parents[element]
    at = list(parent).index(element)
    kids = list(element)
    parent[at : at + 1] = kids
    for kid in kids:
        parents[kid] = parent
    _add_text(parent, at, element.text)
    _add_text(parent, at + len(kids), element.tail)


def _add_text(parent: Element, at: int, text: str | None) -> None:
    """Add words before the kid of that number."""
    if not text:
        return
    if at == 0:
        parent.text = (parent.text or "") + text
    else:
        before = parent[at - 1]
        before.tail = (before.tail or "") + text

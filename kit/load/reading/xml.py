"""XML of office files and e-books: nothing outside the file is opened, no entity grows.

lxml reads it with DTDs, entities and the network off; a file that declares entities of its own
is refused before it is parsed.
"""

from __future__ import annotations

import html.entities
import re
from typing import TYPE_CHECKING

from kit.load.reading.blocks import Unreadable

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,1000}(\[)?[^>]{0,1000}>", re.IGNORECASE)
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML = (b"amp", b"lt", b"gt", b"quot", b"apos")


def parse_xml(data: bytes, what: str) -> _Element:
    """The root of an XML file. `what` names it in messages.

    The named characters of web pages (`&nbsp;`) are known. Raises `Unreadable` if it is not XML,
    or declares entities.
    """
    from lxml import etree

    if b"\x00" in data[:4]:
        data = data.decode("utf-16", "replace").encode()
        data = re.sub(rb"^<\?xml[^>]*\?>", b"", data)
    doctype = _DOCTYPE.search(data)
    if b"<!ENTITY" in data or (doctype is not None and doctype[1] is not None):
        raise Unreadable(
            f"declares entities of its own in {what}, which no essay needs", "is it the right file?"
        )
    data = _NAMED.sub(_character, _DOCTYPE.sub(b"", data, count=1))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, recover=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as failure:
        raise Unreadable(
            f"is damaged: {what} cannot be read",
            "open it in your program, and save it under a new name",
        ) from failure
    return root


def local(element: _Element) -> str:
    """An element's name without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: _Element, name: str) -> str:
    """An attribute's value, in whatever namespace; "" if there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _character(match: re.Match[bytes]) -> bytes:
    if match[1] in _OF_XML:
        return match[0]
    letter = html.entities.html5.get(f"{match[1].decode('ascii')};")
    return match[0] if letter is None else letter.encode()

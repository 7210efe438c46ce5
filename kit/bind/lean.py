"""Forms (ISO 32000-1, 8.10) with no more resources than they use.

WeasyPrint 70 gives every form the resources of its whole document, all fonts among them. One that
holds no reference to anything else, such as an emblem, can be shared by all pages that draw it.
"""

from __future__ import annotations

import hashlib
import re

from pikepdf import Array, Dictionary, Object

_KINDS = ("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject")
_NAME = re.compile(rb"/[^\s/<>\[\](){}%]+")
_REFERENCE = re.compile(rb"\d R\b")


def make_lean(form: Object) -> None:
    """Leave a form only those resources that its content names."""
    resources = form.get("/Resources")
    if resources is None:
        return
    named = {name.decode("latin-1") for name in _NAME.findall(form.read_bytes())}
    kept = Dictionary()
    for kind in _KINDS:
        used = {name: each for name, each in resources.get(kind, {}).items() if name in named}
        if used:
            kept[kind] = Dictionary(used)
    form.Resources = kept


def digest_of(stream: Object) -> bytes | None:
    """What tells a stream from all others; None if it refers to other objects."""
    facts = Dictionary({key: each for key, each in stream.items() if key != "/Length"}).unparse()
    if _REFERENCE.search(facts) is not None:
        return None
    return hashlib.sha256(facts + stream.read_raw_bytes()).digest()


def streams_of(contents: Object) -> list[Object]:
    """The streams that a page's content is divided into (7.8.2)."""
    return list(contents) if isinstance(contents, Array) else [contents]

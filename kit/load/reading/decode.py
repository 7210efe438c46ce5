"""The encoding of a text file or a web page, by its own words or by trial."""

from __future__ import annotations

import codecs
import re

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]+encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})[\"']")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<(?:html|head|body|article|main"
    r"|meta|div|p|h1)\b)",
    re.IGNORECASE | re.DOTALL,
)


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and a letter of it if its encoding had to be guessed, or "".

    A mark at the beginning decides, then what a web page says of itself, then UTF-8 if it can
    be that; otherwise it is Windows text (code page 1252), which every byte can be.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), ""
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    named = _CHARSET.search(data[:4096]) or _XML.match(data[:256])
    if named is not None:
        try:
            # Browsers read Latin-1 as the Windows text that it nearly always is.
            name = codecs.lookup(named[1].decode("ascii")).name
            return data.decode("cp1252" if name == "iso8859-1" else name, "replace"), ""
        except (LookupError, UnicodeError):
            pass
    text = data.decode("cp1252", "replace")
    sample = next(char for char in text if ord(char) > 127)
    return text, sample


def looks_like_html(text: str) -> bool:
    """Whether a text begins as web pages do."""
    return _HTML.match(text[:4096]) is not None

"""Files that teachers mistake for class lists, by their first bytes."""

from __future__ import annotations

import re

# A file's first bytes, what it is, and what to do.
STARTS = (
    (b"%PDF", "is a PDF", "export the list as CSV or as a workbook (.xlsx)"),
    (b"{\\rtf", "is a text document (RTF)", "save it as plain text (.txt)"),
    (b"[InternetShortcut]", "is a shortcut to a web page", "download the list that it leads to"),
    (b"L\0\0\0\x01\x14\x02\0", "is a shortcut", "name the file that it leads to"),
    (b"bplist00", "is a shortcut", "name the file that it leads to"),
    (b"BEGIN:VCARD", "is a file of contacts", "export the list as CSV"),
    (b"\x1f\x8b", "is a compressed file", "unpack it, and name the list in it"),
    (b"Rar!", "is a compressed file", "unpack it, and name the list in it"),
    (b"7z\xbc\xaf", "is a compressed file", "unpack it, and name the list in it"),
    (b"\x89PNG", "is a picture", "export the list as CSV, or type the names, one per line"),
    (b"\xff\xd8\xff", "is a picture", "export the list as CSV, or type the names, one per line"),
    (b"GIF8", "is a picture", "export the list as CSV, or type the names, one per line"),
    (b'{"', "is data of a program (JSON)", "export the list as CSV or as a workbook (.xlsx)"),
    (b"[{", "is data of a program (JSON)", "export the list as CSV or as a workbook (.xlsx)"),
    (b"<", "is a web page or XML", "open it in a spreadsheet program and save it as CSV"),
)
# The head of a mail, and so of a web page saved with its pictures (RFC 5322, RFC 2557).
MAIL = re.compile(
    rb"(?:From [^\n]*\n)?(?:(?:MIME-Version|Received|Return-Path|Delivered-To|Date|Subject|"
    rb"Message-ID|Content-Type|X-[\w-]+|From|To):[^\n]*\n(?:[ \t][^\n]*\n)*){3}",
    re.IGNORECASE,
)


def what_it_is(data: bytes) -> tuple[str, str] | None:
    """What a file is that is no class list, in words, and what to do; None if it may be one."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip(b" \r\n\t")
    for first, what, hint in STARTS:
        if start.startswith(first):
            return what, hint
    if MAIL.match(start.replace(b"\r\n", b"\n")):
        return (
            "is a mail, or a web page that was saved as one",
            "open it in a browser or a mail program, and save the list as CSV",
        )
    # UTF-16: only as far as what begins with a bracket.
    narrow = start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    return what_it_is(narrow) if b"\0" in start and narrow[:1] in (b"<", b"[") else None

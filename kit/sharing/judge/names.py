"""Judges the names of a pack's files: whether they are safe on every system, and their kinds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from kit.sharing.judge.limits import MOST_DEPTH, MOST_NAME_BYTES

FileKind = Literal[
    "manifest", "yaml", "role", "layout", "sheet", "css", "svg", "picture", "essay", "text"
]  # fmt: skip

# Device names on Windows, with any suffix: “Naming Files, Paths, and Namespaces”,
# learn.microsoft.com/windows/win32/fileio/naming-a-file. The same page lists FORBIDDEN.
RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
FORBIDDEN = re.compile(r'[<>:"|?*]')
_ID = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_KINDS: tuple[tuple[str, FileKind], ...] = (
    (r"pack\.yaml", "manifest"),
    (
        r"debate\.yaml|outlines/[^/]+\.yaml|templates/(sheets|code-names)\.yaml|templates/(formats|profiles)/[^/]+\.yaml",
        "yaml",
    ),
    (rf"{_ID}\.md\.j2", "role"),
    (r"templates/layouts/role\.md\.j2", "layout"),
    (r"templates/(sheets|layouts|partials)/([^/]+/)*[^/]+\.html\.j2", "sheet"),
    (r"templates/styles/[^/]+\.css", "css"),
    (r".+\.svg", "svg"),
    (r".+\.(png|jpe?g)", "picture"),
    # Other essays and class lists are text files as well and must not get in, so only these names.
    (r"essay\.(txt|md)", "essay"),
    (r"([^/]+/)*(readme|licen[cs]e|credits|sources|notice)[^/]*\.(md|txt)", "text"),
)


def kind_of(name: str) -> FileKind | None:
    """The kind of file that has this name in a pack; None when a pack cannot hold it."""
    if any(part.startswith(".") for part in name.split("/")):
        return None
    return next(
        (kind for form, kind in _KINDS if re.fullmatch(form, name, re.IGNORECASE | re.DOTALL)),
        None,
    )


def faults(name: str) -> Iterator[str]:
    """Every reason why a file of that name cannot be written safely on every system."""
    parts = name.split("/")
    if not name:
        yield "has no name"
        return
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        yield "begins at the root of a disk"
    if ".." in parts:
        yield "leads out of the pack by “..”"
    if "\\" in name:
        yield "holds a backslash"
    if "" in parts[1:] or "." in parts:
        yield "holds an empty folder name or “.”"
    if any(_is_hidden(char) for char in name):
        yield "holds characters that cannot be seen or that turn the text around"
    if FORBIDDEN.search(name):
        yield "holds a character that Windows does not allow in names"
    if any(part.endswith((".", " ")) or part.startswith(" ") for part in parts if part.strip(".")):
        yield "has a name that begins or ends with a space, or ends with a period"
    if any(RESERVED.fullmatch(part) for part in parts):
        yield "has a name that Windows keeps for a device"
    if len(parts) > MOST_DEPTH:
        yield f"is more than {MOST_DEPTH - 1} folders deep"
    if len(name.encode("utf-8", "surrogatepass")) > MOST_NAME_BYTES:
        yield f"has a name longer than {MOST_NAME_BYTES} bytes"
    if unicodedata.normalize("NFC", name) != name:
        yield "has a name that is not in Unicode's usual form (NFC)"


def collisions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each name that is the same as another one on some system, with the reason in words.

    Some systems ignore case or Unicode's forms. Nor may one name be both a file and a folder.
    """
    files: dict[str, str] = {}
    for name in names:
        folded = folded_name(name)
        other = files.get(folded)
        if other is None:
            files[folded] = name
        elif other == name:
            yield name, "is in the pack twice"
        else:
            yield name, f"is the same name as “{quotable(other)}” on some systems"
    for folded, name in files.items():
        parts = folded.split("/")
        for end in range(1, len(parts)):
            if other := files.get("/".join(parts[:end])):
                yield name, f"is below “{quotable(other)}”, which is a file"


def folded_name(name: str) -> str:
    """A name as compared by systems that ignore case and Unicode's forms."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def quotable(name: str) -> str:
    """A stranger's words to quote in a message: escaped, and cut after 80 characters."""
    return escaped(name[:80]) + ("…" if len(name) > 80 else "")


def escaped(text: str) -> str:
    """A text in which each character that cannot be seen is replaced by its code, as in \\u202e."""
    return "".join(
        f"\\u{ord(char):04x}" if char != "\t" and _is_hidden(char) else char for char in text
    )


def _is_hidden(char: str) -> bool:
    """Whether a character cannot be seen, by its general category (Unicode, 4.5).

    These are controls, formats (including bidirectional ones), surrogates, private-use and
    unassigned characters, and separators of lines and paragraphs.
    """
    return unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

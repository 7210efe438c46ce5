"""Judges the HTML in a pack's sheet templates: no address of its own, no code.

The typesetter reads nothing but the kit's files in any case; this tells the author before, and
where. What a template prints could be any text. So that no address can be put together from
pieces, names of tags and attributes must be written out, and values must be in quotes.
"""

from __future__ import annotations

import re

from kit.problems import Problems, SourceText
from kit.sharing.judge.css import HINT
from kit.sharing.judge.names import quotable

PRINTED, TAG = "\ue000", "\ue001"
"""Stand-ins for each character of a printed value, and of a tag of the template.

They are private-use characters (Unicode, 23.5), which no text of a debate needs.
"""
_STRING = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
_PIECE = re.compile(
    r"\{#.*?#\}"
    rf"|\{{%(?:{_STRING}|[^\"'])*?%\}}"
    rf"|\{{\{{(?:{_STRING}|[^\"'])*?\}}\}}",
    re.DOTALL,
)
_ANY = rf"{PRINTED}{TAG}"
_MARKUP = re.compile(
    rf"<(?P<close>/?)(?P<name>[A-Za-z{_ANY}][^\s>/]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^\"'>])*)(?P<end>>?)"
)
_ATTRIBUTE = re.compile(r"(?P<name>[^\s=>\"'/]+)(?:\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s>]+))?")
_ADDRESSES = {
    "src", "href", "xlink:href", "srcset", "data", "poster", "action", "formaction", "background",
    "cite", "longdesc", "manifest", "ping", "profile", "classid", "codebase", "archive", "usemap",
    "srcdoc", "http-equiv", "lowsrc", "dynsrc", "icon", "base",
}  # fmt: skip
_FORBIDDEN = {
    "script", "style", "link", "base", "iframe", "frame", "frameset", "object", "embed", "applet",
    "audio", "video", "source", "track", "foreignobject", "template", "noscript", "xmp",
    "plaintext", "textarea", "noembed", "noframes", "animate", "set", "feimage", "math",
}  # fmt: skip
_IN_TEXT = re.compile(
    rf"(?<![\w-])({'|'.join(sorted(_ADDRESSES))}|style|on[a-z]{{4,}})\s*=\s*\S", re.IGNORECASE
)
_URL = re.compile(r"url\s*\(\s*[\"']?\s*", re.IGNORECASE)
_OURS = re.compile(r"\{\{-?\s*[\w.]*\b(emblem|logo)\s*-?\}\}")
"""Printed values that are addresses that the kit makes itself."""
_BRANCHES = re.compile(r"\{%[-+]?\s*(if|elif|else|endif|for|endfor)\b")
_BLOCKS = re.compile(r"\{%[-+]?\s*(block|endblock)\b")


def judge_markup(source: SourceText, words: str, problems: Problems) -> None:
    """Add a problem for everything in a sheet template's HTML that is not allowed in a pack.

    `words` is the text of the template outside its tags, as Jinja reads it.
    """
    _Scan(source, problems).judge(words)


class _Scan:
    def __init__(self, source: SourceText, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.text = source.text
        self.flat = _PIECE.sub(_flattened, source.text)

    def judge(self, words: str) -> None:
        if any(char in self.text for char in _ANY):
            self.complain(0, "holds characters of a private alphabet", "")
            return
        # If this module and Jinja split the file differently, Jinja could print something that
        # was not judged here.
        if _bare(words) != _bare(self.flat):
            self.complain(0, "is written in a way that cannot be judged", "write it more plainly")
            return
        done = 0
        for match in _MARKUP.finditer(self.flat):
            self.words(done, match.start())
            self.tag(match)
            done = match.end()
        self.words(done, len(self.flat))
        for match in _URL.finditer(self.flat):
            self.address(match.end(), "kit:")

    def words(self, start: int, end: int) -> None:
        """Judge text between tags: an attribute in it counts if a printed value opens a tag."""
        for match in _IN_TEXT.finditer(self.flat, start, end):
            self.complain(match.start(), f"“{match[1]}” must stand in the tag it belongs to")
        for match in re.finditer(r"<([!?])(?!doctype html>)", self.flat[start:end], re.IGNORECASE):
            self.complain(
                start + match.start(), f"“<{match[1]}” is not allowed in a pack",
                "write a comment as {# … #}",
            )  # fmt: skip

    def tag(self, match: re.Match[str]) -> None:
        """Judge one tag and its attributes."""
        name = match["name"].lower()
        if _has_any(name):
            self.complain(match.start(), "the name of a tag must be written out")
        elif name in _FORBIDDEN and not match["close"]:
            self.complain(match.start(), f"“<{name}>” is not allowed in a pack")
        if not match["end"]:
            self.complain(match.start(), f"the tag “<{quotable(name)}” is not closed", "add “>”")
        if "<" in match["rest"]:
            self.complain(
                match.start(), f"a “<” stands inside the tag “<{quotable(name)}”", "write “&lt;”"
            )
        start = match.start("rest")
        for found in _ATTRIBUTE.finditer(match["rest"]):
            self.attribute(name, start + found.start(), found)
        for piece in _PIECE.finditer(self.text, start, match.end("rest")):
            self.piece(match, start, piece)

    def piece(self, match: re.Match[str], start: int, piece: re.Match[str]) -> None:
        """Judge a piece of the template that stands inside a tag."""
        before = match["rest"][: piece.start() - start]
        quoted = _quoted(before)
        if piece[0].startswith("{{") and not quoted:
            self.complain(piece.start(), "what is printed inside a tag must stand in quotes")
        plain = _BRANCHES.match(piece[0]) or (quoted and _BLOCKS.match(piece[0]))
        if piece[0].startswith("{%") and not plain:
            self.complain(piece.start(), "inside a tag only “if” and “for” are allowed")

    def attribute(self, tag: str, offset: int, match: re.Match[str]) -> None:
        """Judge one attribute; a piece of the template alone is none."""
        name, value = match["name"].lower(), match["value"]
        if _has_any(name):
            if value is not None or name.strip(_ANY):
                self.complain(offset, "the name of an attribute must be written out")
            return
        if name.startswith("on") or name in ("srcdoc", "http-equiv"):
            self.complain(offset, f"“{quotable(name)}” is not allowed in a pack")
        if value is None:
            return
        at = offset + match.start("value") - match.start()
        if value[0] not in "\"'":
            if _has_any(value):
                self.complain(at, "what is printed inside a tag must stand in quotes")
        elif name == "style" and re.search(r"[\\&]|@import|/\*", value, re.IGNORECASE):
            self.complain(at, "a style inside a tag must be plain", "put it into a stylesheet")
        if name in _ADDRESSES:
            self.address(at + (value[0] in "\"'"), "kit:", "#")

    def address(self, offset: int, *known: str) -> None:
        """Judge an address that begins at `offset`."""
        while self.flat[offset : offset + 1].isspace():
            offset += 1
        if self.flat[offset : offset + 4].lower().startswith(known):
            return
        printed = _OURS.match(self.text, offset)
        if printed and re.match(r"[\"')\s>]", self.text[printed.end() :]):
            return
        if self.flat[offset : offset + 1] in (PRINTED, TAG):
            self.complain(offset, "an address must be written out", HINT)
            return
        address = re.split(r"[\"')\s>]", self.flat[offset : offset + 200])[0]
        self.complain(offset, f"“{quotable(address)}” is outside the pack", HINT)

    def complain(self, offset: int, message: str, hint: str = HINT) -> None:
        self.problems.error(self.source.at_offset(offset), message, hint)


def _flattened(match: re.Match[str]) -> str:
    """Replace a piece of the template by stand-ins; positions and line ends stay the same."""
    filler = {"#": " ", "%": TAG, "{": PRINTED}[match[0][1]]
    return re.sub(r"[^\n]", filler, match[0]).replace("\n", " " if filler == " " else filler)


def _quoted(before: str) -> bool:
    """Whether what follows this part of a tag is inside quotes."""
    return bool(re.search(r"[\"']", re.sub(r"\"[^\"]*\"|'[^']*'", "", before)))


def _has_any(text: str) -> bool:
    return PRINTED in text or TAG in text


def _bare(text: str) -> str:
    return re.sub(rf"[\s{_ANY}]+", "", text)

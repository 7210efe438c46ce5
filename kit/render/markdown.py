"""Markdown to HTML, with the marks that say where a claim comes from.

`¶4` cites the essay; `[inference]` marks what follows from the essay but is not in it, and prints
as a small ringed “i”, whose alternative text is “inference”; `[source id]` marks outside knowledge
and prints as the number of that source in the debate's list. A
paragraph `[lines 3]` prints as so many ruled lines. Raw HTML is printed as text, never as markup.
An address in running text is a link; the address of a link that has other words is printed after
them, for readers on paper.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from linkify_it import LinkifyIt  # type: ignore[import-untyped]
from linkify_it.main import Match  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup

from kit.model.link import SHEET_ADDRESS
from kit.model.packet import BLOCK_MARK
from kit.render.answer_lines import add_answer_lines
from kit.render.as_written import keep_as_written

MARK = re.compile(
    r"(?P<cite>¶\s?\d+(?:\s?[-–]\s?\d+)?)"
    r"|\[(?P<inference>inference)\]"
    r"|\[source:?\s+(?P<source>[^\]]*?)\s*\]"
)
SAFE_LINK = re.compile(r"(https?:|mailto:|#)", re.IGNORECASE)
WEB = re.compile(r"https?://", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
QUOTE = re.compile("[“”„‘’«»]")
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")

SOURCES = "timeline"
"""The id of the sheet that lists the sources; there, each has its number as an id, as “S9”."""

SVG = "http://www.w3.org/2000/svg"

ImageAddress = Callable[[str], str]


def escape_markdown(value: object) -> Markup:
    """A value as text that Markdown prints as it is, on one line.

    CommonMark lets a backslash stand before any ASCII punctuation (spec 0.31, 2.4).
    """
    if isinstance(value, Markup):
        return value
    words = " ".join(str(value).split())
    return Markup(PUNCTUATION.sub(r"\\\1", words))  # noqa: S704 (escaped for Markdown here)


class Markdown:
    """Markdown for one debate: knows the numbers of its sources and its images' addresses."""

    def __init__(self, sources: Sequence[str], image_address: ImageAddress) -> None:
        """`sources` are the ids in order; `image_address` turns an image's name into ours."""
        # The same timeline and glossary stand on the sheets of all roles.
        self._known = functools.lru_cache(maxsize=2048)(self._inline)
        self.numbers = {source: number for number, source in enumerate(sources, start=1)}
        self.image_address = image_address
        self.parser = MarkdownIt(
            "commonmark",
            {"html": False, "typographer": True, "maxNesting": 20, "linkify": True},
        ).enable(["table", "linkify", "replacements", "smartquotes"])
        keep_as_written(self.parser)
        self.parser.linkify = _Addresses()
        self.parser.validateLink = _is_safe  # type: ignore[method-assign]
        self.parser.core.ruler.push("marks", self._add_marks)
        self.parser.core.ruler.after("block", "answer_lines", add_answer_lines)

    def blocks(self, text: str, of: str = "") -> Markup:
        """Paragraphs, lists and tables as HTML; each carries the mark `of`, if that is given."""
        return Markup(self.parser.render(text, {BLOCK_MARK: of}))  # noqa: S704 (raw HTML is off)

    def inline(self, text: str) -> Markup:
        """A line of text as HTML, without a paragraph around it."""
        # A template may hand over anything; what is no plain text fails as it always does.
        return self._known(text) if type(text) is str else self._inline(text)

    def _inline(self, text: str) -> Markup:
        return Markup(self.parser.renderInline(text.strip()))  # noqa: S704 (raw HTML is off)

    def _add_marks(self, state: StateCore) -> None:
        of = state.env.get(BLOCK_MARK)
        for token in state.tokens:
            if of and token.level == 0 and token.nesting >= 0:
                token.attrSet(BLOCK_MARK, of)
            if token.children:
                token.children = list(self._marked(_with_addresses(token.children)))
                for child in token.children:
                    if child.type == "image":
                        child.attrSet("src", self.image_address(str(child.attrGet("src") or "")))

    def _marked(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """The pieces of a line, with its text split into text and marks."""
        linked = False
        for token in tokens:
            if token.type in ("link_open", "link_close"):
                linked = token.type == "link_open"
            if token.type == "text":
                yield from self._split(token, linked=linked)
            else:
                yield token

    def _split(self, token: Token, *, linked: bool) -> list[Token]:
        """A piece of text as text and marks; `linked` says that it is a link's."""
        pieces: list[Token] = []
        end = 0
        for match in MARK.finditer(token.content):
            before = token.content[end : match.start()]
            mark = self._mark(match, token.level, linked=linked)
            words, space, last = before.removesuffix(" ").rpartition(" ")
            if match["cite"] or not last or last == before:
                pieces += [_text(before, token.level), *mark]
            else:
                # A mark never begins a line: it belongs to the word before it.
                opened, _, closed = _span("tied", "", token.level)
                tied = _text(f"{last} ", token.level)
                pieces += [_text(words + space, token.level), opened, tied, *mark, closed]
            end = match.end()
        if not pieces:
            return [token]
        return [*pieces, _text(token.content[end:], token.level)]

    def _mark(self, match: re.Match[str], level: int, *, linked: bool) -> list[Token]:
        if match["cite"]:
            return _span("cite", match["cite"].replace(" ", ""), level)
        if match["inference"]:
            return _inference(level)
        # `check` reports an unknown source. Here it is printed as written.
        number = self.numbers.get(match["source"])
        opened, words, closed = _span("mark", f"[S{number}]" if number else match[0], level)
        if not number or linked:
            return [opened, words, closed]
        href, title = f"{SHEET_ADDRESS}{SOURCES}#S{number}", f"Source {number}"
        link = Token("link_open", "a", 1, attrs={"href": href, "title": title}, level=level + 1)
        words.level += 1
        return [opened, link, words, Token("link_close", "a", -1, level=level + 1), closed]


class _Addresses(LinkifyIt):  # type: ignore[misc]
    """Finds clear web addresses in text. “example.org” is not one: it may be a name."""

    def __init__(self) -> None:
        super().__init__(
            options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False},
            schemas=dict.fromkeys(("ftp:", "//", "mailto:")),
        )

    def match(self, text: str) -> Sequence[Match] | None:
        """Every address in a text."""
        found = super().match(text)
        return None if found is None else [_unquoted(each) for each in found]

    def match_at_start(self, text: str) -> Match | None:
        """The address that a text begins with."""
        found = super().match_at_start(text)
        return None if found is None else _unquoted(found)


def _unquoted(match: Match) -> Match:
    """An address without the curly quote after it, which the library takes as part of it."""
    kept = QUOTE.split(match.raw)[0].rstrip(".,;:!?")
    match.last_index -= len(match.raw) - len(kept)
    match.raw = match.text = match.url = kept
    return match


def _is_safe(url: str) -> bool:
    """Whether a link or image may be kept: a web page, mail, a place here, or a file's name."""
    return bool(SAFE_LINK.match(url)) or not SCHEME.match(url.strip())


def _with_addresses(tokens: Sequence[Token]) -> Iterator[Token]:
    """The pieces of a line, with the address of each link to the web after its words."""
    opened, words = None, ""
    for token in tokens:
        if token.type == "link_open":
            opened, words = token, ""
            if token.markup == "linkify":
                token.attrSet("class", "bare")
        words += token.content
        yield token
        if token.type == "link_close" and opened is not None:
            href = str(opened.attrGet("href") or "")
            if WEB.match(href) and _bare(href) != _bare(words):
                yield from _span("address", f" ({href})", token.level)
            opened = None


def _bare(address: str) -> str:
    return WEB.sub("", address.strip()).rstrip("/")


def _text(content: str, level: int) -> Token:
    return Token("text", "", 0, content=content, level=level)


def _inference(level: int) -> list[Token]:
    """A ringed “i”, drawn; its title, which a screen reader says, is “inference”."""
    svg = {"class": "mark inference", "viewBox": "0 0 10 10", "width": "10", "height": "10"}
    ring = {"fill": "none", "stroke": "#000", "stroke-width": "1.1"}
    letter = {"d": "M4.2 2.1h1.6v1.5h-1.6zM4.2 4.4h1.6v3.5h-1.6z"}
    return [
        Token("svg_open", "svg", 1, attrs={"xmlns": SVG, **svg}, level=level),
        Token("title_open", "title", 1, level=level + 1),
        _text("inference", level + 2),
        Token("title_close", "title", -1, level=level + 1),
        *_shape("circle", {"cx": "5", "cy": "5", "r": "4.45", **ring}, level + 1),
        *_shape("path", letter, level + 1),
        Token("svg_close", "svg", -1, level=level),
    ]


def _shape(name: str, attributes: Mapping[str, str], level: int) -> list[Token]:
    return [
        Token(f"{name}_open", name, 1, attrs=dict(attributes), level=level),
        Token(f"{name}_close", name, -1, level=level),
    ]


def _span(name: str, content: str, level: int) -> list[Token]:
    return [
        Token("span_open", "span", 1, attrs={"class": name}, level=level),
        _text(content, level + 1),
        Token("span_close", "span", -1, level=level),
    ]

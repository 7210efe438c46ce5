"""Markdown (CommonMark, with tables, and the footnotes that most programs know)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.load.reading.blocks import Block, Document, Kind
from kit.load.reading.characters import clean
from kit.load.reading.hyphens import Vocabulary, join_lines, vocabulary
from kit.load.reading.runs import Runs
from kit.model.essay import Spot

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:")
_MARK = re.compile(r"\[\^([^\]\s]{1,40})\](?!:)")
_TAGS = re.compile(r"<[^>]*>")


def read_markdown(text: str) -> Document:
    """The pieces of a Markdown text, with the lines where they begin."""
    from markdown_it import MarkdownIt

    front = _FRONT.match(text)
    # The lines stay, so that all after them keep their numbers.
    bare = text if front is None else "\n" * front[0].count("\n") + text[front.end() :]
    # Otherwise a footnote would be taken for the address of a link.
    bare = re.sub(r"(?m)^ {0,3}(\[\^[^\]\s]{1,40}\]):", r"\n\1\\:", bare)
    shifted = _line_numbers(text)
    tokens = MarkdownIt("commonmark").enable("table").parse(bare)
    words = vocabulary(text.split("\n"))
    blocks: list[Block] = []
    containers: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            containers.append(token.type)
        elif token.nesting == -1:
            containers.pop()
        line = 0 if token.map is None else shifted[min(token.map[0], len(shifted) - 1)]
        if token.type == "inline":
            blocks += _block(token, containers, Spot(line), words)
        elif token.type in ("fence", "code_block"):
            blocks.append(Block(clean(token.content), Spot(line), "out", "a block of code"))
        elif token.type == "html_block":
            words_of = clean(_TAGS.sub(" ", token.content))
            blocks.append(Block(words_of, Spot(line), "out", "a piece of a web page"))
        elif token.type == "hr":
            blocks.append(Block("* * *", Spot(line), "out", "a line without words"))
    title, author = _front_matter(front)
    return Document(_without_captions(blocks), title, author, source=text)


def _line_numbers(text: str) -> list[int]:
    """The line of the file, from 1, for each line that is parsed."""
    lines: list[int] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if re.match(r" {0,3}\[\^[^\]\s]{1,40}\]:", line):
            lines.append(number)
        lines.append(number)
    return lines


def _block(token: Token, containers: Sequence[str], spot: Spot, words: Vocabulary) -> list[Block]:
    kind: Kind = "text"
    why = ""
    if "heading_open" in containers:
        kind = "heading"
    elif any(each in ("th_open", "td_open") for each in containers):
        kind, why = "out", "a table"
    elif "list_item_open" in containers:
        kind = "item"
    runs = Runs()
    pictures = _gather(token.children or [], runs)
    joined = "".join(runs.pieces)
    if _NOTE.match(joined.strip()):
        kind, why = "out", "a footnote"
    else:
        runs.marks += _MARK.findall(joined)
        joined = _MARK.sub("", joined)
    runs.pieces = [join_lines(joined.split("\n"), words)]
    found = list(runs.blocks(spot, kind, why))
    if pictures and not found:
        return [Block(clean(" ".join(pictures)), spot, "out", "a picture")]
    return found


def _gather(tokens: Sequence[Token], runs: Runs) -> list[str]:
    """Add the words of inline tokens; gives the descriptions of pictures among them."""
    pictures = []
    slanted = bold = 0
    for token in tokens:
        if token.type == "em_open":
            slanted += 1
        elif token.type == "em_close":
            slanted -= 1
        elif token.type == "strong_open":
            bold += 1
        elif token.type == "strong_close":
            bold -= 1
        elif token.type in ("softbreak", "hardbreak"):
            runs.pieces.append("\n")
        elif token.type in ("text", "code_inline", "text_special"):
            runs.add(token.content, slanted=slanted > 0, bold=bold > 0)
        elif token.type == "html_inline" and re.match(r"<br\b", token.content, re.IGNORECASE):
            runs.pieces.append(" ")
        elif token.type == "image":
            pictures.append(token.content or "picture")
    return pictures


def _without_captions(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """A short piece in italics right below a picture is its caption."""
    found: list[Block] = []
    for block in blocks:
        picture = bool(found) and found[-1].why == "a picture"
        caption = picture and block.kind == "text" and block.slanted
        found.append(replace(block, kind="out", why="a caption") if caption else block)
    return tuple(found)


def _front_matter(front: re.Match[str] | None) -> tuple[str, str]:
    """Title and author in the lines between `---` at the top."""
    found = {"title": "", "author": ""}
    for line in "" if front is None else front[1].split("\n"):
        key, _, value = line.partition(":")
        if key.strip().lower() in found:
            found[key.strip().lower()] = clean(value.strip().strip("\"'"))
    return found["title"], found["author"]

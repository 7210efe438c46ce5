"""YAML to plain values, and the place of each of them.

Every scalar is read as text, as it is written; the types decide what it should be. So `no`
stays "no", the language code for Norwegian, and `12:30` stays "12:30", not 750.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from ruamel.yaml.error import MarkedYAMLError, StringMark, YAMLError, YAMLStreamError

from kit.load.compose import MAPPING, SCALAR, SEQUENCE, Node, compose
from kit.load.hidden import HIDDEN, complain_of
from kit.load.text import read_text
from kit.problems import Key, Place, Problems, SourceText

Value = str | None | list["Value"] | dict[str, "Value"]

DEEPEST = 20
"""The limit on nesting: far more than our files need, and safe for recursion."""
# What the core schema reads as null (YAML 1.2.2, section 10.3.2).
_NULLS = {"", "~", "null", "Null", "NULL"}
CUT_OFF = re.compile(r"\s+(#[^\s#][^\s]*)")
_HINTS = {
    "mapping values are not allowed here": "text that contains “: ” must be in quotes",
    "found character '\\t' that cannot start any token": "indent with spaces, not with tabs",
    "that cannot start any token": "text that begins with such a sign must be in quotes",
    "found undefined alias": "text that begins with “*” must be in quotes",
    "expected <block end>, but found": "check the lines above: their indentation, and "
    "whether each quotation mark is closed",
    "while scanning a quoted scalar": "a quotation mark is not closed",
    "found unexpected end of stream": "a quotation mark or bracket is not closed",
    "found unknown escape character": "in double quotes a backslash must be doubled: \\\\",
    "could not find expected ':'": "each line here should read “key: value”",
}


def read_yaml(path: Path, problems: Problems) -> tuple[Value, SourceText] | None:
    """Read a YAML file: its value, and its source with all places; None and problems if broken."""
    source = read_text(path, problems)
    return None if source is None else parse_yaml(source, problems)


def parse_yaml(
    source: SourceText, problems: Problems, part: str | None = None, first_line: int = 1
) -> tuple[Value, SourceText] | None:
    """Parse YAML text: its value, and `source` with a mark for every value.

    `part` is the YAML if it is only a part of the file (front matter); it then begins at
    `first_line`, from 1. Aliases, tags and repeated keys are problems: aliases can expand
    without limit, and a repeated key silently hides a value. None and problems if it is broken.
    """
    reader = _Reader(source, problems, first_line - 1)
    try:
        node = compose(source.text if part is None else part)
    except MarkedYAMLError as failure:
        reader.complain(failure)
        return None
    except (YAMLError, YAMLStreamError, ValueError) as failure:
        problems.error(source.at(first_line), f"is not YAML: {str(failure).splitlines()[0]}")
        return None
    except RecursionError:
        problems.error(source.at(first_line), "is nested too deeply")
        return None
    before = len(problems.errors)
    value = None if node is None else reader.value(node, ())
    if len(problems.errors) > before:
        return None
    return value, dataclasses.replace(source, marks=reader.marks)


class _Reader:
    """Turns composed nodes into values, and records the place of each."""

    def __init__(self, source: SourceText, problems: Problems, offset: int) -> None:
        self.source = source
        self.problems = problems
        self.offset = offset
        self.lines = source.text.split("\n")
        self.marks: dict[Key, tuple[int, int, int]] = {}
        self.seen: set[int] = set()

    def place(self, mark: StringMark, length: int = 1) -> Place:
        return self.source.at(mark.line + 1 + self.offset, mark.column + 1, length)

    def value(self, node: Node, keys: Key) -> Value:
        """The value of a node; `keys` is the path that leads to it."""
        length = _length(node)
        if keys not in self.marks:
            mark = node.start_mark
            self.marks[keys] = (mark.line + 1 + self.offset, mark.column + 1, length)
        # Places are made only for problems: each one splits the whole text into lines.
        if id(node) in self.seen:
            place = self.place(node.start_mark, length)
            self.problems.error(place, "aliases (“*name”) are not allowed here", "write it out")
            return None
        self.seen.add(id(node))
        if len(keys) > DEEPEST:
            place = self.place(node.start_mark, length)
            self.problems.error(place, "is nested too deeply")
            return None
        tag = str(node.tag)
        # YAML's own tags, such as !!str, are harmless; all others could stand for any object.
        if not tag.startswith("tag:yaml.org,2002:") or ":python/" in tag:
            place = self.place(node.start_mark, length)
            self.problems.error(place, f"the tag “{tag}” is not allowed here", "leave it out")
            return None
        if node.id == SEQUENCE:
            return [self.value(item, (*keys, index)) for index, item in enumerate(node.value)]
        if node.id == MAPPING:
            return self._mapping(node, keys)
        if node.id == SCALAR and not node.style and node.value in _NULLS:
            return None
        text = str(node.value)
        if node.id == SCALAR and not node.style:
            self.warn_of_comment(node)
        # What a file holds in plain sight was told when it was read; this is “\\u202e” and such.
        if (hidden := HIDDEN.search(text)) is not None and hidden[0] not in self.source.text:
            complain_of(hidden[0], self.place(node.start_mark, length), self.problems)
        return text

    def _mapping(self, node: Node, keys: Key) -> Value:
        found: dict[str, Value] = {}
        for key_node, value_node in node.value:
            if key_node.id != SCALAR:
                place = self.place(key_node.start_mark, _length(key_node))
                self.problems.error(place, "a key must be plain text")
                continue
            key = str(key_node.value)
            if key in found:
                place = self.place(key_node.start_mark, _length(key_node))
                self.problems.error(place, f"“{key}” appears twice", "keep one of them")
                continue
            mark = key_node.start_mark
            where = (mark.line + 1 + self.offset, mark.column + 1, _length(key_node))
            value = self.value(value_node, (*keys, key))
            # A problem with a list, a mapping or an empty value is shown at its key.
            if value_node.id != SCALAR or value is None:
                self.marks[(*keys, key)] = where
            self.marks[(*keys, key, "")] = where  # the key itself, for unknown keys
            found[key] = value
        return found

    def warn_of_comment(self, node: Node) -> None:
        """Warn where a value is cut off: a “#” after a space begins a comment (YAML 1.2.2, 6.6).

        A comment that is meant as one has a space after its “#”.
        """
        mark = node.end_mark
        line = mark.line + self.offset
        rest = self.lines[line][mark.column :] if line < len(self.lines) else ""
        if (cut := CUT_OFF.match(rest)) is not None:
            place = self.place(mark, len(rest.rstrip()))
            self.problems.warn(
                dataclasses.replace(place, column=place.column + cut.start(1)),
                f"all from “{cut[1]}” on is taken for a comment, and left out",
                "put the whole text in quotes, or a space after the “#” of a comment",
            )

    def complain(self, failure: MarkedYAMLError) -> None:
        mark = failure.problem_mark or failure.context_mark
        message = (failure.problem or failure.context or "cannot be read").strip()
        said = f"{failure.context or ''} {message}"
        hint = next((hint for words, hint in _HINTS.items() if words in said), "")
        place = self.place(mark) if mark is not None else self.source.at(1 + self.offset)
        self.problems.error(place, f"is not YAML: {message}", hint)


def _length(node: Node) -> int:
    """The length of a scalar on one line, for the caret below it; 1 for all other nodes."""
    start, end = node.start_mark, node.end_mark
    if end.line == start.line and node.id == SCALAR:
        return max(1, int(end.column - start.column))
    return 1

"""Changes inside a YAML text that leave the rest as it is: comments, order, layout.

Each takes a text and returns the new one, with the same line ends. Each reads its result
again, and raises `CannotWork` if that does not say what was wanted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Sequence

from kit.load import Span, Value, yaml_spans
from kit.problems import CannotWork

Path = Sequence[str | int]

_SAFE = re.compile(r"[A-Za-z][\w’.-]*(?: [\w’.()–-]+)*")
_NULLS = {"null", "Null", "NULL"}


def scalar(text: str) -> str:
    """A line of text as YAML: plain if that is safe, otherwise in double quotes."""
    if _SAFE.fullmatch(text) and text not in _NULLS:
        return text
    # What JSON writes, YAML reads.
    return json.dumps(text, ensure_ascii=False)


def plain(text: str) -> Value:
    """What a YAML text says; an empty one is a mapping without keys."""
    spans = yaml_spans(text)
    return {} if spans is None else _plain(spans)


def with_item(text: str, key: str, item: str) -> str:
    """Add an item at the end of the list at a key; add the list if it is not there."""
    wanted = _keys(text)
    before = wanted.get(key) or []
    if not isinstance(before, list):
        raise CannotWork(f"“{key}” should be a list")
    wanted[key] = [*before, item]
    said, line_end = scalar(item), _line_end(text)
    spans = yaml_spans(text)
    found = None if spans is None else spans.at(key)
    if spans is None or found is None:
        new = with_text_added(text, f"{key}: [{said}]{line_end}")
    elif found.kind == "text":
        # The key is there, with nothing after it.
        new = _written(text, spans, key, f"[{said}]")
    elif not found.items:
        new = _replaced(text, found.start, found.end, f"[{said}]")
    elif found.flow:
        end = found.items[-1].end
        new = _replaced(text, end, end, f", {said}")
    else:
        dash = found.marks[-1]
        lead = text[_line_start(text, dash) : dash]
        end = _end_of_line(text, found.items[-1].end)
        new = _replaced(text, end, end, f"{line_end}{' ' * len(lead)}- {said}")
    return _checked(new, wanted)


def without_items(text: str, path: Path, places: Collection[int]) -> str:
    """Take the items at those places, counted from 0, out of the list at a path."""
    wanted = _keys(text)
    listed = _inner(wanted, path)
    assert isinstance(listed, list)
    listed[:] = [item for place, item in enumerate(listed) if place not in places]
    for place in sorted(places, reverse=True):
        text = _without_item(text, path, place)
    return _checked(text, wanted)


def with_text(text: str, path: Path, value: str) -> str:
    """Replace the text at a path by another of one line."""
    wanted = _keys(text)
    spans = yaml_spans(text)
    found = None if spans is None else spans.at(*path)
    holder = _inner(wanted, path[:-1])
    parent = None if spans is None else spans.at(*path[:-1])
    if found is None or found.kind != "text" or parent is None:
        raise CannotWork(f"there is no text at “{path[-1]}”")
    holder[path[-1]] = value  # type: ignore[index]
    return _checked(_written(text, parent, path[-1], scalar(value)), wanted)


def key_text(text: str, key: str, *, comments: bool = True) -> str:
    """A key of the outermost level as it is written, with the `comments` right above it.

    Ends with a line end. Raises `CannotWork` if there is no such key, or if it shares a line
    with others.
    """
    spans = yaml_spans(text)
    name = None if spans is None else spans.key(key)
    value = None if spans is None else spans.at(key)
    if spans is None or name is None or value is None or spans.flow:
        raise CannotWork(f"there is no line “{key}:” to copy")
    start = _line_start(text, name.start)
    while comments and start and (above := _line_start(text, start - 1)) < start:
        comment = text[above:start]
        if not comment.startswith("#") or comment.startswith("# yaml-language-server"):
            break
        start = above
    end = _end_of_line(text, max(value.end, name.end))
    return text[start:end] + _line_end(text)


def head_comment(text: str) -> str:
    """The comment that a file begins with, up to its first blank line."""
    lines = text.split("\n")
    count = next(
        (index for index, line in enumerate(lines) if not line.startswith("#")), len(lines)
    )
    return "".join(f"{line}\n" for line in lines[:count])


def key_names(text: str) -> tuple[str, ...]:
    """The keys of the outermost level, in order."""
    spans = yaml_spans(text)
    return () if spans is None else tuple(key.text for key, _ in spans.entries)


def with_text_added(text: str, more: str) -> str:
    """Add more at the end of a text, starting on a new line."""
    line_end = _line_end(text)
    start = text if not text or text.endswith("\n") else text + line_end
    return start + more.replace("\r\n", "\n").replace("\n", line_end)


def _without_item(text: str, path: Path, place: int) -> str:
    spans = yaml_spans(text)
    found = None if spans is None else spans.at(*path)
    assert found is not None
    item = found.items[place]
    if len(found.items) == 1:
        holder = spans.at(*path[:-1]) if spans is not None else None
        return _emptied(text, found, None if holder is None else holder.key(str(path[-1])))
    if found.flow:
        return _without_flow_item(text, found, place)
    dash, end = found.marks[place], _end_of_line(text, item.end)
    start = _line_start(text, dash)
    if text[start:dash].strip():
        # The first item of a list inside a list: the next item's dash moves up.
        return text[:dash] + text[found.marks[place + 1] :]
    return text[:start] + text[_after_line_end(text, end) :]


def _without_flow_item(text: str, found: Span, place: int) -> str:
    """Take out an item in brackets and the comma after it, or before it if it is the last."""
    item = found.items[place]
    if place < len(found.marks):
        comma = found.marks[place]
        cuts = [(item.start, item.end), (comma, comma + 1)]
        after = comma + 1
    else:
        comma = found.marks[place - 1]
        cuts = [(comma, comma + 1), (item.start, item.end)]
        after = item.end
    blanks = len(text[after:]) - len(text[after:].lstrip(" "))
    if place < len(found.marks):
        cuts.append((after, after + blanks))
    elif not text[comma + 1 : item.start].strip(" "):
        cuts = [(comma, item.end)]
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + text[end:]
    first = _line_start(text, cuts[0][0])
    end = _end_of_line(text, first)
    if not text[first:end].strip() and end < len(text):
        return text[:first] + text[_after_line_end(text, end) :]
    return text


def _emptied(text: str, found: Span, name: Span | None) -> str:
    """Take the only item out of a list; `name` is the key of the list."""
    if found.flow or name is None:
        return _replaced(text, found.start, found.end, "[]")
    colon = text.index(":", name.end) + 1
    start, end = _line_start(text, found.marks[0]), _end_of_line(text, found.end)
    end = _after_line_end(text, end) if end < len(text) else end
    return f"{text[:colon]} []{text[colon:start]}{text[end:]}"


def _written(text: str, holder: Span, key: str | int, said: str) -> str:
    """Replace a text by another; if there is none yet, write it after the key's colon."""
    found, name = holder.at(key), holder.key(str(key))
    assert found is not None
    if found.start == found.end and name is not None:
        colon = text.index(":", name.end) + 1
        return _replaced(text, colon, colon, f" {said}")
    return _replaced(text, found.start, found.end, said)


def _checked(text: str, wanted: Value) -> str:
    if plain(text) != wanted:
        raise CannotWork(
            "this file is laid out in a way that the kit cannot change safely",
            "change it by hand",
        )
    return text


def _keys(text: str) -> dict[str, Value]:
    value = plain(text)
    if not isinstance(value, dict):
        raise CannotWork("this file does not hold “key: value” lines", "run debate-kit check")
    return value


def _plain(span: Span) -> Value:
    if span.kind == "list":
        return [_plain(item) for item in span.items]
    if span.kind == "keys":
        return {key.text: _plain(value) for key, value in span.entries}
    return span.text


def _inner(value: Value, path: Path) -> Value:
    for key in path:
        value = value[key]  # type: ignore[index]
    return value


def _replaced(text: str, start: int, end: int, by: str) -> str:
    return text[:start] + by + text[end:]


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def _end_of_line(text: str, offset: int) -> int:
    """The offset of the line end that follows, or of the text's end."""
    end = text.find("\n", offset)
    if end < 0:
        return len(text)
    return end - 1 if end > offset and text[end - 1] == "\r" else end


def _after_line_end(text: str, end: int) -> int:
    return end + 2 if text[end : end + 2] == "\r\n" else end + 1

"""What Jinja's parser says of a template, in words for a teacher and at the right place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.problems import Place, SourceText, did_you_mean
from kit.render.blocks import TAG

TAGS = ("block", "endblock", "if", "elif", "else", "endif", "for", "endfor", "extends")
QUOTED = re.compile(r"['“]([^'”]+)['”]")
# A brace that neither opens nor closes anything.
LONE_BRACE = re.compile(r"(?<![%}#{])[{}](?![%}#{])")
CURLY = re.compile(r"unexpected char '([“”„‘’«»])'")
ENDS = {"block": "endblock", "if": "endif", "for": "endfor"}
Told = tuple[Place, str, str]


def explain(message: str, line: int, source: SourceText) -> Told:
    """The place, a message and a hint for what Jinja says of a line, counted from 1."""
    quoted = QUOTED.findall(message)
    word = quoted[-1] if quoted else ""
    opened = _opened(source, line)
    if (curly := CURLY.match(message)) is not None:
        place = source.find(curly[1], line)
        return place, "there are curly quotes inside a tag", 'write straight ones: "…"'
    if message.startswith("Encountered unknown tag") and quoted[0] not in TAGS:
        place = source.find(quoted[0], line)
        return place, f"there is no tag “{quoted[0]}”", did_you_mean(quoted[0], TAGS)
    if opened and ("needs to be closed" in message or word in ENDS.values()):
        place, tag = opened[-1]
        return (
            place,
            f"“{{% {tag} %}}” is never closed",
            f"write “{{% {ENDS[tag]} %}}” after its text",
        )
    place = source.find(word, line)
    if word in ("{", "}"):
        return _brace(message, place, line, source)
    return place, message, ""


def _brace(message: str, place: Place, line: int, source: SourceText) -> Told:
    lone = LONE_BRACE.search(place.excerpt)
    place = place if lone is None else source.at(line, lone.start() + 1)
    before = place.excerpt[: place.column - 1]
    if before.rfind("{%") > before.rfind("%}"):
        return place, "this tag is not closed", "end it with “%}”"
    if before.rfind("{{") > before.rfind("}}"):
        return place, "this value is not closed", "end it with “}}”"
    return place, message, "" if lone is None else "a value is printed by {{ its name }}"


def _opened(source: SourceText, line: int) -> list[tuple[Place, str]]:
    """The tags that are still open where the parser stopped, the innermost last."""
    found: list[tuple[Place, str]] = []
    for place, tag in _tags(source):
        if tag in ENDS:
            found.append((place, tag))
        elif found and tag == ENDS[found[-1][1]]:
            found.pop()
        elif tag in ENDS.values() and place.line >= line:
            break
    return found


def _tags(source: SourceText) -> Iterator[tuple[Place, str]]:
    for match in TAG.finditer(source.text):
        if match["tag"]:
            yield source.at_offset(match.start(), len(match[0])), match["tag"].split()[0]

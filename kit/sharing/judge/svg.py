"""Judges a drawing of a pack: shapes and words are allowed, nothing that loads, runs or multiplies.

Expat reads it, and any DOCTYPE is refused, so that no entity can be declared at all. That rules
out entities that load files or grow without end (CWE-611, CWE-776).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from kit.problems import Place, Problems, SourceText
from kit.sharing.judge import limits
from kit.sharing.judge.css import HINT, judge_css
from kit.sharing.judge.names import quotable

MOST_ELEMENTS = 20_000
"""Shapes that are drawn, when every reference to another element is followed."""
DEEPEST = 100
MOST_REFERENCES = 150
"""References in a row, each leading to the next."""
SVG = "http://www.w3.org/2000/svg"
# Elements of SVG 2 and SVG Animations that load, run, move, or embed another language.
FORBIDDEN = {
    "script", "foreignobject", "iframe", "object", "embed", "audio", "video", "canvas", "handler",
    "animate", "animatemotion", "animatetransform", "set", "discard", "mpath", "link", "feimage",
}  # fmt: skip
_INNER = re.compile(r"url\(\s*[\"']?\s*#([^\"')\s]+)")


@dataclass(slots=True)
class _Element:
    name: str
    line: int
    column: int
    draws: list[str] = field(default_factory=list)
    paints: list[str] = field(default_factory=list)
    children: list[_Element] = field(default_factory=list)


class _Stop(Exception):
    """Stops reading a drawing that is refused already."""


def judge_svg(source: SourceText, problems: Problems) -> None:
    """Add a problem for everything in a drawing that is not allowed in one."""
    _Reader(source, problems).read()


class _Reader:
    def __init__(self, source: SourceText, problems: Problems) -> None:
        self.source = source
        self.problems = problems
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.root = _Element("", 1, 1)
        self.open = [self.root]
        self.by_id: dict[str, _Element] = {}
        self.style: list[str] = []
        self.weights: dict[int, tuple[int, int]] = {}

    @property
    def place(self) -> Place:
        """Where the parser is."""
        return self.source.at(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def read(self) -> None:
        try:
            self.parser.Parse(self.source.text.encode("utf-8"), True)
        except _Stop:
            return
        except expat.ExpatError as failure:
            place = self.source.at(failure.lineno, failure.offset + 1)
            said = expat.errors.messages[failure.code]
            self.problems.error(place, f"is not a drawing (SVG): {said}")
            return
        if [each.name for each in self.root.children] != ["svg"]:
            self.problems.error(self.source.at(1), "is not a drawing (SVG)")
        elif max(self._weight(self.root, ())) > MOST_ELEMENTS:
            self.problems.error(
                self.source.at(1), f"draws more than {MOST_ELEMENTS} shapes", "draw it more simply"
            )

    def start(self, full_name: str, attributes: dict[str, str]) -> None:
        space, _, name = full_name.rpartition(" ")
        name = name.lower()
        at = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        element = _Element(name, *at)
        if name in FORBIDDEN or (space not in (SVG, "") and "xhtml" in space):
            self.problems.error(self.place, f"“<{quotable(name)}>” is not allowed in a drawing")
        for key, value in attributes.items():
            self._attribute(element, key.rpartition(" ")[2].lower(), value)
        self.open[-1].children.append(element)
        self.open.append(element)
        if len(self.open) > DEEPEST:
            self._stop("is nested too deeply")
        if len(self.problems) >= limits.MOST_SAID:
            raise _Stop
        self.style = []

    def _attribute(self, element: _Element, key: str, value: str) -> None:
        if key == "id":
            self.by_id.setdefault(value, element)
        elif key.startswith("on"):
            self.problems.error(self.place, f"“{quotable(key)}” is not allowed in a drawing")
        elif key in ("href", "src", "base"):
            if key == "href" and value.strip().startswith("#"):
                element.draws.append(value.strip()[1:])
            else:
                message = f"“{quotable(value)}” is outside the drawing"
                self.problems.error(self.place, message, "a drawing holds all that it shows")
        else:
            # Paints and markers pass from a group to every shape in it (SVG 2, 13).
            passes_on = key == "style" or key.startswith(("fill", "stroke", "marker"))
            (element.paints if passes_on else element.draws).extend(_INNER.findall(value))
            if "url" in value.lower() or "\\" in value or "src" in value.lower() or "@" in value:
                self._css(value)

    def _css(self, text: str) -> None:
        """Judge CSS in an attribute or a style element; problems get the place in the drawing."""
        found = Problems()
        judge_css(SourceText(self.source.path, text), found, inside=True)
        here = self.place
        self.problems.extend(dataclasses.replace(each, place=here) for each in found)

    def text(self, text: str) -> None:
        if self.open[-1].name == "style":
            self.style.append(text)

    def end(self, _: str) -> None:
        element = self.open.pop()
        if element.name == "style":
            self._css("".join(self.style))
            # A rule may apply to every shape, so what it refers to counts once for each.
            self.root.paints += _INNER.findall("".join(self.style))

    def doctype(self, *_: object) -> None:
        self._stop(
            "a drawing of a pack has no DOCTYPE and declares no entities",
            "remove the lines from “<!DOCTYPE” to “>”",
        )

    def instruction(self, target: str, _: str) -> None:
        if target.lower() != "xml":
            self.problems.error(
                self.place, f"“<?{quotable(target)}” is not allowed in a drawing", HINT
            )

    def _stop(self, message: str, hint: str = "") -> None:
        self.problems.error(self.place, message, hint)
        raise _Stop

    def _weight(self, element: _Element, above: tuple[int, ...]) -> tuple[int, int]:
        """How many shapes an element draws, without and with paints; at most one above the limit.

        `above` are the ids of the elements that lead here, to find references in a circle.
        """
        if id(element) in above or len(above) > MOST_REFERENCES:
            said = "draws itself" if id(element) in above else "leads to too many others"
            message = f"“<{quotable(element.name)}>” {said}"
            self.problems.error(self.source.at(element.line, element.column), message)
            return 0, 0
        if id(element) not in self.weights:
            inner = (*above, id(element))
            parts = [self._weight(each, inner) for each in element.children]
            parts += [self._weight(each, inner) for each in self._targets(element.draws)]
            paints = [self._weight(each, inner)[1] for each in self._targets(element.paints)]
            shapes = min(1 + sum(part[0] for part in parts), MOST_ELEMENTS + 1)
            whole = 1 + sum(part[1] for part in parts) + shapes * sum(paints)
            self.weights[id(element)] = shapes, min(whole, MOST_ELEMENTS + 1)
        return self.weights[id(element)]

    def _targets(self, names: list[str]) -> Iterator[_Element]:
        return (self.by_id[name] for name in names if name in self.by_id)

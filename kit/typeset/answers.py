"""The spaces for answers on a sheet, and the words that say what each is for.

A space is recognized by how it looks on paper, so a teacher's own sheets have spaces, too:

* ruled lines (`.lines`), whose words are the question before them;
* empty cells of a table's body, whose words are the heads of their row and column;
* boxes to tick (`.tick`), with the words after them, or those of their row and column;
* strips after a word (`.fill-in span`, `.name-strip span`, `.asks`), with that word; one that is
  `.known` asks for what the kit knows where it knows the student;
* gaps in a sentence (`.blank`), with that sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from kit.model.field import FieldKind

SHORT = 30
"""Characters. Fewer say little without the heading above them."""
_BETWEEN = " · "
_HEADINGS = ("h1", "h2", "h3")
_APART = {"br", "p", "li", "div", "ul", "ol", "td", "th", "tr", "h1", "h2", "h3", "section"}
_SILENT = ("emblem", "tick", "lines")


@dataclass(frozen=True, slots=True)
class Answer:
    """A space for an answer: the element that marks it, and the words that it answers to.

    `plated` is one that says what a student's plate says: no field where there is one.
    """

    element: Element
    kind: FieldKind
    label: str
    plated: bool = False


def has_answers(html: str) -> bool:
    """Whether a sheet has anything to fill in."""
    import tinyhtml5  # type: ignore[import-untyped]

    root = tinyhtml5.parse(html, namespace_html_elements=False)
    return next(_Sheet(root).spaces(), None) is not None


def find_answers(root: Element) -> tuple[Answer, ...]:
    """Every space for an answer below an HTML document's root, in reading order.

    Where words are short, belong to a table, or occur more than once on the sheet, all answers in
    that section have its heading before them. No two have the same words: duplicates are numbered.
    """
    sheet = _Sheet(root)
    found = list(sheet.spaces())
    often = Counter(answer.label for answer in found)
    unclear = {
        sheet.section(answer)
        for answer in found
        if often[answer.label] > 1 or len(answer.label) < SHORT or _BETWEEN in answer.label
    }
    placed = [
        replace(answer, label=sheet.below_heading(answer) or sheet.title)
        if sheet.section(answer) in unclear
        else answer
        for answer in found
    ]
    often = Counter(answer.label for answer in placed)
    met: Counter[str] = Counter()
    numbered = []
    for answer in placed:
        met[answer.label] += 1
        label = answer.label
        if often[label] > 1:
            label = f"{label} ({met[label]})"
        numbered.append(replace(answer, label=label))
    return tuple(numbered)


class _Sheet:
    """A sheet's elements, each of which knows its parent."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.parents = {kid: element for element in root.iter() for kid in element}

    @property
    def title(self) -> str:
        """What to call a space that has no question."""
        title = self.root.find("head/title")
        return "" if title is None else _said(title)

    def spaces(self) -> Iterator[Answer]:
        body = self.root.find("body")
        yield from () if body is None else self._within(body)

    def _within(self, element: Element) -> Iterator[Answer]:
        if not isinstance(element.tag, str) or element.get("aria-hidden") == "true":
            return
        answer = self._answer(element)
        if answer is not None:
            yield answer
        for kid in element:
            yield from self._within(kid)

    def _answer(self, element: Element) -> Answer | None:
        classes, parent = _classes(element), self.parents[element]
        around = _classes(parent)
        if "lines" in classes:
            return Answer(element, "text", self._asked(element))
        if "tick" in classes:
            return Answer(element, "tick", self._ticked(element))
        if "asks" in classes or (element.tag == "span" and {"fill-in", "name-strip"} & around):
            known = "known" in classes or "name-strip" in around
            return Answer(element, "text", _said(element).rstrip(" :"), plated=known)
        if "blank" in classes:
            return Answer(element, "text", _said(parent))
        if element.tag == "td" and not len(element) and not _said(element):
            place = self._cell(element)
            return None if place is None else Answer(element, "text", place)
        return None

    def _asked(self, lines: Element) -> str:
        """The words before ruled lines: all of them in the same block, else only the last ones."""
        block, element = True, lines
        while element in self.parents:
            parent = self.parents[element]
            before = list(parent)[: list(parent).index(element)]
            spoken = [each for each in before if _said(each)]
            if spoken:
                if block and parent.tag == "div":
                    return " ".join(_said(each) for each in spoken).rstrip(" :")
                last = spoken[-1]
                if last.tag in ("ul", "ol"):
                    last = next(each for each in reversed(list(last)) if _said(each))
                return _said(last).rstrip(" :")
            block, element = False, parent
        return ""

    def _ticked(self, tick: Element) -> str:
        """The words of a box to tick: what leads up to its row of boxes, then its own."""
        parent = self.parents[tick]
        kids = list(parent)
        index = kids.index(tick)
        first = next(at for at, kid in enumerate(kids) if "tick" in _classes(kid))
        lead = _joined(parent.text, *(each for kid in kids[:first] for each in (kid, kid.tail)))
        if not lead and "choice" in _classes(parent):
            # Each answer of a vote keeps together with its box; what is voted on leads them all.
            lead = _said(next(iter(self.parents[parent])))
        own: list[Element | str | None] = [tick.tail]
        for kid in kids[index + 1 :]:
            if any("tick" in _classes(each) for each in kid.iter()):
                break
            own += [kid, kid.tail]
        cell = self._nearest(tick, ("td",))
        place = None if cell is None else self._cell(cell)
        return _BETWEEN.join(
            filter(None, (place, _joined(lead, *own).strip(" ,;:") or None))
        ) or self.below_heading(Answer(tick, "tick", ""))

    def _cell(self, cell: Element) -> str | None:
        """The heads of a cell's row and column; of a row without one, its number.

        None for a cell of the table's own head.
        """
        row, table = self.parents[cell], self._nearest(cell, ("table",))
        group = self.parents[row]
        if table is None or group.tag == "thead":
            return None
        column = sum(_span(each) for each in list(row)[: list(row).index(cell)])
        head = next((_said(each) for each in row if each.tag == "th"), "")
        rows = [each for each in group if each.tag == "tr"]
        number = str(rows.index(row) + 1) if len(rows) > 1 else ""
        top = table.find("thead/tr[last()]")
        reached = 0
        name = ""
        for each in () if top is None else top:
            reached += _span(each)
            if reached > column:
                name = _said(each).rstrip(" :")
                break
        return _BETWEEN.join(filter(None, (head or number, name)))

    def section(self, answer: Answer) -> Element | None:
        """The section that an answer stands in."""
        return self._nearest(answer.element, ("section",))

    def below_heading(self, answer: Answer) -> str:
        """An answer's words below the heading of the section that it stands in."""
        section = self.section(answer)
        headings = () if section is None else section.iter()
        for each in headings:
            if each.tag in _HEADINGS:
                words = _said(each)
                return (
                    words
                    if words == answer.label
                    else _BETWEEN.join(filter(None, (words, answer.label)))
                )
        return answer.label

    def _nearest(self, element: Element, tags: tuple[str, ...]) -> Element | None:
        above: Element | None = element
        while above is not None and above.tag not in tags:
            above = self.parents.get(above)
        return above


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split())


def _span(cell: Element) -> int:
    span = cell.get("colspan", "1")
    return int(span) if span.isdigit() else 1


def _said(element: Element) -> str:
    """The words of an element, without those that only mark or draw."""
    return " ".join("".join(_pieces(element)).split())


def _joined(*pieces: Element | str | None) -> str:
    words = (_said(each) if isinstance(each, Element) else each or "" for each in pieces)
    return " ".join(" ".join(words).split())


def _pieces(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or _classes(element) & set(_SILENT):
        return
    apart = " " if element.tag in _APART else ""
    yield apart
    yield element.text or ""
    for kid in element:
        yield from _pieces(kid)
        yield kid.tail or ""
    yield apart

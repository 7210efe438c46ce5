"""Finds the style of like elements once, for all sheets that a process lays out.

WeasyPrint 70 asks each stylesheet about each element, puts together what applies, and computes each
value when it is first needed. Elements of a document to which the same rules apply share what is
computed, but every document begins anew. The sheets of a build have the same stylesheets, and most
of their elements are alike. So the stylesheets are asked as one, and styles are kept for the
documents to come.

A computed value depends on the rules that apply, on the style of the parent, and on the fonts; a
length in units of the page, on the document as well: documents with such units share nothing. Nor
do those with a complaint, so that each has all of its own; nor styles that layout changes.
WeasyPrint has no public API for that, so its version is pinned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from math import inf
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import weasyprint.css
from cssselect2 import Matcher  # type: ignore[import-untyped]
from weasyprint.css import (
    ComputedStyle,
    InitialStyle,
    StyleFor,
    declaration_precedence,
    find_style_attributes,
    preprocess_declarations,
)

from kit.problems import SourceText
from kit.typeset.same_pages import KnownPages, SamePages

WEASYPRINTS = StyleFor
"""What WeasyPrint does."""
OF_PAGE = re.compile(r"\d[psdl]?v(?:w|h|i|b|min|max)\b", re.IGNORECASE)
"""A length in units of the page (CSS Values 4, 6.1.2)."""
MOST = 4_000
"""Elements whose styles are kept, and rules of pages; then all are found again."""
SVG = "{http://www.w3.org/2000/svg}svg"

Sheets = Sequence[tuple[Any, str, Any]]
"""Stylesheets, each with its origin, and the specificity that all its rules have, if they do."""
Weight = tuple[str, float, Any]
"""An origin, the place of a layer, and a specificity."""
Rule = tuple[Weight, str | None, Any]
"""How much a rule weighs, its pseudo-element, and its declarations."""


@dataclass(frozen=True, slots=True)
class Found:
    """The style of an element, and those of its pseudo-elements.

    `rules` are those that apply: their identity is part of what it is known by.
    """

    style: ComputedStyle
    pseudo: dict[str, ComputedStyle]
    rules: Sequence[Rule]


@dataclass(slots=True)
class Known:
    """The styles that are known of a set of stylesheets, with a set of fonts.

    Stylesheets with lengths `of_page` share none. `sheets` are those that were asked last.
    """

    of_page: bool
    styles: dict[Any, Found] = field(default_factory=dict)
    pages: KnownPages = field(default_factory=KnownPages)
    sheets: list[Any] = field(default_factory=list)
    single: list[Matcher] = field(default_factory=list)
    """For each of the sheets, a matcher whose payloads are rules."""
    matcher: Matcher = field(default_factory=Matcher)

    @classmethod
    def of(cls, styles: Iterable[SourceText]) -> Known:
        """What is known at the beginning: nothing."""
        return cls(any(OF_PAGE.search(style.text) for style in styles))

    @contextmanager
    def used(self, html: str) -> Iterator[None]:
        """Within, the document of this HTML shares its styles with those before and after it."""
        global _current
        before = _current
        _current = None if self.of_page or OF_PAGE.search(html) else self
        try:
            yield
        finally:
            _current = before

    def matcher_of(self, sheets: Sheets) -> Matcher:
        """Gives the rules that apply to an element, of one stylesheet after the other.

        Where only the last stylesheet is another one, the rules of all others stay the same.
        """
        if sheets != self.sheets:
            same = takewhile(
                lambda pair: pair[0] == pair[1], zip(sheets, self.sheets, strict=False)
            )
            self.single[len(list(same)) :] = []
            for place in range(len(self.single), len(sheets)):
                self.single.append(_matcher(place, *sheets[place]))
            self.sheets, self.matcher = list(sheets), _merged(self.single)
        return self.matcher


_current: Known | None = None


class SameStyles(SamePages):
    """The styles of a document, found as WeasyPrint does or known already."""

    def __init__(
        self, html: Any, sheets: Sheets, hints: bool, font_config: Any, target_collector: Any
    ) -> None:
        if _current is None or hints:
            super().__init__(html, sheets, hints, font_config, target_collector)
            return
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = {"box": None, "area": None}
        self._sheets = sheets
        self.font_config = font_config
        self.pages = _current.pages
        if len(_current.styles) + len(_current.pages.held) > MOST:
            _current.styles.clear()
            _current.pages.clear()
        for element, found in self._found(html, _current):
            self._computed_styles[element, None] = found.style
            for pseudo, style in found.pseudo.items():
                self._computed_styles[element, pseudo] = style
            for style in (found.style, *found.pseudo.values()):
                if target_collector and style["anchor"]:
                    target_collector.collect_anchor(style["anchor"])

    def _found(self, html: Any, known: Known) -> Iterator[tuple[Element, Found]]:
        """The styles of each element, in tree order, for each inherits from its parent."""
        matcher, styles = known.matcher_of(self._sheets), self._computed_styles
        loose: set[int] = set()
        root: Any = None
        for wrapped in html.wrapper_element.iter_subtree():
            element = wrapped.etree_element
            parent = None if root is None else styles[wrapped.parent.etree_element, None]
            rules = [rule for _, _, _, rule in matcher.match(wrapped)]
            key = (id(parent), html.base_url, _own(element), tuple(map(id, rules)))
            found = known.styles.get(key)
            if found is None:
                found = self._new(html, element, parent, root, rules)
                if id(parent) not in loose and _stays(element, found.style):
                    known.styles[key] = found
                else:
                    loose.add(id(found.style))
            root = found.style if root is None else root
            yield element, found

    def _new(
        self, html: Any, element: Element, parent: Any, root: Any, rules: Sequence[Rule]
    ) -> Found:
        cascaded: dict[str | None, dict[str, Any]] = {}
        alone = SimpleNamespace(iter=lambda: (element,))
        for specificity, _, own, base_url in find_style_attributes(alone, False, html.base_url):
            weight = "author", inf, specificity
            _add(cascaded, (weight, None, preprocess_declarations(base_url, own)))
        for rule in rules:
            _add(cascaded, rule)

        def style_of(above: Any, first: Any, pseudo: str | None) -> ComputedStyle:
            what = cascaded.get(pseudo, {})
            more = html.base_url, self.font_config, self.initial_page_sizes
            return ComputedStyle(above, what, pseudo, first, *more)

        style = style_of(parent, root or InitialStyle(self.font_config), None)
        first = style if root is None else root
        return Found(
            style, {each: style_of(style, first, each) for each in cascaded if each}, rules
        )


def _add(cascaded: dict[str | None, dict[str, Any]], rule: Rule) -> None:
    """Add the declarations of a rule to what applies, but for those that weigh less."""
    (origin, layer, specificity), pseudo, declarations = rule
    style = cascaded.setdefault(pseudo, {})
    for name, values, importance in declarations:
        new = declaration_precedence(origin, importance), layer, specificity
        old = style.get(name)
        if old is None or old[1] <= new:
            style[name] = values, new


def _own(element: Element) -> tuple[str | None, ...]:
    """What an element has itself that WeasyPrint reads as declarations."""
    get = element.get
    own = get("style"), get("lang"), get("id")
    if element.tag == "a":
        return *own, get("name")
    if element.tag == SVG:
        return *own, get("width"), get("height")
    return own


def _stays(element: Element, style: ComputedStyle) -> bool:
    """Whether the rest of WeasyPrint leaves a style as it is."""
    if element.tag in ("html", "body"):
        return bool(style["overflow"] == "visible" and style["display"] != ("none",))
    return bool(style["float"] != "footnote" and style["position"][0] != "note()")


def _matcher(place: int, sheet: Any, origin: str, given: Any) -> Matcher:
    """The matcher of a stylesheet, with rules for payloads, in order of their `place`."""

    def ruled(entries: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
        for test, specificity, order, pseudo, (declarations, layer) in entries:
            at = inf if layer is None else sheet.layers.index(layer)
            rule = (origin, at, given or specificity), pseudo, declarations
            yield test, (place, specificity), order, pseudo, rule

    matcher = Matcher()
    for kind, entries in vars(sheet.matcher).items():
        if isinstance(entries, dict):
            setattr(matcher, kind, {name: [*ruled(each)] for name, each in entries.items()})
        elif isinstance(entries, list):
            setattr(matcher, kind, [*ruled(entries)])
    return matcher


def _merged(matchers: Iterable[Matcher]) -> Matcher:
    """One matcher for several stylesheets."""
    merged = Matcher()
    for matcher in matchers:
        for kind, entries in vars(matcher).items():
            if isinstance(entries, dict):
                for name, each in entries.items():
                    getattr(merged, kind).setdefault(name, []).extend(each)
            elif isinstance(entries, list):
                getattr(merged, kind).extend(entries)
    return merged


def use() -> None:
    """Have WeasyPrint find styles so."""
    weasyprint.css.StyleFor = SameStyles

"""Finds the styles of like pages once: those of the pages, and of what stands in their margins.

WeasyPrint 70 puts together the rules for each page anew, as a page's number is part of what rules
can ask for, and computes all values for each of its sixteen margin boxes. Pages to which the same
rules apply have the same styles. Like those of elements they depend on the style of the root.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.layout.page import PageType

Key = tuple[int, Any, tuple[tuple[int, int], ...]]
"""The style of the root, the base of addresses, and of each rule that applies its declarations and
the place of the selector."""


@dataclass(slots=True)
class KnownPages:
    """The styles of pages that are known. What is known by its identity is held, too."""

    styles: dict[Key, dict[str | None, ComputedStyle]] = field(default_factory=dict)
    held: list[Any] = field(default_factory=list)

    def clear(self) -> None:
        """Forget all."""
        self.styles.clear()
        self.held.clear()


class SamePages(StyleFor):  # type: ignore[misc]
    """The styles of a document's pages, found as WeasyPrint does or known already.

    WeasyPrint asks for the rules of a page, then for the style of the page, then for one of each of
    its pseudo-elements for which there are rules.
    """

    pages: KnownPages | None = None
    """None for a document that shares no styles."""

    def add_page_declarations(self, page_type: PageType) -> None:
        """Take the rules of a page, unless its styles are known."""
        if self.pages is None:
            super().add_page_declarations(page_type)

    def set_computed_styles(
        self, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None,
        base_url: Any = None, target_collector: Any = None,
    ) -> None:  # fmt: skip
        """Set a style; of a page, those of its pseudo-elements as well."""
        rest = {"base_url": base_url, "target_collector": target_collector}
        if self.pages is None or not isinstance(element, PageType):
            super().set_computed_styles(element, parent, root, pseudo_type, **rest)
            return
        above = self._computed_styles[parent, None]
        rules = [*self._rules(element)]
        key = id(above), base_url, tuple((id(each), place) for each, place in rules)
        found = self.pages.styles.get(key)
        if found is None:
            super().add_page_declarations(element)
            super().set_computed_styles(element, parent, root, None, **rest)
            pseudos = [pseudo for each, pseudo in self._cascaded_styles if each == element]
            for pseudo in filter(None, pseudos):
                super().set_computed_styles(element, element, root, pseudo, **rest)
            # All are set: WeasyPrint need not ask for the rest.
            self._cascaded_styles.clear()
            found = {each: self._computed_styles[element, each] for each in (None, *pseudos)}
            self.pages.styles[key] = found
            self.pages.held += (above, *(each for each, _ in rules))
        for pseudo, style in found.items():
            self._computed_styles[element, pseudo] = style

    def _rules(self, page_type: PageType) -> Iterator[tuple[Any, int]]:
        """The declarations of each rule that applies to a page, and the place of the selector."""
        for sheet, _, _ in self._sheets:
            for _, selectors, declarations in sheet.page_rules:
                for place, (_, _, asked) in enumerate(selectors):
                    if self._page_type_match(asked, page_type):
                        yield declarations, place

"""A finished part checked against every rule."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from kit.model.finding import Finding, Inspection


@dataclass(frozen=True, slots=True)
class Preflight:
    """Measures finished PDFs. What it finds depends on its fields alone.

    `least` is the smallest type size in points. What is read on a screen, not `printed`, may have
    color up to the edge, and rules of any thickness and color.
    """

    least: float = 9
    printed: bool = True

    def __call__(self, pdf: bytes, *, ink: bool = True, html: str = "") -> Inspection:
        """All that is wrong with the pages of a sheet, page by page from the top.

        And their `ink`, if that is wanted: it takes as long as everything else. `html` is what they
        were made of, with the names of students. A fault that occurs several times on a page is
        reported once.
        """
        from kit.preflight.layout import layout_findings
        from kit.preflight.marks import mark_findings
        from kit.preflight.names import names_in
        from kit.preflight.read import read

        pages = read(pdf)
        found = [
            *(
                finding
                for number, page in enumerate(pages, start=1)
                for finding in mark_findings(page, number, self.least, printed=self.printed)
            ),
            *layout_findings(pages, names_in(html)),
        ]
        together: dict[tuple[object, ...], Finding] = {}
        for finding in sorted(found, key=lambda each: (each.page, each.top, each.left)):
            key = (finding.rule, finding.page, finding.what, finding.running)
            first = together.setdefault(key, finding)
            if first is not finding:
                together[key] = dataclasses.replace(first, more=first.more + 1)
        return Inspection(tuple(together.values()), self.ink(pdf) if ink else ())

    def ink(self, pdf: bytes) -> tuple[float, ...]:
        """The part of each page that is black, from 0 to 1."""
        from kit.preflight.ink import ink_of

        return ink_of(pdf)

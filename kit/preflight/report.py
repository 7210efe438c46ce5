"""Findings, in words that help a teacher fix them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kit.model.finding import OF_PAGES, Finding, Rule
from kit.model.packet import HtmlSheet, Part, SheetKey
from kit.model.plate import NAME_LENGTHS
from kit.model.role import Role
from kit.model.sheets import PLATES, Paper
from kit.preflight.marks import OFF
from kit.preflight.names import names_in
from kit.problems import Place, Problems, SourceText

PAPERS: Mapping[Paper, str] = {"letter": "Letter", "a4": "A4"}
HINTS: Mapping[Rule, str] = {
    "edge": "printers cut off what is closer to the edge: give it a margin",
    "size": "set it larger, in the styles or in a profile's",
    "contrast": "make it darker, or what is behind it lighter",
    "line": "copiers lose it: make it thicker, in the styles",
    "font": "name another font in debate-kit.yaml",
    "image": "use an image with more dots, or an SVG",
    "full": "shorten what comes before it, or let what follows begin on this page",
    "heading": "keep it with what follows: “break-after: avoid” in the styles",
    "prompt": "keep it with them: “break-inside: avoid” in the styles, or fewer lines",
    "alone": "shorten what comes before it, or keep more with it: “break-inside: avoid”",
    "marks": "tie the mark to its word, or shorten the line above",
    "ballot": "write what is voted on beside its boxes",
    "name": "give it “overflow-wrap: normal”, or more room",
}
SHOWN = 50
"""Characters of the words that are shown."""
SOUGHT = 6
"""Words: this many are enough to find their place in a file."""


def add_findings(
    sheets: Sequence[HtmlSheet],
    parts: Mapping[SheetKey, Part],
    roles: Sequence[Role],
    templates: Mapping[str, SourceText],
    paper: Paper,
    problems: Problems,
) -> None:
    """Add a warning for everything that was found on these sheets, laid out on `paper`.

    Its place is that of its words: in the roster, or in the file of the sheet's role; else in the
    sheet's template, one of `templates` by the sheet's id. The same fault of the same template in
    many packets is reported once, and so is a fault in the running foot of several sheets. The size
    of names that are too long for their plate is not a fault.
    """
    alike: dict[tuple[object, ...], list[tuple[HtmlSheet, Place, Finding]]] = {}
    bodies = {role.id: role.bodies for role in roles}
    for sheet in sheets:
        for finding in parts[sheet.key].findings:
            if sheet.sheet.id == PLATES.id and _is_bound_to_be(finding, sheet):
                continue
            key: tuple[object, ...]
            if finding.running:
                # Every sheet has the same foot: what is wrong with it is one fault.
                place = templates.get(sheet.sheet.id, sheet.source).at(1)
                key = (finding.rule, finding.what)
            else:
                place = _place(finding, sheet, bodies.get(sheet.key[1], ()), templates)
                key = (sheet.sheet.id, place, finding.rule, finding.what)
            alike.setdefault(key, []).append((sheet, place, finding))
    for found in alike.values():
        sheet, place, finding = found[0]
        others = len({each.key for each, _, _ in found}) - 1
        problems.warn(place, _message(finding, sheet, others, paper), HINTS[finding.rule])


def _message(finding: Finding, sheet: HtmlSheet, others: int, paper: Paper) -> str:
    version = ", ".join(filter(None, sheet.key[1:]))
    where = f"the sheet “{sheet.sheet.title}”" + (f" ({version})" if version else "")
    where += f" on {PAPERS[paper]}, page {finding.page}"
    lost = finding.what.endswith(OFF) or min(finding.top, finding.left) < 0
    if finding.rule != "full" and not lost:
        where += f", {finding.top:g} mm from the top and {finding.left:g} mm from the left"
    said = f"{where}: {finding.what}"
    if finding.words:
        cut = finding.words[:SHOWN].rstrip()
        said += f": “{cut}{'…' if cut != finding.words else ''}”"
    if finding.more:
        said += f", and {finding.more} more on that page"
    if others and finding.running:
        said += f"; and on {others} other sheet{'s' if others > 1 else ''}"
    elif others:
        said += f"; so on {others} more of these sheets"
    return said


def _place(
    finding: Finding,
    sheet: HtmlSheet,
    bodies: Sequence[SourceText],
    templates: Mapping[str, SourceText],
) -> Place:
    """The place of the words in question, or else the sheet's template."""
    if sheet.named and any(_share(finding.words, name) for name in _names(sheet)):
        return sheet.source.at(0)
    template = templates.get(sheet.sheet.id, sheet.source)
    for source in (*bodies, template):
        if (place := _find(finding.words, source)) is not None:
            return place
    return template.at(1)


def _find(words: str, source: SourceText) -> Place | None:
    """The place of printed words in a file that may have marks between them."""
    sought = re.findall(r"\w+", words)[:SOUGHT]
    if sum(map(len, sought)) < SOUGHT:
        return None
    pattern = r"(?<!\w)" + r"(?:[^\w\n]|_|\n)+?".join(map(re.escape, sought)) + r"(?!\w)"
    match = re.search(pattern, source.text)
    if match is None:
        return None
    length = len(match[0].split("\n")[0])
    return source.at_offset(match.start(), length)


def _is_bound_to_be(finding: Finding, sheet: HtmlSheet) -> bool:
    """Whether a finding on a plate is expected.

    A plate is not a page by itself, and names too long for its second size are set smaller.
    """
    if finding.rule in OF_PAGES:
        return True
    return finding.rule == "size" and any(
        len(name) > NAME_LENGTHS[1] and _share(finding.words, name) for name in _names(sheet)
    )


def _names(sheet: HtmlSheet) -> Iterator[str]:
    """The names on a sheet that holds students' names."""
    return iter(names_in(sheet.html))


def _share(words: str, name: str) -> bool:
    """Whether words are a line of a name, or a name and what follows it."""
    squeezed, whole = ("".join(each.split()) for each in (words, name))
    return bool(squeezed) and (squeezed in whole or squeezed.startswith(whole))

"""Finds words and links that name a sheet which this debate does not have."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.model.link import SheetLink
from kit.model.packet import HtmlSheet, SheetKey
from kit.model.sheets import SheetSet
from kit.problems import Place, Problems, SourceText, did_you_mean

AT_TIMES = frozenset({"essay", "roster", "code_names"})
"""What a sheet may need that the next build may have, though this one has not."""
_LINK = re.compile(r'href="(kit:sheet/[^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_QUOTED = re.compile(r"[“‘\"](?:(?<=“)([^“”]{2,60})”|(?<=‘)([^‘’]{2,60})’|(?<=\")([^\"]{2,60})\")")
_SHEET = re.compile(r"\bsheets? \Z")
ONLY_WHERE = (
    "say it only where the sheet is there: "
    "{{% for each in sheets if each.id == “{}” %}} … {{% endfor %}}, with straight quotes"
)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The ids of all listed sheets by title, in small letters, and which of them are made.

    `names` are their titles as they are printed; `made` are those that any set makes.
    """

    by_title: Mapping[str, Sequence[str]]
    names: Mapping[str, str]
    there: frozenset[str]
    made: frozenset[str]

    def whose(self, sheet: str) -> str:
        """Who does not have a sheet: the debate, or only this set."""
        return "this set of sheets" if sheet in self.made else "the debate"

    def missing(self, title: str) -> str | None:
        """The id of the sheet with this title if the debate has none of that title."""
        named = self.by_title.get(title.lower(), ())
        return None if not named or self.there.intersection(named) else named[0]


def check_references(
    pages: Sequence[HtmlSheet],
    held: Mapping[SheetKey, frozenset[str]],
    sheets: SheetSet,
    templates: Mapping[str, SourceText],
    texts: Sequence[SourceText],
    problems: Problems,
) -> None:
    """Add a warning for each reference, on these pages, to a sheet that is not made with them.

    `held` gives, by a page's key, the ids of all sheets that are made in the same set; pages
    without are not looked at. A reference is a link to a sheet, a title of a listed sheet in
    quotes, or whatever stands in quotes after the word “sheet”. `templates` are those of the
    sheets, by id; `texts` are the files whose words the pages hold. A quotation that is in none of
    them, such as one from the essay, is no reference.
    """
    listed = sheets.facts.listed
    # A sheet that lacks a part may be printed under another title than the list has.
    printed = {page.sheet.id: page.sheet.title for page in pages}
    names = {sheet.id: printed.get(sheet.id, sheet.title) for sheet in listed}
    titles: dict[str, list[str]] = {}
    for sheet in listed:
        for title in {title.lower() for title in (names[sheet.id], *sheet.also)}:
            titles.setdefault(title, []).append(sheet.id)
    made = frozenset(printed)
    at_times = {sheet.id for sheet in listed if sheet.needs in AT_TIMES}
    # Most pages say what others of the same template say, or of other roles.
    places: dict[tuple[str, str], Place | None] = {}
    for page in (each for each in pages if each.key in held):
        known = _Sheets(titles, names, held[page.key] | at_times, made)
        files = tuple(file for each in (templates[page.sheet.id], *texts) for file in each.files)
        for words, message, hint in (*_links(page, known), *_quotations(page, known)):
            here = (page.sheet.id, words)
            if here not in places:
                places[here] = _place(words, files)
            if (place := places[here]) is not None:
                problems.warn(place, message, hint)


def _links(page: HtmlSheet, known: _Sheets) -> Iterator[tuple[str, str, str]]:
    """The links to sheets that are not there: their words, a message and a hint."""
    for href in dict.fromkeys(_LINK.findall(page.html)):
        link = SheetLink.to(html.unescape(href), "")
        if link is None or link.sheet in known.there:
            continue
        if link.sheet in known.names:
            title, whose = known.names[link.sheet], known.whose(link.sheet)
            message = f"this leads to the sheet “{title}”, which {whose} does not have"
            yield f"kit:sheet/{link.sheet}", message, ONLY_WHERE.format(link.sheet)
        else:
            message = f"no sheet has the id “{link.sheet}”, so this leads nowhere"
            yield f"kit:sheet/{link.sheet}", message, did_you_mean(link.sheet, known.there)


def _quotations(page: HtmlSheet, known: _Sheets) -> Iterator[tuple[str, str, str]]:
    """The quoted titles of sheets that are not there: the title, a message and a hint."""
    plain = html.unescape(_TAG.sub("", page.html))
    words = " ".join(plain.split())
    for match in _QUOTED.finditer(words):
        title = match[1] or match[2] or match[3]
        if (missing := known.missing(title)) is not None:
            message = f"this names the sheet “{title}”, which {known.whose(missing)} does not have"
            yield title, message, ONLY_WHERE.format(missing)
        elif title.lower() not in known.by_title and _SHEET.search(
            words, max(0, match.start() - 8), match.start()
        ):
            near = did_you_mean(title, (known.names[each] for each in sorted(known.there)))
            yield title, f"no sheet is called “{title}”", near


def _place(words: str, files: Sequence[SourceText]) -> Place | None:
    """The first place of words in one of the files; None if they are in none of them."""
    return next((file.find(words) for file in files if words in file.text), None)

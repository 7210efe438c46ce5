"""What stands in essays' files besides the essay, known by its words.

Readers that know more, from markup or from the layout, say so themselves.
"""

from __future__ import annotations

import re

from kit.load.reading.blocks import Block

MOST_WORDS = 45
"""Longer pieces are text, whatever they begin with."""

_PAGE = re.compile(
    r"(?:page|seite|página|p\.)?\s*\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?"
    r"|[-–—|]\s*\d{1,4}\s*[-–—|]",
    re.IGNORECASE,
)
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("an advertisement", re.compile(
        r"(?:advertisement|advertising|sponsored(?: content| by .*)?|paid (?:content|post)|ad"
        r"|skip advertisement|(?:story|article) continues below.*|continue reading.*"
        r"|scroll (?:down )?to continue.*|support our journalism.*|remaining free articles.*)\W*$",
        re.IGNORECASE)),
    ("a caption", re.compile(
        r"(?:figure|fig\.|photograph|photo|image|picture|illustration|drawing|chart|graphic|map|"
        r"table)\s*(?:\d+\s*[.:–—-]|\d+$|[:|]|by (?-i:[A-Z])|credit\b|courtesy\b)"
        r"|\[(?:image|photo|picture|illustration|video)\b.*\]$|\((?:photo|image|picture)\b.*\)$"
        r"|(?:credit|photo credit|image credit|source)s?\s*:",
        re.IGNORECASE)),
    ("a caption", re.compile(
        r".*(?:/\s*(?:AP|AFP|Reuters|Getty Images|EPA)|\b(?:AP Photo|Getty Images|via AP|"
        r"(?:file|staff|courtesy|handout) photo|photo by [A-Z][^.]*))\W*$")),
    ("navigation", re.compile(
        r"(?:share(?: this.*| on .*)?|tweet|print|e-?mail|save(?: for later)?|listen.*minutes?.*"
        r"|copy link|gift(?: this)? article|skip to (?:main )?content|back to top|home|log ?in"
        r"|sign (?:in|up).*|subscribe.*|read (?:more|next|also)\b.*|related(?: \w+)?\s*:?.*"
        r"|most (?:read|popular|viewed).*|you may also like.*|more (?:from|on|in) .*"
        r"|filed under\b.*|tags?\s*:.*|topics\s*:.*|posted in .*|(?:\d+ |load more )?comments?"
        r"(?: \(\d+\))?|leave a (?:comment|reply)|follow us.*|click here.*|menu|search"
        r"|next|previous|\d+ min(?:ute)?s? read|accept(?: all)?(?: cookies)?"
        r"|we (?:and our \d+ partners )?use cookies.*)\W*$",
        re.IGNORECASE)),
    ("a request to subscribe", re.compile(
        r".*\bin your inbox\b|(?:sign up|register) (?:for|to)\b|already a subscriber\b",
        re.IGNORECASE)),
    ("a notice of rights", re.compile(
        r"(?:©|\(c\)\s*\d{4}|copyright (?:©|\(c\)|\d{4})).*|.*\ball rights reserved\W*$",
        re.IGNORECASE)),
    ("a date", re.compile(
        r"(?:(?:first )?(?:published|updated|posted|last modified)\b.*\d.*"
        r"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
        r"(?:\d{1,2}\.?\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+"
        r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}\b.{0,25}"
        r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,? \d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?)?)$",
        re.IGNORECASE)),
)  # fmt: skip
_CLOCK = re.compile(r"\d\s*[ap]\.?m\.?$", re.IGNORECASE)
_BYLINE = re.compile(r"(?:By|BY|by:|Von|Par|Por)\s+\S")
_PART = r"(?:[A-Z][\w'’-]*\.?|de|van|von|la|del|der)"
_NAME = re.compile(rf"{_PART}(?:\s{_PART}){{1,4}}$")
_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ENDED = re.compile(r"[.!?…:;,—–-][\"'”’»)\]]*$")


def why_no_text(text: str) -> str:
    """What a piece is if it is no text of an essay, by its words: “a page number”; else ""."""
    if not any(letter.isalnum() for letter in text):
        return "a line without words"
    if _PAGE.fullmatch(text):
        return "a page number"
    if len(text.split()) > MOST_WORDS:
        return ""
    why = next((why for why, rule in _RULES if rule.match(text)), "")
    # “More in sorrow than in anger, they voted no.” is no link, and “May 1968 changed us.” no date.
    whole = is_sentence(text) and len(text.split()) >= 4 and not _CLOCK.search(text)
    return "" if whole and why in ("navigation", "a date") else why


def is_byline(text: str) -> bool:
    """Whether a line says who wrote the essay: “By Ada Oak”, or no more than a name."""
    short = len(text.split()) <= 15 and not _END.search(text)
    return short and bool(_BYLINE.match(text) or _NAME.match(text))


def says_by(text: str) -> bool:
    """Whether a line begins as bylines do, with “By”."""
    return bool(_BYLINE.match(text)) and len(text.split()) <= 15 and not _END.search(text)


def is_sentence(text: str) -> bool:
    """Whether a piece ends as sentences do."""
    return bool(_END.search(text[-20:]))


def is_heading(block: Block) -> bool:
    """Whether a short piece between paragraphs is a heading, to judge by its looks and words."""
    words = len(block.text.split())
    if block.kind != "text" or words > 14:
        return False
    return block.bold or not _ENDED.search(block.text[-20:])


def goes_on(before: str, after: str) -> bool:
    """Whether a text stops in mid sentence, and the next piece begins there."""
    return not re.search(r"[.!?…:;][\"'”’»)\]]*$", before[-20:]) and after[:1].islower()

"""Takes a paragraph apart: sentences, words, and which of them stand in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ABBREVIATIONS = (
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Gov", "Sgt", "Capt",
    "Col", "Lt", "Jr", "Sr", "Hon", "Rev", "vs", "etc", "No", "Inc", "Ltd", "Co", "Corp",
    "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Mt", "Ave",
)  # fmt: skip
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"
    rf"|(?:{'|'.join(_ABBREVIATIONS)})\.(?=\s)"
    r"|[^\W\d_]+(?:[-'’][^\W_]+)*"
    r"|[£$€]?\d[\d,.]*\d|[£$€]?\d"
    r"|\S"
)
_END = re.compile(r"[.!?…]+[”\"’')\]]*\s+(?=[“\"‘'(\[]*[A-Z0-9£$€])")
_ABBREVIATED = re.compile(rf"(?:\b(?:{'|'.join(_ABBREVIATIONS)})|\b[A-Z])\.\s+$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark. `possessive` is for “council’s”, whose `text` is then “council”.

    `first` says that its capital tells nothing: it begins a sentence or a quotation.
    `plural_mark` is for “members’”.
    """

    text: str
    first: bool = False
    possessive: bool = False
    plural_mark: bool = False
    quoted: bool = False

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it is a word, not a number or a mark."""
        return self.text[0].isalpha()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the number of its paragraph, from 1; its text as it stands; its words."""

    paragraph: int
    text: str
    tokens: tuple[Token, ...]


def sentences_of(paragraph: str, number: int) -> tuple[Sentence, ...]:
    """The sentences of a paragraph, whose number is given."""
    text = " ".join(paragraph.split())
    inside = _quoted(text)
    found = []
    for start, end in _spans(text):
        tokens = tuple(_tokens(text[start:end], inside[start:end]))
        if tokens:
            found.append(Sentence(number, text[start:end].strip(), tokens))
    return tuple(found)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if not _ABBREVIATED.search(text[start : match.end()]):
            yield start, match.end()
            start = match.end()
    yield start, len(text)


def _quoted(text: str) -> list[bool]:
    """Of each character, whether it stands in quotation marks."""
    inside, closing = [], ""
    for index, char in enumerate(text):
        before = text[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        if closing:
            ends = char == closing and (char != "’" or not after.isalnum())
            # “pupils’ phones”, inside single quotation marks, ends nothing.
            if ends and char == "’" and before == "s" and "’" in text[index + 1 : index + 80]:
                ends = False
            inside.append(not ends)
            if ends:
                closing = ""
            continue
        if char in "“‘" or (char in "\"'" and not before.isalnum() and before not in ".,"):
            closing = {"“": "”", "‘": "’", '"': '"', "'": "'"}[char]
        inside.append(False)
    return inside


def _tokens(text: str, inside: list[bool]) -> Iterator[Token]:
    first, was_inside = True, False
    matches = list(_WORD.finditer(text))
    for index, match in enumerate(matches):
        word, quoted = match.group(), inside[match.start()]
        first = first or (quoted and not was_inside)
        was_inside = quoted
        if not word[0].isalnum() and word[0] not in "£$€":
            if word not in "'’" or not index or matches[index - 1].end() != match.start():
                yield Token(word, quoted=quoted)
            continue
        after = text[match.end() : match.end() + 2]
        possessive = word.endswith(("'s", "’s"))
        bare = word[:-2] if possessive else word
        mark = bare.endswith("s") and after[:1] in ("'", "’") and not after[1:2].isalnum()
        mark = mark and (after[1:2] == " ") and (not quoted or word[0].isupper())
        yield Token(bare, first, possessive or mark, mark, quoted)
        first = False

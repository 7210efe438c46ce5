"""The headings of columns in class lists, and the words in them that tell what a row is.

Headings are data: `templates/headings.yaml` names each with its public source. Here they are
spelled as `plain_heading` gives them: lower case, no accents, no punctuation.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from annotated_types import MinLen

from kit.load.layers import Layers
from kit.load.roster.names import fold
from kit.load.typed import typed
from kit.load.yaml import read_yaml
from kit.model.noun import Line, noun
from kit.model.roster import fact_fields
from kit.problems import Problems

HEADINGS_FILE = "templates/headings.yaml"

OWN = {field.key: (field.fact.heading, *field.fact.also) for field in fact_fields()}
"""The headings of the kit's own columns, by the key of the fact that each contains."""

# Words that mean the whole name alone, and this part of it beside a column with the other part.
PART = {"name": "last", "nom": "last", "nombre": "first", "nome": "first", "naam": "last"}

LESS = 1_000
"""What makes a heading less likely than those of the file."""
NAMES = ("whole", "last_first", "first", "last", "prefix", "second_last", "suffix", "preferred",
         "preferred_last")  # fmt: skip

PLURAL = re.compile(r"[\(/*:_]+(s|es|e|en|in|innen|a)\b\)?", re.IGNORECASE)

Sourced = Annotated[Mapping[Line, Line], MinLen(1)]
"""Headings or words, each with the id of its source."""


@noun
class HeadingsFacts:
    """The contents of `headings.yaml`; the file itself says what each part is for."""

    sources: Mapping[Line, Line]
    columns: Mapping[Line, Sourced]
    hints: Mapping[Line, Sourced]
    words: Mapping[Line, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Headings:
    """Every known heading, by what its column holds, in the order of the file.

    `hints` are headings that may mean one of the kit's own columns, by the key of the fact.
    `words` are values that tell what a row is, by what they tell. `all` are the headings of every
    column, the kit's own too.
    """

    columns: Mapping[str, tuple[str, ...]]
    hints: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    all: frozenset[str] = field(default_factory=frozenset)

    def of(self, column: str) -> tuple[str, ...]:
        """The headings of a kind of column, the likeliest first; empty if there are none."""
        return self.columns.get(column, ())

    def is_word(self, kind: str, text: str) -> bool:
        """Whether a cell's text is one of the words of a kind."""
        return fold(text) in self.words.get(kind, frozenset())


@functools.cache
def headings() -> Headings:
    """The headings of the kit's own `templates/headings.yaml`; read once.

    Raises `BadInput` where a contributor has broken that file.
    """
    problems = Problems()
    path = Layers.of(Path()).kit / HEADINGS_FILE
    read = read_yaml(path, problems)
    facts = None if read is None else typed(HeadingsFacts, *read, problems)
    problems.stop_on_errors()
    assert facts is not None, "what cannot be read is a problem"
    columns = {
        kind: tuple(dict.fromkeys(plain_heading(head) for head in heads))
        for kind, heads in facts.columns.items()
    }
    hints = {key: frozenset(map(plain_heading, heads)) for key, heads in facts.hints.items()}
    words = {kind: frozenset(map(fold, each)) for kind, each in facts.words.items()}
    own = (head for heads in OWN.values() for head in heads)
    known = frozenset(
        (*own, *(head for each in (*columns.values(), *hints.values()) for head in each))
    )
    return Headings(columns, hints, words, known)


def plain_heading(cell: str) -> str:
    """A heading as it is compared. Optional endings, as in “Prénom(s)”, are removed.

    “Schüler/innen” keeps its ending as a word of its own: “schuler innen”.
    """
    return fold(PLURAL.sub(lambda end: " in" if "in" in end[1].lower() else "", cell))


@functools.cache
def kinds_of(plain: str) -> Mapping[str, int]:
    """What a column of this heading may hold, and how likely: the lower, the likelier.

    Besides the headings of the file, those that are made of them: “Nachname, Vorname” and “Adı
    Soyadı” of two, “Student Last Name”, “Legal Surname”, “Chosen Name” and “Primer apellido” of one
    and a word before it, “Naam leerling” and “Nome dell'alunno” of one and a word after it.
    """
    known = headings()
    found = {kind: heads.index(plain) for kind, heads in known.columns.items() if plain in heads}
    if not found and plain.endswith("s") and len(plain) > len("nom"):
        # “Names”, “Noms”, “Apellidos”
        found = {kind: rank + LESS for kind, rank in kinds_of(plain[:-1]).items() if kind in NAMES}
    return found or _of_a_qualified(plain) or _of_a_student(plain) or _of_two(plain)


def is_known(plain: str) -> bool:
    """Whether a heading is known, be it ours, one that may mean ours, or any other."""
    return bool(plain) and (plain in headings().all or bool(kinds_of(plain)))


def _of_a_qualified(plain: str) -> Mapping[str, int]:
    first, _, rest = plain.partition(" ")
    if not rest:
        return {"whole": LESS} if headings().is_word("of_student", first) else {}
    inner = kinds_of(rest)
    if headings().is_word("of_student", first):
        return {kind: rank + LESS for kind, rank in inner.items() if kind in NAMES}
    if headings().is_word("legal", first):
        return {kind: rank + 2 * LESS for kind, rank in inner.items() if kind in NAMES}
    if headings().is_word("chosen", first):
        if "last" in inner:
            return {"preferred_last": inner["last"]}
        of_first = [inner[kind] for kind in ("first", "whole") if kind in inner]
        return {"preferred": min(of_first)} if of_first else {}
    for word, kind in (("first_of_two", "last"), ("second_of_two", "second_last")):
        if "last" in inner and headings().is_word(word, first):
            return {kind: inner["last"] + LESS}
    return {}


def _of_a_student(plain: str) -> Mapping[str, int]:
    """Headings such as “nome dell alunno” and “member name”: of a name, and whose it is."""
    words = plain.split()
    if len(words) < 2:
        return {}
    for whose, rest in ((words[-1], words[:-1]), (words[0], words[1:])):
        if any(headings().is_word(kind, whose) for kind in ("student", "of_student")):
            while rest and headings().is_word("of", rest[-1]):
                rest.pop()
            inner = kinds_of(" ".join(rest)) if rest else {}
            found = {kind: rank + LESS for kind, rank in inner.items() if kind in NAMES}
            # Beside the word for a student, “nome” is the whole name or the first, as it is alone.
            if found:
                return found
    return {}


def _of_two(plain: str) -> Mapping[str, int]:
    """Headings such as “last first” and “first and last”, perhaps after “name”."""
    words = [word for word in plain.split() if not headings().is_word("and", word)]
    while len(words) > 2 and headings().is_word("middle", words[-1]):
        words.pop()
    starts = [0]
    if len(words) > 2 and " ".join(words[:-2]) in headings().of("whole"):
        starts.append(len(words) - 2)
    for start in starts:
        for cut in range(start + 1, len(words)):
            left, right = " ".join(words[start:cut]), " ".join(words[cut:])
            if (_may_be("last", left)) and _may_be("first", right):
                return {"last_first": LESS}
            if _may_be("first", left) and _may_be("last", right):
                return {"whole": LESS}
    return {}


def _may_be(kind: str, plain: str) -> bool:
    return plain in headings().of(kind) or PART.get(plain) == kind

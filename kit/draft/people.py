"""Who takes part in a drafted debate, and where the essay speaks of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kit.customise.new import LONGEST_SHORT
from kit.model.stakeholder import Naming, Stakeholder
from kit.problems import BadUsage
from kit.stakeholders.sentences import sentences_of


@dataclass(frozen=True, slots=True)
class Part:
    """A role to be: its name, the paragraphs that speak of it, and what they say, in order."""

    name: str
    paragraphs: tuple[int, ...]
    said: tuple[Naming, ...]

    @property
    def title(self) -> str:
        """The name as a heading: “head teachers” as “Head teachers”."""
        return _capital(self.name)

    @property
    def short(self) -> str:
        """The name for a narrow column, of whole words: its head, as “Education committee”."""
        words = self.name.partition(" of ")[0] if len(self.name) > LONGEST_SHORT else self.name
        while len(words) > LONGEST_SHORT and " " in words:
            words = words.partition(" ")[2]
        return _capital(words[:LONGEST_SHORT].strip())

    @property
    def delegation(self) -> str:
        """For whom it speaks, within a sentence, as the essay writes it: “the nurses”."""
        named = re.compile(rf"(?<=\w[ ,;])(the )?{re.escape(self.name)}\b", re.IGNORECASE)
        begins = re.compile(rf"(?:\A|[‘“\"'(])The ({re.escape(self.name)})\b", re.IGNORECASE)
        within = [found[0] for each in self.said if (found := named.search(each.sentence))]
        first = [f"the {found[1]}" for each in self.said if (found := begins.search(each.sentence))]
        found_in = [*first, *within]
        return next((words for words in found_in if words[:4] == "the "), (*found_in, self.name)[0])


def part_of(asked: str, known: Sequence[Stakeholder], paragraphs: Sequence[str]) -> Part:
    """The part that `asked` names, as “NAME” or “NAME=ALIAS,ALIAS”.

    A stakeholder that was found in the essay is known by any of its names; others are looked for
    in the text, in any case, and in the plural as well. Raises `BadUsage` for an empty name.
    """
    name, _, more = asked.partition("=")
    names = [each.strip() for each in (name, *more.split(",")) if each.strip()]
    if not name.strip():
        raise BadUsage(f"“{asked}” names nobody", "write --role “Parents” or “Parents=families”")
    folded = {each.casefold() for each in names}
    for each in known:
        if not more and folded & {other.casefold() for other in (each.name, *each.aliases)}:
            return part_from(each, names[0])
    said = _found(names, paragraphs)
    return Part(names[0], tuple(dict.fromkeys(each.paragraph for each in said)), said)


def part_from(found: Stakeholder, name: str | None = None) -> Part:
    """The part of a stakeholder; `name` is what to call it, if not as the text does."""
    return Part(name or found.name, found.paragraphs, found.sentences)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _found(names: Sequence[str], paragraphs: Sequence[str]) -> tuple[Naming, ...]:
    wanted = re.compile(
        "|".join(rf"\b{re.escape(name)}(?:[’']?s|[’'])?(?!\w)" for name in names), re.IGNORECASE
    )
    return tuple(
        Naming(number, sentence.text)
        for number, text in enumerate(paragraphs, start=1)
        for sentence in sentences_of(text, number)
        if wanted.search(sentence.text)
    )

"""Who is in an essay, as the essay names them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Naming:
    """A sentence that names a stakeholder, and the number of its paragraph, from 1."""

    paragraph: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A person, a group or a body that an essay names, and where it does.

    `aliases` are other names that the text itself shows to mean the same one. `speakers` are
    those who speak for it: its president, its members. `perhaps_same` are the names of other
    stakeholders who may be the same: a reader has to decide. `quoted` is whether the essay
    quotes words of theirs.
    """

    name: str
    aliases: tuple[str, ...]
    speakers: tuple[str, ...]
    paragraphs: tuple[int, ...]
    quoted: bool
    perhaps_same: tuple[str, ...]
    sentences: tuple[Naming, ...]

    @property
    def first_sentence(self) -> str:
        """The first sentence that names it."""
        return self.sentences[0].sentence

"""What a role is called on paper, changed wherever a debate's texts call it that.

Only the exact name counts, in whole words: what is written small, such as “parents” for the role
“Parents”, may mean something else. What sums up the essay stays as it is.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.customise.edits import plain
from kit.load import Span, Value, yaml_spans
from kit.problems import CannotWork
from kit.render import with_prose

Path = tuple[str | int, ...]

NOT_NAMES = frozenset(
    {
        "title", "question", "essay", "sources", "people", "cast", "extensions", "formats",
        "language", "levels", "author", "licence", "version",
        "stance", "rank", "seats", "absorber", "cites", "mentioned", "ask", "words",
        "essay_plan", "signs_for", "points", "never",
    }
)  # fmt: skip
"""Keys of the outermost level whose values do not call a role by its name, or not in our words."""
_IDS = frozenset({"who", "whom", "source", "id", "moment", "binds"})
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Called:
    """What a role is called: its name, that for narrow columns, and whom it speaks for."""

    name: str
    short: str
    delegation: str


class Naming:
    """What a role was called, and what it is called from now on.

    Its name counts wherever it stands. Its short name may be any word, such as “Press”: it counts
    only in bold, as texts write who to approach.
    """

    def __init__(self, old: Called, new: Called) -> None:
        self.old = old
        self.new = new
        words, short = (r"\s+".join(map(re.escape, each.split())) for each in (old.name, old.short))
        self._name = re.compile(rf"(?<![\w-])((?:the|a|an)\s+)?{words}(?![\w-])", re.IGNORECASE)
        self._exact = re.compile(words)
        self._short = re.compile(rf"(?<=\*\*){short}(?=:?\*\*|[’'])")

    @property
    def changed(self) -> tuple[str, ...]:
        """The facts that say something else from now on."""
        keys = ("name", "short", "delegation")
        return tuple(key for key in keys if getattr(self.old, key) != getattr(self.new, key))

    def found(self, text: str) -> bool:
        """Whether a text calls the role by its old name."""
        return self.in_words(text) != text

    def in_words(self, text: str) -> str:
        """A text with the new name in place of the old. An article is not written twice."""

        def renamed(match: re.Match[str]) -> str:
            article = match[1] or ""
            if not self._exact.fullmatch(match[0][len(article) :]):
                return match[0]
            if article and _ARTICLE.match(self.new.name):
                return article + _ARTICLE.sub("", self.new.name, count=1)
            return article + self.new.name

        return self._short.sub(lambda _: self.new.short, self._name.sub(renamed, text))

    def in_template(self, text: str) -> str:
        """A template with the name changed in what it prints, not in its tags and comments."""
        return with_prose(text, self.in_words)

    def in_yaml(self, text: str, where: str, skip: frozenset[str] = frozenset()) -> str:
        """A YAML text with the name changed in its values, except in those of the keys `skip`.

        `where` is the file, for an error. Raises `CannotWork` if the new name cannot be written
        there as it is.
        """
        spans = yaml_spans(text)
        if spans is None:
            return text
        wanted = self._wanted(plain(text), (), skip)
        places = [each for path, each in _texts(spans, ()) if _is_prose(path, skip)]
        for span in sorted(places, key=lambda each: each.start, reverse=True):
            said = self.in_words(text[span.start : span.end])
            text = text[: span.start] + said + text[span.end :]
        if plain(text) != wanted:
            raise CannotWork(
                f"“{self.new.name}” cannot take the place of “{self.old.name}” in {where}",
                "put the texts that have it in quotes, then try again",
            )
        return text

    def found_in_yaml(self, text: str, skip: frozenset[str] = frozenset()) -> bool:
        """Whether a YAML text has the old name in a value that it is changed in."""
        spans = yaml_spans(text)
        return spans is not None and any(
            self.found(each.text) for path, each in _texts(spans, ()) if _is_prose(path, skip)
        )

    def others(self, text: str) -> int:
        """How often a text has the old name in other letters, such as “parents” for “Parents”."""
        return sum(
            not self._exact.fullmatch(match[0][len(match[1] or "") :])
            for match in self._name.finditer(text)
        )

    def _wanted(self, value: Value, path: Path, skip: frozenset[str]) -> Value:
        if isinstance(value, list):
            return [self._wanted(each, (*path, index), skip) for index, each in enumerate(value)]
        if isinstance(value, dict):
            return {key: self._wanted(each, (*path, key), skip) for key, each in value.items()}
        if isinstance(value, str) and path and _is_prose(path, skip):
            return self.in_words(value)
        return value


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that a change of name changed, each after its number."""
    old, new = before.splitlines(), after.splitlines()
    changed = difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return [
        f"line {number + 1}: {new[number].strip()}"
        for tag, _, _, first, last in changed
        if tag != "equal"
        for number in range(first, last)
    ]


def _is_prose(path: Path, skip: frozenset[str]) -> bool:
    return path[0] not in NOT_NAMES and path[0] not in skip and path[-1] not in _IDS


def _texts(span: Span, path: Path) -> Iterator[tuple[Path, Span]]:
    for index, item in enumerate(span.items):
        yield from _texts(item, (*path, index))
    for key, value in span.entries:
        yield from _texts(value, (*path, key.text))
    if span.kind == "text" and path:
        yield path, span

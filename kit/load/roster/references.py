"""Students who name other students: whom they mean, and what cannot be."""

from __future__ import annotations

import re
from collections import Counter

from kit.load.roster.names import first_name_first, loose
from kit.load.roster.students import Entry
from kit.problems import Place, Problems, did_you_mean

MOST_HINTS = 30
"""Looking for a near name takes a while among thousands."""


def give_keys(entries: list[Entry], header_id: str, problems: Problems) -> list[str]:
    """Give every entry a key that no other has; say in words how namesakes were told apart.

    A namesake is told apart by its id, such as “Kim Lee (1002)”, or else by number.
    """
    counts = Counter(entry.name.casefold() for entry in entries)
    ids = Counter(entry.id for entry in entries)
    taken = {entry.name.casefold() for entry in entries}
    met: Counter[str] = Counter()
    notes = []
    for entry in entries:
        word = entry.name.casefold()
        met[word] += 1
        if counts[word] == 1:
            entry.key = entry.name
            continue
        by_id = bool(entry.id) and ids[entry.id] == 1
        key = entry.name if met[word] == 1 else f"{entry.name} ({met[word]})"
        if by_id:
            key = f"{entry.name} ({entry.id})"
        number = met[word]
        while key.casefold() in taken and not (key == entry.name and number == 1):
            number += 1
            key = f"{entry.name} ({number})"
        taken.add(key.casefold())
        entry.key = key
        by = f"by {header_id}" if by_id else "by number"
        notes.append(f"“{key}” in row {entry.row.number} told apart {by}")
        if met[word] > 1:
            problems.warn(
                entry.place,
                f"{counts[word]} students are called “{entry.name}”; this one is “{key}”",
                "delete the row if it is the same student" if not by_id else "",
            )
    return notes


class Directory:
    """Finds students by what others call them."""

    def __init__(self, entries: list[Entry]) -> None:
        self._exact: dict[str, list[Entry]] = {}
        self._loose: dict[str, list[Entry]] = {}
        self._first: dict[str, list[Entry]] = {}
        self._hints = MOST_HINTS
        self._known = [entry.key for entry in entries]
        self._names = Counter(entry.name.casefold() for entry in entries)
        for entry in entries:
            words = {entry.key, entry.name, entry.id, self.sure(entry)}
            for word in {each.casefold() for each in words} - {""}:
                self._exact.setdefault(word, []).append(entry)
            self._loose.setdefault(loose(entry.name), []).append(entry)
            if entry.first:
                self._first.setdefault(loose(entry.first), []).append(entry)

    def sure(self, entry: Entry) -> str:
        """What means this student alone: the key, or “Kim Lee (1)” for the first of two."""
        shared = self._names[entry.name.casefold()] > 1 and entry.key == entry.name
        return f"{entry.key} (1)" if shared else entry.key

    def matches(self, words: str) -> list[Entry]:
        """Those whom the words may mean: by key or name, then spelt loosely, then by first name."""
        turned = first_name_first(words)
        for found in (
            self._exact.get(words.casefold()),
            self._exact.get(turned.casefold()),
            self._loose.get(loose(turned)),
            self._first.get(loose(words)),
        ):
            if found:
                return found
        return []

    def find(self, words: str, place: Place, asker: Entry, problems: Problems) -> list[Entry]:
        """The students that an item of a list means, or none and a problem.

        An item is one name, or several with commas between if each of them is known.
        """
        found = self.matches(words)
        if not found and "," in words:
            parts = [self.matches(part) for part in re.split(r"\s*,\s*", words) if part]
            if all(len(part) == 1 for part in parts):
                return [part[0] for part in parts]
        # Of two namesakes, each can only mean the other.
        others = [entry for entry in found if entry is not asker]
        if len(found) == 2 and len(others) == 1:
            return others
        if len(found) == 1:
            return found
        if found:
            keys = " or ".join(f"“{self.sure(entry)}”" for entry in found[:6])
            problems.error(place, f"“{words}” may be any of {len(found)} students", f"write {keys}")
        else:
            self._hints -= 1
            problems.error(
                place,
                f"no student is called “{words}”",
                did_you_mean(first_name_first(words), self._known) if self._hints > 0 else "",
            )
        return []


def resolved(entries: list[Entry], problems: Problems) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each key, the keys that the student is to be apart from and together with.

    Nobody can be either with themselves, nor both with the same student.
    """
    directory = Directory(entries)
    answer: dict[str, dict[str, tuple[str, ...]]] = {}
    said: dict[tuple[str, frozenset[str]], Place] = {}
    for entry in entries:
        answer[entry.key] = {}
        for kind in ("apart", "together"):
            keys: dict[str, None] = {}
            for words, place in entry.lists.get(kind, ()):
                for other in directory.find(words, place, entry, problems):
                    if other is entry:
                        problems.error(
                            place,
                            f"“{entry.name}” cannot be {kind} "
                            f"{'from' if kind == 'apart' else 'with'} themselves",
                            "remove the name",
                        )
                        continue
                    keys[other.key] = None
                    said.setdefault((kind, frozenset((entry.key, other.key))), place)
            answer[entry.key][kind] = tuple(keys)
    for (kind, pair), place in said.items():
        if kind == "together" and (apart := said.get(("apart", pair))) is not None:
            one, two = sorted(pair)
            problems.error(
                place,
                f"“{one}” and “{two}” cannot be both together and apart",
                f"row {apart.line} says apart; remove one of the two",
            )
    return answer

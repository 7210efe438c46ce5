"""Writes `kit/stakeholders/words.txt` from the files of WordNet 3.0.

    python -m tests.tools.word_list /usr/share/wordnet

The folder is the one that Debian's package `wordnet-base` installs. Nothing here runs when the
kit does: the list is part of the kit.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).parents[2] / "kit" / "stakeholders" / "words.txt"

# Synsets of WordNet 3.0 by their place in data.noun.
PERSON_FILE = "18"
RELATIVE = "10235549"
GROUPS = ("07950920", "07942152")
"""Social group; people."""
ORGANIZATION = "08008335"
POLITIES = ("08491826", "08168978", "08544813")
"""Administrative district, state, country."""
PLACES = ("09225146", "09334396", "04096066")
"""Body of water, land, road."""
SITES = ("04341686", "03315023")
"""Structure, facility."""
REGION = ("00027167",)
"""Location."""
UNKIND = frozenset((
    "09631129", "09831962", "10599354", "10485440", "10419047", "10202363", "10273064",
    "09622302", "09627462", "09978889",
))  # fmt: skip
"""Persons unpleasant, bad, foolish, unable …: no list of stakeholders needs those words."""
SLURS = frozenset((
    "06717170", "06718862", "07124340", "07157273",
))  # fmt: skip
"""Words that WordNet marks as disparaging, ethnic slurs, obscene, or slang."""

OFFENSIVE = frozenset((
    "spastic", "retard", "retarded", "cripple", "crippled", "mongol", "negress", "mulatto",
    "squaw", "redskin", "savage", "heathen", "shirtlifter", "whore", "whoreson", "slut",
    "tramp", "bastard", "quadroon", "octoroon", "midget", "sissy", "homo", "loony", "nutter",
    "psycho", "hag", "crone", "catamite", "pussy", "fucker", "wanker", "redneck", "hillbilly",
    "gypsy", "pygmy", "bushman", "colored", "madman", "lunatic",
))  # fmt: skip
"""Words that WordNet does not mark, and that nobody wants in a classroom's list."""

SHORTEST = 3
"""Letters of a noun."""
COMMON = 3
"""How often the tagged texts of WordNet have to use a word for it to count as common."""
DOMINANT, POSSIBLE = 0.5, 0.2
"""The share of a noun's uses in a sense for the sense to be its usual one, or one to expect."""
SPEECH = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
"""The part of speech behind a figure of WordNet's: noun, verb, adjective, adverb."""
ACTS = {"31", "32", "33", "37", "40", "41"}
"""Its files of verbs of thinking, saying, contending, feeling, giving and having, dealing."""
HEAD = """\
# Nouns for persons and groups, and common English words, by what they are.
# Derived from WordNet 3.0 by tests/tools/word_list.py; its licence is in words.LICENSE.
"""


@dataclass(frozen=True)
class WordNet:
    """What is read of WordNet: the senses of each word, their frequency, their parents."""

    nouns: dict[str, list[str]]
    verbs: dict[str, list[str]]
    above: dict[str, set[str]]
    used: dict[tuple[str, str, int], int]
    speech: dict[str, Counter[str]]
    files: dict[str, str]
    proper: set[tuple[str, str]]
    persons: set[str]
    slurs: set[str]
    irregular: list[tuple[str, str]]


def read(folder: Path) -> WordNet:
    """Read the database files of WordNet 3.0 (the format is in its manual page wndb(5))."""
    above: dict[str, set[str]] = defaultdict(set)
    proper: set[tuple[str, str]] = set()
    persons, slurs = set(), set()
    for fields in _lines(folder / "data.noun"):
        count = int(fields[3], 16)
        words = fields[4 : 4 + 2 * count : 2]
        proper |= {(word.lower(), fields[0]) for word in words if word != word.lower()}
        if fields[1] == PERSON_FILE:
            persons.add(fields[0])
        start = 5 + 2 * count
        for symbol, offset in zip(fields[start::4], fields[start + 1 :: 4], strict=False):
            if symbol == "@":
                above[fields[0]].add(offset)
            if symbol == ";u" and offset in SLURS:
                slurs |= {word.lower() for word in words}
            if symbol == "|":
                break
    files = {fields[0]: fields[1] for fields in _lines(folder / "data.verb")}
    used: dict[tuple[str, str, int], int] = {}
    speech: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, sense, count_text = line.split()
        word, _, rest = key.partition("%")
        part = SPEECH[rest[0]]
        used[word, part, int(sense)] = int(count_text)
        speech[word][part] += int(count_text)
    nouns = dict(_index(folder / "index.noun"))
    return WordNet(
        nouns, dict(_index(folder / "index.verb")), above, used, speech, files,
        proper, persons, slurs,
        [(form, base) for form, base, *_ in _lines(folder / "verb.exc") if "_" not in form],
    )  # fmt: skip


def _lines(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("  "):
            yield line.split()


def _index(path: Path) -> Iterator[tuple[str, list[str]]]:
    for fields in _lines(path):
        yield fields[0], fields[-int(fields[2]) :]


def sections(net: WordNet) -> dict[str, set[str]]:
    """The words of each section of the list."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in net.nouns:
        plain = word.replace("-", "").isalpha() and len(word) >= SHORTEST
        if plain and word not in OFFENSIVE | net.slurs and not _is_proper(net, word):
            for name in (*_somebody(net, word), *_somewhere(net, word)):
                found[name].add(word)
    for word, parts in net.speech.items():
        total = sum(parts.values())
        code = "".join(part for part, count in parts.most_common(2) if count / total >= POSSIBLE)
        if total < COMMON or not word.isalpha() or word in OFFENSIVE | net.slurs:
            continue
        if code == "n" and _is_proper(net, word):
            continue
        found[f"common {code}"].add(word)
        if "v" not in code and parts["v"] >= COMMON:
            found["verb"].add(word)
        if "v" in code and _acts(net, word) >= DOMINANT:
            found["act"].add(word)
    verbs = {word for name, words in found.items() if "v" in name.split()[-1] for word in words}
    found["irregular"] = {
        f"{form}={base}"
        for form, base in net.irregular
        if base in verbs | found["act"] and not form.endswith(("ed", "ing"))
    }
    return found


def _somebody(net: WordNet, word: str) -> Iterator[str]:
    """The sections for persons and groups that a noun belongs to."""
    persons = _share(net, word, (), file=net.persons)
    groups = _share(net, word, GROUPS)
    if persons and _share(net, word, UNKIND) >= persons / 2:
        return
    if persons + groups >= POSSIBLE:
        usual = "" if persons + groups >= DOMINANT else "?"
        yield ("person" if persons >= groups else "group") + usual
    elif _early(net, word, GROUPS) and sum(net.speech[word].values()) >= COMMON:
        yield "group?"
    elif any(_below(net, sense, {ORGANIZATION}) for sense in net.nouns[word]):
        yield "body"
    if _share(net, word, (RELATIVE,)) >= DOMINANT:
        yield "kin"


def _somewhere(net: WordNet, word: str) -> Iterator[str]:
    """The section for places that a noun belongs to, if any."""
    if _share(net, word, POLITIES) >= POSSIBLE or _early(net, word, POLITIES):
        yield "polity"
    elif net.speech[word]:
        for name, tops in (("place", PLACES), ("site", SITES), ("region", REGION)):
            if _share(net, word, tops) >= DOMINANT:
                yield name
                return


def _early(net: WordNet, word: str, tops: Iterable[str]) -> bool:
    """Whether one of a noun's two first senses is below some synsets."""
    return any(_below(net, sense, set(tops)) for sense in net.nouns[word][:2])


def _is_proper(net: WordNet, word: str) -> bool:
    """Whether a noun is only ever written with a capital."""
    return all((word, sense) in net.proper for sense in net.nouns.get(word, ()))


def _share(net: WordNet, word: str, tops: Iterable[str], file: Collection[str] = ()) -> float:
    """How much of a noun's use is in senses of a file, or below some synsets, from 0 to 1."""
    weights = [
        net.used.get((word, "n", rank), 0) + 1 / rank**2
        for rank in range(1, len(net.nouns[word]) + 1)
    ]
    inside = sum(
        weight
        for weight, sense in zip(weights, net.nouns[word], strict=True)
        if (word, sense) not in net.proper and (sense in file or _below(net, sense, set(tops)))
    )
    return inside / sum(weights)


def _acts(net: WordNet, word: str) -> float:
    """How much of a verb's use is in WordNet's files of acts among persons, from 0 to 1."""
    weights = [
        net.used.get((word, "v", rank), 0) for rank in range(1, len(net.verbs.get(word, ())) + 1)
    ]
    inside = sum(
        weight
        for weight, sense in zip(weights, net.verbs.get(word, ()), strict=True)
        if net.files[sense] in ACTS
    )
    return inside / (sum(weights) or 1)


def _below(net: WordNet, sense: str, tops: set[str]) -> bool:
    """Whether a synset is one of some, or below one."""
    seen: set[str] = set()
    todo = [sense]
    while todo:
        each = todo.pop()
        if each in tops:
            return True
        if each not in seen:
            seen.add(each)
            todo += net.above.get(each, ())
    return False


def main() -> None:
    """Write the list."""
    found = sections(read(Path(sys.argv[1])))
    text = HEAD
    for name in sorted(found):
        words = textwrap.fill(
            " ".join(sorted(found[name])), 98, break_on_hyphens=False, break_long_words=False
        )
        text += f"\n[{name}]\n{words}\n"
    LIST.write_text(text, "utf-8")
    print(f"{LIST}: {len(text.encode())} bytes")
    for name in sorted(found):
        print(f"{len(found[name]):6} {name}")


if __name__ == "__main__":
    main()

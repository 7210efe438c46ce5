"""Checks whether a debate is fair: briefs of similar length and weight, and even sides.

All problems are warnings, because a class may have its reasons. They name the figure and the
bound.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from kit.check.marks import CITATION
from kit.check.reading_level import MARKS, grade, sentences
from kit.check.roles import cited_in
from kit.model.debate import Debate, DebateFacts
from kit.model.role import BLOCKS, BRIEF_BLOCKS, LEVELS, Level, Role, RoleText
from kit.problems import Problems

LENGTH_TOLERANCE = 0.15
"""How far a brief's number of words may be from the median of all, as a share of it."""
FEWEST_CITED = 3
"""Paragraphs that a role should cite, unless the essay has fewer about it."""
CLASS_SIZES = range(4, 41)
BELOW: Mapping[Level, tuple[int, int]] = {"standard": (2, 1), "supported": (5, 5)}
"""How far the least reading grade of each level is below the lowest grade of the classes that a
debate is for, and the highest below their highest: 7 to 11, and 4 to 7, for grades 9 to 12.

By `reading_level.grade`. Students read easily what is a grade or two below their own.
"""
# The other blocks are lists of phrases; a formula for sentences does not apply to them.
PROSE_BLOCKS = (
    "who_you_are", "in_the_essay", "arguments", "objections", "trades", "secrets", "approach",
)  # fmt: skip
SHORTEST_SHARED = 6
"""Words. Shorter sentences may be the same in two briefs by chance."""
_ITEM = re.compile(r"^\s*(?:[-*]|\d+\.)\s+", re.MULTILINE)
_FIRST_PERSON = r"\b(?:I|me|my|we|us|our)\b"


def check_balance(debate: Debate, texts: Sequence[RoleText], problems: Problems) -> None:
    """Add a warning for whatever gives one role more weight than another, or speaks for a person.

    `texts` are the rendered blocks of every role at every level. Reading grades are checked only
    in English: the formula holds for no other language.
    """
    by_role = {(text.role.id, text.level): text for text in texts}
    for level in debate.facts.levels:
        here = [text for text in texts if text.level == level]
        _check_lengths(here, problems)
        _check_counts(here, problems)
        _check_shared_sentences(here, problems)
        if debate.facts.language.split("-")[0] == "en":
            _check_grades(here, debate.facts, problems)
    for role in debate.roles:
        pair = [by_role.get((role.id, level)) for level in LEVELS]
        if pair[0] is not None and pair[1] is not None:
            _check_levels_agree(pair[0], pair[1], problems)
        if pair[0] is not None and not pair[0].tasks:
            _check_cited(role, problems)
        _check_persons(role, debate.facts.people, problems)
    _check_prompts(debate.roles, problems)
    _check_sides(debate, problems)


def _check_lengths(texts: Sequence[RoleText], problems: Problems) -> None:
    lengths = {
        text.role.id: sum(_words(text.blocks[name]) for name in BRIEF_BLOCKS)
        for text in texts
        if not text.tasks.intersection(BRIEF_BLOCKS)
    }
    if not lengths:
        return
    middle = median(lengths.values())
    least, most = middle * (1 - LENGTH_TOLERANCE), middle * (1 + LENGTH_TOLERANCE)
    for text in texts:
        if not least <= (length := lengths.get(text.role.id, middle)) <= most:
            problems.warn(
                text.role.block("who_you_are"),
                f"the brief has {length} words at the level “{text.level}”; "
                f"the others' median is {middle:g}, so {least:.0f} to {most:.0f} are even",
                "shorten it" if length > most else "say more",
            )


def _check_counts(texts: Sequence[RoleText], problems: Problems) -> None:
    for block, noun in (("arguments", "arguments"), ("objections", "hard questions")):
        written = [text for text in texts if block not in text.tasks]
        counts = {text.role.id: len(_ITEM.findall(text.blocks[block])) for text in written}
        usual = _usual(counts.values())
        for text in written:
            if (count := counts[text.role.id]) != usual:
                problems.warn(
                    text.role.block(block),
                    f"there are {count} {noun} at the level “{text.level}”; "
                    f"most roles have {usual}",
                )


def _check_shared_sentences(texts: Sequence[RoleText], problems: Problems) -> None:
    seen: dict[str, RoleText] = {}
    for text in texts:
        written = [name for name in BLOCKS if name not in text.tasks]
        for words in (words for name in written for words in sentences(text.blocks[name])):
            said = " ".join(words).casefold()
            other = seen.setdefault(said, text)
            if len(words) >= SHORTEST_SHARED and other.role.id != text.role.id:
                problems.warn(
                    text.role.find(" ".join(words[:3])),
                    f"“{' '.join(words)}” is in the text of “{other.role.id}” as well",
                    "each role needs words of its own",
                )


def _check_grades(texts: Sequence[RoleText], facts: DebateFacts, problems: Problems) -> None:
    for text in texts:
        written = [text.blocks[name] for name in PROSE_BLOCKS if name not in text.tasks]
        if not written:
            continue
        below = BELOW[text.level]
        least, most = facts.grades[0] - below[0], facts.grades[1] - below[1]
        found = round(grade(*written), 1)
        if not least <= found <= most:
            # Where there is one level, whoever writes it knows who can take more.
            easier = found < least and len(facts.levels) == 1
            add = problems.note if easier else problems.warn
            add(
                text.role.block("who_you_are"),
                f"the level “{text.level}” reads at grade {found}; "
                f"it should be {least} to {most} (Flesch–Kincaid)",
                "write shorter sentences and words" if found > most else "sentences may be longer",
            )


def _check_levels_agree(standard: RoleText, supported: RoleText, problems: Problems) -> None:
    """Warn if a role's two levels differ in their citations or in their number of points."""
    kinds: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("points", lambda text: len(_ITEM.findall(text))),
        ("¶ and marks", lambda text: sorted(set(_marks(text)))),
    )
    for block in (name for name in BLOCKS if name not in standard.tasks | supported.tasks):
        for noun, of in kinds:
            if of(standard.blocks[block]) != of(supported.blocks[block]):
                problems.warn(
                    standard.role.block(block),
                    f"the two levels of “{block}” do not have the same {noun}",
                    "easier words, but the same points with the same evidence",
                )


def _check_cited(role: Role, problems: Problems) -> None:
    # Whoever has not listed what the text cites yet is told by `check_role`.
    cited, mentioned = set(role.facts.cites) or cited_in(role), set(role.facts.mentioned)
    # A role that the essay mentions in one or two paragraphs has no others to cite.
    all_there_is = 0 < len(mentioned) < FEWEST_CITED and mentioned <= cited
    if len(cited) < FEWEST_CITED and not all_there_is:
        problems.warn(
            role.source.place("cites"),
            f"the role cites {len(cited)} paragraphs; it should cite {FEWEST_CITED}, "
            "or all that speak of it",
        )


def _check_persons(role: Role, people: Sequence[str], problems: Problems) -> None:
    """Warn if a role is a living person, or speaks as one."""
    for person in people:
        # A possessive (“Smith's ministry”) is an office, not the person.
        names = "|".join(re.escape(name) for name in {person, person.split()[-1]})
        for key, value in (("name", role.facts.name), ("short", role.facts.short)):
            if re.search(rf"\b(?:{names})\b(?!['’]s)", value):
                problems.warn(
                    role.source.place(key),
                    f"the role is a living person, “{person}”",
                    "let it be an office or a delegation",
                )
        speaks = rf"(?:You are|I am) (?:{names})\b|^\W*(?:{names})\W*:.*{_FIRST_PERSON}"
        for match in re.finditer(speaks, role.source.text, re.MULTILINE):
            problems.warn(
                role.source.at_offset(match.start(), len(match[0])),
                f"this speaks as a living person, “{person}”",
                "let an office or a delegation speak",
            )


def _check_prompts(roles: Sequence[Role], problems: Problems) -> None:
    for moment in ("prepare", "during", "after"):
        counts = {
            role.id: sum(prompt.moment == moment for prompt in role.facts.prompts) for role in roles
        }
        usual = _usual(counts.values())
        for role in roles:
            if counts[role.id] != usual:
                problems.warn(
                    role.source.place("prompts"),
                    f"there are {counts[role.id]} prompts for “{moment}”; most roles have {usual}",
                )


def _check_sides(debate: Debate, problems: Problems) -> None:
    """Warn if, at some class size, supporters and opponents differ by more than one."""
    cast = sorted(
        (role for role in debate.roles if not role.extension), key=lambda role: role.facts.rank
    )
    if unknown := [role for role in cast if role.facts.stance == "unknown"]:
        problems.note(
            unknown[0].source.place("stance"),
            f"{len(unknown)} of {len(cast)} roles have no stance yet, "
            "so whether the sides are even is not known",
            "write support, oppose, conditional or undecided for each",
        )
        return
    uneven: dict[str, list[int]] = {}
    for size in CLASS_SIZES:
        stances = Counter(role.facts.stance for role in cast[:size])
        if abs(stances["support"] - stances["oppose"]) > 1:
            sides = f"{stances['support']} support, {stances['oppose']} oppose"
            uneven.setdefault(sides, []).append(size)
    for sides, sizes in uneven.items():
        which = str(sizes[0]) if len(sizes) == 1 else f"{sizes[0]} to {sizes[-1]}"
        problems.warn(
            debate.source.place("cast"),
            f"in a class of {which} the sides are uneven: {sides}; they may differ by 1",
            "change the ranks, or a stance",
        )


def _usual(counts: Iterable[int]) -> int:
    """The most common count; of several, the largest."""
    tally = Counter(counts)
    return max(tally, key=lambda count: (tally[count], count), default=0)


def _words(markdown: str) -> int:
    return sum(len(words) for words in sentences(markdown))


def _marks(text: str) -> list[str]:
    """The numbers of paragraphs and the source marks in a text."""
    marks = [match[0] for match in MARKS.finditer(text) if match[0].startswith("[source")]
    return [*marks, *(number for match in CITATION.finditer(text) for number in match.groups("0"))]

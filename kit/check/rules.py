"""Rules across files: every problem found, none raised."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kit.check.gaps import check_gaps
from kit.model.debate import BLOCKS, Debate, Role
from kit.model.format import Format
from kit.model.sheets import SheetSet
from kit.problems import Key, Problems, SourceText, did_you_mean

CITATION = re.compile(r"¶\s?(\d+)(?:\s?[-–]\s?(\d+))?")
COMMENT = re.compile(r"^[ \t]*#[^\n]*$|\{#.*?#\}", re.MULTILINE | re.DOTALL)
SOURCE_MARK = re.compile(r"\[source:?\s+([^\]]*?)\s*\]")


def check(debate: Debate, formats: Sequence[Format], sheets: SheetSet, problems: Problems) -> None:
    """Add every broken rule of a debate, of the formats and of the list of sheets."""
    _check_cast(debate, problems)
    _check_sources(debate, problems)
    _check_diagrams(debate, problems)
    for whole in (debate.source, *(role.source for role in debate.roles)):
        for source in whole.files:
            _check_marks(source, debate, problems)
            check_gaps(source, problems)
    for role in debate.roles:
        _check_role(role, debate, problems)
    _check_default_formats(debate, formats, problems)
    for each in formats:
        check_format(each, problems)
    _check_sheets(sheets, problems)


def _check_cast(debate: Debate, problems: Problems) -> None:
    facts = debate.facts
    _no_repeats(facts.cast, ("cast",), "role", debate.source, problems)
    for index, role_id in enumerate(facts.extensions):
        if role_id in (*facts.cast, *facts.extensions[:index]):
            problems.error(
                debate.source.place("extensions", index), f"the role “{role_id}” stands here twice"
            )
    ranks: dict[int, Role] = {}
    for role in debate.roles:
        if (other := ranks.setdefault(role.facts.rank, role)) is not role:
            problems.error(
                role.source.place("rank"),
                f"rank {role.facts.rank} is also that of “{other.id}”",
                "give each role a rank of its own: 1 joins the smallest class first",
            )


def _ids(debate: Debate) -> list[str]:
    return [role.id for role in debate.roles]


def _check_sources(debate: Debate, problems: Problems) -> None:
    known = [source.id for source in debate.facts.sources]
    _no_repeats(known, ("sources",), "source", debate.source, problems, ("id",))
    for index, event in enumerate(debate.facts.timeline):
        if event.source not in known:
            problems.error(
                debate.source.place("timeline", index, "source"),
                f"there is no source “{event.source}”",
                did_you_mean(event.source, known),
            )


def _check_diagrams(debate: Debate, problems: Problems) -> None:
    """The roles and paragraphs that the two drawings name."""
    facts = debate.facts
    # One that has a file but no place in the cast is not at the table: no mistake.
    ids = [*_ids(debate), *debate.unused]
    for index, want in enumerate(facts.wants):
        for key, name in (("who", want.who), ("whom", want.whom)):
            if name not in ids:
                problems.error(
                    debate.source.place("wants", index, key),
                    f"there is no role “{name}”",
                    did_you_mean(name, ids),
                )
    if facts.argument_map is not None:
        last = len(facts.essay.paragraphs)
        reasons = enumerate(facts.argument_map.reasons)
        cited = [(("reasons", index), reason.cites) for index, reason in reasons]
        for keys, cites in [(("claim",), facts.argument_map.claim.cites), *cited]:
            if max(cites) > last:
                problems.error(
                    debate.source.place("argument_map", *keys, "cites"),
                    f"¶{max(cites)} is not in the essay, which has ¶1 to ¶{last}",
                )


def _check_marks(source: SourceText, debate: Debate, problems: Problems) -> None:
    """The ¶ numbers and the source marks in a file's prose."""
    last = len(debate.facts.essay.paragraphs)
    known = [found.id for found in debate.facts.sources]
    prose = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source.text)
    for match in CITATION.finditer(prose):
        numbers = [int(number) for number in match.groups() if number]
        if any(not 1 <= number <= last for number in numbers) or numbers != sorted(numbers):
            problems.error(
                source.at_offset(match.start(), len(match[0])),
                f"{match[0]} is not in the essay, which has ¶1 to ¶{last}",
            )
    for match in SOURCE_MARK.finditer(prose):
        if match[1] not in known:
            problems.error(
                source.at_offset(match.start(1), len(match[1])),
                f"there is no source “{match[1]}”",
                did_you_mean(match[1], known),
            )


def _check_role(role: Role, debate: Debate, problems: Problems) -> None:
    facts, source = role.facts, role.source
    last = len(debate.facts.essay.paragraphs)
    cited = {
        number
        for prose in role.prose
        for match in CITATION.finditer(prose)
        for number in range(int(match[1]), int(match[2] or match[1]) + 1)
    }
    for index, number in enumerate(facts.cites):
        if number > last:
            problems.error(
                source.place("cites", index),
                f"¶{number} is not in the essay, which has ¶1 to ¶{last}",
            )
        elif number not in cited:
            problems.warn(
                source.place("cites", index),
                f"¶{number} is listed here, but the role's text never cites it",
            )
    if facts.seats.min > facts.seats.max:
        problems.error(source.place("seats", "min"), "the smallest number of seats is the larger")
    others = [name for name in (*_ids(debate), *debate.unused) if name != role.id]
    for index, asked in enumerate(facts.ask):
        if asked not in others:
            problems.error(
                source.place("ask", index),
                f"“{asked}” is not another role of this debate",
                did_you_mean(asked, others),
            )
    _no_repeats(facts.ask, ("ask",), "role", source, problems)
    terms = [term.term for term in debate.facts.glossary]
    for index, word in enumerate(facts.words):
        if word not in terms:
            problems.error(
                source.place("words", index),
                f"“{word}” is not in the glossary",
                did_you_mean(word, terms),
            )
    for moment in ("prepare", "during", "after"):
        if not any(prompt.moment == moment for prompt in facts.prompts):
            problems.error(
                source.place("prompts"),
                f"no prompt has the moment “{moment}”",
                "each role has prompts for prepare, during and after",
            )


def _check_default_formats(debate: Debate, formats: Sequence[Format], problems: Problems) -> None:
    known = [each.id for each in formats]
    for index, name in enumerate(debate.facts.formats):
        if name not in known:
            problems.error(
                debate.source.place("formats", index),
                f"there is no format “{name}”",
                did_you_mean(name, known),
            )


def check_format(each: Format, problems: Problems) -> None:
    """Add every broken rule of one format, by itself."""
    facts, source = each.facts, each.source
    if facts.students.min > facts.students.max:
        problems.error(source.place("students"), "the smallest class is larger than the largest")
    for number, lesson in enumerate(facts.lessons):
        here: Key = ("lessons", number)
        for index, phase in enumerate(lesson.phases):
            if (phase.minutes is None) == (phase.turns is None):
                problems.error(
                    source.place(*here, "phases", index),
                    f"the phase “{phase.name}” needs either “minutes” or “turns”",
                )
        total = sum(phase.length for phase in lesson.phases)
        if total != lesson.minutes:
            problems.error(
                source.place(*here, "minutes"),
                f"the phases of “{lesson.name}” add up to {total:g} minutes, "
                f"not to {lesson.minutes:g}",
            )
        elastic = [phase for phase in lesson.phases if phase.elastic]
        if len(elastic) != 1 or elastic[0].turns is not None:
            problems.error(
                source.place(*here, "phases"),
                f"“{lesson.name}” needs one phase with “elastic: true”, given in minutes",
                "it takes up the difference when a lesson is longer or shorter",
            )


def _check_sheets(sheets: SheetSet, problems: Problems) -> None:
    facts, source = sheets.facts, sheets.source
    placed = [
        ((part, section_index, "sheets", index), sheet)
        for part, sections in (
            ("packet", facts.packet),
            ("handouts", facts.handouts),
            ("teacher", facts.teacher),
        )
        for section_index, section in enumerate(sections)
        for index, sheet in enumerate(section.sheets)
    ]
    ids = [sheet.id for _, sheet in placed]
    seen: set[str] = set()
    for keys, sheet in placed:
        if sheet.id in seen:
            problems.error(source.place(*keys, "id"), f"the sheet “{sheet.id}” stands here twice")
        seen.add(sheet.id)
        if (sheet.audience == "teacher") != (keys[0] == "teacher"):
            problems.error(
                source.place(*keys, "audience"),
                f"the sheet “{sheet.id}” is listed under “{keys[0]}”, "
                f"but its audience is “{sheet.audience}”",
                "only the teacher's sheets stand under “teacher”, so that no packet holds them",
            )
        if keys[0] == "handouts" and sheet.audience != "everyone":
            problems.error(
                source.place(*keys, "audience"),
                f"the sheet “{sheet.id}” is a handout, but its audience is “{sheet.audience}”",
                "what all readers get has the audience “everyone”",
            )
        if sheet.instead_of is not None and sheet.instead_of not in ids:
            problems.error(
                source.place(*keys, "instead_of"),
                f"there is no sheet “{sheet.instead_of}”",
                did_you_mean(sheet.instead_of, ids),
            )
        if sheet.blocks and sheet.audience != "role":
            problems.error(
                source.place(*keys, "blocks"), "only a sheet for a role can hold its blocks"
            )
        for index, block in enumerate(sheet.blocks):
            if block not in BLOCKS:
                problems.error(
                    source.place(*keys, "blocks", index),
                    f"a role has no block “{block}”",
                    did_you_mean(block, BLOCKS),
                )


def _no_repeats(
    values: Iterable[str],
    keys: Key,
    noun: str,
    source: SourceText,
    problems: Problems,
    inner: Key = (),
) -> None:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value in seen:
            problems.error(
                source.place(*keys, index, *inner), f"the {noun} “{value}” stands here twice"
            )
        seen.add(value)

"""What everyone may know of a debate, in the words of a reading level and without the answers."""

from __future__ import annotations

from collections.abc import Mapping

from kit.model.debate import DebateFacts
from kit.model.issues import Issue, bound_at, can_be_given, letter_of
from kit.model.levels import at_level
from kit.model.public import (
    Blank,
    Document,
    Further,
    Practice,
    PublicDebate,
    PublicIssue,
    PublicOption,
    ScoreCell,
    ScoreLine,
    Scores,
    Task,
    Tasks,
)
from kit.model.role import Level, Prompt, RoleFacts
from kit.model.teaching import GAP, Extract, FurtherTask, Gap


def public_debate(
    whole: DebateFacts, level: Level, levels: tuple[Level, ...], table: Mapping[str, str]
) -> PublicDebate:
    """What everyone of a reading level may know of a debate.

    `levels` are those at which packets are made; `table` has the short names of the roles that
    take part, by id.
    """
    facts = at_level(whole, level)
    return PublicDebate(
        title=facts.title,
        question=facts.question,
        setting=facts.setting,
        goals=facts.goals,
        vote=facts.vote,
        tasks=tasks(whole.prompts, level),
        # What is negotiated is voted on as a package, and not clause by clause.
        clauses=() if facts.issues else facts.clauses,
        issues=tuple(_issue(each, at, facts, table) for at, each in enumerate(facts.issues)),
        ballot=facts.ballot,
        levels=levels,
        glossary=facts.glossary,
        timeline=facts.timeline,
        sources=facts.sources,
        rubric=facts.rubric,
        documents=tuple(_document(each, level) for each in facts.documents),
        exercise=_practice(facts) if facts.practice else None,
        further=None if facts.extension_task is None else _further(facts.extension_task, level),
    )


def tasks(prompts: tuple[Prompt, ...], level: Level) -> Tasks:
    """Prompts without their answers, at a reading level."""

    def of(moment: str) -> tuple[Task, ...]:
        return tuple(
            Task(
                ask=at_level(prompt, level).ask,
                frame=prompt.frame if level == "supported" else None,
                lines=prompt.lines,
            )
            for prompt in prompts
            if prompt.moment == moment
        )

    return Tasks(prepare=of("prepare"), during=of("during"), after=of("after"))


def scores_of(whole: DebateFacts, role: RoleFacts) -> Scores | None:
    """A role's own score sheet; None if it has no points."""
    if not whole.issues or not role.points or role.no_deal is None:
        return None
    lines = tuple(
        ScoreLine(
            letter=letter_of(at),
            title=issue.title,
            cells=tuple(
                ScoreCell(
                    number=number,
                    short=option.short,
                    points=None
                    if f"{issue.id}.{option.id}" in role.never
                    else role.points.get(issue.id, {}).get(option.id, 0),
                )
                for number, option in enumerate(issue.options, start=1)
            ),
        )
        for at, issue in enumerate(whole.issues)
    )
    columns = max(len(line.cells) for line in lines)
    best = sum(max((cell.points or 0) for cell in line.cells) for line in lines)
    return Scores(lines=lines, columns=columns, no_deal=role.no_deal.points, best=best)


def _issue(issue: Issue, at: int, facts: DebateFacts, table: Mapping[str, str]) -> PublicIssue:
    options = tuple(
        PublicOption(
            number=number,
            short=option.short,
            text=option.text,
            now=option.now,
            binds=tuple(
                table[who] for who in bound_at(facts.signs_for, issue.binding(option), table)
            ),
            closed=not can_be_given(facts.signs_for, issue.binding(option), table),
        )
        for number, option in enumerate(issue.options, start=1)
    )
    usual = bound_at(facts.signs_for, issue.binds, table)
    return PublicIssue(
        letter=letter_of(at),
        title=issue.title,
        options=options,
        binds=tuple(table[who] for who in usual),
    )


def _document(extract: Extract, level: Level) -> Document:
    return Document(
        title=extract.title,
        by=extract.by,
        when=extract.when,
        number=extract.number,
        source="" if extract.source is None else f"[source {extract.source}]",
        setting=extract.setting,
        quote=extract.quote,
        easier=extract.easier if level == "supported" else None,
        ask=extract.ask,
    )


def _practice(facts: DebateFacts) -> Practice:
    missing = {gap.term for gap in facts.practice}
    words = (term for term in facts.glossary if term.term in missing)
    return Practice(
        words=tuple(sorted(words, key=lambda term: term.term.casefold())),
        blanks=tuple(_blank(gap) for gap in facts.practice),
    )


def _blank(gap: Gap) -> Blank:
    left, _, right = gap.sentence.partition(GAP)
    return Blank(left=left.strip(), right=right.strip(), joined=not right.startswith(" "))


def _further(task: FurtherTask, level: Level) -> Further:
    return Further(
        title=task.title,
        task=task.task,
        steps=task.steps,
        lines=task.lines,
        frame=task.frame if level == "supported" else None,
    )

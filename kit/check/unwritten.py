"""Lists what a debate leaves to its students: parts that print as tasks until they are written."""

from __future__ import annotations

from collections.abc import Sequence

from kit.model.debate import Debate
from kit.model.role import BLOCK_TITLES, BLOCKS, RoleText
from kit.problems import Problems

HINT = "it prints as a task for students; write it if you would rather give it to them"


def check_unwritten(debate: Debate, texts: Sequence[RoleText], problems: Problems) -> None:
    """Add a note for each role with unwritten blocks, and for each kind of gap in the debate.

    `texts` are the rendered blocks of the roles; one level of each is enough.
    """
    told = set()
    for text in texts:
        names = [name for name in BLOCKS if name in text.tasks]
        if not names or text.role.id in told:
            continue
        told.add(text.role.id)
        titles = ", ".join(f"“{BLOCK_TITLES[name]}”" for name in names)
        count, last = len(names), len(BLOCKS)
        if count == last:
            said = "all parts of this role are tasks for the student"
        elif count == 1:
            said = f"1 of {last} parts of this role is a task for the student: {titles}"
        else:
            said = f"{count} of {last} parts of this role are tasks for the student: {titles}"
        problems.note(text.role.block(names[0]), said, HINT)
    _check_debate(debate, problems)


def _check_debate(debate: Debate, problems: Problems) -> None:
    facts = debate.facts
    kinds: tuple[tuple[str, Sequence[object | None], str], ...] = (
        # Where packets hold the essay itself, nobody needs a digest.
        (
            "essay",
            () if facts.essay.file else [each.digest for each in facts.essay.paragraphs],
            "paragraphs of the essay have no digest",
        ),
        ("glossary", [each.meaning for each in facts.glossary], "words have no meaning"),
        ("clauses", [each.text for each in facts.clauses], "clauses are blank"),
    )
    for key, values, said in kinds:
        if missing := sum(value is None for value in values):
            problems.note(debate.source.place(key), f"{missing} of {len(values)} {said}", HINT)

"""The roles that each role of a debate has questions for, changed in the project's files."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence

from kit.customise.edited_debate import EditedDebate
from kit.customise.edits import (
    key_names,
    plain,
    with_item,
    with_text,
    with_text_added,
    without_items,
)
from kit.customise.role_file import facts_of, with_facts
from kit.customise.roles import bare_override, find_role, role_file
from kit.customise.schema_line import begin
from kit.customise.snapshot import keep_snapshot, plain_text

KEY = "ask"
"""The key of a role's facts that names the roles it has questions for."""


def change_questions_for(
    edited: EditedDebate, role: str, change: Callable[[str, list[str]], list[str]]
) -> None:
    """Change the list of each other role that has questions for this one.

    `change` takes the id of the role that asks and its list, and returns the new list. A role
    without a file in the project gets one that holds only the new list.
    """
    for asker, questions_for in _questions_for(edited):
        if role not in questions_for or asker == role:
            continue
        new = change(asker, questions_for)
        path = edited.path(asker)
        text = edited.changes.text(path)
        if text is None:
            begin_override(edited, asker, new)
        else:
            new_facts = functools.partial(_with_questions_for, new=new)
            edited.changes.write(path, with_facts(text, new_facts))


def begin_override(edited: EditedDebate, role: str, questions_for: Sequence[str]) -> str:
    """Give the project a file for a role that holds only this list; return its text."""
    name = role_file(edited.id, role)
    below = find_role(edited.id, role, edited.layers).path
    begin(edited.changes, name, bare_override(role, questions_for, below, edited.layers))
    keep_snapshot(edited.changes, name, below)
    return edited.changes.text(edited.path(role)) or ""


def _questions_for(edited: EditedDebate) -> Iterator[tuple[str, list[str]]]:
    """Each role and its list: the roles at the table, and others that the project has."""
    for role in edited.debate.roles:
        yield role.id, list(role.facts.ask)
    for name in edited.debate.unused:
        path = edited.path(name)
        if path.is_file():
            facts = plain(facts_of(plain_text(path)))
            listed = facts.get(KEY) if isinstance(facts, dict) else None
            if isinstance(listed, list):
                yield name, [each for each in listed if isinstance(each, str)]


def _with_questions_for(facts: str, new: list[str]) -> str:
    """A role's facts with a new list; roles that stay in it keep their places."""
    if KEY not in key_names(facts):
        return with_text_added(facts, f"{KEY}: [{', '.join(new)}]\n")
    value = plain(facts)
    old = value[KEY] if isinstance(value, dict) else []
    assert isinstance(old, list)
    if len(old) == len(new):
        for place, name in enumerate(new):
            if old[place] != name:
                facts = with_text(facts, [KEY, place], name)
        return facts
    gone = {place for place, name in enumerate(old) if name not in new}
    facts = without_items(facts, [KEY], gone)
    for name in new:
        if name not in old:
            facts = with_item(facts, KEY, name)
    return facts

"""Whom the roles of a debate have questions for, changed in the project's files."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kit.customise.edits import (
    key_names,
    plain,
    with_item,
    with_text,
    with_text_added,
    without_items,
)
from kit.customise.files import Changes
from kit.customise.role_file import facts_of, with_facts
from kit.customise.roles import bare_override, find_role, role_file
from kit.customise.schema_line import begin
from kit.customise.snapshot import keep_snapshot, plain_text
from kit.load import Layers
from kit.model.debate import Debate


def change_asks(
    debate: str,
    role: str,
    found: Debate,
    layers: Layers,
    changes: Changes,
    change: Callable[[str, list[str]], list[str]],
) -> None:
    """Change whom each other role has questions for, where the role is among them.

    `change` takes the id of the one that asks, and whom; it gives whom instead. One that has
    no file in the project gets one that says only that.
    """
    for asker, ask in _asks(debate, found, layers, changes.project):
        if role not in ask or asker == role:
            continue
        new = change(asker, ask)
        path = changes.project / role_file(debate, asker)
        text = changes.text(path)
        if text is None:
            begin_override(debate, asker, new, layers, changes)
        else:
            changes.write(path, with_facts(text, functools.partial(_with_ask, new=new)))


def begin_override(
    debate: str, role: str, ask: Sequence[str], layers: Layers, changes: Changes
) -> str:
    """Have the project hold a file for a role that says only whom it asks; gives its text."""
    name = role_file(debate, role)
    below = find_role(debate, role, layers).path
    text = bare_override(role, ask, below, layers)
    begin(changes, name, text)
    keep_snapshot(changes, name, below)
    return changes.text(changes.project / name) or ""


def _asks(
    debate: str, found: Debate, layers: Layers, project: Path
) -> Iterator[tuple[str, list[str]]]:
    """Whom each role has questions for: those at the table, and others of the project's own."""
    for role in found.roles:
        yield role.id, list(role.facts.ask)
    for name in found.unused:
        path = project / role_file(debate, name)
        if path.is_file():
            facts = plain(facts_of(plain_text(path)))
            ask = facts.get("ask") if isinstance(facts, dict) else None
            if isinstance(ask, list):
                yield name, [each for each in ask if isinstance(each, str)]


def _with_ask(facts: str, new: list[str]) -> str:
    """A role's facts with another list of whom it asks; what stays keeps its place."""
    if "ask" not in key_names(facts):
        return with_text_added(facts, f"ask: [{', '.join(new)}]\n")
    value = plain(facts)
    old = value["ask"] if isinstance(value, dict) else []
    assert isinstance(old, list)
    if len(old) == len(new):
        for place, name in enumerate(new):
            if old[place] != name:
                facts = with_text(facts, ["ask", place], name)
        return facts
    gone = {place for place, name in enumerate(old) if name not in new}
    facts = without_items(facts, ["ask"], gone)
    for name in new:
        if name not in old:
            facts = with_item(facts, "ask", name)
    return facts

"""Renamed roles: another id, another printed name, and everything that refers to either."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kit.customise.cast_lists import CastLists
from kit.customise.edited_debate import EditedDebate
from kit.customise.edits import key_names, with_text, with_text_added
from kit.customise.files import Changes, project_folder, refuse_existing, shown
from kit.customise.inheritance import blocks_of, role_chain
from kit.customise.new import one_line, refuse_id, short_line, shortened
from kit.customise.printed_name import Called, Naming, changed_lines
from kit.customise.questions import begin_override, change_questions_for
from kit.customise.role_file import composed, facts_of, texts_of_facts, with_facts
from kit.customise.roles import find_role, role_file, whole_debate
from kit.customise.schema_line import begin
from kit.customise.snapshot import BASE, plain_text
from kit.load import Layers, load_role
from kit.problems import BadUsage, Problems
from kit.render import all_blocks, extended, with_word

KEYS = ("name", "short", "delegation")
NOT_OTHERS = frozenset(KEYS)
"""Facts that say what a role itself is called; another role's are never changed with it."""


@dataclass(frozen=True, slots=True)
class NewNames:
    """What a role is to be called; what is None follows from the rest."""

    name: str | None = None
    short: str | None = None
    delegation: str | None = None

    def after(self, old: Called) -> Called:
        """What the role is called from now on. Raises `BadUsage` if one is no line of words.

        A short name that is part of the old name is not kept under a new one, nor is a delegation
        that has the old name in it.
        """
        name = old.name if self.name is None else one_line(self.name, "--name")
        short, delegation = old.short, old.delegation
        if name != old.name and short.casefold() in old.name.casefold():
            short = shortened(name)
        if old.name in delegation:
            delegation = delegation.replace(old.name, name)
        if self.short is not None:
            short = short_line(self.short)
        if self.delegation is not None:
            delegation = one_line(self.delegation, "--delegation")
        return Called(name, short, delegation)


def rename_role(debate: str, old: str, new: str, asked: NewNames, layers: Layers) -> Changes:
    """Give a role another id, and another printed name if one is asked for, everywhere it is used.

    A role that is not only the project's is copied in full under the new id. With `old` as `new`,
    only the printed name changes. Raises `BadUsage` if the new id is taken or no id, and
    `CannotWork` if a file cannot be changed safely; then nothing has changed.
    """
    project = project_folder(layers)
    find_role(debate, old, layers)
    if old == new and asked == NewNames():
        raise BadUsage("this is its id already", "to change what is printed: --name TEXT")
    changes = Changes(project)
    edited = EditedDebate(whole_debate(debate, layers), layers, changes)
    called = _called(edited, old)
    if old != new:
        _rename_id(edited, old, new)
    if asked == NewNames():
        changes.notes.append(
            f"packets still print {_said(called, KEYS)}; to change that as well: "
            f"debate-kit role rename {new} {new} --debate {debate} --name TEXT"
        )
    else:
        _rename_printed(edited, old, new, Naming(called, asked.after(called)))
    if old != new:
        changes.notes.append(
            f"rosters and plans that name “{old}” are not changed: write “{new}” there by hand"
        )
    return changes


def _called(edited: EditedDebate, role: str) -> Called:
    """What a role is called, also one in no cast. Raises `BadInput` if it cannot be read."""
    found = next((each for each in edited.debate.roles if each.id == role), None)
    if found is None:
        problems = Problems()
        found = load_role(edited.id, role, edited.layers, problems)
        problems.stop_on_errors()
        assert found is not None, "what cannot be loaded is a problem"
    return Called(found.facts.name, found.facts.short, found.facts.delegation)


def _rename_id(edited: EditedDebate, old: str, new: str) -> None:
    """Give a role another id: its file, its emblem, the lists, and what others ask and say."""
    changes, layers = edited.changes, edited.layers
    refuse_id(edited.id, new, layers)
    target = edited.path(new)
    refuse_existing(target, changes.project)
    standing = find_role(edited.id, old, layers)
    if standing.layer == "project" and standing.below is None:
        text = changes.text(standing.path) or ""
        changes.move(standing.path, target)
        changes.write(target, with_word(text, old, new))
    else:
        text = composed([plain_text(path) for path in role_chain(edited.id, old, layers)])
        if standing.layer == "project":
            changes.keep(standing.path)
        begin(changes, role_file(edited.id, new), with_word(text, old, new))
    _rename_emblem(edited, old, new)
    CastLists(edited).rename(old, new)

    def renamed(_: str, questions_for: list[str]) -> list[str]:
        return [new if each == old else each for each in questions_for]

    change_questions_for(edited, old, renamed)
    _rename_in_texts(edited, old, new)


def _rename_printed(edited: EditedDebate, old: str, new: str, naming: Naming) -> None:
    """Change what a role is called on paper: in its own file, in others', in the debate's."""
    changes = edited.changes
    others = [role.id for role in edited.debate.roles if role.id != old]
    _in_role(edited, new, naming, of_itself=True)
    for role in (*others, *(each for each in edited.debate.unused if each != old)):
        _in_role(edited, role, naming, of_itself=False)
    CastLists(edited).rename_mentions(naming)
    if stays := [key for key in KEYS if getattr(naming.old, key) == getattr(naming.new, key)]:
        changes.notes.append(
            f"packets still print {_said(naming.old, stays)}: to change that, edit "
            f"{shown(edited.path(new), changes.project)}"
        )
    name = naming.old.name
    files = (edited.debate.source, *(role.source for role in edited.debate.roles))
    if count := sum(naming.others(each.text) for source in files for each in source.files):
        changes.notes.append(
            f"“{name}” stands {count} times in the texts in other letters, which may mean "
            "something else: that stays"
        )
    debate = edited.debate.facts
    essay = [each.digest or "" for each in debate.essay.paragraphs]
    parts = {"title": debate.title, "question": debate.question, "essay": "\n".join(essay)}
    if kept := [key for key, text in parts.items() if naming.found(text)]:
        changes.notes.append(f"“{name}” stays in the debate's {', '.join(kept)}")


def _said(called: Called, keys: Iterable[str]) -> str:
    """Names in words: name “Parents”, short “Parents”."""
    return ", ".join(f"{key} “{getattr(called, key)}”" for key in keys)


def _in_role(edited: EditedDebate, role: str, naming: Naming, *, of_itself: bool) -> None:
    """Change the printed name in the texts of a role's file; in its own also what it is called.

    What comes from a file below the project's is copied into the project first.
    """
    changes, path = edited.changes, edited.path(role)
    chain = [each for each in role_chain(edited.id, role, edited.layers) if each != path]
    text = changes.text(path)
    own = set() if text is None else {block.name for block in all_blocks(text)}
    keys = () if text is None else key_names(facts_of(text))
    whole = text is not None and not (extended(text) or "").startswith(BASE)
    if not whole and role not in edited.debate.unused:
        below = texts_of_facts([plain_text(each) for each in chain])
        facts = [
            said
            for key, said in below.items()
            if key not in keys
            and (naming.found_in_yaml(said, NOT_OTHERS) or (of_itself and key in naming.changed))
        ]
        blocks = [
            block.text
            for block in blocks_of(chain).values()
            if block.name not in own and naming.in_template(block.text) != block.text
        ]
        if facts or blocks:
            text = text or begin_override(edited, role, ())
            text = with_facts(text, lambda old: with_text_added(old, "".join(facts)))
            text = with_text_added(text, "".join(f"\n{block}\n" for block in blocks))
    if text is None:
        return
    renamed = _renamed(text, naming, shown(path, changes.project), of_itself=of_itself)
    changes.tell(path, changed_lines(text, renamed))
    changes.write(path, renamed)


def _renamed(text: str, naming: Naming, where: str, *, of_itself: bool) -> str:
    """A role's file with the printed name changed in its facts and its blocks."""

    def in_facts(facts: str) -> str:
        facts = naming.in_yaml(facts, where, NOT_OTHERS)
        there = key_names(facts)
        for key in (key for key in naming.changed if of_itself and key in there):
            facts = with_text(facts, [key], getattr(naming.new, key))
        return facts

    facts = facts_of(text)
    body = text.index(facts) + len(facts) if facts else 0
    text = text[:body] + naming.in_template(text[body:])
    return with_facts(text, in_facts) if facts.strip() else text


def _rename_emblem(edited: EditedDebate, old: str, new: str) -> None:
    layers, changes = edited.layers, edited.changes
    path = layers.find(f"roles/{edited.id}/emblems/{old}.svg")
    target = changes.project / f"roles/{edited.id}/emblems/{new}.svg"
    if path is None or target.exists():
        return
    if layers.name_of(path) == "project":
        changes.move(path, target)
    else:
        changes.copy(target, path)


def _rename_in_texts(edited: EditedDebate, old: str, new: str) -> None:
    """Rename a role in the conditions of what roles say, such as `"old" in table`.

    A block that comes from a file below the project's is copied into the project first.
    """
    debate, changes = edited.debate, edited.changes
    for role in (*(role.id for role in debate.roles), *debate.unused):
        path = edited.path(role)
        chain = role_chain(debate.id, role, edited.layers)
        if role == old or not chain:
            continue
        if (text := changes.text(path)) is not None:
            changes.write(path, with_word(text, old, new))
        if role in debate.unused:
            continue
        for block in blocks_of(chain).values():
            renamed = with_word(block.text, old, new)
            if block.path != path and renamed != block.text:
                text = changes.text(path) or begin_override(edited, role, ())
                changes.write(path, with_text_added(text, f"\n{renamed}\n"))

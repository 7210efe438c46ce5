"""Brings a debate in line with an essay that has changed: ¶ numbers, paragraphs, the copy."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kit.customise.cast_lists import debate_file
from kit.customise.edits import scalar
from kit.customise.files import Changes, project_folder, shown
from kit.customise.role_file import facts_of
from kit.draft.changed import Compared, compare, renumbered
from kit.draft.draft import essay_text, head_of
from kit.draft.terms import key_terms
from kit.load import Layers, load_debate, load_reading, yaml_spans
from kit.model.debate import Debate
from kit.model.essay import Reading
from kit.problems import Problems

_HEAD = re.compile(r"[ \t]*# ¶\d+[^\n]*\n\Z")


@dataclass(frozen=True, slots=True)
class Update:
    """What has changed in the essay of a debate, and the changes that its files need.

    `left` are places that the kit cannot renumber: they cite what is gone.
    """

    compared: Compared
    changes: Changes
    left: tuple[str, ...]


def find_update(
    debate_id: str, reading: Reading, layers: Layers, problems: Problems
) -> Update | None:
    """Compare an essay with the copy that a debate holds; None if the debate holds none.

    Adds what is wrong with the files to `problems`; raises `BadUsage` if there is no such debate,
    or no folder to write into.
    """
    project = project_folder(layers)
    debate = load_debate(debate_id, layers.for_debate(debate_id), problems)
    problems.stop_on_errors()
    assert debate is not None, "what cannot be loaded is a problem"
    name = debate.facts.essay.file
    copy = project / "roles" / debate_id / (name or "")
    if name is None or not copy.is_file():
        return None
    before = load_reading(copy, debate.facts.essay, Problems())
    if before is None:
        return None
    terms = [each.terms for each in debate.facts.essay.paragraphs]
    compared = compare(before.paragraphs, reading.paragraphs, terms)
    changes = Changes(project)
    if before.paragraphs == reading.paragraphs:
        return Update(compared, changes, ())
    left = _renumber(debate, compared, reading, changes)
    changes.keep(copy)
    changes.write(copy, essay_text(reading))
    return Update(compared, changes, left)


def _renumber(
    debate: Debate, compared: Compared, reading: Reading, changes: Changes
) -> tuple[str, ...]:
    left = []
    folder = changes.project / debate_file(debate.id)
    for path in sorted({folder, *folder.parent.glob("*.md.j2")}):
        text = changes.text(path)
        if text is None:
            continue
        facts = text if path == folder else facts_of(text)
        new, lost = renumbered(text, compared.now, facts)
        if path == folder:
            new = _paragraphs(new, compared.now, reading.paragraphs, debate.facts.language)
        changes.write(path, new)
        left += [f"{shown(path, changes.project)}: {each}" for each in lost]
    return tuple(left)


def _paragraphs(text: str, now: Mapping[int, int], after: Sequence[str], language: str) -> str:
    """A `debate.yaml` with an entry for each paragraph of the new text, the old ones kept."""
    spans = yaml_spans(text)
    found = None if spans is None else spans.at("essay", "paragraphs")
    if found is None or found.flow or not found.marks:
        return text
    terms = key_terms(after, language)
    starts = [text.rfind("\n", 0, mark) + 1 for mark in found.marks]
    indent = " " * (found.marks[0] - starts[0])
    old = {new: before for before, new in now.items()}
    pieces = []
    for number, (words, own) in enumerate(zip(after, terms, strict=True), start=1):
        entry = f"{indent}- terms: [{', '.join(scalar(term) for term in own)}]\n"
        if number in old and old[number] <= len(found.items):
            item = found.items[old[number] - 1]
            # What holds terms alone was drafted: the words of the new text serve as well.
            if [key.text for key, _ in item.entries] != ["terms"]:
                entry = text[starts[old[number] - 1] : item.end].rstrip() + "\n"
        pieces.append(f"{indent}# ¶{number} {head_of(words)}\n{entry}")
    begin = starts[0]
    above = _HEAD.search(text, text.rfind("\n", 0, begin - 1) + 1, begin)
    begin = begin if above is None else above.start()
    end = text.find("\n", found.end)
    return text[:begin] + "".join(pieces) + (text[end + 1 :] if end >= 0 else "")

"""A second reading level, for a debate that is written at one."""

from __future__ import annotations

import re

from kit.customise.cast_lists import CastLists
from kit.customise.edited_debate import EditedDebate
from kit.customise.files import Changes, project_folder
from kit.customise.roles import whole_debate
from kit.load import Layers
from kit.model.role import BLOCKS, LEVELS
from kit.problems import BadUsage
from kit.render import all_blocks, tags, without_comments

_LEVEL = re.compile(r"\blevel\b")


def add_level(debate: str, layers: Layers) -> Changes:
    """The second reading level of a debate, in the project's files.

    Its `debate.yaml` lists both levels. In the project's role files, the text of each written
    block that does not ask for the level yet stands twice, once for each: nothing that is printed
    changes until one of the two is edited. Raises `BadUsage` if there are two levels already.
    """
    changes = Changes(project_folder(layers))
    edited = EditedDebate(whole_debate(debate, layers), layers, changes)
    missing = [level for level in LEVELS if level not in edited.debate.facts.levels]
    if not missing:
        raise BadUsage(
            f"the debate “{debate}” has both reading levels: {' and '.join(LEVELS)}",
            "easier words stand between “if level” and “else” in a role's block",
        )
    for level in missing:
        CastLists(edited).add("levels", level)
    for role in (*(each.id for each in edited.debate.roles), *edited.debate.unused):
        path = edited.path(role)
        text = changes.text(path)
        if text is not None:
            new, blocks = with_levels(text)
            changes.tell(path, (f"both levels: {name}" for name in blocks))
            changes.write(path, new)
    return changes


def with_levels(text: str) -> tuple[str, list[str]]:
    """A role's template with the text of its blocks in two branches, one for each level.

    Also gives the names of those blocks, in order. What is empty, asks for the level already, or
    holds other blocks stays as it is.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    changed: list[str] = []
    for block in sorted(all_blocks(text), key=lambda each: each.start, reverse=True):
        said = text[block.inner_start : block.inner_end]
        asks = any(_LEVEL.search(tag) for tag in tags(said))
        if block.name not in BLOCKS or block.inside or asks or not without_comments(said).strip():
            continue
        words = said.strip("\r\n")
        branches = ('{% if level == "supported" %}', words, "{% else %}", words, "{% endif %}")
        new = line_end.join(("", *branches, ""))
        text = text[: block.inner_start] + new + text[block.inner_end :]
        changed.insert(0, block.name)
    return text, changed

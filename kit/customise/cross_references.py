"""New and removed roles, with everything that refers to them."""

from __future__ import annotations

from collections.abc import Sequence

from kit.customise.cast_lists import CastLists, debate_file
from kit.customise.edited_debate import EditedDebate
from kit.customise.files import Changes, project_folder, refuse_existing, shown
from kit.customise.mentioned import paragraphs_naming, refuse_beyond
from kit.customise.new import RoleNames, begun_role, refuse_id
from kit.customise.questions import change_questions_for
from kit.customise.roles import find_role, role_file, whole_debate
from kit.customise.schema_line import begin
from kit.load import Layers
from kit.problems import BadUsage

FEWEST_QUESTIONS_FOR = 2
"""Roles that a role has questions for: with one alone, a small class may leave it with none."""


def new_role(
    debate: str,
    role: str,
    names: RoleNames,
    layers: Layers,
    *,
    mentioned: Sequence[int] | None,
    extension: bool,
) -> Changes:
    """A new role's file in the project, at the end of the cast; each of its blocks is a task.

    `mentioned` are the ¶ numbers that speak of it; with None, those in which the debate's own
    copy of the essay has its name. Raises `BadUsage` if the id is taken or no id, or if the
    essay has no such ¶.
    """
    project = project_folder(layers)
    changes = Changes(project)
    edited = EditedDebate(whole_debate(debate, layers), layers, changes)
    refuse_id(debate, role, layers)
    refuse_existing(edited.path(role), project)
    if mentioned is None:
        mentioned = paragraphs_naming((names.name, names.short), edited.debate)
        if edited.debate.facts.essay.file is not None and not mentioned:
            changes.notes.append(
                f"the essay does not name “{names.name}”; if it speaks of this role in other "
                "words, write where as “mentioned” in its file"
            )
    refuse_beyond(mentioned, edited.debate)
    begin(changes, role_file(debate, role), begun_role(edited, names, mentioned))
    CastLists(edited).add("extensions" if extension else "cast", role)
    return changes


def remove_role(debate: str, role: str, layers: Layers) -> Changes:
    """Take a role out of the cast. One that only the project has goes, with all references."""
    project = project_folder(layers)
    standing = find_role(debate, role, layers)
    changes = Changes(project)
    edited = EditedDebate(whole_debate(debate, layers), layers, changes)
    own_alone = standing.layer == "project" and standing.below is None
    listed = CastLists(edited).remove(role, wants=own_alone)
    if own_alone:
        _drop_from_questions(edited, role)
        changes.keep(standing.path)
        emblem = project / f"roles/{debate}/emblems/{role}.svg"
        if emblem.is_file():
            changes.keep(emblem)
    elif not listed:
        raise BadUsage(
            f"the role “{role}” is already in no cast",
            "its file is not yours, so it stays where it is" if standing.layer != "project" else "",
        )
    else:
        changes.notes.append(f"to bring it back, add “{role}” to “cast” in {debate_file(debate)}")
    if listed and not own_alone and standing.layer == "project":
        changes.notes.append(
            f"your file {shown(standing.path, project)} stays, for when the role comes back"
        )
    return changes


def _drop_from_questions(edited: EditedDebate, role: str) -> None:
    """Take a role out of those that others have questions for.

    A role that is left with too few gets others, in the order of the cast.
    """

    def without(asker: str, questions_for: list[str]) -> list[str]:
        left = [each for each in questions_for if each != role]
        for other in edited.debate.facts.cast:
            if len(left) < FEWEST_QUESTIONS_FOR and other not in (role, asker, *left):
                left.append(other)
                edited.changes.notes.append(f"“{asker}” now has questions for “{other}” instead")
        return left

    change_questions_for(edited, role, without)

"""Makes a complete debate from an essay: what the text itself gives, and tasks for the rest."""

from kit.draft.again import Update, find_update
from kit.draft.choice import USUAL_ROLES, usual_choice
from kit.draft.draft import Choices, Drafted, draft_debate
from kit.draft.people import Part, part_from, part_of
from kit.draft.titles import id_from, question_from

__all__ = [
    "USUAL_ROLES",
    "Choices",
    "Drafted",
    "Part",
    "Update",
    "draft_debate",
    "find_update",
    "id_from",
    "part_from",
    "part_of",
    "question_from",
    "usual_choice",
]

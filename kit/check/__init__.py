"""Checks rules that span several files. Every check adds all its problems and raises none."""

from kit.check.balance import check_balance
from kit.check.citations import check_reading, plain_words
from kit.check.formats import check_format
from kit.check.levels import check_levels
from kit.check.prompts import check_prompts
from kit.check.references import check_references
from kit.check.rules import check
from kit.check.same_levels import check_same_levels
from kit.check.seating import check_seating
from kit.check.sheets import check_printed
from kit.check.sources import check_sources_findable
from kit.check.spelling import check_spelling
from kit.check.strays import check_strays
from kit.check.teaching import check_lesson
from kit.check.unwritten import check_unwritten

__all__ = [
    "check",
    "check_balance",
    "check_format",
    "check_lesson",
    "check_levels",
    "check_printed",
    "check_prompts",
    "check_reading",
    "check_references",
    "check_same_levels",
    "check_seating",
    "check_sources_findable",
    "check_spelling",
    "check_strays",
    "check_unwritten",
    "plain_words",
]

"""Checks rules that span several files. Every check adds all its problems and raises none."""

from kit.check.balance import check_balance
from kit.check.citations import check_reading, plain_words
from kit.check.formats import check_format
from kit.check.gaps import gaps
from kit.check.prompts import check_prompts
from kit.check.references import check_references
from kit.check.rules import check
from kit.check.seating import check_seating
from kit.check.sheets import check_printed
from kit.check.strays import check_strays
from kit.check.unwritten import check_unwritten

__all__ = [
    "check",
    "check_balance",
    "check_format",
    "check_printed",
    "check_prompts",
    "check_reading",
    "check_references",
    "check_seating",
    "check_strays",
    "check_unwritten",
    "gaps",
    "plain_words",
]

"""Rules across files: every problem found, none raised."""

from kit.check.balance import check_balance
from kit.check.citations import check_reading
from kit.check.formats import check_format
from kit.check.rules import check

__all__ = ["check", "check_balance", "check_format", "check_reading"]

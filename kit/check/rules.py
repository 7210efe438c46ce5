"""Runs the checks of a debate, its formats and its list of sheets."""

from __future__ import annotations

from collections.abc import Sequence

from kit.check.blocs import check_blocs
from kit.check.charts import check_chart, check_timeline
from kit.check.comments import check_comments
from kit.check.diagrams import check_diagrams
from kit.check.formats import check_default_formats, check_format
from kit.check.issues import check_issues
from kit.check.levels import check_lists
from kit.check.maps import check_map
from kit.check.marks import check_marks, check_sources
from kit.check.roles import check_cast, check_role
from kit.check.sheets import check_sheets
from kit.check.teaching import check_teaching
from kit.model.debate import Debate
from kit.model.format import Format
from kit.model.sheets import SheetSet
from kit.problems import Problems


def check(debate: Debate, formats: Sequence[Format], sheets: SheetSet, problems: Problems) -> None:
    """Add a problem for each rule that a debate, the formats or the list of sheets breaks."""
    check_cast(debate, problems)
    check_blocs(debate, problems)
    check_sources(debate, problems)
    check_diagrams(debate, problems)
    check_map(debate, problems)
    check_chart(debate, problems)
    check_timeline(debate, problems)
    check_teaching(debate, problems)
    check_issues(debate, problems)
    check_lists(debate, formats, problems)
    for whole in (debate.source, *(role.source for role in debate.roles)):
        # A file that builds on another is checked together with it, each in its own text.
        for source in whole.files:
            check_marks(source, debate, problems)
            if whole is not debate.source:
                check_comments(source, problems)
    for role in debate.roles:
        check_role(role, debate, problems)
    check_default_formats(debate, formats, problems)
    for each in formats:
        check_format(each, problems)
    check_sheets(sheets, problems)

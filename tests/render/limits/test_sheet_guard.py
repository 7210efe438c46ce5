"""What a sheet in a pack may do: the kit's own sheets keep to it, so that copies can be shared."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.load.text import read_text
from kit.problems import Problems
from kit.render.limits.sheet_guard import inspect_sheet
from kit.sharing.judge.markup import judge_markup
from tests.conftest import REPOSITORY

SHEETS = sorted((REPOSITORY / "templates" / "sheets").glob("*.html.j2"))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_the_kits_own_sheets_pass_the_judge_of_strangers_sheets(path: Path) -> None:
    """The rule stands in templates/README.md, under “Sheets”: say it there if it changes."""
    problems = Problems()
    source = read_text(path, problems)
    assert source is not None
    words = inspect_sheet(source, problems)
    if words is not None:
        judge_markup(source, words, problems)
    assert [problem.text(REPOSITORY) for problem in problems] == []

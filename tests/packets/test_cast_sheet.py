"""The guide's cast: its second table is not torn from what it begins with."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from kit.model.sheets import Paper
from tests.tools.class_pages import ClassPages


@pytest.mark.parametrize(("paper", "students"), [("a4", 27), ("letter", 23), ("letter", 17)])
def test_more_than_two_rows_stand_under_the_heading(
    tmp_path: Path, paper: Paper, students: int
) -> None:
    pages = ClassPages("summit", students, None, tmp_path, paper)
    with pypdfium2.PdfDocument(pages.pdf("teacher-cast")) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    (with_heading,) = (text for text in texts if "Who plays what" in text)
    below = with_heading.split("Who plays what")[1]
    assert below.count("(lead)") > 2
    # Nobody is lost between the pages.
    assert sum(text.count("Student ") for text in texts) == students

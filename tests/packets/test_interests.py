"""Where interests meet and clash: for the roles at the table, and for the teacher alone."""

from __future__ import annotations

from pathlib import Path

from kit.model.context import ForTeacher
from kit.problems import Problems
from tests.conftest import edit
from tests.render.support import packets_for

WANTS = """
wants:
  - {who: students, whom: parents, what: sleep, fit: meet, because: All want it.}
  - {who: parents, whom: bus-company, what: late buses, fit: clash, because: They cost more.}
  - {who: bus-company, whom: parents, what: patience}
"""


def teachers_sheets(
    project: Path, wants: str, seated: tuple[str, ...] | None = None
) -> dict[str, object]:
    """The context of each sheet of the teacher's guide, with these wants in the debate."""
    edit(project / "roles/later-start/debate.yaml", "glossary:", f"{wants.strip()}\nglossary:")
    _, packet_set = packets_for(project, Problems(), seated=seated)
    return {
        instance.sheet.id: instance.context
        for instance in packet_set.sheets
        if instance.sheet.audience == "teacher"
    }


def test_each_want_stands_where_its_fit_says(project: Path) -> None:
    context = teachers_sheets(project, WANTS)["teacher-bargains"]
    assert isinstance(context, ForTeacher)
    met = [(line.who, line.whom, line.because) for line in context.interests.meet]
    assert met == [("Students", "Parents", "All want it.")]
    assert [line.what for line in context.interests.clash] == ["late buses"]


def test_roles_that_are_not_there_are_left_out(project: Path) -> None:
    context = teachers_sheets(project, WANTS, ("students", "parents"))["teacher-bargains"]
    assert isinstance(context, ForTeacher)
    assert len(context.interests.meet) == 1
    assert context.interests.clash == ()


def test_without_any_there_is_no_such_sheet(project: Path) -> None:
    wants = "wants:\n  - {who: bus-company, whom: parents, what: patience}"
    assert "teacher-bargains" not in teachers_sheets(project, wants)


def test_no_student_is_told_why(project: Path) -> None:
    edit(project / "roles/later-start/debate.yaml", "glossary:", WANTS.strip() + "\nglossary:")
    _, packet_set = packets_for(project, Problems())
    for instance in packet_set.sheets:
        if instance.sheet.audience != "teacher":
            assert "All want it." not in repr(instance.context)

"""Names with letters that no font has: told once, and printed as something that can be read."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import Run
from tests.tools.words import pages_text

# Linear A: no computer for a classroom has a font of it. Its letters are in no other script.
NAME = "\U00010600\U00010601 \U00010602"
ONLY = ("--only", NAME, "--only", "teacher")
LIST = f"name,pronouns\nAda Oak,\n{NAME},they/them\nBo Elm,\nCy Ash,\nDi Fir,\nEd Yew,\n"


def test_a_stand_in_is_printed_everywhere_and_told_once(project: Path, run: Run) -> None:
    (project / "9b.csv").write_text(LIST, "utf-8")
    result = run("-q", "build", "--roster", "9b.csv", *ONLY)
    assert result.err.count("warning") == 2  # the warning, and how many there are
    said = " ".join(result.err.split())
    assert "9b.csv:3:1: warning: no font here has the letters" in said
    assert "(U+10600 U+10601 U+10602)" in said
    assert "“S. 2” is printed, for student 2 of the class list" in said
    assert "install the font Noto Sans Linear A" in said
    output = project / "output" / "later-start"
    (own,) = (path for path in (output / "students").iterdir() if NAME[0] in path.name)
    for text in pages_text(own):
        assert "S. 2" in text
    assert "S. 2 (they/them)" in " ".join(pages_text(own)[0].split())
    teacher = " ".join(pages_text(output / "teacher.pdf"))
    # The list of attendance, the cast and the seating.
    assert len(re.findall(r"S\. 2\b", teacher)) >= 3
    assert f'name: "{NAME}"' in (output / "plan.yaml").read_text("utf-8")
    assert run("check", "--roster", "9b.csv").err == result.err


def test_a_code_name_stands_on_paper_and_the_key_names_the_stand_in(
    project: Path, run: Run
) -> None:
    (project / "9b.csv").write_text(LIST, "utf-8")
    students = [option for name in ("Ada Oak", "Bo Elm", "Cy Ash") for option in ("--only", name)]
    result = run("-q", "build", "--roster", "9b.csv", "--code-names", *ONLY, *students)
    assert "the teacher’s lists print “S. 2”" in " ".join(result.err.split())
    output = project / "output" / "later-start"
    for path in (output / "students").iterdir():
        assert NAME[0] not in path.name
        assert "S. 2" not in pages_text(path)[0]
    assert "S. 2" in " ".join(pages_text(output / "teacher.pdf"))


def test_names_that_fonts_of_the_kit_have_print_as_they_are(project: Path, run: Run) -> None:
    names = ["Đorđe Łukić", "محمد علي", "สมชาย ใจดี", "अमित शर्मा", "Nguyễn Ơn", "Сергей Ким"]
    (project / "9b.csv").write_text("\n".join(["name", *names]) + "\n", "utf-8")
    assert "warning" not in run("check", "--roster", "9b.csv").err

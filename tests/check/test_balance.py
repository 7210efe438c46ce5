"""The balance linter: each finding with its figure, its bound and its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.check.reading_level import grade, sentences
from tests.conftest import Run, edit


def warnings(run: Run) -> list[str]:
    """What `check` warns of, a line each, without the file's folder."""
    result = run("check", code=None)
    assert "error" not in result.err, result.err
    found = [line for line in result.err.split("\n") if ": warning: " in line]
    return [line.replace("roles/later-start/", "") for line in found]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "- More sleep (¶1)",
            "- More sleep (¶1)" + " and again more sleep for everybody" * 12,
            r"parents.md.j2:\d+:4: warning: the brief has \d+ words at the level “standard”; "
            r"the others' median is \d+, so \d+ to \d+ are even",
        ),
        (
            "{% block arguments %}1. ",
            "{% block arguments %}1. One more (¶3).\n2. ",
            r"parents.md.j2:\d+:4: warning: there are 2 arguments at the level “standard”; "
            r"most roles have 1",
        ),
        (
            "{% block objections %}- ",
            "{% block objections %}- One more (¶3).\n- ",
            r"parents.md.j2:\d+:4: warning: there are 2 hard questions at the level “supported”; "
            r"most roles have 1",
        ),
        (
            "  - {moment: after",
            "  - {moment: during, ask: Which?, lines: 2, strong: One.}\n  - {moment: after",
            r"parents.md.j2:13:1: warning: there are 2 prompts for “during”; most roles have 1",
        ),
        (
            "cites: [1, 2, 3]",
            "cites: [1, 3]",
            r"parents.md.j2:9:1: warning: the role cites 2 paragraphs; it should cite 3, or all "
            r"that speak of it",
        ),
        (
            "Children who go to bed earlier will sleep longer, and that",
            "Every morning you sit through lessons that begin long before most of you are properly "
            "awake. Children who go to bed earlier will sleep longer, and that",
            r"“Every morning you sit .* properly awake” is in the text of “students” as well|"
            r"students.md.j2:.*is in the text of “parents” as well",
        ),
        (
            "name: Parents",
            "name: Jane Doe",
            r"parents.md.j2:2:7: warning: the role is a living person, “Jane Doe”",
        ),
        (
            "{% block secrets %}- ",
            "{% block secrets %}\nDoe: I will say so.\n\n- ",
            r"parents.md.j2:\d+:\d+: warning: this speaks as a living person, “Jane Doe”",
        ),
        (
            "(¶3).{% else %}Children",
            "(¶2).{% else %}Children",
            r"parents.md.j2:\d+:4: warning: the two levels of “arguments” do not have the same ¶",
        ),
    ],
)  # fmt: skip
def test_what_is_uneven_is_told(
    project: Path, run: Run, role_file: Path, old: str, new: str, said: str
) -> None:
    debate = project / "roles" / "later-start" / "debate.yaml"
    edit(debate, "clauses:", "people: [Jane Doe]\nclauses:")
    edit(role_file, old, new)
    found = "\n".join(warnings(run))
    assert re.search(said, found), found


def test_possessives_are_not_impersonations(project: Path, run: Run, role_file: Path) -> None:
    debate = project / "roles" / "later-start" / "debate.yaml"
    edit(debate, "clauses:", "people: [Jane Doe]\nclauses:")
    edit(role_file, "name: Parents", "name: Jane Doe’s team")
    assert not [each for each in warnings(run) if "living person" in each]


def test_uneven_sides_are_told_with_the_sizes(project: Path, run: Run, role_file: Path) -> None:
    edit(role_file, "stance: oppose", "stance: support")
    edit(project / "roles/later-start/bus-company.md.j2", "stance: conditional", "stance: support")
    assert warnings(run) == [
        "debate.yaml:5:1: warning: in a class of 4 to 40 the sides are uneven: 3 support, "
        "0 oppose; they may differ by 1"
    ]


def test_a_level_that_is_too_hard_or_too_easy(project: Path, run: Run, role_file: Path) -> None:
    text = role_file.read_text("utf-8")
    hard = "Notwithstanding considerable organisational complications, experimentation is justified"
    role_file.write_text(
        text.replace(
            "Somebody you can trust has to be at home", f"{hard}. {hard}, too. Somebody is at home"
        ),
        "utf-8",
    )
    found = "\n".join(warnings(run))
    assert re.search(r"the level “supported” reads at grade \d+\.\d; it should be 4 to 7", found)


def test_the_grades_of_a_debate_decide_how_hard_it_may_be(project: Path, run: Run) -> None:
    assert warnings(run) == []
    edit(project / "roles" / "later-start" / "debate.yaml", "cast:", "grades: [3, 5]\ncast:")
    found = warnings(run)
    assert {each.partition("it should be ")[2] for each in found if "at grade" in each} == {
        "1 to 4 (Flesch–Kincaid)", "-2 to 0 (Flesch–Kincaid)"
    }  # fmt: skip


def test_the_grade_is_that_of_the_formula() -> None:
    # 6 words in a sentence; the-cat-sat-on-the-mat: 6 syllables.
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    easy = "We go home. We eat. We play."
    hard = "International organisations characteristically necessitate administrative coordination."
    assert grade(easy) < 3 < 20 < grade(hard)
    assert grade("") == 0


def test_sentences_leave_marks_out_and_end_with_items() -> None:
    text = "1. **So it is** (¶4). Yes [inference]!\n2. Go on [source a-b]\n\nEnd"
    assert [" ".join(words) for words in sentences(text)] == ["So it is", "Yes", "Go on", "End"]

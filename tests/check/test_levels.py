"""Easier words are easier: the rule, the kit's own sheets, and the debate that it brings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.check.levels import is_harder
from kit.check.reading_level import sentences
from kit.check.teaching import QUOTED
from kit.model.levels import SAYS, at_level
from tests.conftest import REPOSITORY, Run
from tests.tools.listed import DEBATES, bundled

PAIRS = re.compile(r'(?:question|words)_for\(level, "([^"]+)", "([^"]+)"')


@pytest.mark.parametrize(
    ("words", "easier", "harder"),
    [
        ("We ask for a fair answer now.", "Considerable deliberation is necessary.", True),
        ("We want to talk about the treaty now.", "We want to debate the treaty now.",
         False),
        ("No.", "It is not so.", False),
        ("Negotiations necessitate compromises.", "Both sides have to give.", False),
        ("Say why.", "Say why.", False),
        ("Say why.", "", False),
    ],
)  # fmt: skip
def test_a_phrase_is_harder_by_more_than_a_syllable(words: str, easier: str, harder: bool) -> None:
    assert is_harder(words, easier) is harder


def test_no_sheet_of_the_kit_says_it_harder_in_easier_words() -> None:
    found = [
        pair
        for path in (REPOSITORY / "templates" / "sheets").glob("*.j2")
        for pair in PAIRS.findall(path.read_text("utf-8"))
    ]
    assert len(found) > 20
    assert [pair for pair in found if is_harder(*pair)] == []


def test_easier_words_replace_all_that_they_stand_for() -> None:
    facts = at_level(bundled().facts, "supported")
    standard = bundled().facts
    assert at_level(standard, "standard") is standard
    assert facts.setting == standard.setting_supported
    assert facts.issues[0].options[1].text == standard.issues[0].options[1].supported
    assert facts.rubric[0].levels == standard.rubric[0].supported
    assert facts.documents[0].quote == standard.documents[0].quote
    assert facts.essay.leaves_out == standard.essay.leaves_out_supported
    assert facts.title == standard.title
    assert {"Clause", "Term", "Event", "Criterion", "Goal", "Gap"} <= set(SAYS)


@pytest.mark.parametrize("debate", DEBATES)
def test_what_is_quoted_is_short(debate: str) -> None:
    for each in bundled(debate).facts.documents:
        assert sum(len(words) for words in sentences(each.quote)) < QUOTED, each.title


def test_a_harder_phrase_of_a_role_is_told_at_its_line(project: Path, run: Run) -> None:
    path = project / "roles" / "later-start" / "students.md.j2"
    text = path.read_text("utf-8")
    assert text.count("{% block interests %}") == 1
    point = "Considerable institutional flexibility is a necessary prerequisite (¶1)."
    before, _, after = text.partition("{% block interests %}")
    rest = after[after.index("{% endblock %}") :]
    path.write_text(
        f'{before}{{% block interests %}}{{% if level == "supported" %}}\n- {point}\n'
        f"{{% else %}}\n- We want to sleep (¶1).\n{{% endif %}}\n{rest}",
        "utf-8",
    )
    line = path.read_text("utf-8").split("\n").index(f"- {point}") + 1
    said = run("check", code=0).err
    assert f"students.md.j2:{line}:3: warning: the easier words “Considerable" in said

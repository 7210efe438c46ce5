"""No sheet speaks of what the debate does not have; in a teacher's own, `check` finds it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.model.role import LEVELS, Level
from kit.pipeline.check import check_debate
from kit.pipeline.request import Request
from kit.problems import Problems
from tests.conftest import Run, edit
from tests.tools.listed import sheets

ONLY_SOME_HAVE = [
    "glossary", "Timeline", "clause", "bargains are possible", "government", "those who decide",
    "argument map", "self-assessment", "two levels", "[S1]", "-supported",
]  # fmt: skip
"""What stands on the kit's sheets where a debate has it, and must not stand anywhere else."""


def bare(project: Path) -> None:
    """Take from the small debate all that a debate can do without."""
    debate = project / "roles" / "later-start" / "debate.yaml"
    text = debate.read_text("utf-8")
    debate.write_text(text[: text.index("clauses:")], "utf-8")
    for role in debate.parent.glob("*.md.j2"):
        words = role.read_text("utf-8").replace(" [source clinic]", "")
        role.write_text(words.replace("words: [trial]\n", ""), "utf-8")


def words_of(project: Path, levels: tuple[Level, ...]) -> dict[str, str]:
    """The words of every sheet, by its id."""
    request = Request(
        project=project,
        debate="later-start",
        out=project / "output",
        cache=project / "cache",
        levels=levels,
    )
    problems = Problems()
    pages = check_debate(request, problems)
    assert pages is not None, list(problems)
    found: dict[str, str] = {}
    for page in pages.sheets:
        plain = re.sub(r"<head>.*?</head>|<[^>]*>", " ", page.html, flags=re.DOTALL)
        found[page.sheet.id] = f"{found.get(page.sheet.id, '')} {' '.join(plain.split())}"
    return found


def test_the_kits_sheets_name_only_what_a_bare_debate_has(project: Path) -> None:
    bare(project)
    found = words_of(project, ("standard",))
    for words in ONLY_SOME_HAVE:
        assert [name for name, text in found.items() if words.lower() in text.lower()] == []
    titles = {sheet.id: sheet.title for sheet in sheets().listed}
    for name, text in found.items():
        for other, title in titles.items():
            assert other in found or f"“{title}”" not in text, (name, title)


@pytest.mark.parametrize(
    ("part", "title", "marks"), [("timeline", "Timeline", False), ("sources", "Sources", True)]
)
def test_a_sheet_that_lacks_a_part_has_the_title_of_the_other(
    project: Path, part: str, title: str, marks: bool
) -> None:
    whole = (project / "roles" / "later-start" / "debate.yaml").read_text("utf-8")
    bare(project)
    own = {
        "timeline": "timeline:\n  - {when: 1990, what: It began (¶1).}\n",
        "sources": re.search(r"^sources:\n(?:[ #].*\n)+", whole, re.MULTILINE)[0],  # type: ignore[index]
    }
    path = project / "roles" / "later-start" / "debate.yaml"
    path.write_text(path.read_text("utf-8") + own[part], "utf-8")
    found = words_of(project, ("standard",))
    printed = {name: text for name, text in found.items() if "timeline" in name}
    assert printed
    assert all(f" {title} " in text for text in printed.values())
    assert not any("Timeline and sources" in text for text in found.values())
    assert any("[S1]" in text for text in found.values()) == marks
    other = {"timeline": "sources", "sources": "timeline"}[part]
    assert not any(other in text.lower() for text in printed.values())


def test_they_do_name_what_is_there(project: Path) -> None:
    found = words_of(project, LEVELS)
    assert "“ Sources ”" in found["essay-guide"]
    assert "the clauses by letter" in found["teacher-setup"]
    assert "two levels" in found["teacher-setup"]
    assert "“Glossary”" in found["teacher-sub-plan"]
    assert "“ Negotiation record ”" in found["at-the-table"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("the sheet “Glosary”", "no sheet is called “Glosary”"),
        ("See “Argument map”.", "this names the sheet “Argument map”, which the debate does not"),
        ("See ‘argument map’.", "this names the sheet “argument map”, which the debate does not"),
        ('<a href="kit:sheet/agendas">it</a>', "no sheet has the id “agendas”"),
        ('<a href="kit:sheet/timeline#S1">it</a>', ""),
        ('<a href="kit:sheet/argument-map">it</a>', "this leads to the sheet “Argument map”"),
        ("the sheets “Agenda” and “Glossary”, “a yes”", ""),
    ],
)
def test_check_finds_a_reference_that_does_not_hold(
    project: Path, run: Run, words: str, said: str
) -> None:
    own = project / "templates" / "sheets" / "exit-ticket.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text(
        '{% extends "base/sheets/exit-ticket.html.j2" %}\n'
        f"{{% block lead %}}<p>{words}</p>{{% endblock %}}\n"
    )
    found = [line for line in run("check").err.splitlines() if " warning: " in line]
    assert len(found) == bool(said)
    if said:
        assert found[0].startswith("templates/sheets/exit-ticket.html.j2:2:")
        assert said in found[0]


def test_the_hint_is_followed(project: Path, run: Run) -> None:
    role = project / "roles" / "later-start" / "parents.md.j2"
    edit(role, "- More sleep (¶1)", "- More sleep (¶1): the sheet “Reflektion”")
    said = run("check", "--set", "full").err
    assert "parents.md.j2" in said
    assert "did you mean “Reflection”?" in said
    edit(role, "“Reflektion”", "“Reflection”")
    assert "warning" not in run("check", "--set", "full").err
    assert "“Reflection”, which this set of sheets does not have" in run("check").err

"""What makes a lesson of the bundled debate, read from its finished pages, at both levels."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from kit.model.context import ForEveryone
from kit.pipeline.build import assemble
from kit.pipeline.request import Request
from kit.problems import Problems
from tests.conftest import edit
from tests.tools.listed import bundled, file_of
from tests.tools.words import pages_text

LEVELS = ("", "-supported")
FACTS = bundled().facts


@functools.cache
def words(path: Path, *pages: int) -> str:
    """The text of a file, or of some of its pages, between single spaces."""
    found = pages_text(path)
    return " ".join([found[page] for page in pages] or found)


def handout(folder: Path, name: str, level: str) -> str:
    return words(folder / "handouts" / f"{name}{level}.pdf")


def plain(text: str) -> str:
    """A text of the debate without the marks that print as something else."""
    return " ".join(re.sub(r" ?\[[^\]]*\]|[*]", "", text).split())


def squeezed(text: str) -> str:
    """A text without spaces: a PDF's reader may find more or fewer than there are."""
    return re.sub(r"\s|­", "", text)


@pytest.mark.parametrize("level", LEVELS)
def test_the_vote_is_taken_before_on_the_cover_and_after_on_the_exit_ticket(
    letter: Path, level: str
) -> None:
    cover = words(letter / "roles" / f"{file_of('china')}{level}.pdf", 0)
    ticket = handout(letter, "exit-ticket", level)
    assert "My vote before the debate:" in cover
    assert "After the debate" in ticket
    assert not re.search(r"Before the debate (?!and)", ticket.replace("before the debate", ""))
    for choice in FACTS.vote:
        assert choice in cover
        assert choice in ticket


@pytest.mark.parametrize("level", LEVELS)
def test_documents_are_quoted_word_for_word_with_date_and_questions(
    letter: Path, level: str
) -> None:
    said = squeezed(handout(letter, "primary-sources", level))
    assert len(FACTS.documents) >= 5
    for each in FACTS.documents:
        for needed in (each.quote, each.when, each.number or "", each.title):
            assert squeezed(needed) in said
        assert squeezed(plain((each.ask_supported if level else each.ask) or "")) in said
        assert (squeezed(each.easier or "") in said) == bool(level)
    for ask in ("Who speaks?", "Who is it meant for?", "What should it do?"):
        assert said.count(squeezed(ask)) == len(FACTS.documents)


@pytest.mark.parametrize("level", LEVELS)
def test_word_practice_lists_its_words_and_gives_no_answer(letter: Path, level: str) -> None:
    said = handout(letter, "word-practice", level)
    bank = said[: said.index("1.")]
    for gap in FACTS.practice:
        sentence = (gap.supported if level else gap.sentence) or ""
        assert gap.term in bank
        assert squeezed(sentence.split("…")[1]) in squeezed(said)
        assert squeezed(sentence.replace("…", gap.term)) not in squeezed(said)
    terms = [gap.term for gap in FACTS.practice]
    assert bank.index(min(terms)) < bank.index(max(terms))


def test_answers_are_only_in_the_guide(letter: Path) -> None:
    guide = squeezed(words(letter / "teacher.pdf"))
    task = FACTS.extension_task
    assert task is not None
    handouts = {path.name: squeezed(words(path)) for path in (letter / "handouts").glob("*.pdf")}
    for strong in (*(each.strong for each in FACTS.documents), task.strong):
        begin = squeezed(plain(strong))[:60]
        assert begin in guide
        assert [name for name, said in handouts.items() if begin in said] == []


def test_the_guide_has_hook_goals_standards_and_a_debrief_that_fits(letter: Path) -> None:
    guide = squeezed(words(letter / "teacher.pdf"))
    hook = FACTS.guide.hook
    assert hook is not None
    assert hook.minutes == 3
    for text in (hook.say, hook.ask, hook.then):
        assert squeezed(plain(text)) in guide
    for standard in FACTS.guide.standards:
        assert squeezed(standard.number + standard.text) in guide
    numbers = " ".join(standard.number for standard in FACTS.guide.standards)
    assert all(part in numbers for part in ("D1", "D2", "D3", "D4", "RH", "SL"))
    assert [len(step.questions) for step in FACTS.guide.debrief] == [3, 3, 3]
    for step in FACTS.guide.debrief:
        assert all(squeezed(question) in guide for question in step.questions)


@pytest.mark.parametrize("level", LEVELS)
def test_goals_stand_where_students_prepare(letter: Path, level: str) -> None:
    packet = squeezed(words(letter / "roles" / f"{file_of('china')}{level}.pdf"))
    for goal in FACTS.goals:
        assert squeezed((goal.supported if level else goal.text) or "") in packet


@pytest.mark.parametrize(
    ("name", "standard", "supported"),
    [
        ("clauses", FACTS.issues[1].options[1].text, FACTS.issues[1].options[1].supported),
        ("glossary", FACTS.glossary[0].meaning, FACTS.glossary[0].supported),
        ("timeline", FACTS.timeline[-1].what, FACTS.timeline[-1].supported),
        ("self-assessment", FACTS.rubric[0].levels[0], FACTS.rubric[0].supported[0]),
        ("out-of-role", FACTS.prompts[-1].ask, FACTS.prompts[-1].frame),
        (
            "essay-guide",
            FACTS.essay.paragraphs[0].questions[0],
            FACTS.essay.paragraphs[0].questions_supported[0],
        ),
    ],
)
def test_shared_sheets_have_both_levels(
    letter: Path, name: str, standard: str, supported: str | None
) -> None:
    usual, easier = (squeezed(handout(letter, name, level)) for level in LEVELS)
    one, other = squeezed(plain(standard)), squeezed(plain(supported or ""))
    assert one in usual
    assert one not in easier
    assert other in easier
    assert other not in usual


def test_a_debate_needs_none_of_it(project: Path) -> None:
    request = Request(
        project=project, debate="later-start", out=project / "out", cache=project / "cache"
    )
    assembly = assemble(request, Problems())
    ids = {instance.sheet.id for instance in assembly.packets.sheets}
    assert not ids & {"primary-sources", "word-practice", "further-task", "teacher-lesson"}
    edit(project / "roles/later-start/debate.yaml", "cast:", "vote: []\ncast:")
    contexts = [each.context for each in assemble(request, Problems()).packets.sheets]
    votes = {each.debate.vote for each in contexts if isinstance(each, ForEveryone)}
    assert votes == {()}

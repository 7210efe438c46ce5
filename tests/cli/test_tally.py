"""After the debate: what each role got, and clear words for what cannot be."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.bargains.small import negotiate
from tests.conftest import Run
from tests.tools.words import text_of


@pytest.fixture
def negotiated(project: Path) -> Path:
    negotiate(project)
    return project


def test_a_page_for_the_debrief(negotiated: Path, run: Run) -> None:
    """Half past eight, early care and a contract: 60, 61 and 66 points, and nothing better."""
    agreed = ("start=late", "care=open", "pay=contract")
    args = [part for each in agreed for part in ("--outcome", each)]
    out = run("tally", *args).out
    assert [line.split() for line in out.splitlines()[1:4]] == [
        ["Students", "60", "40", "100", "no"],
        ["Parents", "61", "55", "100", "yes"],
        ["Bus", "company", "66", "60", "100", "yes"],
    ]
    assert "No package was better for some and worse for nobody." in out
    page = text_of(negotiated / "output" / "later-start" / "debrief.pdf")
    assert "School begins at half past eight." in page
    assert "Students 60 40 +20 100 no" in page
    assert "No. Whoever gets more than this takes it from somebody else." in page
    assert "Three questions" in page
    assert "Parents gained least (+6)" in page or "Bus company gained least (+6)" in page


def test_no_deal_and_what_was_missed(negotiated: Path, run: Run) -> None:
    out = run("tally", "--no-deal").out
    assert "Better for all: " in out
    page = text_of(negotiated / "output" / "later-start" / "debrief.pdf")
    assert "Nothing was agreed: each role has its value of no deal." in page
    assert "this package would have been better for every role" in page
    assert "For whom was “no deal” a good result" in page


def test_an_agreement_against_ones_points(negotiated: Path, run: Run) -> None:
    out = run("tally", "--outcome", "start=nine").out
    assert "Parents red line 55 100 yes" in " ".join(out.split())
    page = text_of(negotiated / "output" / "later-start" / "debrief.pdf")
    assert "not all whom the agreement binds are better off with it" in page
    assert "Parents red line broken 55 – 100 yes" in page
    assert "What made it say yes?" in page


def test_a_file_to_fill_in(negotiated: Path, run: Run) -> None:
    run("tally", "--blank", "outcome.yaml")
    file = negotiated / "outcome.yaml"
    text = file.read_text("utf-8")
    assert "#   late: School begins at half past eight." in text
    file.write_text(text.replace("\nstart:\n", "\nstart: late\n"), "utf-8")
    out = " ".join(run("tally", "--file", "outcome.yaml").out.split())
    assert "Students 65 40 100 no Parents 39 55 100 yes Bus company 32 60 100 yes" in out
    file.write_text("start: latte\nbell: now\n", "utf-8")
    err = run("tally", "--file", "outcome.yaml", code=1).err
    assert "outcome.yaml:1:8: error: “start” has no option “latte”" in err
    assert "did you mean “late”?" in err
    assert "outcome.yaml:2:1: error: there is no issue “bell”" in err


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--outcome", "start"), "“start” is not “issue=option”"),
        (("--outcome", "strat=late"), "there is no issue “strat”"),
        (("--outcome", "start=later"), "“start” has no option “later”"),
        (("--outcome", "start=late", "--outcome", "start=nine"), "“start” is there twice"),
        (("--outcome", "start=late", "--no-deal"), "say what was agreed in one way only"),
        ((), "nothing says what was agreed"),
    ],
)
def test_what_cannot_be_is_told(
    negotiated: Path, run: Run, args: tuple[str, ...], message: str
) -> None:
    assert message in run("tally", *args, code=2).err
    assert not (negotiated / "output").exists()


def test_a_debate_without_issues_has_nothing_to_count(project: Path, run: Run) -> None:
    assert "has no issues with points to count" in run("tally", "--no-deal", code=2).err
    assert not (project / "output").exists()


class Terminal(io.StringIO):
    """What somebody types."""

    def isatty(self) -> bool:
        return True


def test_without_options_it_asks_issue_by_issue(
    negotiated: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter leaves an issue as it is now; what is no answer is asked again."""
    monkeypatch.setattr("sys.stdin", Terminal("2\n\n2\n7\n\n"))
    asked = run("tally")
    assert "2  School begins at half past eight." in asked.err
    assert "7 is not in the range" in asked.err
    monkeypatch.undo()
    monkeypatch.chdir(negotiated)
    told = run("tally", "--outcome", "start=late", "--outcome", "care=open")
    assert asked.out == told.out

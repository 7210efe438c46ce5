"""Finished pages of formats: times that fill the lesson, a task for everybody, the right vote."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise, product
from pathlib import Path

import pypdf
import pytest

from kit.model.role import LEVELS, Level
from kit.model.sheets import Paper
from tests.tools.class_pages import ClassPages
from tests.tools.classes import FORMATS
from tests.tools.listed import DEBATES
from tests.tools.sample import some

SPAN = re.compile(r"(\d+)–(\d+)")
CLASSES = [
    ("structured-academic-controversy", 13, 50), ("oxford", 27, 45), ("fishbowl", 36, 50),
    ("hearing", 13, 47), ("council", 16, 90), ("short-council", 8, 60), ("summit", 31, 45),
    ("options", 20, 50), ("four-corners", 36, 33), ("philosophical-chairs", 27, 40),
    ("town-meeting", 12, 45),
]  # fmt: skip


@pytest.mark.parametrize(("name", "size", "minutes"), some("formats", CLASSES, 2))
def test_the_pages_of_a_class_fill_its_lesson(
    tmp_path: Path, name: str, size: int, minutes: int
) -> None:
    pages = ClassPages(name, size, minutes, tmp_path)
    places = pages.instances("agenda")
    for reader in some(name, [each for each in places if each], 2):
        text = pages.text("agenda", reader)
        spans = [(int(begins), int(ends)) for begins, ends in SPAN.findall(text)]
        # Each lesson begins at 0, ends with its minutes, and has no gap.
        assert sum(begins == 0 for begins, _ in spans) == len(FORMATS[name].facts.lessons)
        for (_, end), (begin, _) in pairwise([*spans, (0, 0)]):
            assert begin == end or (begin == 0 and end == minutes)
        rows = SPAN.split(text)[3::3]
        assert [row for row in rows if not re.search("You (speak|listen for|decide)", row)] == []
    script = pages.text("teacher-running-order")
    assert not re.search(r"\{\w+\}", script)


def test_who_argues_a_side_that_is_not_its_own_is_told_why(tmp_path: Path) -> None:
    pages = ClassPages("philosophical-chairs", 16, 45, tmp_path)
    assert set(pages.instances("agenda")) >= {"chairs-yes", "chairs-yes-assigned", "mediator"}
    told = " ".join(pages.text("agenda", "chairs-yes-assigned").split())
    assert "Why you argue this side" in told
    assert "so that both rows are even" in told
    assert "Why you argue this side" not in pages.text("agenda", "chairs-yes")
    assert "What you say, and see to" in pages.text("duty", "mediator")


def test_a_duty_has_no_opening_for_a_side(tmp_path: Path) -> None:
    pages = ClassPages("oxford", 12, None, tmp_path)
    packets = {
        packet.about.whom: packet for packet in pages.assembly.packets.students if packet.about
    }
    held = {entry.key[0] for entry in packets["chair"].entries}
    assert "duty" in held
    assert not held & {"opening-statement", "opening", "claims"}
    # The timekeeper has a packet too, without the words of the chair.
    assert "“Our question is on your cover" in pages.text("duty", "chair")
    assert "“Our question is on your cover" not in pages.text("duty", "timekeeper")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("oxford", ["Before:", "After:", "Vote as yourself, both times"]),
        ("four-corners", ["Strongly agree", "Strongly disagree"]),
    ],
)
def test_the_vote_fits_the_procedure(tmp_path: Path, name: str, said: list[str]) -> None:
    text = " ".join(ClassPages(name, 12, None, tmp_path).text("ballots").split())
    assert [words for words in said if words not in text] == []


def test_several_tables_say_where_one_sits(tmp_path: Path) -> None:
    pages = ClassPages("summit", 31, None, tmp_path)
    text = " ".join(pages.text("agenda", "delegations-2").split())
    assert "Your place: Delegations, table 2 (" in text
    assert "all together" in text


def test_the_opening_says_why_a_side_is_argued_on_one_page_side(tmp_path: Path) -> None:
    pages = ClassPages("philosophical-chairs", 16, None, tmp_path, chosen="essentials")
    pdf = pypdf.PdfReader(BytesIO(pages.pdf("opening", "north-korea")))
    assert len(pdf.pages) == 1
    assert "so that both rows are even" in " ".join(pdf.pages[0].extract_text().split())


PAPERS: tuple[Paper, ...] = ("letter", "a4")
EVERY = [*product(DEBATES, FORMATS, PAPERS, LEVELS)]
A_STUDENT = 8
"""Page sides of a student's packet in the usual set, on four sheets of paper."""


# Today one of them, and two packets of it; `make soak` counts all packets of all.
@pytest.mark.parametrize(("debate", "name", "paper", "level"), some("four sheets", EVERY, 1))
def test_a_student_takes_four_sheets_of_paper_in_every_format(
    tmp_path: Path, debate: str, name: str, paper: Paper, level: Level
) -> None:
    size = some(name, [FORMATS[name].facts.students.min, 27], 1)[0]
    pages = ClassPages(
        name, size, None, tmp_path, paper, chosen="essentials", debate=debate, level=level
    )
    packets = pages.assembly.packets.students
    counted = {packet.path: pages.sides(packet) for packet in some(debate + name, packets, 2)}
    assert {path: sides for path, sides in counted.items() if sides > A_STUDENT} == {}


@pytest.mark.parametrize("name", some("procedures", FORMATS, 1))
def test_each_procedure_has_sheets_of_its_own(tmp_path: Path, name: str) -> None:
    pages = ClassPages(name, 27, None, tmp_path, chosen="essentials")
    facts = FORMATS[name].facts
    assert facts.room is not None
    seating = " ".join(pages.text("teacher-seating").split())
    assert " ".join(facts.room.say.split()) in seating
    # Everybody is on the plan, by name.
    assert [n for n in range(27) if not re.search(rf"Student {n}\b", seating)] == []
    cards = pages.text("time-cards")
    assert [card.large for card in facts.cards if card.large not in cards] == []
    script = " ".join(pages.text("teacher-running-order").split())
    assert [question for question in facts.debrief if question not in script] == []
    reader = next(iter(pages.instances("notes")))
    notes = " ".join(pages.text("notes", reader).split())
    heads = ("Offer: from, to",) if facts.notes is None else facts.notes.forms[0].heads
    assert [head for head in heads if head not in notes] == []
    # What nobody negotiates is not voted on option by option, and has no points.
    decision = " ".join(pages.text("decision").split())
    private = " ".join(pages.text("private", reader).split())
    negotiated = facts.vote is not None and facts.vote.on == "clauses"
    assert ("We are bound by it" in decision) == negotiated
    assert ("No deal: " in private) == negotiated


def test_what_is_voted_with_is_there_as_often_as_it_is_needed(tmp_path: Path) -> None:
    hearing = ClassPages("hearing", 20, None, tmp_path, chosen="essentials")
    ballots = hearing.text("ballots")
    assert "Question to a witness" in ballots
    assert "Vote of the panel" in ballots
    # Where nobody votes, nothing is printed to vote with.
    chairs = ClassPages("structured-academic-controversy", 20, None, tmp_path, chosen="essentials")
    assert chairs.instances("ballots") == {}
    setup = " ".join(chairs.text("teacher-setup").split())
    assert "ballot" not in setup
    assert "Each group sits at a table of its own" in setup


def test_the_cover_says_what_each_seat_does(tmp_path: Path) -> None:
    few = "river-road"
    pages = ClassPages("options", 27, None, tmp_path, chosen="essentials", debate=few)
    covers = [reader for reader in pages.instances("cover") if reader.startswith("school-families")]
    # Some of those who share the role sit with the citizens, and their cover says so.
    told = {
        found[1]
        for reader in covers
        if (
            found := re.search(
                r"Your part: (.+?) Options · 50 minutes", pages.text("cover", reader)
            )
        )
    }
    assert told == {"Option 1: yes", "Undecided citizens"}

"""Finished pages of formats: times that fill the lesson, a task for everybody, the right vote."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from tests.tools.class_pages import ClassPages
from tests.tools.classes import FORMATS
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

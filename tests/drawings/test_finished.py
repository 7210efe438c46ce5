"""Maps and charts on the finished page: nothing crosses, nothing is covered, all is told in words.

Where things are is read back from the PDF, and not from what drew them.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from kit.model.packet import Part
from kit.model.sheets import Paper
from kit.problems import Problems
from tests.conftest import REPOSITORY
from tests.drawings.seen import Box, Drawn, Way, read_drawn
from tests.drawings.sheets import parts_of, request_of
from tests.tools import structure
from tests.tools.copier import SCALE, copied
from tests.tools.sample import some

SHEETS = ("stakeholder-map", "map", "timeline")
LOOKS: tuple[tuple[str, Paper, int | None], ...] = (
    ("standard", "letter", None), ("dyslexia", "a4", 8), ("large-print", "letter", 14),
)  # fmt: skip
WANT = 1.0
"""The width of a line from one role to another, in millimeters; nothing else is as wide."""


@pytest.fixture(
    scope="module", params=[LOOKS[0], *some("looks", LOOKS[1:], 1)], ids=lambda look: look[0]
)
def parts(request: pytest.FixtureRequest, cache: Path) -> dict[str, Part]:
    """The drawn sheets of the bundled debate in a profile."""
    profile, paper, students = request.param
    wanted = request_of(REPOSITORY, "north-korea-deal", cache, profile, paper, students)
    problems = Problems()
    found = parts_of(wanted, SHEETS, problems)
    assert not list(problems)
    assert not [finding for part in found.values() for finding in part.findings]
    return found


def wants_of(drawn: Drawn) -> list[Way]:
    return [way for _, width, way in drawn.strokes if abs(width - WANT) < 0.02]


def lettering(drawn: Drawn) -> list[tuple[str, Box]]:
    """The words on a drawing: all above its lowest stroke and below the rule of the masthead."""
    rule = max(way[0][1] for _, _, way in drawn.strokes if way[0][1] == way[-1][1])
    low = min(y for way in wants_of(drawn) for _, y in way) - 15
    return [(words, box) for words, box in drawn.lines if low < box[1] and box[3] < rule]


def overlap(one: Box, other: Box, by: float = 0.0) -> bool:
    return (
        one[0] + by < other[2] and other[0] + by < one[2]
        and one[1] + by < other[3] and other[1] + by < one[3]
    )  # fmt: skip


def within(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def along(way: Way) -> Way:
    """Points along a way, less than a millimeter apart."""
    points = []
    for (x0, y0), (x1, y1) in itertools.pairwise(way):
        steps = max(2, int(max(abs(x1 - x0), abs(y1 - y0)) * 2))
        shares = [step / steps for step in range(steps)]
        points += [(x0 + (x1 - x0) * t, y0 + (y1 - y0) * t) for t in shares]
    return [*points, way[-1]]


def test_no_words_on_the_stakeholder_map_meet(parts: dict[str, Part]) -> None:
    drawn = read_drawn(parts["stakeholder-map"].pdf)
    words = lettering(drawn)
    assert len(words) > 12
    for (one, box), (other, another) in itertools.combinations(words, 2):
        assert not overlap(box, another), (one, other)


def test_no_line_crosses_another_or_is_covered_but_by_its_own_words(parts: dict[str, Part]) -> None:
    drawn = read_drawn(parts["stakeholder-map"].pdf)
    ways = [along(way) for way in wants_of(drawn)]
    assert 3 <= len(ways) <= 6
    for one, other in itertools.combinations(ways, 2):
        gap = min((x - u) ** 2 + (y - v) ** 2 for x, y in one for u, v in other)
        assert gap > 0.8**2
    papers = [box for number, box in drawn.papers]
    over = []
    for words, box in lettering(drawn):
        crossing = [way for way in ways if any(within(point, box) for point in way)]
        assert len(crossing) <= 1, words
        if crossing:
            # Its own words: white paper is below them, and the line shows at both sides.
            assert any(
                paper[0] <= box[0]
                and paper[1] <= box[1]
                and box[2] <= paper[2]
                and box[3] <= paper[3]
                for paper in papers
            ), words
            over.append(crossing[0])
    for way in ways:
        assert any(way is crossed for crossed in over)


def test_the_map_says_in_words_what_it_shows(parts: dict[str, Part], tmp_path: Path) -> None:
    drawn = read_drawn(parts["stakeholder-map"].pdf)
    for sheet in SHEETS:
        path = tmp_path / f"{sheet}.pdf"
        path.write_bytes(parts[sheet].pdf)
        assert structure.read(path).faults == []
        said = " ".join(figures(path))
        if sheet == "stakeholder-map":
            assert "4 North Korea" in said
            # The mark of an inference, and what it means.
            assert "inference" in figures(path)
            assert ": an inference" in PdfReader(path).pages[0].extract_text()
            assert said.count(" wants from ") == len(wants_of(drawn))
        elif sheet == "map":
            assert "Pyongyang (capital)" in said
        else:
            assert "2013: 1, 2016: 2; none in the other years" in said
            assert "October 2006, a test" in said
            assert "Diamond: a deal" in said


def figures(path: Path) -> list[str]:
    """The alternative texts of a file's figures, all of which have one."""
    found: list[str] = []
    left = [PdfReader(path).trailer["/Root"]["/StructTreeRoot"]]
    while left:
        element = left.pop().get_object()
        if not isinstance(element, DictionaryObject):
            continue
        if element.get("/S") == "/Figure":
            found.append(str(element["/Alt"]))
        kids = element.get("/K", [])
        left += kids if isinstance(kids, list) else [kids]
    return found


def test_words_are_copied_whole_and_in_the_order_of_reading(parts: dict[str, Part]) -> None:
    pdf = pypdfium2.PdfDocument(parts["stakeholder-map"].pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    text = " ".join(text.split())
    order = ["Stakeholder map", "could give.", "4 · North Korea", "policy (¶4)", "also wants"]
    places = [text.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)


def test_every_dot_and_mark_of_the_timeline_is_where_its_year_is(parts: dict[str, Part]) -> None:
    drawn = read_drawn(parts["timeline"].pdf)
    years = {
        int(words): (box[1] + box[3]) / 2
        for words, box in drawn.lines
        if re.fullmatch(r"(19|20)\d0", words) and box[0] < 30
    }
    assert len(years) >= 4
    steps = [(years[b] - years[a]) / (b - a) for a, b in itertools.pairwise(sorted(years))]
    assert max(steps) - min(steps) < 0.02 * abs(steps[0])
    assert steps[0] < 0


def test_what_is_drawn_survives_two_copies(parts: dict[str, Part]) -> None:
    """Each word keeps between 60 and 140 % of its ink through a tired copier, twice."""
    pdf = parts["stakeholder-map"].pdf
    page = pypdfium2.PdfDocument(pdf)[0]
    before = page.render(scale=SCALE, grayscale=True).to_pil()
    after = copied(before)
    height = page.get_height()
    for words, box in read_drawn(pdf).lines:
        left, bottom, right, top = (value * 72 / 25.4 for value in box)
        crop = (left * SCALE, (height - top) * SCALE, right * SCALE, (height - bottom) * SCALE)
        inks = [sum(255 - dot for dot in each.crop(crop).tobytes()) for each in (before, after)]
        assert 0.6 <= inks[1] / inks[0] <= 1.4, words

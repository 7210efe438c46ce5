"""The debate that ships with its essay, read back: the text is whole, and secrets are kept."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kit.model.levels import at_level
from kit.model.role import LEVELS, Level
from kit.pipeline.build import build
from kit.pipeline.request import Request
from kit.problems import Problems
from tests.conftest import REPOSITORY
from tests.tools.few_sheets import few_sheets
from tests.tools.listed import bundled
from tests.tools.words import text_of

TITLE, BYLINE, *PARAGRAPHS = (
    (REPOSITORY / "roles" / "river-road" / "essay.txt").read_text("utf-8").split("\n\n")
)
# What only one of the two packets may say, at either level.
SECRETS = {"maple-court": "ten cars a day", "school-families": "You could live with a road"}


@pytest.fixture(scope="module", params=["letter", "a4"])
def packets(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, cache: Path
) -> dict[str, str]:
    """The words of two packets, without spaces and marks, by their file's name.

    On Letter at both levels; on A4 the words are the same, on less wide a page.
    """
    project = tmp_path_factory.mktemp("river-road")
    # All sheets take long; the soak prints them.
    few_sheets(project, "essay-guide", "reading")
    levels = LEVELS if request.param == "letter" else LEVELS[:1]
    asked = Request(
        project, "river-road", project / "out", cache,
        paper=request.param, only=tuple(SECRETS), levels=levels,
    )  # fmt: skip
    problems = Problems()
    build(asked, problems)
    assert not len(problems), list(problems)
    folder = project / "out" / "river-road" / "roles"
    return {path.stem: bare(text_of(path)) for path in folder.glob("*.pdf")}


def bare(text: str) -> str:
    """A text without spaces, nor marks that say where a claim comes from."""
    return re.sub(r"\[[^\]]*\]|\s|\N{SOFT HYPHEN}", "", text)


def test_every_packet_holds_the_whole_essay_and_its_license(packets: dict[str, str]) -> None:
    assert packets
    # A paragraph may go on over a page, past the foot of it.
    ends = [end for each in PARAGRAPHS for end in (each[:40], each[-40:])]
    for name, said in packets.items():
        for part in (TITLE, BYLINE, *ends, "License: CC BY 4.0."):
            assert bare(part) in said, (name, part)
        assert "teacher’sowncopy" not in said


def test_what_stands_last_on_a_page_is_printed_whole(packets: dict[str, str]) -> None:
    # It would float out of the page, and be lost without a word.
    for name, said in packets.items():
        level: Level = "supported" if name.endswith("-supported") else "standard"
        essay = at_level(bundled("river-road").facts, level).essay
        assert [
            each for each in (*essay.concedes, *essay.leaves_out) if bare(each) not in said
        ] == []


def test_each_role_alone_has_its_private_page(packets: dict[str, str]) -> None:
    for role, secret in SECRETS.items():
        assert {name for name, said in packets.items() if bare(secret) in said} == {
            name for name in packets if role in name
        }

"""What has moved where an essay has changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.draft.changed import compare, renumbered
from tests.draft.essays import PARAGRAPHS

NEW = "A wholly new thought about parking lots, buses, snow plows and nothing else at all."


@given(st.permutations(range(len(PARAGRAPHS))))
def test_paragraphs_are_found_wherever_they_have_gone(order: list[int]) -> None:
    found = compare(PARAGRAPHS, [PARAGRAPHS[index] for index in order], [()] * len(PARAGRAPHS))
    assert {old: new for new, old in enumerate((index + 1 for index in order), 1)} == found.now
    assert not found.gone
    assert not found.new


def test_what_has_moved_is_said() -> None:
    edited = PARAGRAPHS[3].replace("lanterns", "lamps")
    found = compare(
        PARAGRAPHS, [PARAGRAPHS[0], NEW, PARAGRAPHS[2], edited], [(), (), (), ("the lanterns",)]
    )
    assert found.lines == (
        "¶2 is gone",
        "¶2 is new",
        "“the lanterns” is no longer in ¶4",
    )
    moved = compare(PARAGRAPHS, [NEW, *PARAGRAPHS[1:]], [()] * 4)
    assert moved.lines == ("¶1 is gone", "¶1 is new")
    moved = compare(PARAGRAPHS, [NEW, *PARAGRAPHS], [()] * 4)
    assert moved.lines == (
        "¶1 is now ¶2",
        "¶2 is now ¶3",
        "¶3 is now ¶4",
        "¶4 is now ¶5",
        "¶1 is new",
    )


@pytest.mark.parametrize(
    ("text", "wanted", "lost"),
    [
        ("as ¶1 says, and ¶2–3", "as ¶2 says, and ¶3–4", ()),
        ("¶ 3", "¶ 4", ()),
        ("only ¶4", "only ¶4", ("¶4",)),
        ("¶3–4", "¶3–4", ("¶3–4",)),
    ],
)
def test_citations_are_renumbered(text: str, wanted: str, lost: tuple[str, ...]) -> None:
    facts = "cites: [1, 3]\nmentioned:\n  - 2\n"
    file = f"---\n{facts}---\n{text}\n"
    new, left = renumbered(file, {1: 2, 2: 3, 3: 4}, facts)
    assert new == f"---\ncites: [2, 4]\nmentioned:\n  - 3\n---\n{wanted}\n"
    assert left == lost

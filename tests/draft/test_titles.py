"""Ids and questions from titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.draft.titles import LONGEST_ID, id_from, question_from
from kit.load import PLAIN_ID


@given(st.text(max_size=80), st.sets(st.sampled_from(["debate", "debate-2", "a"])))
def test_an_id_can_be_a_folder_and_is_not_taken(title: str, taken: set[str]) -> None:
    found = id_from(title, taken)
    assert PLAIN_ID.fullmatch(found)
    assert found not in taken
    assert len(found) <= LONGEST_ID + 3


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Leave the Phones in the Bag", "leave-the-phones-in-the-bag"),
        ("Don’t close St. Mary’s", "dont-close-st-marys"),
        ("Übermüdet: Schule um neun", "ubermudet-schule-um-neun"),
        ("20 Reasons", "reasons"),
        ("学校", "debate"),
        ("A title that goes on for much longer than it should", "a-title-that-goes-on-for-much"),
    ],
)  # fmt: skip
def test_ids(title: str, wanted: str) -> None:
    assert id_from(title) == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Should We Close the Road?", "Should We Close the Road?"),
        ("“Can It Work?”", "Can It Work?"),
        ("Dear members of the board,", "Do you agree with the writer of this letter?"),
        ("Who Pays?", "Do you agree with “Who Pays?”?"),
        ("Leave the Phones in the Bag.", "Do you agree with “Leave the Phones in the Bag”?"),
    ],
)
def test_questions(title: str, wanted: str) -> None:
    assert question_from(title) == wanted

"""When tasks are due, as teachers write it."""

from __future__ import annotations

import pytest

from kit.load import task_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-12-04,2026-12-07,2026-12-09", ("Fri, Dec 4", "Mon, Dec 7", "Wed, Dec 9")),
        ("Dec 4, 7 December, Wednesday Dec 9", ("Dec 4", "Dec 7", "Wed, Dec 9")),
        (",Sept. 7,", ("", "Sep 7", "")),
        ("Dec 18, Jan 8, Feb 29", ("Dec 18", "Jan 8", "Feb 29")),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, expected: tuple[str, ...]) -> None:
    assert task_dates(text) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dec 4", "“Dec 4” is one date; name three"),
        ("Dec 4,Dec 5", "“Dec 4,Dec 5” is 2 dates; name three"),
        ("2026-02-29,,", "there is no date “2026-02-29”"),
        ("2026-13-01,,", "there is no date “2026-13-01”"),
        ("Dec 32,,", "there is no date “Dec 32”"),
        ("12/4,,", "“12/4” is not a date; write it as 2026-12-04, as Dec 4 or as 4 December"),
        ("Foo Dec 4,,", "“Foo Dec 4” is not a date"),
        ("2026-12-07,2026-12-04,", "Fri, Dec 4 is before Mon, Dec 7"),
    ],
)
def test_what_is_wrong_with_dates_is_said(text: str, said: str) -> None:
    found = task_dates(text)
    assert isinstance(found, str)
    assert found.startswith(said)

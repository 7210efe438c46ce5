"""Seats of every format: tables, blocs, sides, duties; and who is told what about them."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from kit.cast import Wanted, room_of, seat_class, seats_for
from kit.model.cast import CastOptions, Seat, Seated
from kit.model.roster import Student
from kit.problems import Problems
from tests.cast.support import a_class, student
from tests.conftest import Run
from tests.tools import sample
from tests.tools.classes import FORMATS
from tests.tools.listed import bundled

WHOLE_CAST = tuple(role.id for role in bundled().roles if not role.extension)


def cast_of(name: str, *students: Student, **options: object) -> Seated:
    problems = Problems()
    asked = CastOptions(**options)  # type: ignore[arg-type]
    found = seat_class(a_class(*students), bundled(), FORMATS[name], asked, problems)
    assert found is not None, list(problems)
    return found


def some(count: int, **facts: object) -> list[Student]:
    return [student(f"S{number}", **facts) for number in range(count)]


def seats_of(found: Seated) -> dict[str, Seat]:
    seats = {seat.id: seat for seat in found.seats}
    return {each.student: seats[each.seat] for each in found.cast.seatings}


def test_a_large_class_sits_at_tables_of_at_most_eight_with_a_chair_each() -> None:
    seats = seats_for(bundled(), FORMATS["summit"], 36)
    for table in (1, 2):
        here = [seat for seat in seats if seat.table == table]
        assert sum(seat.stance is not None for seat in here) <= 8
        assert sum(seat.plays == "chair" for seat in here) == 1
    assert {seat.where for seat in seats if seat.plays != "reporters"} == {"table 1", "table 2"}
    assert room_of(seats, 36).tables == 2


# From 14 students on, every role of the bundled debate can be at the table.
@pytest.mark.parametrize("students", [14, 15, 27, 40])
def test_the_whole_cast_can_be_seated(students: int) -> None:
    found = cast_of("summit", *some(students), extra=WHOLE_CAST)
    played = {seat.plays for seat in seats_of(found).values()}
    assert set(WHOLE_CAST) <= played
    assert len(found.cast.seatings) == students


def test_a_duty_that_nobody_is_left_for_is_told() -> None:
    found = cast_of("summit", *some(14), extra=WHOLE_CAST)
    told = [note for note in found.cast.notes if "no student is left for this duty" in note]
    assert [note.split(":")[1].split(".")[0].strip() for note in told] == [
        "Chair of table 1", "Chair of table 2",
    ]  # fmt: skip
    assert "which takes no side" in told[0]


def test_blocs_share_a_seat_where_there_are_too_few() -> None:
    whole = Wanted(WHOLE_CAST, tables=1)
    seats = seats_for(bundled(), FORMATS["summit"], 27, whole)
    assert room_of(seats, 27).speakers["delegations"] == len(WHOLE_CAST) - 3
    found = cast_of("summit", *some(27), extra=WHOLE_CAST, tables=1)
    assert any("share a seat" in note for note in found.cast.notes)
    assert any("more than 8: ask for more with --tables" in note for note in found.cast.notes)
    # With tables enough, nobody shares.
    assert not any(seat.bloc for seat in seats_for(bundled(), FORMATS["summit"], 27))


def test_a_wish_without_a_seat_is_told_with_the_option_that_seats_it() -> None:
    found = cast_of("summit", student("Ada", wishes=("citizens",)), *some(13))
    assert (
        "Citizens’ panel is not at the table, and Ada wishes for it: --with citizens seats it"
        in found.cast.notes
    )
    again = cast_of("summit", student("Ada", wishes=("citizens",)), *some(13), extra=("citizens",))
    assert seats_of(again)["Ada"].plays == "citizens"


def test_undecided_roles_make_the_sides_even() -> None:
    seats = seats_for(bundled(), FORMATS["philosophical-chairs"], 27)
    sides = Counter(seat.side for seat in seats if seat.side)
    assert sides["yes"] == sides["no"] == 7
    assigned = {seat.plays for seat in seats if seat.assigned}
    stances = {role.id: role.facts.stance for role in bundled().roles}
    assert {stances[role] for role in assigned} == {"conditional", "undecided"}
    for seat in seats:
        if seat.stance in ("support", "oppose"):
            assert seat.side == {"support": "yes", "oppose": "no"}[seat.stance]


def test_a_group_of_four_has_two_on_each_side_and_the_rest_are_fifth() -> None:
    found = cast_of("structured-academic-controversy", *some(31))
    at = Counter((seat.table, seat.place) for seat in seats_of(found).values())
    assert len({table for table, _ in at}) == 7
    assert {at[table, side] for table in range(1, 8) for side in ("side-a", "side-b")} == {2}
    assert {key for key in at if "side" not in key[1]} == {
        (1, "moderator"), (2, "moderator"), (3, "moderator"),
    }  # fmt: skip


def test_circles_have_five_to_seven() -> None:
    for students in range(10, 37):
        found = cast_of("fishbowl", *some(students))
        circles = Counter(seat.table for seat in seats_of(found).values())
        assert all(5 <= count <= 7 for count in circles.values()), students


def test_students_who_are_apart_sit_at_different_small_tables() -> None:
    one, other = student("Ada", apart=("Bo",)), student("Bo")
    seats = seats_of(cast_of("fishbowl", one, other, *some(20)))
    assert seats["Ada"].table != seats["Bo"].table


def test_levels_are_mixed_within_a_delegation() -> None:
    for seed in range(3):
        weaker = [student(f"W{number}", level="supported") for number in range(6)]
        found = cast_of("summit", *some(7), *weaker, seed=seed)
        seats = seats_of(found)
        counts = Counter(seat.id for key, seat in seats.items() if key[0] == "W")
        roles = [seat.id for seat in found.seats if seat.stance is not None]
        assert max(counts[role] for role in roles) - min(counts[role] for role in roles) <= 1


def test_a_small_debate_fills_every_format() -> None:
    """Five roles of which nobody knows where they stand, as a draft of an essay makes them."""
    from tests.soak.formats import debates

    (few,) = (debate for debate in debates() if debate.id == "5 roles")
    hearing = seats_for(few, FORMATS["hearing"], 27)
    assert sum(seat.place == "witnesses" for seat in hearing) == 5
    assert [seat.plays for seat in hearing if seat.place == "panel"] == ["panel"]
    oxford = seats_for(few, FORMATS["oxford"], 27)
    teams = Counter(seat.place for seat in oxford)
    assert {teams["proposition"], teams["opposition"]} == {2, 3}
    assert any(seat.place == "floor" for seat in oxford)


def test_a_saved_cast_keeps_tables_and_parts(project: Path, run: Run) -> None:
    (project / "list.txt").write_text("\n".join(f"Student {n}" for n in range(31)), "utf-8")
    run("-q", "cast", "north-korea-deal", "--roster", "list.txt", "--format", "summit")
    plan = project / "output/north-korea-deal/plan.yaml"
    text = plan.read_text("utf-8")
    assert "\ntables: 2\n" in text
    assert text.count("    table: 2\n") == 15
    run("-q", "cast", "north-korea-deal", "--plan", plan, "--absent", "Student 3")
    again = plan.read_text("utf-8")
    before, after = (
        [part.splitlines()[1:3] for part in each.split("  - name: ")[1:]] for each in (text, again)
    )
    moved = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert len(moved) == 1


CASTS = [*product(("north-korea-deal", "river-road"), FORMATS, (6, 13, 17, 27, 36))]


@pytest.mark.parametrize(
    ("debate", "chosen", "students"),
    [("river-road", "oxford", 13), *sample.some("casts that are read again", CASTS, 8)],
)
def test_a_saved_cast_is_read_again_as_it_is(
    project: Path, run: Run, debate: str, chosen: str, students: int
) -> None:
    (project / "list.txt").write_text("\n".join(f"Student {n}" for n in range(students)), "utf-8")
    run("-q", "cast", debate, "--roster", "list.txt", "--format", chosen)
    plan = project / "output" / debate / "plan.yaml"
    before = plan.read_text("utf-8")
    run("-q", "cast", debate, "--plan", plan)
    assert plan.read_text("utf-8") == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--format", "oxford", "--tables", "2"], "the format “oxford” has one table"),
        (["--format", "summit", "--tables", "9"], "9 tables are too many for 31 students"),
        (["--format", "sumit"], "there is no format “sumit”"),
        (["--with", "chnia"], "there is no role “chnia”"),
    ],
)
def test_what_cannot_be_seated_is_bad_usage(
    project: Path, run: Run, args: list[str], said: str
) -> None:
    (project / "list.txt").write_text("\n".join(f"Student {n}" for n in range(31)), "utf-8")
    result = run("cast", "north-korea-deal", "--roster", "list.txt", *args, code=2)
    assert said in result.err


def test_a_class_of_another_size_is_told_which_formats_fit(project: Path, run: Run) -> None:
    (project / "list.txt").write_text("\n".join(f"Student {n}" for n in range(5)), "utf-8")
    told = run("cast", "north-korea-deal", "--roster", "list.txt", "--dry-run").err
    assert "is made for 12 to 36 students, and there are 5" in told
    assert "--format structured-academic-controversy" in told

"""Who a draft takes if nobody chooses, and what a role is called."""

from __future__ import annotations

from kit.draft import part_from, part_of, usual_choice
from kit.model.stakeholder import Naming, Stakeholder
from kit.stakeholders import stakeholders
from tests.draft.essays import PARAGRAPHS


def who(name: str, *paragraphs: int, aliases: tuple[str, ...] = ()) -> Stakeholder:
    said = tuple(Naming(number, f"The {name} spoke.") for number in paragraphs)
    return Stakeholder(name, aliases, (), paragraphs, False, (), said)


def chosen(*found: Stakeholder, most: int = 6) -> list[str]:
    return [found[index].name for index in usual_choice(found, most)]


def test_a_party_is_chosen_once() -> None:
    forum, parents, council = who("Parents’ Forum", 5), who("parents", 5), who("council", 1, 2)
    assert chosen(forum, parents, council) == ["Parents’ Forum", "council"]
    assert chosen(parents, forum, council) == ["parents", "council"]


def test_a_longer_name_of_the_same_body_is_chosen_once() -> None:
    committee = who("committee of Elm Town Council", 1, 2)
    assert chosen(committee, who("Elm Town Council", 3), who("bakers", 4)) == [
        "committee of Elm Town Council",
        "bakers",
    ]


def test_an_association_is_chosen_in_place_of_those_for_whom_it_speaks() -> None:
    said = (Naming(4, "The Guild speaks for nine stalls on the square, and its members worry."),)
    guild = Stakeholder("Guild", (), (), (4,), False, (), said)
    owners, farmers = who("stall owners", 4, 10), who("farmers", 5, 10)
    assert chosen(guild, owners, farmers) == ["Guild", "farmers"]


def test_girls_and_schools_speak_for_nobody_in_particular() -> None:
    assert chosen(who("girls", 1, 2), who("schools", 3), who("nurses", 4), who("Ford", 5)) == [
        "nurses",
        "Ford",
    ]


def test_those_whom_the_essay_comes_back_to_go_first() -> None:
    assert chosen(who("ministers", 7), who("pupils", 3, 10), who("nurses", 9, 10), most=2) == [
        "pupils",
        "nurses",
    ]


def test_two_remain_even_if_they_may_be_the_same() -> None:
    assert chosen(who("Parents’ Forum", 5), who("parents", 5)) == ["Parents’ Forum", "parents"]


def test_a_short_name_is_made_of_whole_words() -> None:
    shorts = {
        "education committee of Harrowdale District Council": "Education committee",
        "Harrowdale Parents’ Forum": "Parents’ Forum",
        "head teachers": "Head teachers",
    }
    assert {name: part_from(who(name, 1)).short for name in shorts} == shorts


def test_a_role_speaks_for_the_council_as_the_essay_says() -> None:
    found = stakeholders(PARAGRAPHS)
    assert part_of("town council", found, PARAGRAPHS).delegation == "the town council"
    assert part_of("Shopkeepers", found, PARAGRAPHS).delegation == "the shopkeepers"
    assert part_of("Parents", found, PARAGRAPHS).delegation == "Parents"

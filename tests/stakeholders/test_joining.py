"""Which names are taken for the same one, and which are not."""

from __future__ import annotations

import pytest

from kit.model.stakeholder import Stakeholder
from kit.stakeholders import stakeholders


def found(*paragraphs: str) -> dict[str, Stakeholder]:
    return {each.name: each for each in stakeholders(paragraphs)}


@pytest.mark.parametrize(
    ("text", "name", "alias"),
    [
        # An apposition.
        ("ClaspTight, the firm that makes them, wants a contract.", "ClaspTight", "firm"),
        ("Nordhavn Wind, a Danish company, holds the lease.", "Nordhavn Wind", "Danish company"),
        # A shared head noun.
        (
            "The Federal Trade Commission may sue. The commission asked for papers.",
            "Federal Trade Commission", "commission",
        ),
        ("The fire chief said no. The chief fears a delay.", "fire chief", "chief"),
        ("The school nurses agree. Listen to the nurses.", "school nurses", "nurses"),
        ("Mayor Tom Reyes says so. The mayor hopes to win.", "Mayor Tom Reyes", "mayor"),
        # Part of a name.
        ("Ruth Halfmoon said no. Then Halfmoon left.", "Ruth Halfmoon", "Halfmoon"),
        ("Keystone Mutual wants a cap. So Keystone asked.", "Keystone Mutual", "Keystone"),
        ("The City of Port Ames agreed. Now Port Ames pays.", "City of Port Ames", "Port Ames"),
        # Initials.
        (
            "Transport for London wants rent. For that, TfL will wait.",
            "Transport for London", "TfL",
        ),
        # A country and its people.
        ("I think that Ethiopia agrees. But Ethiopians want power.", "Ethiopia", "Ethiopians"),
    ],
)  # fmt: skip
def test_names_are_joined_by_evidence_in_the_text(text: str, name: str, alias: str) -> None:
    people = found(text)
    assert alias in people[name].aliases, people
    assert alias not in people


def test_two_towns_councils_stay_two() -> None:
    people = found(
        "The Alder Falls Council voted yes. The Pike Hollow Council voted no.",
        "Nobody asked the pupil council. It wants a say, and the pupil council should have it.",
    )
    assert {"Alder Falls Council", "Pike Hollow Council", "pupil council"} <= set(people)
    assert not people["pupil council"].aliases


def test_a_place_is_not_short_for_a_body_that_has_its_name() -> None:
    people = found(
        "The Harrowdale Teachers Union said no. In Harrowdale, parents agree. "
        "So Harrowdale must decide, and Harrowdale will."
    )
    assert "Harrowdale" not in people["Harrowdale Teachers Union"].aliases


def test_a_county_is_not_the_farmers_in_it() -> None:
    people = found("The Teague County Stockgrowers want tests. Now Teague County asks for comment.")
    assert "Teague County" in people


def test_names_without_evidence_are_offered_as_perhaps_the_same() -> None:
    people = found(
        "The Tsalmak Nation signed a treaty, and the tribe has kept it.",
        "The tribe wants its river back.",
    )
    assert people["tribe"].perhaps_same == ("Tsalmak Nation",)
    assert people["Tsalmak Nation"].perhaps_same == ("tribe",)
    assert "tribe" not in people["Tsalmak Nation"].aliases


def test_a_short_name_that_fits_two_is_joined_with_neither() -> None:
    people = found("Anna Reed wants a pool. Carl Reed wants a park. Then Reed said that he agrees.")
    assert people["Reed"].perhaps_same == ("Anna Reed", "Carl Reed")


def test_companies_are_not_one_of_them() -> None:
    people = found("The companies want to merge. One company said that it will.")
    assert "company" not in people["companies"].aliases


def test_a_body_is_quoted_by_who_speaks_for_it() -> None:
    people = found(
        "The Merchants Association is worried. “My customers buy paint and lumber,” said its "
        "president, who owns a store."
    )
    body = people["Merchants Association"]
    assert (body.speakers, body.quoted) == (("president",), True)
    assert "president" not in people


@pytest.mark.parametrize(
    "text",
    [
        "“We counted the cars twice because of that,” one warden told the board.",
        "The warden said: “We counted the cars twice because of that.”",
        "The warden told us no. “We counted the cars twice because of that,” she said.",
        "“We counted the cars twice because of that,” said the warden.",
    ],
)
def test_who_is_quoted(text: str) -> None:
    people = found(text)
    assert [name for name, each in people.items() if each.quoted] == ["warden"]


def test_a_word_in_quotation_marks_is_no_quotation() -> None:
    assert not found("The warden called it “a plan” and told us no.")["warden"].quoted


def test_each_naming_has_its_paragraph_and_sentence() -> None:
    farmers = found(
        "Money is short. Farmers oppose the plan.", "Nobody asked.", "The farmers want a pass."
    )["farmers"]
    assert farmers.paragraphs == (1, 3)
    assert farmers.first_sentence == "Farmers oppose the plan."
    assert [(each.paragraph, each.sentence) for each in farmers.sentences] == [
        (1, "Farmers oppose the plan."), (3, "The farmers want a pass."),
    ]  # fmt: skip


def test_those_who_act_often_come_first() -> None:
    names = list(
        found(
            "The council will vote. A baker sold pie to two painters.",
            "The council wants a plan, and parents agree.",
            "So the council should say yes.",
        )
    )
    assert names[0] == "council"
    assert "pie" not in names


def test_places_days_and_the_writer_are_nobody() -> None:
    names = found(
        "On Monday I walked along River Road in Marlow. My grandfather did, too. In July it rained."
    )
    assert not names


@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ("",),
        ("“",),
        ("the council, who",),
        ("City of", "of the"),
        ("’s " * 50,),
        ("— , ( who",),
    ],
)
def test_any_text_gives_a_list(paragraphs: tuple[str, ...]) -> None:
    assert isinstance(stakeholders(paragraphs), tuple)

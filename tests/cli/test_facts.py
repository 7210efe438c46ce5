"""Facts come from the class list, seats from the saved cast, as a teacher meets it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.cast import saved_cast_text
from kit.load import Layers, load_formats, load_saved_cast
from kit.model.cast import Cast, Seated, Seating
from kit.model.roster import Roster, Student, StudentFacts, fact_fields
from kit.problems import Place, Problems
from tests.conftest import REPOSITORY, Run, edit
from tests.tools.words import text_of

OUT = Path("output/later-start")
PLAN = OUT / "plan.yaml"
CLASS = """name,level,pronouns,apart
Ada Okafor,,she/her,
Jonas Bauer,,,
Marta Ibáñez,,they/them,Ada Okafor
Lee Chen,,,
Nadia Rahimi,,she/her,
Kim Ode,,,
"""
PRONOUNS = ("she/her", "they/them")


@pytest.fixture
def cast(project: Path, run: Run) -> Path:
    """A class with a saved cast: its class list."""
    path = project / "9b.csv"
    path.write_text(CLASS, "utf-8")
    run("-q", "cast", "--roster", path)
    return path


def packet(name: str) -> str:
    (path,) = OUT.glob(f"students/{name}-*.pdf")
    return text_of(path)


def test_a_level_changed_in_the_list_makes_the_right_packet(cast: Path, run: Run) -> None:
    seats = PLAN.read_text("utf-8")
    edit(cast, "Lee Chen,,", "Lee Chen,supported,")
    built = run("build", "--roster", "9b.csv", "--only", "Lee Chen")
    assert "Lee Chen: level is supported, was standard" in built.err
    assert "We want …" in packet("lee-chen")  # a frame, which only that level has
    assert PLAN.read_text("utf-8") == seats
    # What was printed is what the copier plan counts.
    printed = run("print", "--only", "Lee Chen", "--dry-run")
    assert "lee-chen" in printed.out


def test_a_profile_changed_in_the_list_lays_the_packet_out_anew(cast: Path, run: Run) -> None:
    text = cast.read_text("utf-8").replace("name,level,", "name,profile,level,")
    text = text.replace("Lee Chen,", "Lee Chen,large-print,")
    for name in ("Ada Okafor", "Jonas Bauer", "Marta Ibáñez", "Nadia Rahimi", "Kim Ode"):
        text = text.replace(f"\n{name},", f"\n{name},,")
    cast.write_text(text, "utf-8")
    built = run("build", "--roster", "9b.csv", "--only", "Lee Chen", "--dry-run")
    assert "lee-chen" in built.out
    built = run("build", "--roster", "9b.csv", "--only", "Lee Chen")
    assert "Lee Chen: profile is large-print, was standard" in built.err


def test_what_the_list_has_no_column_for_stays_as_it_was_saved(cast: Path, run: Run) -> None:
    edit(PLAN, '  - name: "Lee Chen"', '  - name: "Lee Chen"\n    profile: dyslexia')
    built = run("build", "--roster", "9b.csv", "--only", "Lee Chen")
    assert "Changed in the list" not in built.err
    updated = run("cast", "--roster", "9b.csv", "--plan", PLAN)
    assert "nobody changes seats" in updated.out
    assert "    profile: dyslexia" in PLAN.read_text("utf-8")


def test_wishes_and_rules_that_change_leave_the_seats(cast: Path, run: Run) -> None:
    edit(cast, "Kim Ode,,,", "Kim Ode,,,Lee Chen")
    built = run("build", "--roster", "9b.csv", "--only", "Kim Ode")
    assert "Kim Ode: apart is Lee Chen, was empty" in built.err
    assert f"up to date: debate-kit cast --roster {cast} --plan" in built.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Kim Ode,,,\n", "Kim Ode,,,\nZoe Ash,,,\n", "“Zoe Ash” is not in the saved cast"),
        ("Kim Ode,,,\n", "", "“Kim Ode” is in the saved cast, but not in the class list"),
    ],
)
def test_who_is_new_or_gone_is_told_with_the_command_that_mends_it(
    cast: Path, run: Run, old: str, new: str, said: str
) -> None:
    edit(cast, old, new)
    result = run("build", "--roster", "9b.csv", code=1)
    assert said in result.err
    (hint,) = {line for line in result.err.splitlines() if "hint:" in line}
    command = hint.partition("debate-kit ")[2]
    run("-q", *shlex.split(command))
    built = run("build", "--roster", "9b.csv", "--only", "Ada Okafor")
    assert "Changed in the list" not in built.err


def test_who_is_absent_by_the_list_but_seated_is_told(cast: Path, run: Run) -> None:
    text = cast.read_text("utf-8").replace("name,level,", "name,absent,level,")
    for line in text.splitlines()[1:]:
        name, _, rest = line.partition(",")
        text = text.replace(line, f"{name},{'yes' if name == 'Kim Ode' else ''},{rest}")
    cast.write_text(text, "utf-8")
    result = run("build", "--roster", "9b.csv", "--only", "Ada Okafor")
    assert "“Kim Ode” is absent in the class list, but has a seat in the saved cast" in result.err
    assert f'debate-kit cast --plan {PLAN} --absent "Kim Ode"' in result.err


def test_pronouns_stand_on_the_own_cover_and_in_the_teachers_lists(cast: Path, run: Run) -> None:
    run("-q", "build", "--roster", "9b.csv")
    assert packet("ada-okafor").count("(she/her)") == 1
    assert packet("marta-ibáñez").count("(they/them)") == 1
    for name, others in (("ada-okafor", "they/them"), ("jonas-bauer", "she/her")):
        assert others not in packet(name)
    for name in ("jonas-bauer", "lee-chen", "kim-ode"):
        assert not [each for each in PRONOUNS if each in packet(name)]
    guide = text_of(OUT / "teacher.pdf")
    assert all(f"({each})" in guide for each in PRONOUNS)
    for path in OUT.glob("handouts/*.pdf"):
        assert not [each for each in PRONOUNS if each in text_of(path)], path.name


def test_with_code_names_pronouns_stay_away(cast: Path, run: Run) -> None:
    run("-q", "build", "--roster", "9b.csv", "--code-names")
    for path in OUT.rglob("*.pdf"):
        assert not [each for each in PRONOUNS if each in text_of(path)], path.name


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=30
).filter(lambda text: bool(text.strip()))


@st.composite
def facts(draw: st.DrawFn, others: tuple[str, ...]) -> StudentFacts:
    """Facts of every kind that is declared, whatever there will be."""
    values: dict[str, Any] = {}
    for field in fact_fields():
        if field.choices:
            values[field.key] = draw(st.sampled_from(field.choices))
        elif isinstance(field.default, bool):
            values[field.key] = False
        elif isinstance(field.default, tuple):
            known = others if field.fact.names == "students" else ("parents", "students")
            values[field.key] = tuple(draw(st.lists(st.sampled_from(known), unique=True)))
        elif field.fact.names == "roles":
            values[field.key] = draw(st.sampled_from([None, "parents"]))
        elif field.fact.names == "profiles":
            values[field.key] = draw(st.sampled_from(["standard", "large-print"]))
        else:
            values[field.key] = draw(st.none() | WORDS)
    return StudentFacts(**values)


@given(data=st.data())
def test_every_fact_is_saved_and_read_back(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    names = ("Ada Okafor", "Bo Elm", "Cleo Ray")
    students = tuple(
        Student(
            name,
            name,
            Place(Path("list")),
            data.draw(facts(tuple(other for other in names if other != name))),
        )
        for name in names
    )
    cast = Cast(3, tuple(Seating(name, "parents", "member") for name in names))
    (chosen, *_) = load_formats(Layers.of(REPOSITORY), Problems())
    path = tmp_path_factory.mktemp("saved") / "plan.yaml"
    seated = Seated(Roster(path, students, ()), cast, (), chosen)
    path.write_text(saved_cast_text("plan.yaml", "d", seated), "utf-8")
    problems = Problems()
    read = load_saved_cast(path, problems)
    assert not list(problems)
    assert read is not None
    assert [each.facts for each in read.roster.students] == [each.facts for each in students]

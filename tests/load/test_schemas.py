"""The schemas: what the types give, and what an editor makes of right and wrong files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from kit.cast.saved_cast import saved_cast_text
from kit.load import Layers, load_formats
from kit.load.schemas import SCHEMAS, first_line, schema_text, write_schemas
from kit.load.typed import typed
from kit.load.yaml import parse_yaml
from kit.model.cast import Cast, Seated, Seating
from kit.model.roster import Roster, Student, StudentFacts
from kit.problems import Place, Problems, SourceText
from tests.conftest import PACKS, REPOSITORY
from tests.tools.schemas import FOLDER, our_files

GOOD = PACKS / "good" / "roles" / "later-start"


def as_an_editor_sees(text: str) -> Any:
    """YAML's own types, but for dates: YAML 1.2 has none."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(each) for key, each in value.items()}
        if isinstance(value, list):
            return [plain(each) for each in value]
        return value.isoformat() if isinstance(value, dt.date) else value

    return plain(YAML(typ="safe", pure=True).load(text))


def front_matter(path: Path) -> str:
    return path.read_text("utf-8").split("---\n")[1]


def validator(name: str) -> Draft7Validator:
    (schema,) = (each for each in SCHEMAS if each.name == name)
    return Draft7Validator(as_an_editor_sees(schema_text(schema)))


def complaints(name: str, text: str) -> list[str]:
    return [error.message for error in validator(name).iter_errors(as_an_editor_sees(text))]


def loads(name: str, text: str) -> bool:
    """Whether the kit itself takes the file."""
    (schema,) = (each for each in SCHEMAS if each.name == name)
    problems = Problems()
    source = SourceText(Path("file.yaml"), text)
    value = parse_yaml(source, problems)
    if value is not None:
        typed(schema.noun, value[0], source, problems)
    return not problems.errors


def test_those_in_the_repository_are_what_the_types_give(tmp_path: Path) -> None:
    write_schemas(tmp_path / "new")
    made = {path.name: path.read_text("utf-8") for path in (tmp_path / "new").iterdir()}
    assert made == {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}, (
        "run make schemas"
    )


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.name)
def test_each_is_a_schema(schema: Any) -> None:
    Draft7Validator.check_schema(as_an_editor_sees(schema_text(schema)))


def test_every_file_of_ours_names_its_schema_and_satisfies_it() -> None:
    found = list(our_files())
    assert {name for _, name in found} == {
        "debate",
        "role",
        "format",
        "profile",
        "sheets",
        "code-names",
        "outline",
    }
    for path, name in found:
        text = front_matter(path) if path.suffix == ".j2" else path.read_text("utf-8")
        first = text.split("\n")[0]
        assert first == first_line(path, FOLDER, name), path
        assert (path.parent / first.partition("$schema=")[2]).is_file(), path
        assert complaints(name, text) == [], path


def test_the_good_pack_satisfies_them() -> None:
    assert complaints("debate", (GOOD / "debate.yaml").read_text("utf-8")) == []
    for path in GOOD.glob("*.md.j2"):
        assert complaints("role", front_matter(path)) == []


def test_a_plan_of_ours_satisfies_them() -> None:
    students = [
        Student(name="Ana Ruiz", key="Ana Ruiz", place=Place(Path("list"))),
        Student(
            name="2006", key="2006", place=Place(Path("list")), facts=StudentFacts(absent=True)
        ),
    ]
    cast = Cast(7, (Seating("Ana Ruiz", "parents", "lead"),))
    roster = Roster(Path("list"), tuple(students), ())
    (chosen, *_) = load_formats(Layers.of(REPOSITORY), Problems())
    text = saved_cast_text("plan.yaml", "d", Seated(roster, cast, (), chosen))
    assert complaints("plan", text) == []


Change = tuple[str, str, str]
DEBATE, ROLE = (GOOD / "debate.yaml").read_text("utf-8"), front_matter(GOOD / "parents.md.j2")
WRONG: dict[str, Change] = {
    "unknown key": ("debate", "title: School", "titel: School"),
    "unknown key further in": ("debate", "      terms: [sleep]", "      term: [sleep]"),
    "one in place of a list": ("debate", "formats: [short-council]", "formats: short-council"),
    "empty": ("debate", "question: Should our school begin at nine?", "question:"),
    "missing": ("role", "stance: oppose\n", ""),
    "none of the choices": ("role", "stance: oppose", "stance: opposed"),
    "not a number": ("role", "rank: 2", "rank: second"),
    "too small": ("role", "min: 1", "min: 0"),
    "too long": ("role", "short: Parents", "short: The parents of all the pupils of our school"),
    "too few": ("role", "ask: [students, bus-company]", "ask: []"),
    "neither true nor false": ("role", "rank: 2", "rank: 2\nabsorber: maybe"),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_a_typical_mistake_is_seen(mistake: str) -> None:
    name, old, new = WRONG[mistake]
    text = {"debate": DEBATE, "role": ROLE}[name]
    assert old in text
    assert complaints(name, text.replace(old, new, 1))
    assert not loads(name, text.replace(old, new, 1))


RIGHT: dict[str, Change] = {
    "a year as text": ("debate", "title: School at nine", "title: 2016"),
    "a date as text": ("debate", "title: School at nine", "title: 2016-11-08"),
    "a time as text": ("debate", "title: School at nine", "title: 9:30"),
    "yes as text": ("debate", "title: School at nine", "title: yes"),
    "true as text": ("debate", "title: School at nine", "title: true"),
    "yes": ("role", "rank: 2", "rank: 2\nabsorber: yes"),
    "true": ("role", "rank: 2", "rank: 2\nabsorber: true"),
    "an optional line without a value": ("role", "frame: We want …", "frame: "),
    "a part that is left to students": ("debate", "setting: The school board meets tonight.", ""),
    "a part without its words yet": ("debate", "text: The first bell rings at nine.", "text: "),
    "a stance that nobody has judged": ("role", "stance: oppose", "stance: unknown"),
}


@pytest.mark.parametrize("case", RIGHT)
def test_what_load_takes_an_editor_takes(case: str) -> None:
    name, old, new = RIGHT[case]
    text = {"debate": DEBATE, "role": ROLE}[name]
    assert old in text
    assert loads(name, text.replace(old, new, 1))
    assert complaints(name, text.replace(old, new, 1)) == []


def test_what_builds_on_another_holds_only_its_changes() -> None:
    only = "extends: base\nessay: {title: Another}\nargument_map: {claim: {text: So it is}}\n"
    assert complaints("debate", only) == []
    assert complaints("debate", only.replace("extends: base\n", ""))
    assert complaints("debate", "extends: base\nrubic: []\n")
    assert complaints("debate", "extends: above\n")
    assert complaints("debate", "extends: base\nglossary: [{meaning: trial}]\n")  # lists are whole
    assert complaints("sheets", "extends: base\nstyles: [own.css]\n") == []
    assert complaints("code-names", "extends: base\nnames: [Oak]\n")
    changes = "short: Mums and dads\nseats: {max: 4}\n"
    assert complaints("role-changes", changes) == []
    assert complaints("role", changes)
    assert complaints("role-changes", "seats: {most: 4}\n")


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("debate-kit.yaml", ".debate-kit/schemas/debate.schema.json"),
        ("roles/ours/debate.yaml", "../../.debate-kit/schemas/debate.schema.json"),
    ],
)
def test_a_project_refers_to_schemas_of_its_own(tmp_path: Path, file: str, line: str) -> None:
    found = first_line(tmp_path / file, tmp_path / ".debate-kit" / "schemas", "debate")
    assert found == f"# yaml-language-server: $schema={line}"


def test_keys_are_explained(tmp_path: Path) -> None:
    load: Callable[[str], Any] = lambda name: validator(name).schema  # noqa: E731
    role = load("role")["properties"]
    assert role["rank"]["description"] == (
        "rank is the order in which roles join a growing cast (1 first)."
    )
    assert role["rank"]["maximum"] == 99
    assert load("format")["$defs"]["Phase"]["properties"]["chair"]["description"]

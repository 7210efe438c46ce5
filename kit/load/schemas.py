"""JSON Schemas of the YAML files, so that editors complete and check them while one types.

They are made from the types that `load` checks files against. An editor reads YAML's own types,
but `load` reads every value as text; so a schema accepts a bare `2006` or `true` as text, and
`yes` as true. What depends on several files is left to `debate-kit check`.
"""

from __future__ import annotations

import copy
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from kit.load.merge import BASE, EXTENDS
from kit.model.cast import CodeNames
from kit.model.debate import DebateFacts
from kit.model.format import FormatFacts
from kit.model.profile import ProfileFacts
from kit.model.region import OutlineFacts
from kit.model.role import RoleFacts
from kit.model.roster import fact_fields
from kit.model.saved_cast import SavedCastFacts
from kit.model.settings import Settings
from kit.model.sheets import SheetFacts

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that the YAML extensions of editors support in full."""
SUFFIX = ".schema.json"
YES_OR_NO = "^([Tt]rue|[Ff]alse|TRUE|FALSE|[Yy]es|[Nn]o|YES|NO|[Oo]n|[Oo]ff|ON|OFF)$"
_KEY = re.compile(r"`([a-z_]+)`")

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Schema:
    """The schema of one kind of file, made from the dataclass `noun`.

    `builds_on` says how such a file may build on the one below it: "" not at all, `EXTENDS` by a
    line `extends: base`, or "outside" the YAML, as a role's template does.
    """

    name: str
    title: str
    noun: type[Any]
    builds_on: str = ""

    @property
    def file(self) -> str:
        """The name of the schema's file."""
        return self.name + SUFFIX


SCHEMAS = (
    Schema("debate", "A debate: debate.yaml", DebateFacts, EXTENDS),
    Schema("role", "A role: the front matter of its template", RoleFacts),
    Schema("role-changes", "Changes to the role below, in front matter", RoleFacts, "outside"),
    Schema("outline", "The land and the borders on a map", OutlineFacts),
    Schema("format", "A debate format", FormatFacts, EXTENDS),
    Schema("sheets", "The list of sheets: sheets.yaml", SheetFacts, EXTENDS),
    Schema("code-names", "Names that stand for students on paper", CodeNames),
    Schema("profile", "A print profile", ProfileFacts, EXTENDS),
    Schema("settings", "A project's settings: debate-kit.yaml", Settings, EXTENDS),
    Schema("plan", "Who plays what: plan.yaml", SavedCastFacts),
)


def write_schemas(folder: Path) -> None:
    """Write all schemas into a folder, which is created if it does not exist."""
    folder.mkdir(parents=True, exist_ok=True)
    for schema in SCHEMAS:
        (folder / schema.file).write_text(schema_text(schema), "utf-8")


def first_line(file: Path, schemas: Path, name: str) -> str:
    """The first line of a YAML `file`, which points an editor to the schema `name` in `schemas`.

    The format is that of yaml-language-server, which the YAML extensions of editors share.
    """
    path = Path(os.path.relpath(schemas / f"{name}{SUFFIX}", file.parent)).as_posix()
    return f"# yaml-language-server: $schema={path}"


def schema_text(schema: Schema) -> str:
    """A schema as the JSON text of its file."""
    return json.dumps(_schema(schema), ensure_ascii=False, indent=1) + "\n"


def _schema(schema: Schema) -> Json:
    whole = TypeAdapter(schema.noun).json_schema()
    objects = [whole, *whole.get("$defs", {}).values()]
    _describe_facts(objects)
    for each in objects:
        _describe(each)
    made: Json = {"$schema": DRAFT, "title": schema.title}
    made |= {key: value for key, value in _for_editors(whole).items() if key != "title"}
    if schema.builds_on:
        needed = _required(made, made.get("$defs", {}))
        _loosen(made)
        if schema.builds_on == EXTENDS:
            made["properties"][EXTENDS] = {
                "const": BASE,
                "description": "This file holds only what it changes of the one below it.",
            }
            # Without `extends`, the file itself must contain everything that is required.
            made |= {"if": {"required": [EXTENDS]}, "then": {}, "else": needed}
    return made


def _describe_facts(nouns: Iterable[Json]) -> None:
    """Describe the keys for facts about students with the words of their declaration."""
    for each in nouns:
        properties = each.get("properties", {})
        if all(field.key in properties for field in fact_fields()):
            for field in fact_fields():
                properties[field.key]["description"] = field.fact.says


def _describe(noun: Json) -> None:
    """Describe each key with the clause of its noun's docstring that names it.

    So the docstrings of these nouns are read by teachers, in their editors.
    """
    text = " ".join(str(noun.get("description", "")).split())
    for clause in re.split(r"(?<=[.;:]) ", text):
        for key in _KEY.findall(clause):
            if (found := noun.get("properties", {}).get(key)) is not None:
                found.setdefault("description", _plain(clause))
    noun["description"] = _plain(re.split(r"(?<=\.) ", text)[0])


def _plain(words: str) -> str:
    """A piece of a docstring as a sentence: “`rank` says …;” as “rank says ….”."""
    return words.replace("`", "").rstrip(".;:") + "."


def _for_editors(node: Any) -> Any:
    """A schema that accepts YAML's own types wherever `load` accepts text."""
    if isinstance(node, list):
        return [_for_editors(each) for each in node]
    if not isinstance(node, dict):
        return node
    found: Json = {
        key: {name: _for_editors(each) for name, each in value.items()}
        if key in ("properties", "$defs")
        else _for_editors(value)
        for key, value in node.items()
        # A key's title only repeats the key, and a default of null says nothing.
        if not (key == "title" and isinstance(value, str) and "properties" not in node)
        and not (key == "default" and value is None)
    }
    choices = [each for each in found.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1 and "type" in choices[0] and "anyOf" in found:
        found |= choices[0]
        kinds = found["type"]
        found["type"] = [*([kinds] if isinstance(kinds, str) else kinds), "null"]
        del found["anyOf"]
        if "enum" in found:
            found["enum"] = [*found["enum"], None]
        return found
    if "$ref" in found and len(found) > 1:
        # In draft 7, keywords beside a reference are ignored (JSON Schema core, section 8.3).
        found["allOf"] = [{"$ref": found.pop("$ref")}]
    if found.get("type") == "string" and "enum" not in found:
        found["type"] = ["string", "number", "boolean"]
    elif found.get("type") == "boolean":
        found |= {"type": ["boolean", "string"], "pattern": YES_OR_NO}
        found["patternErrorMessage"] = "should be “true” or “false”"
    return found


def _required(node: Json, nouns: Mapping[str, Json]) -> Json:
    """What a file needs that builds on no other: its required keys, and those inside them."""
    found: Json = {}
    if node.get("required"):
        found["required"] = list(node["required"])
    inner = {key: _required(noun, nouns) for key, noun in _held(node, nouns)}
    if any(inner.values()):
        found["properties"] = {key: each for key, each in inner.items() if each}
    return found


def _held(node: Json, nouns: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    """The keys of a noun whose value is a single other noun, which are merged key by key."""
    for key, each in node.get("properties", {}).items():
        for one in (each, *each.get("anyOf", ()), *each.get("allOf", ())):
            if "$ref" in one:
                yield key, nouns[one["$ref"].rsplit("/", 1)[1]]


def _loosen(made: Json) -> None:
    """Require nothing at the top, nor in the nouns inside that are merged key by key.

    Those nouns are copied to where they are used: a list elsewhere may contain the same noun,
    where it must be complete.
    """
    nouns = made.get("$defs", {})

    def loose(node: Json) -> Json:
        found = {key: copy.deepcopy(each) for key, each in node.items() if key != "required"}
        for key, noun in _held(node, nouns):
            own = {"description": node["properties"][key].get("description", noun["description"])}
            optional = "anyOf" in node["properties"][key]
            found["properties"][key] = loose(noun) | own
            if optional:
                found["properties"][key]["type"] = ["object", "null"]
        return found

    made_of = loose(made)
    made.clear()
    made.update(made_of)

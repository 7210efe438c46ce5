"""A role's words as a form: each block with its words, and what stands below beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kit.customise.words import BlockWords, Words, role_words, words_changed
from kit.load import Layers, load_debate
from kit.preview.sources import SourceChanged, SourceLayer, read_source
from kit.problems import Problems


@dataclass(frozen=True, slots=True)
class WordsForm:
    """The words of a role, and where changed ones would be saved; see `RoleSource`.

    `name` is the role's name; with `levels`, the debate is written at two reading levels.
    """

    role: str
    name: str
    levels: bool
    digest: str
    layer: SourceLayer
    target: str
    refusal: str
    blocks: tuple[BlockWords, ...]


def read_words(project: Path, debate: str, role: str, layers: Layers) -> WordsForm | None:
    """The words of a role; None if the debate has no role with that id. Raises `OSError`."""
    source = read_source(project, debate, role, layers)
    if source is None:
        return None
    found = load_debate(debate, layers, Problems())
    roles = () if found is None else found.roles
    return WordsForm(
        role=role,
        name=next((each.facts.name for each in roles if each.id == role), role),
        levels=found is None or len(found.facts.levels) > 1,
        digest=source.digest,
        layer=source.layer,
        target=source.target,
        refusal=source.refusal,
        blocks=role_words(debate, role, layers),
    )


def save_words(
    project: Path,
    debate: str,
    role: str,
    wanted: Mapping[str, Words | None],
    digest: str,
    layers: Layers,
) -> WordsForm | None:
    """Write words of a role into the project's own file, and nothing else of it.

    `digest` is that of the file that the form was made from. Gives the words as they then are;
    None if there is no such role. Raises `SourceChanged` if the file has changed since, `BadUsage`
    for words that are no words, and `OSError`.
    """
    source = read_source(project, debate, role, layers)
    if source is None:
        return None
    if source.digest != digest:
        raise SourceChanged(
            "this file has been changed by another program since it was opened here",
            "load it again, or keep your text and save once more",
        )
    words_changed(debate, role, wanted, layers).apply()
    return read_words(project, debate, role, layers)


def wanted_words(given: Any) -> dict[str, Words | None] | None:
    """The words that a page wants, by block; None for what is none."""
    if not isinstance(given, dict):
        return None
    found: dict[str, Words | None] = {}
    for name, words in given.items():
        if words is None:
            found[name] = None
            continue
        if not isinstance(words, dict) or not isinstance(words.get("standard"), str):
            return None
        supported = words.get("supported")
        if not isinstance(supported, (str, type(None))):
            return None
        found[name] = Words(words["standard"], supported)
    return found

"""The parts of a debate that its `debate.yaml` does not have yet, each begun as an example.

An example is a comment until a teacher makes it their own. It is about a school garden, which no
debate of the kit is about; but its roles are those of the debate, so that it can be tried as it is.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from pathlib import Path

from kit.customise.edits import plain
from kit.customise.override import all_keys, commented, each_key, stub
from kit.load import Layers, Value
from kit.model.debate import DebateFacts

PARTS = tuple(field.name for field in dataclasses.fields(DebateFacts))
"""Every key that a `debate.yaml` may have, in the order of the noun."""
EXTENSION = "local-press"
"""The role that the example of “extensions” asks for."""
SOURCE = "green-team"
TERM = "raised bed"
_NEEDS = {"timeline": "sources", "practice": "glossary", "setting_supported": "setting",
          "essay_plan": "issues"}  # fmt: skip
"""What an example refers to, and so brings with it where the debate does not have that."""


def with_needed(keys: Sequence[str], chain: Sequence[Path]) -> list[str]:
    """Those keys, and those that their examples need, of which the files of a debate have none."""
    there = all_keys(chain)
    wanted = [part for key in keys for part in (key, _NEEDS.get(key, key))]
    return [key for key in dict.fromkeys(wanted) if key not in there]


def example(key: str, chain: Sequence[Path], layers: Layers) -> str:
    """The example of a part, as a comment that says what it is and how to use it.

    `chain` are the debate's files, the winning one first.
    """
    terms = [each.get("term") for each in _list("glossary", chain) if isinstance(each, dict)]
    sources = [each.get("id") for each in _list("sources", chain) if isinstance(each, dict)]
    text = stub(
        f"parts/{key}.yaml.j2",
        layers,
        roles=_list("cast", chain),
        source=next((each for each in sources if isinstance(each, str)), SOURCE),
        term=next((each for each in terms if isinstance(each, str)), TERM),
        extension=EXTENSION,
    )
    says, _, rest = text.partition(f"\n{key}:")
    how = f"# To use this example, delete the “# ” before each line from “{key}:” on, and edit it."
    return f"{says}\n{how}\n{commented(f'{key}:{rest}')}"


def begun_at(key: str, text: str) -> int | None:
    """The line, from 1, at which a text has a part as a comment; None if it does not."""
    found = re.search(rf"^# ?{key}:", text, re.MULTILINE)
    return None if found is None else text.count("\n", 0, found.start()) + 1


def _list(key: str, chain: Sequence[Path]) -> list[Value]:
    value = plain(each_key(chain, key)) if key in all_keys(chain) else {}
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []

"""The lists of roles in a project's `debate.yaml`: added if it has none, and edited."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kit.customise.difference import yaml_chain
from kit.customise.edited_debate import EditedDebate
from kit.customise.edits import key_names, plain, with_item, with_text, with_text_added
from kit.customise.edits import without_items as _without_items
from kit.customise.override import all_keys, each_key, keys_override
from kit.customise.printed_name import Naming, changed_lines
from kit.customise.schema_line import begin
from kit.customise.snapshot import keep_snapshot
from kit.load import Value
from kit.problems import BadUsage

FEWEST_ROLES = 2


def debate_file(debate: str) -> str:
    """The name of a debate's file below a layer."""
    return f"roles/{debate}/debate.yaml"


class CastLists:
    """Edits a debate's lists in the project: `cast`, `extensions`, `wants`, whom issues bind."""

    def __init__(self, edited: EditedDebate) -> None:
        self.name = debate_file(edited.id)
        self.command = f"debate-kit debate customise KEY --debate {edited.id}"
        self.path = edited.changes.project / self.name
        self.layers = edited.layers
        self.changes = edited.changes

    def add(self, key: str, role: str) -> None:
        """Put a role at the end of a list."""
        self.changes.write(self.path, with_item(self._with(key), key, role))

    def rename(self, old: str, new: str) -> None:
        """Replace a name by another, in every list that has it."""
        for key in ("cast", "extensions"):
            if old in (listed := self._value(key)):
                text = with_text(self._with(key), [key, listed.index(old)], new)
                self.changes.write(self.path, text)
        for place, want in enumerate(self._value("wants")):
            for part in ("who", "whom"):
                if isinstance(want, dict) and want.get(part) == old:
                    text = with_text(self._with("wants"), ["wants", place, part], new)
                    self.changes.write(self.path, text)
        for key, path in self._bound(old):
            self.changes.write(self.path, with_text(self._with(key), [key, *path], new))

    def rename_mentions(self, naming: Naming) -> None:
        """Replace a role's printed name in the debate's texts.

        A key that comes from a file below the project's is copied into the project first.
        """
        before = self.changes.text(self.path)
        there = () if before is None else key_names(before)
        chain = self._below()
        for key in all_keys(chain):
            if key not in there and naming.found_in_yaml(each_key(chain, key)):
                self.changes.write(self.path, self._with(key))
        text = self.changes.text(self.path)
        if text is not None:
            renamed = naming.in_yaml(text, self.name)
            self.changes.tell(self.path, changed_lines(text, renamed))
            self.changes.write(self.path, renamed)

    def remove(self, role: str, *, wants: bool) -> bool:
        """Take a role out of the lists; with `wants`, also the wants that name it.

        Returns whether it was listed. Raises `BadUsage` if too few would be left.
        """
        listed = False
        for key in ("cast", "extensions"):
            if role in (names := self._value(key)):
                if key == "cast" and len(names) <= FEWEST_ROLES:
                    raise BadUsage(f"a debate needs {FEWEST_ROLES} roles in its cast")
                self._without(key, {names.index(role)})
                listed = True
        if wants:
            of_it = {
                place
                for place, want in enumerate(self._value("wants"))
                if isinstance(want, dict) and role in (want.get("who"), want.get("whom"))
            }
            if of_it:
                self._without("wants", of_it)
            for key, path in reversed(list(self._bound(role))):
                if path[-1] != "role":
                    text = _without_items(self._with(key), [key, *path[:-1]], {int(path[-1])})
                    self.changes.write(self.path, text)
        return listed

    def _bound(self, role: str) -> Iterator[tuple[str, list[str | int]]]:
        """Where issues name a role: the key of the debate, and the path below it."""
        for place, issue in enumerate(self._value("issues")):
            if not isinstance(issue, dict):
                continue
            options = issue.get("options")
            holders: list[tuple[list[str | int], Value]] = [([place, "binds"], issue.get("binds"))]
            for at, option in enumerate(options if isinstance(options, list) else []):
                if isinstance(option, dict):
                    holders.append(([place, "options", at, "binds"], option.get("binds")))
            for path, names in holders:
                if isinstance(names, list) and role in names:
                    yield "issues", [*path, names.index(role)]
        for place, each in enumerate(self._value("signs_for")):
            if not isinstance(each, dict):
                continue
            if each.get("role") == role:
                yield "signs_for", [place, "role"]
            names = each.get("roles")
            if isinstance(names, list) and role in names:
                yield "signs_for", [place, "roles", names.index(role)]

    def _without(self, key: str, places: set[int]) -> None:
        self.changes.write(self.path, _without_items(self._with(key), [key], places))

    def _value(self, key: str) -> list[Value]:
        """A list as it is now, from whichever file has it."""
        text = self.changes.text(self.path)
        if text is None or key not in key_names(text):
            chain = self._below()
            text = each_key(chain, key) if key in all_keys(chain) else ""
        value = plain(text)
        found = value.get(key) if isinstance(value, dict) else None
        return found if isinstance(found, list) else []

    def _with(self, key: str) -> str:
        """The text of the project's file, with the list copied into it from a file below."""
        text = self.changes.text(self.path)
        chain = self._below()
        is_below = key in all_keys(chain)
        if text is None:
            keep_snapshot(self.changes, self.name, chain[0])
            keys = [key] if is_below else []
            new = keys_override(self.name, chain, keys, self.command, self.layers)
            begin(self.changes, self.name, new)
            return self.changes.text(self.path) or ""
        if key not in key_names(text) and "extends" in key_names(text) and is_below:
            return with_text_added(text, "\n" + each_key(chain, key))
        return text

    def _below(self) -> list[Path]:
        chain = yaml_chain(self.name, self.layers)
        return [path for path in chain if path != self.path]

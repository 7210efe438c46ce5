"""A debate whose roles a command changes: as it reads now, and what becomes of its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kit.customise.files import Changes
from kit.customise.roles import role_file
from kit.load import Layers
from kit.model.debate import Debate


@dataclass(frozen=True, slots=True)
class EditedDebate:
    """A debate before the change, the layers it was read from, and the `changes` so far.

    The changes are not applied yet: `debate` stays as it was, `changes` grow.
    """

    debate: Debate
    layers: Layers
    changes: Changes

    @property
    def id(self) -> str:
        """The debate's id."""
        return self.debate.id

    def path(self, role: str) -> Path:
        """Where the project has its own file of a role, or would have it."""
        return self.changes.project / role_file(self.id, role)

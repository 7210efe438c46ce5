"""What the desk holds in memory until it ends, and writes nowhere by itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kit.model.bargains import Tally
from kit.model.essay import Reading
from kit.model.stakeholder import Stakeholder
from kit.pipeline.request import RosterSource

MOST_UNDONE = 50
"""Changes of the cast that can be taken back."""


@dataclass(slots=True)
class Held:
    """A class list that was dropped or pasted, an essay that was read, earlier casts.

    `people` are those who are in the essay, and `essay_name` is what its file is called.

    `source` is the class list as a build would read it: bytes without a path. `casts` are the
    texts of the saved cast before each change, the last one last; `saved` is the text that the
    desk saved last: where the file differs from it, somebody else has changed it since.
    """

    source: RosterSource | None = None
    essay: Reading | None = None
    essay_name: str = ""
    people: tuple[Stakeholder, ...] = ()
    casts: list[str | None] = field(default_factory=list)
    saved: str | None = None
    said: tuple[str, ...] = ()
    tally: Tally | None = None
    outcome: dict[str, str] = field(default_factory=dict)

    def remember(self, path: Path, before: str | None) -> None:
        """Note what a saved cast was before a change that has just been made."""
        self.casts = [*self.casts, before][-MOST_UNDONE:]
        self.saved = path.read_text("utf-8") if path.is_file() else None

    def forget_debate(self) -> None:
        """Forget what belongs to another debate."""
        self.casts, self.saved, self.said = [], None, ()
        self.tally, self.outcome = None, {}

"""What a page sends, as typed values: whatever else it holds is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from kit.problems import CannotWork


class BadBody(CannotWork):
    """A request does not hold what it should; the page never sends such a one."""


@dataclass(frozen=True, slots=True)
class Body:
    """The JSON object that a request holds."""

    values: dict[str, Any]

    @classmethod
    def of(cls, data: bytes) -> Body:
        """Read a body. Raises `BadBody` if it is no JSON object."""
        try:
            values = json.loads(data or b"{}")
        except (ValueError, RecursionError):
            raise BadBody("this is not JSON") from None
        if not isinstance(values, dict):
            raise BadBody("this is not a JSON object")
        return cls(values)

    def text(self, key: str) -> str:
        """A text. Raises `BadBody` if it is none, or not there."""
        return str(self._of(key, str))

    def maybe(self, key: str) -> str | None:
        """A text, or None if it is not there."""
        return None if self.values.get(key) is None else self._of(key, str)

    def on(self, key: str) -> bool:
        """Yes or no; no if it is not there."""
        return False if key not in self.values else bool(self._of(key, bool))

    def texts(self, key: str) -> tuple[str, ...]:
        """Texts; none if they are not there."""
        found = self.values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise BadBody(f"“{key}” is not a list of texts")
        return tuple(found)

    def named(self, key: str) -> dict[str, str]:
        """Texts by name; none if they are not there."""
        found = self.values.get(key, {})
        if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
            raise BadBody(f"“{key}” is not an object of texts")
        return found

    def _of(self, key: str, kind: type[Any]) -> Any:
        found = self.values.get(key)
        if not isinstance(found, kind):
            raise BadBody(f"“{key}” is missing, or is something else")
        return found

"""Which essay may travel in a pack: one that its licence lets everybody copy."""

from __future__ import annotations

import re

from kit.model.essay import Essay

# Creative Commons licences and CC0 (creativecommons.org/share-your-work/cclicenses), and what
# belongs to nobody. “CC” alone is none, and other words may mean anything.
_OPEN = re.compile(
    r"\s*(CC0|CC[ -]BY(-(SA|NC|ND))*|Creative Commons|public domain)\b", re.IGNORECASE
)


def may_travel(name: str, essay: Essay) -> bool:
    """Whether a file is the copy of an essay that names a licence to copy it."""
    return name == essay.file and essay.licence is not None and bool(_OPEN.match(essay.licence))


def attribution(essay: Essay) -> str:
    """The essay's title, its writer and its licence, as whoever passes it on has to say."""
    origin = " ".join((essay.origin or "").split()).rstrip(".")
    return ", ".join(part for part in (f"“{essay.title}”", origin, essay.licence) if part)

"""In which paragraphs an essay speaks of a role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kit.load import load_reading
from kit.model.debate import Debate
from kit.problems import BadUsage, Problems

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


def paragraphs_naming(names: Iterable[str], debate: Debate) -> tuple[int, ...]:
    """The ¶ numbers in which the debate's own copy of the essay has one of the names.

    Whole words count, in any case and without an article. None are found where the debate has no
    copy, or where it cannot be read, of which `check` says more.
    """
    name = debate.facts.essay.file
    path = (
        next((each / name for each in debate.layers if (each / name).is_file()), None)
        if name
        else None
    )
    reading = None if path is None else load_reading(path, debate.facts.essay, Problems())
    if reading is None:
        return ()
    sought = _words(names)
    # A copy may hold more paragraphs than the debate lists; “check” warns of that.
    listed = reading.paragraphs[: len(debate.facts.essay.paragraphs)]
    return tuple(
        number
        for number, paragraph in enumerate(listed, start=1)
        if sought.search(" ".join(paragraph.split()))
    )


def refuse_beyond(mentioned: Sequence[int], debate: Debate) -> None:
    """Raise `BadUsage` if the essay has fewer paragraphs than one of the numbers says."""
    last = len(debate.facts.essay.paragraphs)
    if beyond := [number for number in mentioned if not 1 <= number <= last]:
        raise BadUsage(f"¶{beyond[0]} is not in the essay, which has ¶1 to ¶{last}")


def _words(names: Iterable[str]) -> re.Pattern[str]:
    plain = {" ".join(_ARTICLE.sub("", name, count=1).split()) for name in names}
    choices = "|".join(re.escape(each) for each in sorted(plain, key=len, reverse=True) if each)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)

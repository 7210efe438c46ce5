"""Where the interests of the roles at the table meet, and where they clash."""

from __future__ import annotations

from kit.model.noun import noun


@noun
class InterestLine:
    """What one role wants from another, and why their interests meet or clash there.

    The two are named as in a narrow column.
    """

    who: str
    whom: str
    what: str
    because: str | None


@noun
class Interests:
    """All of them at one table; each list is in the order of the debate's file."""

    meet: tuple[InterestLine, ...]
    clash: tuple[InterestLine, ...]

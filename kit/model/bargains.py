"""What the roles at one table could agree on, for the teacher's guide and the debrief."""

from __future__ import annotations

from kit.model.noun import noun


@noun
class Choice:
    """An option of a package that changes something: its issue by letter and title, its words."""

    letter: str
    title: str
    number: int
    short: str
    text: str


@noun
class Gain:
    """What a package is worth to a role, as in a narrow column.

    `score` is None where a red line is broken. `no_deal` and `best` are what the role has without
    a deal, and could have at best. A role that is `bound` has to say yes.
    """

    role: str
    score: int | None
    no_deal: int
    best: int
    bound: bool

    @property
    def gain(self) -> int | None:
        """How much better than no deal it is."""
        return None if self.score is None else self.score - self.no_deal

    @property
    def shown(self) -> str:
        """That with its sign: “+5”, or “–” where a red line is broken."""
        return "–" if self.gain is None else f"{self.gain:+d}".replace("-", "−")

    @property
    def accepts(self) -> bool:
        """Whether the role is better off than with no deal."""
        return self.score is not None and self.score > self.no_deal


@noun
class Bargain:
    """A package: what it changes, what it is worth to each role, and whether it passes."""

    choices: tuple[Choice, ...]
    gains: tuple[Gain, ...]
    passes: bool


@noun
class GainLine:
    """What each of several packages is worth to one role, in their order."""

    role: str
    gains: tuple[Gain, ...]


@noun
class Wish:
    """An option, the roles that want it most, and those that can never agree to it."""

    number: int
    short: str
    wanted: tuple[str, ...]
    never: tuple[str, ...]


@noun
class Sticking:
    """An issue on which talks will stick: who wants what."""

    letter: str
    title: str
    wishes: tuple[Wish, ...]


@noun
class Swap:
    """Two options that help two roles if both are agreed: each gives one, and gains by the other's.

    They are named by letter and number, and in short.
    """

    one: str
    gives: str
    other: str
    returns: str


@noun
class Bargains:
    """What one table could agree on.

    Of all `packages`, `passing` pass. `bargains` are a few of those that break no red line, and
    `essay_plan` is what the essay argues for; `lines` say what these are worth to each role.
    """

    packages: int
    passing: int
    bargains: tuple[Bargain, ...]
    essay_plan: Bargain | None
    lines: tuple[GainLine, ...]
    sticking: tuple[Sticking, ...]
    swaps: tuple[Swap, ...]


@noun
class Tally:
    """What was agreed, what each role got, and what could have been.

    Where nothing was agreed, the `outcome` has no choices, and each role has its value of no deal.
    `against` are the roles that were bound by it although it is no better for them than no deal;
    `least` is the role that gained least, `most` the one that got most of what it could. `better`
    is a package that is worse for nobody, and better for some; `better_for_all` says whether it is
    better for everyone.
    """

    outcome: Bargain
    against: tuple[Gain, ...]
    least: Gain
    most: Gain
    better: Bargain | None
    better_for_all: bool

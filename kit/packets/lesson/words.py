"""Minutes and turns in words, and the texts of a format with its minutes filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kit.model.fields import FIELD, field_name
from kit.model.format import Turns
from kit.packets.lesson.fit import FittedPhase, FittedTurns

LONG_TURN = 1.0
"""Minutes: in a longer turn a card is shown when thirty seconds are left, else when ten are."""


def minutes_text(minutes: float) -> str:
    """Minutes as people write them: 12, 1½, 2¼; else with one decimal, as in 3.3."""
    whole, rest = divmod(minutes, 1)
    fraction = {0.0: "", 0.25: "¼", 0.5: "½", 0.75: "¾"}.get(rest)
    if fraction is None:
        return f"{minutes:.1f}"
    return (f"{whole:.0f}" if whole or not fraction else "") + fraction


def in_words(minutes: float) -> str:
    """Minutes as a chair says them: 12 minutes, 1 minute, 1½ minutes, 30 seconds."""
    if minutes == 0.5:
        return "30 seconds"
    return f"{minutes_text(minutes)} minute{'' if minutes == 1 else 's'}"


def filled(text: str, fitted: FittedPhase) -> str:
    """A text of a phase, with the minutes that it really has in place of the fields.

    A field that there is not stays as it is written.
    """
    values = _values(fitted)
    return FIELD.sub(lambda match: values.get(match[1], match[0]), text)


def _values(fitted: FittedPhase) -> Mapping[str, str]:
    turns = fitted.turns
    values = {"minutes": in_words(fitted.minutes), "half": in_words(fitted.minutes / 2)}
    if turns is not None:
        values |= {"turn": in_words(turns.minutes), "turns": str(turns.count)}
        values["warning"] = warning_of(fitted)
        values |= {field_name(step.name): in_words(step.minutes) for step in turns.steps}
    return values


def warning_of(fitted: FittedPhase) -> str:
    """When before the end of a turn a card is shown; "" in a phase without turns."""
    if fitted.turns is None:
        return ""
    return "30 seconds" if fitted.turns.minutes > LONG_TURN else "10 seconds"


def turns_text(turns: Turns, fitted: FittedTurns) -> str:
    """How turns are shared, in words: “6 × 2 min, one for each role”."""
    each = f"{fitted.count} × {minutes_text(fitted.minutes)} min"
    rounds = turns.least is not None
    if rounds:
        each = f"{fitted.count} {turns.of}s of {minutes_text(fitted.minutes)} min"
    if len(fitted.steps) > 1:
        steps = (
            f"{step.name} {f'{step.times} × ' * (step.times > 1)}{minutes_text(step.minutes)}"
            for step in fitted.steps
        )
        each += f" ({', '.join(steps)})"
    if rounds:
        return each
    if fitted.share == 1:
        each += f", one for each {turns.of}"
    elif fitted.share == 2:
        each += f", one for each pair of {turns.of}s, who share the time"
    else:
        each += f", one for every {fitted.share} {turns.of}s, who share the time"
    if fitted.left:
        each += f"; {in_words(fitted.left)} to change over"
    return each


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: “a, b and c”."""
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last

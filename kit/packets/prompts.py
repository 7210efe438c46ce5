"""Which prompts a set of sheets has room for."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from kit.model.meeting import Meeting
from kit.model.role import Moment, Prompt, Role
from kit.model.sheets import SetOfSheets


def with_prompts_of(meeting: Meeting, chosen: SetOfSheets) -> Meeting:
    """The same meeting with only the prompts that a set of sheets prints.

    With `prompts` “first” these are all of a role for preparing, its first for the debate, and the
    debate's first for afterwards. So the guide holds the answers to these alone. In a format with a
    note-catcher of its own there are none for the debate: its forms take that room.
    """
    if chosen.prompts == "all":
        return meeting
    has_forms = meeting.procedure is not None and meeting.procedure.notes is not None
    roles = tuple(
        dataclasses.replace(
            role,
            facts=dataclasses.replace(
                role.facts,
                prompts=(
                    *(each for each in role.facts.prompts if each.moment == "prepare"),
                    *(() if has_forms else _first(role.facts.prompts, "during")),
                ),
            ),
        )
        for role in meeting.roles
    )
    own = has_forms or all(_first(role.facts.prompts, "during") for role in roles)
    prompts = meeting.debate.facts.prompts
    wanted = (*(() if own else _first(prompts, "during")), *_first(prompts, "after"))
    facts = dataclasses.replace(meeting.debate.facts, prompts=wanted)
    debate = dataclasses.replace(meeting.debate, facts=facts)
    return dataclasses.replace(meeting, debate=debate, roles=roles)


def shared_prompts(roles: Sequence[Role]) -> tuple[Prompt, ...]:
    """The prompts that every role has, word for word: the guide need not repeat their answers."""
    if len(roles) < 2:
        return ()
    first, *others = (role.facts.prompts for role in roles)
    return tuple(each for each in first if all(each in prompts for prompts in others))


def _first(prompts: tuple[Prompt, ...], moment: Moment) -> tuple[Prompt, ...]:
    return tuple(each for each in prompts if each.moment == moment)[:1]

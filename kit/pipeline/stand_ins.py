"""What is printed for a name that no font on this machine has all the letters of."""

from __future__ import annotations

from kit.model.profile import STANDARD
from kit.model.roster import Roster
from kit.pipeline.inputs import Inputs
from kit.problems import Problems

STAND_IN = "S. {}"
"""Short for student, with the number in the class list."""


def stand_ins_for(roster: Roster, inputs: Inputs, problems: Problems) -> dict[str, str]:
    """A stand-in for each student whose name cannot be printed, by the student's key.

    Adds one warning a name, with all the letters that are missing and the fonts that have them.
    Raises `CannotWork` when a name is unusual and the typesetter's libraries are missing.
    """
    if all(student.name.isascii() for student in roster.students):
        return {}
    from kit.typeset.letters import fonts_for, unprintable

    styles = inputs.styles[STANDARD].styles if STANDARD in inputs.styles else ()
    names = [student.name for student in roster.students]
    missing = unprintable("".join(names), styles)
    found = {}
    for number, student in enumerate(roster.students, start=1):
        letters = [letter for letter in dict.fromkeys(student.name) if letter in missing]
        if not letters:
            continue
        found[student.key] = stand_in = STAND_IN.format(number)
        problems.warn(
            student.place,
            f"no font here has {_listed(letters)} of the name “{student.name}”; "
            + (
                f"the teacher’s lists print “{stand_in}”, for student {number} of the class list"
                if inputs.students.code_names is not None
                else f"“{stand_in}” is printed, for student {number} of the class list"
            ),
            f"install {fonts_for(letters)}, or write the name in other letters",
        )
    return found


def _listed(letters: list[str]) -> str:
    shown = "".join(letters)
    codes = " ".join(f"U+{ord(letter):04X}" for letter in letters)
    return f"{'the letter' if len(letters) == 1 else 'the letters'} “{shown}” ({codes})"

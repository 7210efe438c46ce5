"""Reads what a class agreed on: a YAML file with an option for each issue."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kit.load.yaml import read_yaml
from kit.model.debate import DebateFacts
from kit.problems import Problems, did_you_mean


def load_outcome(path: Path, facts: DebateFacts, problems: Problems) -> Mapping[str, str]:
    """The ids of options by the ids of issues; adds an error for each that does not exist.

    An issue without a value, or that is not in the file, stays as it is now.
    """
    read = read_yaml(path, problems)
    if read is None:
        return {}
    value, source = read
    if not isinstance(value, dict):
        problems.error(source.at(1), "should hold a line “issue: option” for each issue")
        return {}
    found = {}
    for issue, option in value.items():
        if option is None:
            continue
        said = wrong_choice(issue, str(option), facts)
        if said is None:
            found[issue] = str(option)
        else:
            key, message, hint = said
            problems.error(source.place(issue, "") if key else source.place(issue), message, hint)
    return found


def wrong_choice(issue: str, option: str, facts: DebateFacts) -> tuple[bool, str, str] | None:
    """What is wrong with an option of an issue: whether it is the issue, the words, and a hint."""
    issues = {each.id: each for each in facts.issues}
    if issue not in issues:
        return True, f"there is no issue “{issue}”", did_you_mean(issue, issues)
    options = [each.id for each in issues[issue].options]
    if option not in options:
        return False, f"“{issue}” has no option “{option}”", did_you_mean(option, options)
    return None


def blank_outcome(facts: DebateFacts) -> str:
    """A file to fill in: each issue, with its options as a comment."""
    lines = ["# What was agreed: the id of an option after each issue. Empty: as it is now."]
    for issue in facts.issues:
        lines += ["", f"# {issue.title}"]
        lines += [f"#   {option.id}: {' '.join(option.text.split())}" for option in issue.options]
        lines.append(f"{issue.id}:")
    return "\n".join([*lines, ""])

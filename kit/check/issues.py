"""Checks what a debate negotiates: its issues, the roles' points, and the marks in their words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kit.check.names import must_be_known, no_repeats
from kit.model.debate import Debate
from kit.model.issues import FEWEST_ISSUES, MOST_PACKAGES, OPTION_MARK, Issue
from kit.model.role import Role
from kit.problems import Key, Problems, SourceText, did_you_mean

PLAIN_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def check_issues(debate: Debate, problems: Problems) -> None:
    """Add an error for each rule that a debate's issues, or a role's points, break."""
    facts, source = debate.facts, debate.source
    issues = facts.issues
    if 0 < len(issues) < FEWEST_ISSUES:
        message = f"there are {len(issues)} issues; a negotiation needs {FEWEST_ISSUES} to 7"
        problems.error(source.place("issues"), message, "without issues, there are clauses")
    no_repeats((issue.id for issue in issues), ("issues",), "issue", source, problems, ("id",))
    for index, issue in enumerate(issues):
        _check_issue(issue, ("issues", index), debate, problems)
    total = 1
    for issue in issues:
        total *= len(issue.options)
    if total > MOST_PACKAGES:
        problems.error(
            source.place("issues"),
            f"these issues make {total:,} packages; at most {MOST_PACKAGES:,} can be counted out",
            "leave out an issue, or an option",
        )
    if issues and facts.clauses:
        message = "these clauses are not printed: the issues take their place"
        problems.note(source.place("clauses"), message, "leave out one of the two")
    known = _refs(debate)
    for index, ref in enumerate(facts.essay_plan):
        _check_ref(ref, known, source, ("essay_plan", index), problems)
    _check_one_each(facts.essay_plan, source, problems)
    ids = [role.id for role in debate.roles]
    for index, each in enumerate(facts.signs_for):
        key: Key = ("signs_for", index)
        here: tuple[tuple[Key, str], ...] = (
            (("role",), each.role),
            *_numbered("roles", each.roles),
        )
        for where, name in here:
            must_be_known(name, ids, source, (*key, *where), f"there is no role “{name}”", problems)
    for role in debate.roles:
        _check_points(role, debate, problems)


def check_option_marks(source: SourceText, prose: str, debate: Debate, problems: Problems) -> None:
    """Add an error for each mark of an option that there is not. `prose` has no comments."""
    known = _refs(debate)
    for match in OPTION_MARK.finditer(prose):
        if match[1] not in known:
            place = source.at_offset(match.start(1), len(match[1]))
            if known:
                problems.error(place, *_unknown(match[1], known))
            else:
                problems.error(place, "this debate has no issues, and so no options to mark")


def _check_issue(issue: Issue, key: Key, debate: Debate, problems: Problems) -> None:
    source = debate.source
    ids = [role.id for role in debate.roles]
    now = [index for index, option in enumerate(issue.options) if option.now]
    if not now:
        problems.error(
            source.place(*key, "options"),
            f"no option of “{issue.id}” leaves all as it is now",
            "write “now: true” in the one that does",
        )
    for index in now[1:]:
        place = source.place(*key, "options", index, "now")
        problems.error(place, f"only one option of “{issue.id}” can leave all as it is now")
    names: list[tuple[Key, str]] = [(("id",), issue.id)]
    names += [(("options", at, "id"), option.id) for at, option in enumerate(issue.options)]
    for where, name in names:
        if not PLAIN_ID.fullmatch(name):
            problems.error(
                source.place(*key, *where),
                f"“{name}” cannot be an id",
                "use small letters, digits and hyphens, as in “main-site”",
            )
    options = (option.id for option in issue.options)
    no_repeats(options, (*key, "options"), "option", source, problems, ("id",))
    bound = list(_numbered("binds", issue.binds))
    for at, option in enumerate(issue.options):
        bound += [
            (("options", at, *where), name)
            for where, name in _numbered("binds", option.binds or ())
        ]
        if not option.now and not issue.binding(option):
            problems.error(
                source.place(*key, "options", at, "id"),
                f"“{issue.id}.{option.id}” binds nobody",
                "name under “binds” the roles that have to do it",
            )
    for where, name in bound:
        must_be_known(name, ids, source, (*key, *where), f"there is no role “{name}”", problems)


def _check_points(role: Role, debate: Debate, problems: Problems) -> None:
    facts, source = role.facts, role.source
    if not (facts.points or facts.never or facts.no_deal):
        return
    if not debate.facts.issues:
        key = next(key for key in ("points", "never", "no_deal") if getattr(facts, key))
        problems.error(source.place(key), "this debate has no issues to have points for")
        return
    if not facts.points or facts.no_deal is None:
        missing = "no_deal" if facts.points else "points"
        message = f"“{missing}” is missing: a role has points and a value of no deal, or neither"
        problems.error(source.place("points" if facts.points else "name"), message)
    known = _refs(debate)
    for index, ref in enumerate(facts.never):
        _check_ref(ref, known, source, ("never", index), problems)
    issues = {issue.id: issue for issue in debate.facts.issues}
    for name, points in facts.points.items():
        if name not in issues:
            place = source.place("points", name, "")
            problems.error(place, f"there is no issue “{name}”", did_you_mean(name, issues))
            continue
        options = [option.id for option in issues[name].options]
        for option in points:
            place = source.place("points", name, option, "")
            if option not in options:
                message = f"“{name}” has no option “{option}”"
                problems.error(place, message, did_you_mean(option, options))
            elif f"{name}.{option}" in facts.never:
                message = f"“{name}.{option}” is among “never”, and so has no points"
                problems.error(place, message, "leave out one of the two")
    if facts.points:
        for ref, name in known.items():
            points = facts.points.get(name, {})
            if ref not in facts.never and ref.partition(".")[2] not in points:
                message = f"there are no points for “{ref}”"
                problems.error(source.place("points", name, ""), message, "or add it to “never”")


def _refs(debate: Debate) -> Mapping[str, str]:
    """Every option as “issue.option”, with the id of its issue."""
    return {
        f"{issue.id}.{option.id}": issue.id
        for issue in debate.facts.issues
        for option in issue.options
    }


def _check_ref(
    ref: str, known: Mapping[str, str], source: SourceText, key: Key, problems: Problems
) -> None:
    if ref not in known:
        problems.error(source.place(*key), *_unknown(ref, known))


def _unknown(ref: str, known: Mapping[str, str]) -> tuple[str, str]:
    """What to say of an option that there is not."""
    issue = ref.partition(".")[0]
    same = [each for each in known if each.startswith(f"{issue}.")]
    return f"there is no option “{ref}”", did_you_mean(ref, known) or ", ".join(same)


def _check_one_each(refs: tuple[str, ...], source: SourceText, problems: Problems) -> None:
    seen: set[str] = set()
    for index, ref in enumerate(refs):
        issue = ref.partition(".")[0]
        if issue in seen:
            message = f"the issue “{issue}” is there twice; a package takes one option of each"
            problems.error(source.place("essay_plan", index), message)
        seen.add(issue)


def _numbered(key: str, names: tuple[str, ...]) -> tuple[tuple[Key, str], ...]:
    return tuple(((key, index), name) for index, name in enumerate(names))

"""Holds the words of a role's private page against its points, mark by mark."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence

from kit.bargains.finding import Finding
from kit.bargains.marks import Item, Pages
from kit.model.debate import Debate
from kit.model.issues import Issue, Option, bound_at
from kit.model.role import LEVELS, Role


def check_words(role: Role, debate: Debate, tables: Sequence[Collection[str]]) -> Iterator[Finding]:
    """A finding for each point of a role's private page that its points do not bear out.

    `tables` are those that the role sits at.
    """
    pages = Pages(role)
    everyone = [each.id for each in debate.roles]
    for block in pages.blocks:
        standard, supported = (
            [item.marks for item in pages.items(block, everyone, level)] for level in LEVELS
        )
        if standard != supported:
            yield Finding(
                role.block(block.name),
                f"the two levels of “{block.name}” end in different marks",
                "the same points in the same order",
            )
    told: set[tuple[Item, str]] = set()
    for table in tables:
        for item, message, hint in _Page(role, debate, table).findings(pages):
            if (item, message) not in told:
                told.add((item, message))
                yield Finding(item.place, message, hint)
    lines = [
        item
        for block in pages.blocks
        if block.name == "red_lines"
        for item in pages.items(block, everyone, "standard")
    ]
    named = {mark for item in lines for mark in item.marks}
    for index, ref in enumerate(role.facts.never):
        if lines and ref not in named:
            yield Finding(
                role.source.place("never", index),
                f"no red line of “{role.id}” ends in the mark [option {ref}]",
                "students have to read what they can never agree to",
            )


Said = tuple[Item, str, str]


class _Page:
    """A role's private page at one table."""

    def __init__(self, role: Role, debate: Debate, table: Collection[str]) -> None:
        self.role = role
        self.table = table
        self.roles = {each.id: each for each in debate.roles}
        self.facts = debate.facts
        self.options: dict[str, tuple[Issue, Option]] = {
            f"{issue.id}.{option.id}": (issue, option)
            for issue in debate.facts.issues
            for option in issue.options
        }

    def findings(self, pages: Pages) -> Iterator[Said]:
        """Each item that is wrong, what is wrong with it, and what to do."""
        weights: list[tuple[Item, int]] = []
        for item in self._items(pages):
            known = [mark for mark in item.marks if mark in self.options]
            if not self.role.facts.points:
                if item.marks:
                    yield item, f"“{self.role.id}” has no points, so this mark says nothing", ""
            elif not item.marks:
                hint = "end it in “[option issue.option]”, which is not printed"
                yield item, "this point does not say which option it is about", hint
            elif len(known) < len(item.marks):
                continue
            elif item.block == "red_lines":
                for mark in known:
                    if mark not in self.role.facts.never:
                        hint = f"add it to “never”: never: [{mark}]"
                        yield item, f"this is a red line, but “{mark}” is not among “never”", hint
            elif item.block == "trades":
                yield from self._trade(item, known)
            else:
                for mark in known:
                    yield from self._wanted(item, mark)
                if item.block == "priorities":
                    weights.append((item, self._points(known[0])))
        for (_, before), (item, after) in itertools.pairwise(weights):
            if after > before:
                yield (
                    item,
                    f"this comes after a priority that is worth {before} points, but is worth "
                    f"{after}",
                    "list first what has most points: students see them",
                )

    def _items(self, pages: Pages) -> Iterator[Item]:
        for block in pages.blocks:
            yield from pages.items(block, self.table, "standard")

    def _wanted(self, item: Item, mark: str) -> Iterator[Said]:
        """What is wrong with wanting an option."""
        yield from self._refused(item, mark)
        issue, option = self.options[mark]
        if mark in self.role.facts.never:
            yield item, f"“{mark}” is wanted here, but is among “never”", ""
            return
        own = self._points(mark)
        best = max(self._points(f"{issue.id}.{each.id}") for each in issue.options)
        before = self._now(issue)
        if option.now and own < best:
            yield (
                item,
                f"“{mark}” leaves all as it is and is worth {own} points to “{self.role.id}”; "
                f"another option is worth {best}",
                "",
            )
        elif not option.now and own <= before:
            yield (
                item,
                f"“{mark}” is wanted here, but brings “{self.role.id}” {own - before:+d} points",
                "words and points should say the same",
            )

    def _trade(self, item: Item, marks: Sequence[str]) -> Iterator[Said]:
        if len(marks) < 2:
            hint = "end it in “[option what-is-given] [option what-it-gets]”"
            yield item, "a trade ends in two marks: what is given, then what it gets", hint
            return
        given, *gets = marks
        cost = self._now(self.options[given][0]) - self._points(given)
        gain = sum(self._points(mark) - self._now(self.options[mark][0]) for mark in gets)
        if given in self.role.facts.never:
            yield item, f"“{given}” is given here, but is among “never”", ""
        elif cost <= 0:
            message = f"giving “{given}” costs “{self.role.id}” nothing ({-cost:+d} points)"
            yield item, message, "what costs nothing is no concession"
        elif gain <= cost:
            shown = " and ".join(f"“{mark}”" for mark in gets)
            yield item, f"giving “{given}” costs {cost} points, and {shown} brings {gain}", ""
        for mark in gets:
            yield from self._refused(item, mark)
            if not [who for who in self._givers(mark) if who != self.role.id]:
                yield item, f"nobody else at this table can give “{mark}” ({self._at()})", ""

    def _refused(self, item: Item, mark: str) -> Iterator[Said]:
        """Who can never give what this role is told to get."""
        names = {each.facts.name: each.id for each in self.roles.values()}
        asked = names.get(item.who) if item.block == "approach" else None
        for who in dict.fromkeys((*self._givers(mark), *([asked] if asked else []))):
            if who in self.roles and mark in self.roles[who].facts.never:
                yield item, f"“{who}” can never give “{mark}” ({self._at()})", "ask for less"

    def _givers(self, mark: str) -> tuple[str, ...]:
        """The roles at the table whose yes an option needs."""
        issue, option = self.options[mark]
        return bound_at(self.facts.signs_for, issue.binding(option), self.table)

    def _points(self, mark: str) -> int:
        issue, _, option = mark.partition(".")
        return self.role.facts.points.get(issue, {}).get(option, 0)

    def _now(self, issue: Issue) -> int:
        return next(self._points(f"{issue.id}.{each.id}") for each in issue.options if each.now)

    def _at(self) -> str:
        return f"with {len(self.table)} roles"

"""Renders sheets: here if all their files are the kit's own, else in a process that is watched.

A watched worker renders one sheet after another, and its clock begins again with each. Where one
breaks a limit, another worker goes on with the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kit.load import Layers, load_template
from kit.model.context import ForRole
from kit.model.packet import HtmlSheet, SheetInstance
from kit.model.role import Level, RoleText
from kit.pipeline.steps import Item, RenderSetup, Step, items, steps, text_of
from kit.problems import Place, Problems, SourceText
from kit.processes.crew import crew
from kit.processes.patience import Patience
from kit.processes.task import Broken, Call
from kit.render import html_sheet


@dataclass(frozen=True, slots=True)
class Rendered:
    """The sheets that could be rendered.

    `printed` are the blocks of a role that each sheet has printed, and `templates` the files of
    the sheets' templates, both by the sheet's id; `role_texts` are the words of every role at each
    level.
    """

    sheets: tuple[HtmlSheet, ...]
    printed: Mapping[str, frozenset[str]]
    templates: Mapping[str, SourceText]
    role_texts: tuple[RoleText, ...]


def render_sheets(
    setup: RenderSetup, instances: Sequence[SheetInstance], problems: Problems
) -> Rendered:
    """Render sheets; those with problems are left out.

    A sheet, or a role's text, that breaks a limit is a problem that stops no build.
    """
    wanted = items(instances)
    whole = _Whole(setup, problems)
    if setup.watched:
        _watched(setup, wanted, whole, problems)
    else:
        for item, step in zip(wanted, steps(setup, wanted), strict=True):
            whole.add(item, step)
    return whole.rendered


def get_ready(layers: Layers, debate: str) -> None:
    """Start the process that will render a debate that is not the kit's own.

    It loads its libraries while this one reads the files.
    """
    if any((folder / "roles" / debate).is_dir() for folder in layers.own):
        crew.get_ready(Call(_nothing, ()))


class _Whole:
    """What was rendered so far."""

    def __init__(self, setup: RenderSetup, problems: Problems) -> None:
        self.problems = problems
        self.by_id = {role.id: role for role in setup.debate.roles}
        self.images: dict[str, bytes] = {}
        self.sheets: list[HtmlSheet] = []
        self.printed: dict[str, frozenset[str]] = {}
        self.templates: dict[str, SourceText] = {}
        self.texts: dict[tuple[str, Level], RoleText] = {}

    def add(self, item: Item, step: Step) -> None:
        instance = item.instance
        sheet = instance.sheet.id
        self.problems.extend(step.problems)
        self.images.update(step.images)
        if step.template is not None:
            self.templates[sheet] = step.template
        context = instance.context
        if step.text is not None and instance.role is not None and isinstance(context, ForRole):
            level = context.level
            self.texts[instance.role.id, level] = RoleText(
                instance.role, level, step.text, step.tasks
            )
        if step.html is None:
            return
        if instance.role is not None:
            self.printed[sheet] = self.printed.get(sheet, frozenset()) | step.printed
        files = {address: self.images[address] for address in step.addresses}
        template = self.templates[sheet]
        self.sheets.append(html_sheet(instance, step.html, files, template, self.by_id))

    @property
    def rendered(self) -> Rendered:
        texts = tuple(self.texts.values())
        return Rendered(tuple(self.sheets), self.printed, self.templates, texts)


def _watched(setup: RenderSetup, wanted: Sequence[Item], whole: _Whole, problems: Problems) -> None:
    losses = _Losses(setup, problems)
    left = list(wanted)
    # Whether the first of them was tried before, in a worker that may have failed by chance.
    again = False
    while left := [item for item in left if losses.wants(item)]:
        done = 0
        broken = None
        for _, step in crew.run([Call(steps, (setup, left))], Call(_nothing, ()), setup.limits):
            if isinstance(step, Broken):
                broken = step
            else:
                assert isinstance(step, Step)
                whole.add(left[done], step)
                done += 1
        if broken is None:
            break
        left = left[done:]
        again = again and done == 0
        if broken.why in ("memory", "end") and done > 0 and not again:
            again = True
            continue
        losses.add(left.pop(0), broken, whole.templates)
    losses.tell()


def _nothing() -> tuple[()]:
    return ()


class _Losses:
    """The items that broke a limit, each with a problem that does not stop a build."""

    def __init__(self, setup: RenderSetup, problems: Problems) -> None:
        self.setup = setup
        self.problems = problems
        self.patience = Patience()
        self.texts: set[tuple[str, str]] = set()
        self.places: dict[str, Place] = {}

    def wants(self, item: Item) -> bool:
        """Whether an item is to be tried; not if others like it broke a limit."""
        instance = item.instance
        if instance.role is not None and text_of(instance) in self.texts:
            return False
        if item.text_only or self.patience.has(instance.sheet.id):
            return True
        self.patience.skipped[instance.sheet.id] += 1
        return False

    def add(self, item: Item, broken: Broken, templates: Mapping[str, SourceText]) -> None:
        instance = item.instance
        said = broken.said(self.setup.limits)
        if item.text_only:
            assert instance.role is not None
            self.texts.add(text_of(instance))
            role = instance.role
            place = role.block(broken.note) if broken.note else role.bodies[0].at(1)
            block = f"“{broken.note}”" if broken.note else "the text"
            message = f"{block} of “{role.id}” {said}; its sheets were not made"
            self.problems.error(place, message, broken.hint, stops=False)
            return
        sheet = instance.sheet
        self.patience.broken(sheet.id, instance.key[1])
        place = self._template(sheet.id, templates)
        self.places[sheet.id] = place
        whose = "" if instance.role is None else f" of “{instance.role.id}”"
        message = f"the sheet “{sheet.title}”{whose} {said}; it was not made"
        self.problems.error(place, message, broken.hint, stops=False)

    def _template(self, sheet: str, templates: Mapping[str, SourceText]) -> Place:
        name = f"sheets/{sheet}.html.j2"
        source = templates.get(sheet) or load_template(name, None, self.setup.layers, Problems())
        return Place(Path("templates") / name) if source is None else source.at(1)

    def tell(self) -> None:
        """Add a problem for the sheets that were not tried."""
        for sheet in self.patience.skipped:
            place = self.places.get(sheet) or next(reversed(self.places.values()))
            message = f"the sheet “{sheet}” {self.patience.why(sheet)}"
            self.problems.error(place, message, stops=False)

"""Renders sheets: here if all their files are the kit's own, else in a process that is watched.

A watched worker renders one sheet after another, and its clock begins again with each. Where one
breaks a limit, another worker goes on with the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kit.load import Layers, load_template
from kit.model.context import ForRole
from kit.model.debate import Debate
from kit.model.limits import Limits
from kit.model.packet import HtmlSheet, PageSetup, SheetInstance
from kit.model.role import Level, RoleText
from kit.pipeline.inputs import Inputs
from kit.problems import Place, Problem, Problems, SourceText
from kit.processes.crew import Broken, Call, crew
from kit.processes.note import note
from kit.processes.patience import Patience
from kit.render import Renderer, html_sheet

MOST_HTML = 1_000_000
"""Characters of one sheet: more than fit on its pages."""
HINT = "let it print less"


@dataclass(frozen=True, slots=True)
class RenderSetup:
    """All that sheets are rendered from, other than their contexts; it can go to another process.

    `layers` are the folders in which templates are looked for, `logo` is the school's.
    """

    debate: Debate
    layers: Layers
    logo: Path | None
    limits: Limits = field(default_factory=Limits)
    watched: bool = False

    @classmethod
    def of(cls, inputs: Inputs, setup: PageSetup | None = None) -> RenderSetup:
        """What the sheets of a debate are rendered from; not watched unless the page setup is."""
        if setup is None:
            return cls(inputs.debate, inputs.layers, inputs.logo)
        return cls(inputs.debate, inputs.layers, inputs.logo, setup.limits, setup.watched)


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


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing to render: a sheet; before the first of a role's, that role's own text."""

    instance: SheetInstance
    text_only: bool


@dataclass(frozen=True, slots=True)
class _Step:
    """What an item gave, and what is wrong with it. `images` are those not handed back before."""

    problems: tuple[Problem, ...]
    html: str | None = None
    addresses: tuple[str, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    template: SourceText | None = None
    printed: frozenset[str] = frozenset()
    text: Mapping[str, str] | None = None


def render_sheets(
    setup: RenderSetup, instances: Sequence[SheetInstance], problems: Problems
) -> Rendered:
    """Render sheets; those with problems are left out.

    A sheet, or a role's text, that breaks a limit is a problem that stops no build.
    """
    items = _items(instances)
    whole = _Whole(setup, problems)
    if setup.watched:
        _watched(setup, items, whole, problems)
    else:
        for item, step in zip(items, _steps(setup, items), strict=True):
            whole.add(item, step)
    return whole.rendered


def get_ready(layers: Layers, debate: str) -> None:
    """Start the process that will render a debate that is not the kit's own.

    It loads its libraries while this one reads the files.
    """
    if any((folder / "roles" / debate).is_dir() for folder in layers.own):
        crew.get_ready(Call(_nothing, ()))


def renderer_of(setup: RenderSetup, problems: Problems) -> Renderer:
    """A renderer for the sheets of a debate; it keeps what many sheets share."""
    return Renderer(
        setup.debate,
        lambda name, above: load_template(name, above, setup.layers, problems),
        problems,
        setup.logo,
    )


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

    def add(self, item: _Item, step: _Step) -> None:
        instance = item.instance
        sheet = instance.sheet.id
        self.problems.extend(step.problems)
        self.images.update(step.images)
        if step.template is not None:
            self.templates[sheet] = step.template
        context = instance.context
        if step.text is not None and instance.role is not None and isinstance(context, ForRole):
            level = context.level
            self.texts[instance.role.id, level] = RoleText(instance.role, level, step.text)
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


def _items(instances: Sequence[SheetInstance]) -> list[_Item]:
    items = []
    seen = set()
    for instance in instances:
        if instance.role is not None:
            text = _text_of(instance)
            if text not in seen:
                seen.add(text)
                items.append(_Item(instance, text_only=True))
        items.append(_Item(instance, text_only=False))
    return items


def _text_of(instance: SheetInstance) -> tuple[str, str]:
    """Which text of a role a sheet prints."""
    assert instance.role is not None
    return instance.role.id, getattr(instance.context, "level", "")


def _steps(setup: RenderSetup, items: Sequence[_Item]) -> Iterator[_Step]:
    """Render items one by one, here or in a worker."""
    problems = Problems()
    renderer = renderer_of(setup, problems)
    sent: set[str] = set()
    known: set[str] = set()
    for item in items:
        note("")
        instance = item.instance
        before = len(renderer.role_texts)
        if item.text_only:
            renderer.text(instance)
            texts = renderer.role_texts[before:]
            yield _Step(_taken(problems), text=texts[0].blocks if texts else None)
            continue
        html = renderer.html(instance)
        if html is not None and len(html) > MOST_HTML:
            place = renderer.templates[instance.sheet.id].at(1)
            said = f"the sheet “{instance.sheet.title}” prints more than a million characters"
            problems.error(place, said, HINT, stops=False)
            html = None
        if html is None:
            yield _Step(_taken(problems))
            continue
        files = renderer.images.used_in(html, problems)
        sheet = instance.sheet.id
        template = None if sheet in known else renderer.templates[sheet]
        known.add(sheet)
        new = {address: data for address, data in files.items() if address not in sent}
        sent |= new.keys()
        printed = frozenset(renderer.printed.get(sheet, ()))
        yield _Step(_taken(problems), html, tuple(files), new, template, printed)


def _taken(problems: Problems) -> tuple[Problem, ...]:
    found = tuple(problems)
    problems.clear()
    return found


def _watched(setup: RenderSetup, items: Sequence[_Item], whole: _Whole, problems: Problems) -> None:
    losses = _Losses(setup, problems)
    left = list(items)
    again = False
    """Whether the first of them was tried before, in a worker that may have failed by chance."""
    while left := [item for item in left if losses.wants(item)]:
        done = 0
        broken = None
        for _, step in crew.run([Call(_steps, (setup, left))], Call(_nothing, ()), setup.limits):
            if isinstance(step, Broken):
                broken = step
            else:
                assert isinstance(step, _Step)
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

    def wants(self, item: _Item) -> bool:
        """Whether an item is to be tried; not if others like it broke a limit."""
        instance = item.instance
        if instance.role is not None and _text_of(instance) in self.texts:
            return False
        if item.text_only or self.patience.has(instance.sheet.id):
            return True
        self.patience.skipped[instance.sheet.id] += 1
        return False

    def add(self, item: _Item, broken: Broken, templates: Mapping[str, SourceText]) -> None:
        instance = item.instance
        said = broken.said(self.setup.limits)
        if item.text_only:
            assert instance.role is not None
            self.texts.add(_text_of(instance))
            role = instance.role
            place = role.block(broken.note) if broken.note else role.bodies[0].at(1)
            block = f"“{broken.note}”" if broken.note else "the text"
            message = f"{block} of “{role.id}” {said}; its sheets were not made"
            self.problems.error(place, message, HINT, stops=False)
            return
        sheet = instance.sheet
        self.patience.broken[sheet.id] += 1
        place = self._template(sheet.id, templates)
        self.places[sheet.id] = place
        whose = "" if instance.role is None else f" of “{instance.role.id}”"
        message = f"the sheet “{sheet.title}”{whose} {said}; it was not made"
        self.problems.error(place, message, HINT, stops=False)

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

"""Renders sheets one by one, in this process or in a worker that is watched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kit.load import Layers, load_template
from kit.model.debate import Debate
from kit.model.limits import Limits
from kit.model.packet import PageSetup, SheetInstance
from kit.pipeline.inputs import Inputs
from kit.problems import Problem, Problems, SourceText
from kit.processes.note import note
from kit.render import Renderer

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
class Item:
    """One thing to render: a sheet; before the first of a role's, that role's own text."""

    instance: SheetInstance
    text_only: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What an item gave, and what is wrong with it. `images` are those not handed back before.

    `tasks` are the blocks of a `text` that nobody has written.
    """

    problems: tuple[Problem, ...]
    html: str | None = None
    addresses: tuple[str, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict)
    template: SourceText | None = None
    printed: frozenset[str] = frozenset()
    text: Mapping[str, str] | None = None
    tasks: frozenset[str] = frozenset()


def renderer_of(setup: RenderSetup, problems: Problems) -> Renderer:
    """A renderer for the sheets of a debate; it keeps what many sheets share."""
    return Renderer(
        setup.debate,
        lambda name, above: load_template(name, above, setup.layers, problems),
        problems,
        setup.logo,
    )


def items(instances: Sequence[SheetInstance]) -> list[Item]:
    """What there is to render for these sheets, in order."""
    found = []
    seen = set()
    for instance in instances:
        if instance.role is not None:
            text = text_of(instance)
            if text not in seen:
                seen.add(text)
                found.append(Item(instance, text_only=True))
        found.append(Item(instance, text_only=False))
    return found


def text_of(instance: SheetInstance) -> tuple[str, str]:
    """Which text of a role a sheet prints."""
    assert instance.role is not None
    return instance.role.id, getattr(instance.context, "level", "")


def steps(setup: RenderSetup, items: Sequence[Item]) -> Iterator[Step]:
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
            found = _taken(problems)
            yield Step(found, text=texts[0].blocks, tasks=texts[0].tasks) if texts else Step(found)
            continue
        html = renderer.html(instance)
        if html is not None and len(html) > MOST_HTML:
            place = renderer.templates[instance.sheet.id].at(1)
            said = f"the sheet “{instance.sheet.title}” prints more than a million characters"
            problems.error(place, said, HINT, stops=False)
            html = None
        if html is None:
            yield Step(_taken(problems))
            continue
        files = renderer.images.used_in(html, problems)
        sheet = instance.sheet.id
        template = None if sheet in known else renderer.templates[sheet]
        known.add(sheet)
        new = {address: data for address, data in files.items() if address not in sent}
        sent |= new.keys()
        printed = frozenset(renderer.printed.get(sheet, ()))
        yield Step(_taken(problems), html, tuple(files), new, template, printed)


def _taken(problems: Problems) -> tuple[Problem, ...]:
    found = tuple(problems)
    problems.clear()
    return found

"""Renders the sheets of packets: a role's blocks first, then the sheet around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from jinja2 import TemplateSyntaxError
from markupsafe import Markup

from kit.model.context import ForRole
from kit.model.debate import Debate
from kit.model.packet import HtmlSheet, SheetInstance
from kit.model.role import Role, RoleText
from kit.problems import Place, Problems, SourceText, did_you_mean
from kit.render.environment import sheet_environment
from kit.render.failures import complain
from kit.render.images import Images
from kit.render.loader import Find, SourceLoader
from kit.render.markdown import Markdown
from kit.render.named import names_somebody
from kit.render.roles import RoleBlocks, Roles
from kit.render.tracking import Uses

SHEET = re.compile(r"sheets/([^/ ]+)\.html\.j2")

LONGEST_CHAIN = 20
"""Templates that build on, or include, each other. The kit's own sheets need far fewer."""


def html_sheet(
    instance: SheetInstance,
    html: str,
    files: Mapping[str, bytes],
    template: SourceText,
    roles: Mapping[str, Role],
) -> HtmlSheet:
    """A rendered sheet. `template` is its template's file, `roles` are all roles by id."""
    named = instance.named and names_somebody(html, instance.context)
    source = template if instance.role is None else instance.role.source
    return HtmlSheet(
        instance.key,
        instance.sheet,
        html,
        files,
        instance.source if named and instance.source is not None else source,
        named,
        instance.profile,
        roles.get(instance.key[1]) if instance.sheet.audience == "role" else None,
        beside=instance.beside,
    )


class Renderer:
    """Renders the sheets of one debate."""

    def __init__(
        self, debate: Debate, find_template: Find, problems: Problems, logo: Path | None = None
    ) -> None:
        """`find_template` gives the source of a template below `templates/`, or None.

        `logo` is the school's, if it has one.
        """
        self.problems = problems
        self.by_id = {role.id: role for role in debate.roles}
        self.images = Images(debate.roles, debate.layers, logo)
        sources = [source.id for source in debate.facts.sources]
        markdown = Markdown(sources, Images.address)
        self.roles = Roles(debate, find_template, markdown, self.images, problems)
        self.loader = SourceLoader(find_template)
        self.environment = sheet_environment(self.loader, markdown)
        self.checked: dict[str, bool] = {}
        self.printed: dict[str, set[str]] = {}
        """The blocks of a role that each sheet has printed, by the sheet's id."""

    def render(self, instances: Sequence[SheetInstance]) -> tuple[HtmlSheet, ...]:
        """Each sheet as HTML, with the files it refers to. Sheets with problems are left out."""
        sheets = []
        for instance in instances:
            html = self.html(instance)
            if html is not None:
                files = self.images.used_in(html, self.problems)
                template = self.templates[instance.sheet.id]
                sheets.append(html_sheet(instance, html, files, template, self.by_id))
        return tuple(sheets)

    @property
    def role_texts(self) -> tuple[RoleText, ...]:
        """The blocks of every role that a sheet held, at each level that was rendered."""
        return tuple(self.roles.texts)

    @property
    def templates(self) -> Mapping[str, SourceText]:
        """The template of each sheet that was rendered, by the sheet's id."""
        found = ((name, SHEET.fullmatch(name)) for name in self.loader.loaded)
        return {match[1]: self.loader.loaded[name] for name, match in found if match}

    def text(self, instance: SheetInstance) -> None:
        """Render the text of a sheet's role, which all its sheets share; problems are added."""
        if instance.role is not None and isinstance(instance.context, ForRole):
            self.roles.blocks(instance.role, instance.context)

    def html(self, instance: SheetInstance) -> str | None:
        """One sheet as HTML, or None and its problems."""
        context = instance.context
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        if instance.role is not None and isinstance(context, ForRole):
            blocks = self.roles.blocks(instance.role, context)
            if blocks is None:
                return None
            # Only the blocks that this sheet names: the others are not in its data.
            own = {block: blocks.get(block, Markup()) for block in instance.sheet.blocks}
            values["text"] = RoleBlocks(own, self.printed.setdefault(instance.sheet.id, set()))
        name = f"sheets/{instance.sheet.id}.html.j2"
        if not self._check(name, frozenset(values)):
            return None
        try:
            return self.environment.get_template(name).render(values)
        except Exception as failure:  # noqa: BLE001 (whatever a template does wrong is a problem)
            source = self.loader.loaded[name]
            complain(failure, self.environment, self.loader, source, self.problems)
            return None

    def _imported(self, name: str) -> set[str]:
        """The imports of a template and of all templates that it builds on."""
        found: set[str] = set()
        seen: set[str] = set()
        each: str | None = name
        while each is not None and each not in seen and self.loader.source(each) is not None:
            seen.add(each)
            self.environment.get_template(each)
            found |= self.environment.uses[each].imported
            each = self.environment.uses[each].extends
        return found

    def _check(self, name: str, names: frozenset[str], below: int = 0) -> bool:
        """Whether a template, and all it refers to, parses and prints only known names.

        `below` is how many templates lead to it, each from the one before.
        """
        if name in self.checked:
            return self.checked[name]
        source = self.loader.source(name)
        if source is None:
            place = Place(Path("templates") / name)
            self.problems.error(place, "no such template", "each sheet has a template of its name")
            self.checked[name] = False
            return False
        if below > LONGEST_CHAIN:
            message = f"more than {LONGEST_CHAIN} templates build on each other, up to this one"
            self.problems.error(source.at(1), message, "let them build on fewer")
            self.checked[name] = False
            return False
        try:
            self.environment.get_template(name)
        except TemplateSyntaxError as failure:
            complain(failure, self.environment, self.loader, source, self.problems)
            self.checked[name] = False
            return False
        uses = self.environment.uses[name]
        # What a template imports at its top is available in its blocks as well.
        known = names | self._imported(name)
        unknown = uses.looked_up - known - set(self.environment.globals)
        for word in sorted(unknown):
            place = source.find(word, uses.lines.get(word, 1))
            message = f"there is nothing called “{word}” to print"
            self.problems.error(place, message, did_you_mean(word, known))
        self.checked[name] = not unknown
        for other in uses.templates:
            if not self._check(other, names, below + 1):
                self.checked[name] = False
        if self.checked[name] and uses.extends is not None:
            self._check_blocks(uses, source)
        return self.checked[name]

    def _check_blocks(self, uses: Uses, source: SourceText) -> None:
        """A problem for each block of a template that nothing it builds on would print."""
        known: set[str] = set()
        seen: set[str] = set()
        each = uses.extends
        while each is not None and (below := self.environment.uses.get(each)) is not None:
            if each in seen:
                message = "builds on itself, so that nothing is printed"
                self.problems.error(source.find("extends"), message, "build on “base/…” instead")
                return
            seen.add(each)
            known |= below.blocks
            each = below.extends
        for block in uses.outer.keys() - known:
            self.problems.error(
                source.find(block, uses.outer[block]),
                f"no template that this one builds on has a block “{block}”, "
                "so it would never be printed",
                did_you_mean(block, known),
            )

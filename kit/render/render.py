"""Renders a plan's sheets: a role's blocks first, then the sheet around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from jinja2 import TemplateSyntaxError

from kit.model.debate import Debate, RoleText
from kit.model.packet import ForRole, HtmlSheet, SheetOrder
from kit.problems import Place, Problems, SourceText, did_you_mean
from kit.render.environment import sheet_environment
from kit.render.failures import complain
from kit.render.images import Images
from kit.render.loader import Find, SourceLoader
from kit.render.markdown import Markdown
from kit.render.roles import Roles


class Renderer:
    """Renders the sheets of one debate."""

    def __init__(
        self, debate: Debate, find_template: Find, problems: Problems, logo: Path | None = None
    ) -> None:
        """`find_template` gives the source of a template below `templates/`, or None.

        `logo` is the school's, if it has one.
        """
        self.problems = problems
        self.images = Images(debate.roles, debate.layers, logo)
        sources = [source.id for source in debate.facts.sources]
        markdown = Markdown(sources, Images.address)
        self.roles = Roles(debate, find_template, markdown, self.images, problems)
        self.loader = SourceLoader(find_template)
        self.environment = sheet_environment(self.loader, markdown)
        self.checked: dict[str, bool] = {}

    def render(self, orders: Sequence[SheetOrder]) -> tuple[HtmlSheet, ...]:
        """Each sheet as HTML, with the files it refers to. Sheets with problems are left out."""
        sheets = (self.sheet(order) for order in orders)
        return tuple(sheet for sheet in sheets if sheet is not None)

    @property
    def role_texts(self) -> tuple[RoleText, ...]:
        """The blocks of every role that a sheet held, at each level that it was made at."""
        return tuple(self.roles.texts)

    @property
    def templates(self) -> Mapping[str, SourceText]:
        """The template of every sheet that was rendered, and all that it builds on, by name."""
        return self.loader.loaded

    def sheet(self, order: SheetOrder) -> HtmlSheet | None:
        """One sheet, or None and its problems."""
        context = order.context
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        if order.role is not None and isinstance(context, ForRole):
            blocks = self.roles.blocks(order.role, context)
            if blocks is None:
                return None
            # Only the blocks that this sheet names: the others are not in its data.
            values["text"] = {block: blocks.get(block, "") for block in order.sheet.blocks}
        name = f"sheets/{order.sheet.id}.html.j2"
        if not self._check(name, frozenset(values)):
            return None
        try:
            html = self.environment.get_template(name).render(values)
        except Exception as failure:  # noqa: BLE001 (whatever a template does wrong is a problem)
            source = self.loader.loaded[name]
            complain(failure, self.environment, self.loader, source, self.problems)
            return None
        source = self.loader.loaded[name] if order.role is None else order.role.source
        source = order.source or source
        return HtmlSheet(
            order.key,
            order.sheet,
            html,
            self.images.used_in(html),
            source,
            order.named,
            order.profile,
        )

    def _imported(self, name: str) -> set[str]:
        """What a template imports, and what those import that it builds on."""
        found: set[str] = set()
        seen: set[str] = set()
        each: str | None = name
        while each is not None and each not in seen and self.loader.source(each) is not None:
            seen.add(each)
            self.environment.get_template(each)
            found |= self.environment.uses[each].imported
            each = self.environment.uses[each].extends
        return found

    def _check(self, name: str, names: frozenset[str]) -> bool:
        """Whether a template, and all it refers to, parses and prints only known names."""
        if name in self.checked:
            return self.checked[name]
        source = self.loader.source(name)
        if source is None:
            place = Place(Path("templates") / name)
            self.problems.error(place, "no such template", "each sheet has a template of its name")
            self.checked[name] = False
            return False
        try:
            self.environment.get_template(name)
        except TemplateSyntaxError as failure:
            complain(failure, self.environment, self.loader, source, self.problems)
            self.checked[name] = False
            return False
        uses = self.environment.uses[name]
        # What a template imports at its top stands in its blocks as well.
        known = names | self._imported(name)
        unknown = uses.looked_up - known - set(self.environment.globals)
        for word in sorted(unknown):
            place = source.find(word, uses.lines.get(word, 1))
            message = f"there is nothing called “{word}” to print"
            self.problems.error(place, message, did_you_mean(word, known))
        self.checked[name] = not unknown
        for other in uses.templates:
            if not self._check(other, names):
                self.checked[name] = False
        return self.checked[name]

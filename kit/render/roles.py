"""A role's template to its blocks, as HTML."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import TemplateSyntaxError, nodes
from jinja2.runtime import Context
from markupsafe import Markup

from kit.model.context import ForRole
from kit.model.debate import Debate
from kit.model.issues import OPTION_MARK
from kit.model.role import BLOCKS, Level, Role, RoleText
from kit.problems import Problems, SourceText, did_you_mean
from kit.processes.note import note
from kit.render.environment import role_environment
from kit.render.failures import complain
from kit.render.images import Images
from kit.render.limits.role_guard import inspect_role
from kit.render.loader import Find, SourceLoader
from kit.render.markdown import Markdown
from kit.render.too_much import placed

LAYOUT = "layouts/role.md.j2"
NAMES = frozenset({"role", "debate", "essay", "level", "table"})
"""What a role's template can print."""


class RoleBlocks(Mapping[str, Markup]):
    """The blocks of a role that one sheet may see; records in `printed` which ones it prints."""

    def __init__(self, blocks: Mapping[str, Markup], printed: set[str]) -> None:
        self.blocks = blocks
        self.printed = printed

    def __getitem__(self, name: str) -> Markup:
        found = self.blocks[name]
        self.printed.add(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.blocks)

    def __len__(self) -> int:
        return len(self.blocks)

    def __dir__(self) -> list[str]:
        return list(self.blocks)


class Roles:
    """Renders the blocks of one debate's roles, each role once at each level."""

    def __init__(
        self,
        debate: Debate,
        find_template: Find,
        markdown: Markdown,
        images: Images,
        problems: Problems,
    ) -> None:
        self.problems = problems
        self.markdown = markdown
        self.images = images
        bodies = {_name(role): role.bodies for role in debate.roles}

        def find(name: str, above: Path | None) -> SourceText | None:
            if name not in bodies:
                return find_template(name, above)
            paths = [None, *(body.path for body in bodies[name])]
            return dict(zip(paths, bodies[name], strict=False)).get(above)

        self.loader = SourceLoader(find)
        self.environment = role_environment(self.loader)
        self.sound: dict[str, bool] = {}
        self.parsed: set[str] = set()
        """Layouts that were judged and found correct."""
        self.texts: list[RoleText] = []
        self.done: dict[tuple[str, Level], Mapping[str, Markup] | None] = {}

    def blocks(self, role: Role, context: ForRole) -> Mapping[str, Markup] | None:
        """Every block of the role by name, at the context's level, or None and its problems."""
        key = (role.id, context.level)
        if key not in self.done:
            if role.id not in self.sound:
                self.sound[role.id] = self._check(role)
            self.done[key] = self._render(role, context) if self.sound[role.id] else None
        return self.done[key]

    def _render(self, role: Role, context: ForRole) -> Mapping[str, Markup] | None:
        values = {
            "role": context.role,
            "debate": context.debate,
            "essay": context.essay,
            "level": context.level,
            "table": tuple(each.id for each in context.roles),
        }
        self.images.check(role, self.problems)
        try:
            template = self.environment.get_template(_name(role))
            state = template.new_context(values)
            # Running the root sets up inheritance; what it prints is not used.
            deque(template.root_render_func(state), maxlen=0)
            texts, tasks = {}, set()
            for block in BLOCKS:
                note(block)
                # Which option a point is about is for `check`: no sheet gets to see it.
                texts[block] = OPTION_MARK.sub("", "".join(state.blocks[block][0](state)))
                if _unwritten(texts[block], state, block):
                    tasks.add(block)
                    # The last is the layout's own, which asks for what nobody has written.
                    texts[block] = "".join(state.blocks[block][-1](state))
        except Exception as failure:  # noqa: BLE001 (whatever a template does wrong is a problem)
            complain(failure, self.environment, self.loader, role.source, self.problems)
            return None
        self.texts.append(RoleText(role, context.level, texts, frozenset(tasks)))
        found = {}
        for block, text in texts.items():
            note(block)
            found[block] = self.markdown.blocks(text, block)
        return found

    def _check(self, role: Role) -> bool:
        """Judge a role's template, and all that it extends, before any is compiled."""
        before = len(self.problems.errors)
        name: str | None = _name(role)
        seen: set[str] = set()
        while name is not None and name not in seen and name not in self.parsed:
            seen.add(name)
            source = self.loader.source(name)
            assert source is not None
            try:
                with placed(source):
                    tree = self.environment.parse(source.text, name, str(source.path))
            except TemplateSyntaxError as failure:
                complain(failure, self.environment, self.loader, source, self.problems)
                return False
            self.loader.trees[name] = tree
            if name == LAYOUT:
                self.parsed.add(name)
                break
            inspect_role(tree, NAMES, source, self.problems)
            name = self._parent(tree, source, name)
        return len(self.problems.errors) == before

    def _parent(self, tree: nodes.Template, source: SourceText, parent: str) -> str | None:
        """The name of the template that this one extends; a problem if there is none."""
        extends = next(iter(tree.find_all(nodes.Extends)), None)
        if extends is None:
            lines = source.text.split("\n")
            first = next((line for line, text in enumerate(lines, start=1) if text.strip()), 1)
            self.problems.error(
                source.at(first),
                "the role extends no layout",
                f"after the front matter write “{{% extends '{LAYOUT}' %}}”",
            )
            return None
        if not isinstance(extends.template, nodes.Const):
            place = source.find("extends", extends.lineno)
            self.problems.error(place, "a role extends a layout by its name in quotes")
            return None
        name = self.loader.full_name(str(extends.template.value), parent)
        if self.loader.source(name) is None:
            self.problems.error(
                source.find(name, extends.lineno),
                f"there is no template “{name}” to extend",
                did_you_mean(name, [LAYOUT]),
            )
            return None
        return name


def _unwritten(text: str, state: Context, block: str) -> bool:
    """Whether nobody has written a block: it is empty, or only in the layout."""
    return len(state.blocks[block]) == 1 or not text.strip()


def _name(role: Role) -> str:
    return f"{role.id}.md.j2"

"""Estimates how much a stranger's template can print, without running it.

It goes through each template as Jinja would run it, with what is known of each value: how much
printing it takes, how often a loop over it runs. A template over the limit is refused, and so is
one that cannot be estimated. `sheet_guard` and `role_guard` have judged the templates before, so
only the nodes handled here are left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes

from kit.problems import Problem
from kit.render.limits.estimates import Value, field_value, filtered, joined, literal
from kit.render.limits.runs import Refused, Run, read_run, referred
from kit.render.limits.shapes import PIECE, Data
from kit.render.limits.sheet_guard import LARGEST
from kit.render.loader import SourceLoader

MOST = 4_000_000
"""Pieces of text that one sheet may print: seconds of work, a gigabyte at the very worst."""
DEEPEST = 60
"""Calls within calls."""
MOST_STEPS = 200_000
"""The most steps of the estimate itself. The kit's own sheets take a few hundred."""

Scope = dict[str, Value]


@dataclass(frozen=True, slots=True)
class _Where:
    """Where the estimate is: in which template of a run, and in which block or macro."""

    run: Run
    level: int
    block: str | None = None
    in_macro: bool = False


class Bounds:
    """Estimates the templates of one debate; keeps the result of each."""

    def __init__(self, loader: SourceLoader, data: Data) -> None:
        self.loader = loader
        self.data = data
        self.runs: dict[str, Run] = {}
        self.values: dict[str, Scope] = {}
        self.costs: dict[tuple[object, ...], int] = {}
        self.active: list[tuple[object, ...]] = []
        self.steps = 0

    def check(self, name: str) -> Problem | None:
        """Why a template might print too much; None if it cannot, or if there is none.

        One that Jinja cannot even read prints nothing.
        """
        self.active.clear()
        self.steps = 0
        try:
            run = self._run(name)
            if run is not None:
                self._template(run)
        except Refused as refused:
            return refused.problem
        except TemplateSyntaxError:
            return None
        except RecursionError:
            source = self.loader.loaded[name]
            return Problem(source.at(1), "is nested too deeply")
        return None

    def _run(self, name: str) -> Run | None:
        if name not in self.runs:
            run = read_run(name, self.loader)
            if run is None:
                return None
            self.runs[name] = run
            self.values[name] = {}
            for level, layer in enumerate(run.layers):
                for node in layer.tree.body:
                    if isinstance(node, nodes.Assign):
                        self._assign(node, self.values[name], _Where(run, level))
        return self.runs[name]

    def _template(self, run: Run) -> int:
        """What printing a template takes: its body, and what comes before it in the others."""
        weight = 0
        for level, layer in enumerate(run.layers):
            printed = level == run.root
            body = [
                node for node in layer.tree.body if printed or not isinstance(node, nodes.Block)
            ]
            weight += self._nodes(body, dict(self.values[run.name]), _Where(run, level))
        return weight

    def _once(self, key: tuple[object, ...], where: _Where, node: nodes.Node) -> bool:
        """Whether something still has to be estimated; it is `active` until that is done."""
        if key in self.costs:
            return False
        if key in self.active or len(self.active) > DEEPEST:
            raise self._refused(where, node, "this calls itself, or goes too deep")
        self.active.append(key)
        return True

    def _done(self, cost: int) -> None:
        self.costs[self.active.pop()] = cost

    # Statements

    def _nodes(self, body: Sequence[nodes.Node], scope: Scope, where: _Where) -> int:
        weight = 0
        for node in body:
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise self._refused(where, node, "this calls too much to be judged")
            weight += self._node(node, scope, where)
            if weight > MOST:
                hint = "fewer loops within loops, or shorter lists"
                raise self._refused(where, node, "this could print far too much", hint)
        return weight

    def _node(self, node: nodes.Node, scope: Scope, where: _Where) -> int:
        match node:
            case nodes.TemplateData():
                return 1 + len(node.data) // PIECE
            case nodes.Output():
                return self._nodes(node.nodes, scope, where)
            case nodes.If():
                parts = (node.body, node.elif_, node.else_)
                weight = sum(self._nodes(part, scope, where) for part in parts)
                return self._value(node.test, scope, where).work + weight
            case nodes.For():
                return self._for(node, scope, where)
            case nodes.CallBlock():
                if node.args:
                    raise self._refused(where, node, "“call” takes no names in a pack")
                inner = self._nodes(node.body, dict(scope), where)
                return self._call(node.call, scope, where, inner).work
            case nodes.Block():
                return self._block(node.name, 0, where, node)
            case nodes.Assign():
                return self._assign(node, scope, where)
            case nodes.Import() | nodes.Include():
                return self._referred(node, where)
            case nodes.Macro() | nodes.Extends():
                return 0
        value = self._value(node, scope, where)
        return value.work + value.weight

    def _referred(self, node: nodes.Import | nodes.Include, where: _Where) -> int:
        run = self._run(referred(node, where.run.layers[where.level], self.loader))
        if run is None:
            raise self._refused(where, node, "there is no such template")
        if self._once(key := ("template", run.name), where, node):
            self._done(self._template(run))
        return self.costs[key]

    def _for(self, node: nodes.For, scope: Scope, where: _Where) -> int:
        over = self._value(node.iter, scope, where)
        if over.items is None:
            hint = "go through a list of the debate's"
            raise self._refused(where, node, "how often this loop runs cannot be told", hint)
        inner = dict(scope)
        for name in (node.target, *node.target.find_all(nodes.Name)):
            if isinstance(name, nodes.Name):
                inner[name.name] = Value(over.item, 1, over.inner, over.inner_item)
        body = 1 + self._nodes(node.body, inner, where)
        if node.test is not None:
            body += self._value(node.test, inner, where).work
        return over.work + over.items * body + self._nodes(node.else_, scope, where)

    def _assign(self, node: nodes.Assign, scope: Scope, where: _Where) -> int:
        assert isinstance(node.target, nodes.Name)
        value, before = self._value(node.node, scope, where), scope.get(node.target.name)
        if before is not None:
            value = joined([value, before])
        scope[node.target.name] = value.named
        return value.work

    def _block(self, name: str, level: int, where: _Where, node: nodes.Node) -> int:
        """What a block takes: that of the first template from `level` on that fills it."""
        run = where.run
        for at in range(level, len(run.layers)):
            if (name, at) in run.blocks:
                if self._once(key := ("block", run.name, name, at), where, node):
                    scope = dict(self.values[run.name])
                    self._done(self._nodes(run.blocks[name, at].body, scope, _Where(run, at, name)))
                return self.costs[key]
        return 1

    # Values

    def _value(self, node: nodes.Node, scope: Mapping[str, Value], where: _Where) -> Value:
        match node:
            case nodes.Const() | nodes.TemplateData():
                return literal(node)
            case nodes.Name():
                if node.name in where.run.macros or node.name in where.run.modules:
                    raise self._refused(where, node, f"“{node.name}” can only be called")
                return scope.get(node.name) or field_value(node.name, self.data, top=True)
            case nodes.Getattr():
                inner = self._value(node.node, scope, where)
                found = field_value(node.attr, self.data)
                return found.after(inner.work)
            case nodes.Getitem():
                inner, index = (self._value(each, scope, where) for each in (node.node, node.arg))
                weight = inner.weight if inner.items is None else inner.item
                return Value(weight, 1 + inner.work + index.work, inner.inner, inner.inner_item)
            case nodes.Call():
                return self._called(node, scope, where)
            case nodes.Filter():
                given = [self._value(each, scope, where) for each in node.iter_child_nodes()]
                return filtered(node.name, given[0], given[1:], self.data)
        return joined([self._value(each, scope, where) for each in node.iter_child_nodes()], node)

    def _called(self, node: nodes.Call, scope: Mapping[str, Value], where: _Where) -> Value:
        match node.node:
            case nodes.Name(name="range"):
                most = [self._value(each, scope, where).most for each in node.args]
                known = [each for each in most if each is not None]
                total = sum(known)
                if len(known) != len(most) or len(most) > 2 or node.kwargs or total > LARGEST:
                    raise self._refused(
                        where, node, f"“range” takes plain numbers here, up to {LARGEST}"
                    )
                return Value(total, 1, total, 1, most=LARGEST)
            case nodes.Getattr(node=nodes.Name(name="loop"), attr="cycle"):
                return joined([self._value(each, scope, where) for each in node.args])
        return self._call(node, scope, where, None)

    def _call(
        self, node: nodes.Call, scope: Mapping[str, Value], where: _Where, caller: int | None
    ) -> Value:
        """What calling a macro takes; `caller` is what its `caller()` prints."""
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise self._refused(where, node, "“*” is not allowed in a call")
        given = tuple(self._value(each, scope, where) for each in node.args)
        named = tuple((each.key, self._value(each.value, scope, where)) for each in node.kwargs)
        work = sum(each.work for each in (*given, *(each for _, each in named)))
        given = tuple(each.named for each in given)
        named = tuple((key, each.named) for key, each in named)
        match node.node:
            case nodes.Name(name="super") if where.block is not None and not given and not named:
                cost = self._block(where.block, where.level + 1, where, node)
            case nodes.Name(name="caller") if where.in_macro and not given and not named:
                cost = scope["caller"].weight if "caller" in scope else 1
            case _:
                cost = self._macro(node, given, named, where, caller)
        return Value(cost, 1 + work + cost)

    def _macro(
        self,
        node: nodes.Call,
        given: tuple[Value, ...],
        named: tuple[tuple[str, Value], ...],
        where: _Where,
        caller: int | None,
    ) -> int:
        run, level, macro = self._find_macro(node, where)
        values = (*given, *(each for _, each in named))
        if caller is not None:
            values = (*values, Value(caller))
        if any(each[:3] == ("macro", run.name, macro.name) for each in self.active):
            raise self._refused(where, node, "this calls itself, or goes too deep")
        key = ("macro", run.name, macro.name, given, named, caller)
        if self._once(key, where, node):
            there = _Where(run, level, in_macro=True)
            scope = dict(self.values[run.name])
            scope["varargs"] = scope["kwargs"] = Value(1 + sum(each.weight for each in values))
            if caller is not None:
                scope["caller"] = Value(caller)
            names = [each.name for each in macro.args]
            scope |= dict.fromkeys(names, Value(1))
            for name, default in zip(reversed(names), reversed(macro.defaults), strict=False):
                scope[name] = self._value(default, scope, there).named
            scope |= dict(zip(names, given, strict=False)) | dict(named)
            self._done(self._nodes(macro.body, scope, there))
        return self.costs[key]

    def _find_macro(self, node: nodes.Call, where: _Where) -> tuple[Run, int, nodes.Macro]:
        """The macro that a call names: of these templates, or of one that they import."""
        match node.node:
            case nodes.Name(name=name) if name in where.run.macros:
                return where.run, *where.run.macros[name]
            case nodes.Getattr(node=nodes.Name(name=module), attr=name):
                run = self._run(where.run.modules.get(module, ""))
                if run is not None and name in run.macros:
                    return run, *run.macros[name]
        raise self._refused(where, node, "only macros, “range” and “super()” can be called")

    def _refused(self, where: _Where, node: nodes.Node, message: str, hint: str = "") -> Refused:
        return Refused(where.run.layers[where.level].source, node, message, hint)

"""Draws one packet at a time; to be quick, everything that has not changed is kept."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence

from kit.load import Layers
from kit.model.profile import STANDARD
from kit.model.progress import Count
from kit.model.role import LEVELS
from kit.pipeline.build import assemble
from kit.pipeline.packets import Assembly
from kit.pipeline.request import Request
from kit.preview.drawing import bound
from kit.preview.parts import PacketParts
from kit.preview.pictures import Looks, draw
from kit.preview.readers import Reader, ReaderChoice, choices, chosen_reader, role_reader
from kit.preview.sources import role_paths
from kit.preview.view import (
    Drawn,
    NamedChoice,
    ShownProblem,
    ShownView,
    Trouble,
    View,
    for_views,
)
from kit.problems import BadInput, CannotWork, Problems

MOST_VIEWS = 24
"""Packets that are kept in memory as they were last drawn, about a megabyte each."""


class GivenUp(Exception):
    """Nobody is waiting for this packet any longer."""


class Studio:
    """Draws packets of one debate.

    Only `picture` and `packet` may be called while another thread draws. Students' names are
    only kept in memory, as long as the studio.
    """

    def __init__(
        self, request: Request, secret: str, find: Callable[[], Request] | None = None
    ) -> None:
        """`request` is what a build would be asked for; views change it. `secret` is random.

        Where what is asked for may change, `find` says what it is now.
        """
        self.request = for_views(request)
        self.find = find
        self.secret = secret
        self.looks = Looks()
        self.parts = PacketParts(self.request)
        self.good: OrderedDict[View, Drawn] = OrderedDict()
        self.pictures: Mapping[str, tuple[bytes, int]] = {}
        self.readers: tuple[Reader, ...] = ()
        self.formats: tuple[NamedChoice, ...] = ()
        self.profiles: tuple[NamedChoice, ...] = ()
        self.sets: tuple[NamedChoice, ...] = ()
        self.title, self.language = request.debate, "en"

    @property
    def layers(self) -> Layers:
        """The folders in which files are looked for, as they are now."""
        return self.request.layers

    def follow(self) -> Request:
        """What is asked for now; what was drawn of something else is forgotten.

        Raises what `find` raises.
        """
        now = self.request if self.find is None else for_views(self.find())
        if now != self.request:
            self.request = now
            self.good.clear()
            self.readers, self.title, self.language = (), now.debate, "en"
        return self.request

    def show(
        self,
        view: View,
        given_up: Callable[[], bool] = lambda: False,
        report: Count = lambda done, of: None,
    ) -> ShownView:
        """Draw a view; if that fails, give the last good pages and what is wrong.

        `report` is called with the number of sheets that are typeset, and of how many. Raises
        `GivenUp` soon after `given_up` gives True.
        """
        problems = Problems()
        trouble = None
        current = False
        try:
            self.follow()
            view, drawn = self._draw(view, problems, given_up, report)
            self._keep(view, drawn)
            current = True
        except BadInput as failure:
            problems.extend(failure.problems)
        except CannotWork as failure:
            trouble = Trouble(failure.message, failure.hint)
        except GivenUp:
            raise
        except Exception as failure:  # noqa: BLE001 (the page stays, whatever goes wrong)
            said = f"{type(failure).__name__}: {failure}"
            trouble = Trouble(
                f"something went wrong inside the kit ({said})",
                "stop the preview, run “debate-kit -v build”, and report what that shows",
            )
        paths = role_paths(self.request.debate, self.layers)
        by_path = {path: role for role, path in paths.items()}
        if not self.readers:
            # Nothing could be read yet, but a role's file can still be opened and corrected.
            readers = tuple(role_reader(role, role) for role in paths)
        else:
            readers = self.readers
        if not current:
            view = self._settled(view, readers)
        return ShownView(
            view=view,
            debate=self.title,
            language=self.language,
            readers=readers,
            formats=self.formats,
            profiles=self.profiles,
            sets=self.sets,
            drawn=self.good.get(view),
            current=current,
            problems=tuple(ShownProblem(each, by_path.get(each.place.path)) for each in problems),
            trouble=trouble,
        )

    def picture(self, digest: str, width: int) -> bytes | None:
        """The PNG of a page that is shown, `width` pixels across; None if there is no such page."""
        found = self.pictures.get(digest)
        return None if found is None else draw(*found, width)

    def packet(self, view: View) -> Drawn | None:
        """The packet of a view as it was last drawn; None if it never was."""
        return next((self.good[each] for each in reversed(self.good) if view.is_met_by(each)), None)

    def _draw(
        self, view: View, problems: Problems, given_up: Callable[[], bool], report: Count
    ) -> tuple[View, Drawn]:
        def go_on() -> None:
            if given_up():
                raise GivenUp

        go_on()
        request = dataclasses.replace(
            self.request,
            paper=view.paper,
            format=view.format,
            profile=view.profile,
            chosen=view.chosen or self.request.chosen,
        )
        assembly = assemble(request, problems)
        levels = assembly.inputs.debate.facts.levels
        level = view.level if view.level in levels else levels[0]
        found = choices(assembly, level, levels, self.secret)
        self._remember(assembly, found)
        choice = chosen_reader(found, view.reader)
        view = dataclasses.replace(
            view,
            reader=choice.reader.id,
            level=level if choice.reader.levels else levels[0],
            profile=view.profile if choice.reader.profiles else STANDARD,
            format=assembly.table.format.id,
            chosen=request.chosen or next(iter(assembly.inputs.sheets.facts.every_set)),
        )
        packet = choice.packet
        if packet is None:
            assert choice.reader.role is not None
            request = dataclasses.replace(request, only=(choice.reader.role,), levels=(level,))
            assembly = assemble(request, problems)
            packet = assembly.packets.roles[0]
        go_on()

        def tell(done: int, of: int) -> None:
            report(done, of)
            go_on()

        parts = self.parts.of(assembly, packet, problems, tell)
        return view, bound(packet, parts, self.looks)

    def _settled(self, view: View, readers: Sequence[Reader]) -> View:
        """A view that could not be drawn, with what it leaves open as it was when it last could."""
        reader = next((each for each in readers if view.reader in ("", each.id)), None)
        if reader is None:
            return view
        level = view.level if reader.levels else LEVELS[0]
        profile = view.profile if reader.profiles else STANDARD
        view = dataclasses.replace(view, reader=reader.id, level=level, profile=profile)
        same_view = (each for each in reversed(self.good) if view.is_met_by(each))
        return next(same_view, view)

    def _remember(self, assembly: Assembly, found: Sequence[ReaderChoice]) -> None:
        inputs, chosen = assembly.inputs, assembly.table.format
        facts = inputs.debate.facts
        self.title, self.language = facts.title, facts.language
        self.readers = tuple(choice.reader for choice in found)
        formats = {each.id: each for each in (*inputs.usual_formats, chosen)}
        if self.request.source.plan is not None:
            # A saved cast has seats of one format.
            formats = {chosen.id: chosen}
        self.profiles = tuple(
            NamedChoice(each.id, each.facts.name) for each in inputs.profiles.values()
        )
        self.sets = tuple(NamedChoice(each, each) for each in inputs.sheets.facts.every_set)
        self.formats = tuple(NamedChoice(each.id, each.facts.name) for each in formats.values())

    def _keep(self, view: View, drawn: Drawn) -> None:
        self.good[view] = drawn
        self.good.move_to_end(view)
        while len(self.good) > MOST_VIEWS:
            self.good.popitem(last=False)
        self.pictures = {
            page.look.digest: (each.pdf, index)
            for each in self.good.values()
            for index, page in enumerate(each.pages)
        }

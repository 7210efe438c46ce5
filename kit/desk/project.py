"""The project that the desk works on: where its files are, and what a build of it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from kit.load import (
    SETTINGS_FILE,
    Layers,
    lesson_breaks,
    lesson_minutes,
    lesson_starts,
    load_settings,
    task_dates,
)
from kit.model.agenda import NO_DATES, LessonTimes
from kit.model.limits import Limits
from kit.model.role import LEVELS
from kit.model.saved_cast import SAVED_CAST_FILE
from kit.model.settings import Settings
from kit.pipeline.request import Request, RosterSource
from kit.printing import PrintRequest
from kit.problems import Problems
from kit.project.which_debate import BUNDLED, usual_debate

USUAL_OUT = "output"


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder, the user's own, and the cache; `beside` is where dropped files may lie.

    `jobs` is how many processes a build may use.
    """

    folder: Path
    user: Path | None
    cache: Path
    beside: tuple[Path, ...] = ()
    jobs: int = 1
    limits: Limits = field(default_factory=Limits)

    @property
    def layers(self) -> Layers:
        """The folders in which files are looked for, as they are now."""
        return Layers.of(self.folder, self.user)

    @property
    def settings_file(self) -> Path:
        """Where the settings are, or would be."""
        return self.folder / SETTINGS_FILE

    def settings(self) -> Settings:
        """The settings as they are now; the usual ones without a file. Raises `BadInput`."""
        problems = Problems()
        found = load_settings(self.layers, problems)
        problems.stop_on_errors()
        return Settings() if found is None else found.facts

    def debate(self) -> str:
        """The id of the debate that is meant. Raises `BadUsage` where nobody has chosen."""
        return usual_debate(self.layers)

    def out(self, settings: Settings) -> Path:
        """The folder in which the debates' folders are."""
        return (self.folder / (settings.out or USUAL_OUT)).resolve()

    def saved_cast(self) -> Path:
        """Where the cast of the debate is saved, or would be."""
        return self.out(self.settings()) / self.debate() / SAVED_CAST_FILE

    def request(self, held: RosterSource | None = None) -> Request:
        """What a build is asked for, as `debate-kit build` would be in this folder.

        `held` is a class list that is only in memory. Raises `BadInput` for broken settings.
        """
        settings = self.settings()
        debate, out = self.debate(), self.out(settings)
        saved = out / debate / SAVED_CAST_FILE
        folder = self.folder
        return Request(
            project=folder,
            user=self.user,
            debate=debate,
            out=out,
            cache=self.cache,
            paper=settings.paper or "letter",
            format=settings.format,
            times=times_of(settings),
            essay=None if settings.essay is None else (folder / settings.essay).resolve(),
            source=_source(settings, folder, held, saved if saved.is_file() else None),
            students=settings.students,
            extra=settings.extra_roles,
            levels=tuple(each for each in LEVELS if settings.level in (None, "both", each)),
            scores=settings.scores is not False,
            chosen=settings.set,
            jobs=self.jobs,
            limits=self.limits,
        )

    def plain_request(self) -> Request:
        """What a build would be asked for if there were no settings."""
        out = self.folder / USUAL_OUT
        return Request(
            project=self.folder, user=self.user, debate=BUNDLED, out=out, cache=self.cache
        )

    def print_request(self) -> PrintRequest:
        """What `debate-kit print` is asked for in this folder, without options."""
        settings = self.settings()
        return PrintRequest(
            project=self.folder,
            user=self.user,
            debate=self.debate(),
            out=self.out(settings),
            cache=self.cache,
            order="seating" if settings.order == "seating" else "roster",
            jobs=self.jobs,
        )


def times_of(settings: Settings) -> LessonTimes:
    """When lessons are, how long, and when tasks are due, by the settings."""
    dates = task_dates(settings.dates) if settings.dates else NO_DATES
    return LessonTimes(
        minutes=lesson_minutes(settings.minutes or "") or (),
        starts=lesson_starts(settings.start or "") or (),
        breaks=lesson_breaks(settings.breaks or "") or (),
        dates=NO_DATES if isinstance(dates, str) else dates,
    )


def _source(
    settings: Settings, folder: Path, held: RosterSource | None, saved: Path | None
) -> RosterSource:
    """Where the class comes from: the list in memory, else that of the settings; the saved cast."""
    path = None
    if held is None and settings.roster is not None:
        path = (folder / settings.roster).resolve()
        if not path.is_file() and saved is not None:
            # The cast holds the whole class; the list may have been moved since.
            path = None
    given = held or RosterSource(
        path=path,
        include=settings.include,
        leave_out=settings.leave_out,
        columns=tuple(settings.columns.items()),
    )
    return RosterSource(
        path=given.path,
        data=given.data,
        name=given.name,
        plan=saved,
        order="seating" if settings.order == "seating" else "roster",
        coded=settings.code_names is True,
        include=given.include,
        leave_out=given.leave_out,
        columns=given.columns,
    )

"""What the page can do, by name: each is one function of a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeAlias

from kit.desk import after, casts, classes, debates, essays, lessons, prints
from kit.desk.bodies import Body
from kit.desk.cast_cards import cast_step
from kit.desk.class_list import class_step
from kit.desk.held import Held
from kit.desk.project import Project
from kit.desk.work import Work
from kit.pipeline.recast import LateChanges

Do: TypeAlias = Callable[[Project, Held, Work, Body], object]
Query: TypeAlias = Mapping[str, str]
Show: TypeAlias = Callable[[Project, Held, Query], Any]
WISHED = tuple(each.name for each in fields(lessons.Wish))

STEPS: Mapping[str, Show] = {
    "home": lambda project, held, query: debates.home(project),
    "debate": lambda project, held, query: debates.debate_step(project, held),
    "class": lambda project, held, query: class_step(project, held),
    "cast": lambda project, held, query: cast_step(project, held),
    "lesson": lambda project, held, query: lessons.lesson_step(
        project, held, lessons.Wish(**{key: query.get(key) for key in WISHED})
    ),
    "after": lambda project, held, query: after.after_step(project, held),
    "print": lambda project, held, query: prints.print_step(project, held),
}
"""What each step shows, and the page around it; the query of its address says more, if anything."""


def _change(project: Project, held: Held, work: Work, body: Body) -> None:
    casts.change_class(
        project,
        held,
        body.text("digest"),
        LateChanges(
            absent=body.texts("absent"),
            present=body.texts("present"),
            add=body.texts("add"),
            remove=body.texts("remove"),
        ),
    )


def _correct(project: Project, held: Held, work: Work, body: Body) -> None:
    there = body.values.keys()
    classes.correct(
        project,
        held,
        body.named("columns") if "columns" in there else None,
        body.texts("leave_out") if "leave_out" in there else None,
        body.texts("include") if "include" in there else None,
    )


ACTIONS: Mapping[str, tuple[str, Do]] = {
    "debate/choose": ("debate", lambda p, h, w, b: debates.choose_debate(p, h, b.text("id"))),
    "debate/draft": (
        "debate",
        lambda p, h, w, b: essays.draft(
            p, h, b.texts("people"), b.texts("others"), b.text("question")
        ),
    ),
    "debate/forget": ("debate", lambda p, h, w, b: essays.forget_essay(h)),
    "class/names": ("class", lambda p, h, w, b: classes.take_names(p, h, b.text("text"))),
    "class/path": ("class", lambda p, h, w, b: classes.take_path(p, h, b.text("path"))),
    "class/correct": ("class", _correct),
    "class/keep": ("class", lambda p, h, w, b: classes.keep_copy(p, h)),
    "class/forget": ("class", lambda p, h, w, b: classes.forget_list(p, h)),
    "cast/propose": (
        "cast",
        lambda p, h, w, b: casts.propose(p, h, b.text("digest"), again=b.on("again")),
    ),
    "cast/change": ("cast", _change),
    "cast/move": (
        "cast",
        lambda p, h, w, b: casts.move(p, h, b.text("digest"), b.text("student"), b.text("seat")),
    ),
    "cast/swap": (
        "cast",
        lambda p, h, w, b: casts.swap(p, h, b.text("digest"), b.text("student"), b.text("other")),
    ),
    "cast/lead": (
        "cast",
        lambda p, h, w, b: casts.lead(p, h, b.text("digest"), b.text("student")),
    ),
    "cast/lock": (
        "cast",
        lambda p, h, w, b: casts.lock(p, h, b.text("digest"), b.text("student"), on=b.on("on")),
    ),
    "cast/bind": (
        "cast",
        lambda p, h, w, b: casts.bind(
            p, h, b.text("digest"), b.text("student"), b.text("other"), b.text("rule")
        ),
    ),
    "cast/undo": ("cast", lambda p, h, w, b: casts.undo(p, h, b.text("digest"))),
    "lesson/save": (
        "lesson",
        lambda p, h, w, b: lessons.save_lesson(
            p, lessons.Wish(**{key: b.maybe(key) for key in WISHED})
        ),
    ),
    "lesson/cast": (
        "lesson",
        lambda p, h, w, b: casts.propose(p, h, b.text("digest"), again=True),
    ),
    "print/choose": (
        "print",
        lambda p, h, w, b: prints.choose_paper(p, b.maybe("paper"), b.maybe("set")),
    ),
    "print/build": ("print", lambda p, h, w, b: w.build(p.request(h.source))),
    "print/files": (
        "print",
        lambda p, h, w, b: w.print(prints.print_request(p, b.text("layout"), b.texts("only"))),
    ),
    "after/tally": ("after", lambda p, h, w, b: after.tell(p, h, b.named("outcome"))),
    "after/board": ("after", lambda p, h, w, b: after.save_board(p, h)),
    "print/stop": ("print", lambda p, h, w, b: w.stop()),
}
"""Each action, and the step that it belongs to."""

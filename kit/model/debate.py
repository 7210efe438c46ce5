"""A debate: its question, its essay, and the roles that argue about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from annotated_types import Ge, Le, Len, MaxLen, MinLen

from kit.model.chart import Chart
from kit.model.essay import ArgumentMap, Essay
from kit.model.issues import MOST_ISSUES, Issue, Ref, SignsFor
from kit.model.noun import Line, Text, noun
from kit.model.region import DebateMap, Outline
from kit.model.role import LEVELS, Level, Prompt, Role
from kit.model.teaching import Extract, FurtherTask, Gap, Goal, Hook, Standard
from kit.problems import SourceText

VOTE = ("Clearly yes", "Leaning yes", "Not sure", "Leaning no", "Clearly no")
"""The answers to vote for, before the debate and after it, of a debate that names no others."""


EventKind = Literal["test", "deal", "sanctions"]


@noun
class Clause:
    """One point of the agreement, to amend and vote on.

    `title` is what it is called, `text` what is voted on; `supported` says that in easier words.
    What is not given is left blank, for the class to write.
    """

    title: Line | None = None
    text: Text | None = None
    supported: Text | None = None


@noun
class Term:
    """One entry of the glossary; `supported` gives the `meaning` in easier words.

    Without a `meaning`, students look it up and write it.
    """

    term: Line
    meaning: Text | None = None
    supported: Text | None = None


@noun
class Event:
    """One entry of the timeline, with the id of the source that it can be checked in.

    What stands in the essay needs none: it has its ¶. `supported` says in easier words what
    happened. `kind` gives it a mark: a test, a deal, or sanctions. Those with `short`, the event
    in a few words, also stand below the essay's digest.
    """

    when: Line
    what: Text
    short: Line | None = None
    supported: Text | None = None
    source: Line | None = None
    kind: EventKind | None = None


@noun
class Source:
    """Where a piece of outside knowledge comes from, so that a student can look it up.

    `text` is its title and date; `issuer` is who issued or published it, `number` its document
    number, and `address` where it is on the web, as it is typed into a browser. Sources of one
    `group` stand together, under its name, which says how they are found.
    """

    id: Line
    text: Text
    issuer: Line | None = None
    number: Line | None = None
    address: Line | None = None
    group: Line | None = None


@noun
class Criterion:
    """One row of the rubric: what is judged, and its `levels`, the best first.

    `supported` are the same levels in easier words.
    """

    name: Line
    levels: Annotated[tuple[Text, ...], Len(2, 5)]
    supported: Annotated[tuple[Text, ...], MaxLen(5)] = ()


@noun
class Want:
    """What one role openly wants from another; `who` and `whom` are ids of roles.

    `supported` says in easier words what it wants. The stakeholder map draws the first of the list
    as lines, those that matter most; `short` is what such a line says, in words that are easy for
    all.
    `fit` says whether the interests of the two meet or clash there, and `because` why; only the
    teacher's guide prints these two.
    """

    who: Line
    what: Annotated[str, MinLen(1), MaxLen(90)]
    supported: Annotated[str, MinLen(1), MaxLen(90)] | None = None
    short: Annotated[str, MinLen(1), MaxLen(48)] | None = None
    whom: Line
    fit: Literal["meet", "clash"] | None = None
    because: Text | None = None


@noun
class Note:
    """A titled passage of the teacher's guide."""

    title: Line
    text: Text


@noun
class DebriefStep:
    """One step of the debrief: its length in minutes, and its questions in order."""

    title: Line
    minutes: Annotated[int, Ge(1), Le(60)]
    questions: Annotated[tuple[Text, ...], MinLen(1)]


@noun
class Guide:
    """What the teacher should know about this debate; each list is a part of the guide.

    `background` answers what a class will ask, for a teacher who is new to the subject: each title
    is a question. `one_sided` says where the essay is one-sided, and what it leaves out;
    `controversy` says how to teach a controversial question; `bargains` are notes on the
    bargaining; `aftermath` says what happened later; `grading` says how to use the rubric. `hook`
    is for the first minutes; `standards` are those that the debate serves.
    """

    hook: Hook | None = None
    standards: tuple[Standard, ...] = ()
    background: tuple[Note, ...] = ()
    one_sided: tuple[Note, ...] = ()
    controversy: tuple[Note, ...] = ()
    bargains: tuple[Note, ...] = ()
    debrief: tuple[DebriefStep, ...] = ()
    aftermath: Text | None = None
    grading: Text | None = None


@noun
class DebateFacts:
    """The contents of a `debate.yaml`.

    `question` is what is debated; `setting` says in a few lines where and when, and
    `setting_supported` says it in easier words. `language` is its code, such as “es”; “en-US” or
    “en-GB” also says which spelling holds. `grades` are the lowest and the highest school grade of
    the classes that it is for; `levels` are the reading levels that it is written at.
    `goals` say what students learn. `vote` are the answers between which everyone chooses before
    the debate and again after it; without any, nobody votes. `practice` are sentences to practice
    words of the glossary with; `documents` are extracts from official documents of the time;
    `extension_task` is for those who want to go on. `cast` are the ids of the roles in print
    order; `formats` are the ids of formats that fit, of which the first is the default. `wants`
    says what roles openly want from one another, for the stakeholder map; `map` is the map that
    it is drawn on, and `chart` the one beside the timeline; `argument_map` is how the essay
    argues. `prompts` are those that every role gets; `clauses` are what is voted on; `issues` are
    what is negotiated, in place of clauses: a package takes one option of each. `essay_plan` are
    the options that the essay argues for, as “issue.option”; what it leaves out stays as it is
    now. `signs_for` says who signs for a role that is not at the table.
    `ballot` are the answers to the question itself that a vote at the end chooses from; `rubric`
    is what is judged. `extensions` are roles that the essay does not mention: they join only on
    request. `people` are the living people that no role may impersonate. `author`, `licence` and
    `version` are those of the debate; a pack of it names them.
    """

    title: Line
    question: Line
    language: Annotated[str, Len(2, 20)] = "en"
    grades: Annotated[tuple[Annotated[int, Ge(1), Le(13)], ...], Len(2, 2)] = (9, 12)
    levels: Annotated[tuple[Level, ...], Len(1, 2)] = LEVELS
    setting: Text | None = None
    setting_supported: Text | None = None
    goals: Annotated[tuple[Goal, ...], MaxLen(8)] = ()
    vote: Annotated[tuple[Line, ...], MaxLen(5)] = VOTE
    essay: Essay
    cast: Annotated[tuple[Line, ...], Len(2, 40)]
    extensions: Annotated[tuple[Line, ...], MaxLen(40)] = ()
    formats: Annotated[tuple[Line, ...], MinLen(1)]
    argument_map: ArgumentMap | None = None
    wants: Annotated[tuple[Want, ...], MaxLen(40)] = ()
    map: DebateMap | None = None
    prompts: tuple[Prompt, ...] = ()
    clauses: tuple[Clause, ...] = ()
    issues: Annotated[tuple[Issue, ...], MaxLen(MOST_ISSUES)] = ()
    essay_plan: tuple[Ref, ...] = ()
    signs_for: tuple[SignsFor, ...] = ()
    ballot: Annotated[tuple[Line, ...], MaxLen(5)] = ()
    glossary: tuple[Term, ...] = ()
    timeline: tuple[Event, ...] = ()
    chart: Chart | None = None
    sources: tuple[Source, ...] = ()
    rubric: tuple[Criterion, ...] = ()
    practice: Annotated[tuple[Gap, ...], MaxLen(20)] = ()
    documents: Annotated[tuple[Extract, ...], MaxLen(12)] = ()
    extension_task: FurtherTask | None = None
    guide: Guide = field(default_factory=Guide)
    people: tuple[Line, ...] = ()
    author: Line | None = None
    licence: Line | None = None
    version: Line | None = None


@dataclass(frozen=True, slots=True)
class Debate:
    """One debate: its roles in cast order, then its extensions.

    `layers` are its folders, the winning one first; `unused` are the ids of roles that have a
    file there but are neither in the cast nor among the extensions. `outline` is the land on its
    map.
    """

    id: str
    facts: DebateFacts
    source: SourceText
    roles: tuple[Role, ...]
    layers: tuple[Path, ...]
    unused: tuple[str, ...] = ()
    outline: Outline = field(default_factory=Outline)

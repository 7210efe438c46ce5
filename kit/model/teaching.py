"""What turns a debate into a lesson: goals, a hook, words, documents, a further task."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Ge, Le, MaxLen, MinLen

from kit.model.noun import Line, Text, noun

GAP = "…"
"""What stands for a missing word."""


@noun
class Goal:
    """One thing that students can do after the debate; `text` goes on from “I can”.

    `supported` is the same in easier words.
    """

    text: Line
    supported: Line | None = None


@noun
class Gap:
    """A sentence to practice a word with.

    `term` is the entry of the glossary that is missing; `sentence` has one “…” in its place, and
    so has `supported`, which is the same in easier words.
    """

    term: Line
    sentence: Text
    supported: Text | None = None


@noun
class Extract:
    """A few words of an official document of the time, to ask who speaks, to whom and what for.

    `title` is the document, `by` is who issued it, `when` is its date, and `number` is what it can
    be looked up by; `source` is its id among the sources. `setting` says in a line or two how it
    came about, and `supported` says the same in easier words. `quote` is word for word; `easier`
    says it in easier words, below the quotation. `ask` is a question about this document, and
    `ask_supported` is the same in easier words. `strong` says what a strong answer contains, only
    for the teacher.
    """

    title: Line
    by: Line
    when: Line
    number: Line | None = None
    source: Line | None = None
    setting: Text
    supported: Text | None = None
    quote: Text
    easier: Text | None = None
    ask: Text
    ask_supported: Text | None = None
    strong: Text


@noun
class FurtherTask:
    """A task for those who want to go on, or have finished early.

    `task` says what to do, and `supported` says the same in easier words; `steps` are the way to
    it, and `steps_supported` are the same in easier words. `lines` is the number of ruled lines;
    `frame` begins the answer at the level “supported”. `strong` says what a strong answer contains,
    only for the teacher.
    """

    title: Line
    task: Text
    supported: Text | None = None
    steps: Annotated[tuple[Text, ...], MaxLen(8)] = ()
    steps_supported: Annotated[tuple[Text, ...], MaxLen(8)] = ()
    lines: Annotated[int, Ge(1), Le(30)]
    frame: Line | None = None
    strong: Text


@noun
class Hook:
    """How the first minutes win a class: `minutes` says how long that takes.

    `say` is read out; `ask` is the question that follows; `then` says how to go on from the
    answers.
    """

    title: Line
    minutes: Annotated[int, Ge(1), Le(15)]
    say: Text
    ask: Text
    then: Text


@noun
class Standard:
    """A standard that the debate serves: its `number`, and in our words what the class does."""

    number: Annotated[str, MinLen(1), MaxLen(40)]
    text: Text

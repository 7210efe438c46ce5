"""What everyone may know of a debate and its roles, in the words of a reading level.

Answers are not in here: those of prompts, of documents and of gaps are only in the teacher's guide.
"""

from __future__ import annotations

from kit.model.debate import Clause, Criterion, Event, Source, Term
from kit.model.noun import noun
from kit.model.role import Level
from kit.model.teaching import Goal


@noun
class Task:
    """A prompt as its reader sees it, without the answer; `frame` is the beginning of an answer."""

    ask: str
    frame: str | None
    lines: int


@noun
class Tasks:
    """Prompts by moment."""

    prepare: tuple[Task, ...]
    during: tuple[Task, ...]
    after: tuple[Task, ...]


@noun
class Document:
    """An extract from a document, without the answer; `easier` is only there for weaker readers.

    `source` is the mark of its source, as in “[source treaty]”, or "".
    """

    title: str
    by: str
    when: str
    number: str | None
    source: str
    setting: str
    quote: str
    easier: str | None
    ask: str


@noun
class Blank:
    """A sentence to complete: what stands `left` of the missing word, and `right` of it.

    What is `joined` follows without a space, such as a comma.
    """

    left: str
    right: str
    joined: bool


@noun
class Practice:
    """Sentences to complete, and the words that are missing, in alphabetical order."""

    words: tuple[Term, ...]
    blanks: tuple[Blank, ...]


@noun
class Further:
    """A task for those who go on, without the answer."""

    title: str
    task: str
    steps: tuple[str, ...]
    lines: int
    frame: str | None


@noun
class PublicRole:
    """What everyone at the table may know about a role; `emblem` is a `kit:` address.

    `mentioned` are the numbers of the paragraphs that speak of it; `group` is its side or country.
    """

    id: str
    number: int
    name: str
    short: str
    delegation: str
    line: str | None
    mentioned: tuple[int, ...]
    emblem: str | None
    extension: bool
    group: str | None = None


@noun
class RoleGroup:
    """The roles of one side or country, as covers show them; `title` may be ""."""

    title: str
    roles: tuple[PublicRole, ...]


@noun
class NumberedSource:
    """A source with the number by which marks on all sheets call it."""

    number: int
    source: Source


@noun
class SourceGroup:
    """The sources that are looked up in the same way; `title` says how, or is ""."""

    title: str
    sources: tuple[NumberedSource, ...]


@noun
class PublicOption:
    """One way to settle an issue, as everyone may know it.

    `binds` are the roles at the table whose yes it needs, as in a narrow column; a `closed` one
    cannot be agreed, as nobody at this table could carry it out.
    """

    number: int
    short: str
    text: str
    now: bool
    binds: tuple[str, ...]
    closed: bool


@noun
class PublicIssue:
    """One question of the negotiation, with the letter that it is called by.

    `binds` are the roles at the table whose yes its options need, unless one says otherwise.
    """

    letter: str
    title: str
    options: tuple[PublicOption, ...]
    binds: tuple[str, ...]


@noun
class ScoreCell:
    """What an option is worth to a role; None for what it can never agree to."""

    number: int
    short: str
    points: int | None


@noun
class ScoreLine:
    """What the options of an issue are worth to a role."""

    letter: str
    title: str
    cells: tuple[ScoreCell, ...]


@noun
class Scores:
    """A role's own score sheet, which nobody else may see.

    `no_deal` is the value of no deal, `best` that of its best whole package.
    """

    lines: tuple[ScoreLine, ...]
    columns: int
    no_deal: int
    best: int


@noun
class PublicDebate:
    """What everyone may know about the debate.

    `vote` are the answers to choose between, before the debate and after it; `ballot` those to
    the question itself. `issues` are what is negotiated, in place of clauses. `levels` are those of
    this build's packets; `exercise` is for practicing words.
    """

    title: str
    question: str
    setting: str | None
    goals: tuple[Goal, ...]
    vote: tuple[str, ...]
    tasks: Tasks
    clauses: tuple[Clause, ...]
    issues: tuple[PublicIssue, ...]
    ballot: tuple[str, ...]
    levels: tuple[Level, ...]
    glossary: tuple[Term, ...]
    timeline: tuple[Event, ...]
    sources: tuple[Source, ...]
    rubric: tuple[Criterion, ...]
    documents: tuple[Document, ...]
    exercise: Practice | None
    further: Further | None

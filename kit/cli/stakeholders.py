"""`debate-kit debate stakeholders`: who is in an essay."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kit.cli.session import Session

if TYPE_CHECKING:
    from kit.model.stakeholder import Stakeholder

NARROWEST_SENTENCE, WIDEST_NAME = 30, 34
"""Columns of the table."""
INDENT = " " * 5


@click.command(
    "stakeholders",
    short_help="list who is in an essay: names, ¶s, the first sentence about them",
    epilog="Examples:  debate-kit debate stakeholders essay.docx   ·   "
    "debate-kit debate stakeholders essay.pdf --json",
)
@click.argument("essay", type=click.Path(allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="The list as JSON on stdout, uncut.")
@click.pass_obj
def stakeholders(session: Session, essay: str, as_json: bool) -> None:
    """List who is in an ESSAY, those first who are most central to it.

    For each: the name as the text has it, other names, the ¶s that name them, whether words of
    theirs are quoted, and the first sentence about them. ESSAY is a .txt, .md, .docx, .odt,
    .html, .pdf or .epub file; - reads standard input.

    The list is an offer, and casts nobody. It is made without a language model, from capitals,
    nouns and verbs of English. Two names are joined only if the text shows that they mean the
    same one; “perhaps the same” is for you to decide.
    """
    from kit.cli.essays import essay_file, show_reading
    from kit.cli.report import show_problems
    from kit.load import read_essay
    from kit.problems import Problems
    from kit.stakeholders import stakeholders as found_in

    problems = Problems()
    file = essay_file(essay)
    assert file.path is not None
    reading = read_essay(file.path, problems, file.data)
    problems.stop_on_errors()
    assert reading is not None
    if not session.quiet and not as_json:
        show_reading(reading)
    found = found_in(reading.paragraphs)
    click.echo(_as_json(found) if as_json else _as_table(found))
    if len(problems):
        show_problems(tuple(problems))


def _as_json(found: Sequence[Stakeholder]) -> str:
    """The list as JSON, one object each, in the order of the table."""
    return json.dumps(
        [
            {
                "name": each.name,
                "aliases": each.aliases,
                "speakers": each.speakers,
                "paragraphs": each.paragraphs,
                "quoted": each.quoted,
                "firstSentence": each.first_sentence,
                "perhapsSame": each.perhaps_same,
                "sentences": [
                    {"paragraph": naming.paragraph, "sentence": naming.sentence}
                    for naming in each.sentences
                ],
            }
            for each in found
        ],
        ensure_ascii=False,
        indent=2,
    )


def _as_table(found: Sequence[Stakeholder]) -> str:
    """The list as a table; what else is known of a stakeholder is below its row."""
    from kit.cli.report import table

    if not found:
        return "nobody was found in this essay"
    rows = [("no.", "who", "¶", "quoted", "first sentence")]
    for number, each in enumerate(found, start=1):
        paragraphs = " ".join(str(paragraph) for paragraph in each.paragraphs)
        name = _cut(each.name, WIDEST_NAME)
        rows.append((str(number), name, paragraphs, "yes" if each.quoted else "", ""))
    plain = [row[:-1] for row in rows]
    width = shutil.get_terminal_size((100, 24)).columns
    taken = max(len(line) for line in table(plain).split("\n")) + 2
    room = max(width - taken, NARROWEST_SENTENCE)
    full = [rows[0]] + [
        (*row, _cut(each.first_sentence, room)) for row, each in zip(plain[1:], found, strict=True)
    ]
    heading, *lines = table(full, numbers=(0,)).split("\n")
    shown = [heading]
    for line, each in zip(lines, found, strict=True):
        shown += [line, *_below(each, width)]
    return "\n".join(shown)


def _below(each: Stakeholder, width: int) -> list[str]:
    """What stands below a row: other names, who speaks for them, who may be the same."""
    parts = (
        ("also", each.aliases),
        ("speaking for them", each.speakers),
        ("perhaps the same", each.perhaps_same),
    )
    said = [f"{label}: {', '.join(names)}" for label, names in parts if names]
    return textwrap.wrap("; ".join(said), width, initial_indent=INDENT, subsequent_indent=INDENT)


def _cut(text: str, room: int) -> str:
    """A text in so many characters at most, with “…” where it was cut."""
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"

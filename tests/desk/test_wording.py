"""No hint on the page names a command of the terminal, or an option of one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.desk.wording import page_words
from tests.conftest import REPOSITORY

ROOMS = (
    "cast", "check", "desk", "draft", "load", "packets", "pipeline", "preview", "printing",
    "processes", "publish", "render", "typeset",
)  # fmt: skip
FILES = ("customise/files.py", "customise/edits.py", "customise/settings.py", "customise/words.py")
COMMAND = re.compile(r"debate-kit -?[a-zA-Z]|(?<![\w-])--[a-z]")
OPTION = re.compile(r"--[a-z-]+")
"""A text of a command that is put together elsewhere."""
UNREACHED = {
    # The desk asks for no number of tables, and finds an id that is free by itself.
    "leave out --tables", "ask for fewer: --tables {}", "choose another id with --id",
    # Said where the server itself cannot begin; that is in the terminal.
    "leave out --port, and any free one is taken",
}  # fmt: skip
NO_MESSAGE = {
    # The names of fonts and of what made a PDF, a class of a web page, the head of a plan.
    "typeset/answer_font.py", "typeset/families.py", "typeset/typeset.py",
    "load/reading/web_rules.py", "cast/saved_cast.py",
}  # fmt: skip


def said_in(tree: ast.Module) -> Iterator[str]:
    """The texts of a module, with “x” for what is filled in; no docstrings."""
    parts = {
        id(part)
        for each in ast.walk(tree)
        for part in (
            each.values
            if isinstance(each, ast.JoinedStr)
            else [each.value]
            if isinstance(each, ast.Expr)
            else ()
        )
    }
    for each in ast.walk(tree):
        if isinstance(each, ast.JoinedStr):
            said = (part.value if isinstance(part, ast.Constant) else "x" for part in each.values)
            yield "".join(map(str, said))
        elif isinstance(each, ast.Constant) and id(each) not in parts:
            yield str(each.value)


def modules() -> list[Path]:
    kit = REPOSITORY / "kit"
    found = [path for room in ROOMS for path in sorted((kit / room).rglob("*.py"))]
    found += [kit / name for name in FILES]
    return [
        each
        for each in found
        if each.name != "wording.py" and each.relative_to(kit).as_posix() not in NO_MESSAGE
    ]


def test_every_hint_that_names_a_command_has_words_for_the_page() -> None:
    said = {
        text
        for path in modules()
        for text in said_in(ast.parse(path.read_text("utf-8")))
        if COMMAND.search(text) and not OPTION.fullmatch(text)
    }
    known = {each.replace("{}", "x") for each in UNREACHED}
    assert len(said) > len(known)
    assert [text for text in sorted(said - known) if COMMAND.search(page_words(text))] == []


@pytest.mark.parametrize(
    ("hint", "said"),
    [
        (
            'debate-kit cast --plan "my plan.yaml" --absent "Ana Ruiz"',
            "press the name “Ana Ruiz” under Cast, then “Is away”",
        ),
        (
            "made for that: --format summit or --format short-council",
            "choose another under Lesson: “summit” or “short-council”",
        ),
        (
            'make it again: debate-kit build river-road --out "/a b"',
            "make it again, under Print",
        ),
        (
            "for another day, name it: --start “Mon 10:15, Tue 9:20”",
            "for another day, name it: “Mon 10:15, Tue 9:20”",
        ),
        ("give it a name -- or two", "give it a name -- or two"),
    ],
)
def test_words_of_the_page(hint: str, said: str) -> None:
    assert page_words(hint) == said

"""The kit knows none of the debates that it brings, but for the id of the usual one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.tools.listed import BUNDLED, DEBATES, KIT, bundled

PLACES = (
    "Korea", "Korean", "Koreans", "Pyongyang", "Seoul", "Yongbyon", "China", "Beijing",
    "Japan", "Russia", "Trump", "Alder Falls", "River Road", "Pike Hollow", "Maple Court",
    "Front Street", "Marlow", "Montpelier", "milk trucks",
)  # fmt: skip
"""What the debates are about, where their roles' names do not say it."""
TEXTS = {".py", ".j2", ".yaml", ".json", ".css", ".js", ".html", ".md"}
EXAMPLE = re.compile(r"debate-kit [a-z]")
"""A line with an example of a command, which has to work as it is typed."""


def words_of_debates() -> Iterator[str]:
    """Names that stand for one debate: ids, titles, and the names of roles of two words or more.

    One word, as “Press”, may stand anywhere.
    """
    yield from PLACES
    for debate in map(bundled, DEBATES):
        yield from (debate.id, debate.facts.title, debate.facts.essay.title, *debate.facts.people)
        for role in debate.roles:
            names = (role.id, role.facts.name, role.facts.short, role.facts.delegation)
            yield from (name for name in names if re.search(r"[ -]", name))


def told(folder: Path) -> list[str]:
    """The lines below a folder that have such a word, and give no example of a command."""
    words = {word.casefold() for word in words_of_debates()}
    known = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b")
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.suffix in TEXTS):
        text = path.read_text("utf-8").casefold().replace(BUNDLED, "")
        # Most files have none of them, and a text is searched faster for words than for a pattern.
        if any(word in text for word in words):
            found += [
                f"{path.relative_to(folder)}: {line.strip()}"
                for line in text.split("\n")
                if known.search(line) and not EXAMPLE.search(line)
            ]
    return found


def test_nothing_in_the_kit_knows_a_debate() -> None:
    assert [line for part in ("kit", "templates") for line in told(KIT / part)] == []


def test_what_knows_a_debate_is_found(tmp_path: Path) -> None:
    (tmp_path / "rule.py").write_text('if role == "maple-court":\n    print("Press")\n', "utf-8")
    (tmp_path / "sheet.html.j2").write_text("<p>To Seoul.</p>\n# debate-kit build x China", "utf-8")
    assert told(tmp_path) == [
        'rule.py: if role == "maple-court":',
        "sheet.html.j2: <p>to seoul.</p>",
    ]

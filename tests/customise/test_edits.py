"""Edits in YAML texts: the value becomes what was wanted, and nothing else moves."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.customise.edits import (
    key_names,
    key_text,
    plain,
    scalar,
    with_item,
    with_text,
    with_text_added,
    without_items,
)
from kit.problems import CannotWork

IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,3})?", fullmatch=True)
COMMENTS = st.sampled_from(["", "  # one", " # two: [x, - y"])


@st.composite
def lists(draw: st.DrawFn, fewest: int = 0) -> tuple[str, list[str]]:
    """A list of ids under the key `cast`, in any layout that people write, and its items."""
    items = draw(st.lists(IDS.map(lambda name: f"x-{name}"), min_size=fewest, max_size=5))
    style = draw(st.sampled_from(["flow", "lines", "block", "nothing" if not items else "block"]))
    if style == "nothing":
        return "cast:" + draw(COMMENTS), items
    if style == "flow" or not items:
        return f"cast: [{', '.join(items)}]" + draw(COMMENTS), items
    if style == "lines":
        comma = draw(st.sampled_from(["", ","]))
        inner = [
            f"  {item}{',' if index < len(items) - 1 else comma}{draw(COMMENTS)}"
            for index, item in enumerate(items)
        ]
        return "\n".join(
            ["cast: [" + draw(COMMENTS), *inner, draw(st.sampled_from(["]", "  ]"]))]
        ), items
    indent = " " * draw(st.integers(0, 4))
    found = ["cast:" + draw(COMMENTS)]
    for item in items:
        if draw(st.booleans()):
            found.append(draw(st.sampled_from(["", f"{indent}# between", "# left"])))
        found.append(f"{indent}- {draw(st.sampled_from([item, repr(item)]))}{draw(COMMENTS)}")
    return "\n".join(found), items


@st.composite
def files(draw: st.DrawFn, fewest: int = 0) -> tuple[str, list[str]]:
    """A whole file around such a list, with either kind of line end."""
    body, items = draw(lists(fewest))
    before = draw(
        st.sampled_from(
            ["", "# head\n\n", "title: A: B\n".replace(": B", " b"), "t: >-\n  a\n  b\n"]
        )
    )
    after = draw(
        st.sampled_from(["", "\n", "\n\n# tail\n", "\nend: |\n  x\n\n  # y\n", "\nq: 'z'"])
    )
    text = before + body + after
    return (text.replace("\n", "\r\n") if draw(st.booleans()) else text), items


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went, and those that came; the last line's end is not looked at."""
    old, new = before.split("\n"), after.split("\n")
    diff = list(
        difflib.ndiff([line.rstrip("\r") for line in old], [line.rstrip("\r") for line in new])
    )
    return [d[2:] for d in diff if d[0] == "-"], [d[2:] for d in diff if d[0] == "+"]


@settings(max_examples=30)
@given(files(), IDS)
def test_an_item_is_added_and_nothing_else_moves(file: tuple[str, list[str]], item: str) -> None:
    text, items = file
    new = with_item(text, "cast", item)
    wanted = plain(text)
    assert isinstance(wanted, dict)
    assert plain(new) == wanted | {"cast": [*items, item]}
    went, came = changed_lines(text, new)
    assert len(went) <= 1
    assert len(came) <= 1 or (not text.endswith("\n") and not went)
    assert ("\r\n" in new) == ("\r\n" in text)
    assert new.replace("\r\n", "").count("\n") == text.replace("\r\n", "").count("\n") or (
        "\r\n" not in text
    )
    for line in text.split("\n"):
        if "#" in line:
            assert line[line.index("#") :].rstrip("\r") in new


@settings(max_examples=30)
@given(files(fewest=1), st.data())
def test_an_item_is_removed_and_nothing_else_moves(
    file: tuple[str, list[str]], data: st.DataObject
) -> None:
    text, items = file
    place = data.draw(st.integers(0, len(items) - 1))
    new = without_items(text, ["cast"], {place})
    wanted = plain(text)
    assert isinstance(wanted, dict)
    assert plain(new) == wanted | {"cast": [*items[:place], *items[place + 1 :]]}
    went, came = changed_lines(text, new)
    others = [line for line in went if f"x-{items[place][2:]}" not in line]
    # In a list of its own lines the comma before may go; a list that ends is written “[]”.
    assert len(items) == 1 or len(others) <= 1, (went, came)
    assert ("\r\n" in new) == ("\r\n" in text) or new.count("\n") == 0


@settings(max_examples=30)
@given(files(fewest=1), st.data(), IDS)
def test_an_item_is_renamed_in_its_place(
    file: tuple[str, list[str]], data: st.DataObject, name: str
) -> None:
    text, items = file
    place = data.draw(st.integers(0, len(items) - 1))
    new = with_text(text, ["cast", place], name)
    wanted = plain(text)
    assert isinstance(wanted, dict)
    assert plain(new) == wanted | {"cast": [*items[:place], name, *items[place + 1 :]]}
    assert len(new.split("\n")) == len(text.split("\n"))
    went, came = changed_lines(text, new)
    assert len(went) <= 1
    assert len(came) <= 1


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1))
def test_any_line_of_text_can_be_written(line: str) -> None:
    assert plain(f"name: {scalar(line)}\n") == {"name": line}


def test_a_key_is_copied_with_its_comments() -> None:
    text = "a: 1\n\n# What counts.\n# More.\nb:\n  - x # here\n  # inside\n  - y\n\n# Next.\nc: 2\n"
    assert key_text(text, "b") == "# What counts.\n# More.\nb:\n  - x # here\n  # inside\n  - y\n"
    assert key_text("a: 1", "a") == "a: 1\n"
    assert key_names(text) == ("a", "b", "c")
    with pytest.raises(CannotWork):
        key_text(text, "d")


def test_items_that_hold_keys_are_removed_whole() -> None:
    one = "  - who: a\n    what: >-\n      Much\n      more\n    whom: b\n"
    text = f"wants:\n{one}  - {{who: c, whom: a}}\n"
    assert without_items(text, ["wants"], {0}) == "wants:\n  - {who: c, whom: a}\n"
    assert without_items(text, ["wants"], {0, 1}) == "wants: []\n"


def test_what_cannot_be_changed_safely_is_refused() -> None:
    with pytest.raises(CannotWork):
        with_item("just words", "cast", "x")
    with pytest.raises(CannotWork):
        with_item("cast: one", "cast", "x")
    assert with_text_added("a: 1", "b: 2\n") == "a: 1\nb: 2\n"

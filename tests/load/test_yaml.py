"""YAML: values are text, every value has its place, tricks are refused."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from kit.load.yaml import Value, parse_yaml
from kit.problems import Problems, SourceText


def parsed(text: str) -> tuple[Value, SourceText]:
    problems = Problems()
    found = parse_yaml(SourceText(Path("x.yaml"), text), problems)
    assert found is not None, list(problems)
    return found


def test_scalars_stay_the_text_that_stands_there() -> None:
    value, _ = parsed("a: no\nb: 12:30\nc: 007\nd: 1.50\ne:\nf: ~\ng: ''\nh: 2016-11-08\n")
    assert value == {
        "a": "no", "b": "12:30", "c": "007", "d": "1.50",
        "e": None, "f": None, "g": "", "h": "2016-11-08",
    }  # fmt: skip


def test_every_value_knows_its_place() -> None:
    _, source = parsed("top:\n  list:\n    - one\n    - key: two\n")
    assert (source.place("top", "list", 0).line, source.place("top", "list", 0).column) == (3, 7)
    two = source.place("top", "list", 1, "key")
    assert (two.line, two.column, two.excerpt) == (4, 12, "    - key: two")
    assert source.place("top", "list", 1, "key", "").column == 7


def test_front_matter_places_count_from_the_files_first_line() -> None:
    problems = Problems()
    source = SourceText(Path("r.md.j2"), "---\nname: X\n---\n")
    found = parse_yaml(source, problems, "name: X", first_line=2)
    assert found is not None
    assert found[1].place("name").line == 2


PLAIN = st.recursive(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcxyz", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_what_is_written_is_read(value: object) -> None:
    from io import StringIO

    out = StringIO()
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = False
    writer.dump({"top": value}, out)
    read, source = parsed(out.getvalue())
    assert read == {"top": value}
    assert source.place("top").line >= 1


@given(st.text(max_size=80))
def test_any_text_is_a_value_or_a_problem(text: str) -> None:
    problems = Problems()
    found = parse_yaml(SourceText(Path("x"), text), problems)
    assert (found is None) == bool(problems.errors)

"""Typesetting: once each, on any number of cores, the same bytes."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from kit.bind import normalize
from kit.load import Layers, load_sheets, load_styles, load_template
from kit.model.packet import HtmlSheet, Part, SheetKey
from kit.problems import Problems, SourceText
from kit.render import Renderer
from kit.typeset.cache import PartCache
from kit.typeset.typeset import StyleSet, Typesetter
from tests.conftest import PACKS, edit
from tests.render.support import packets_for


def pages_of(project: Path) -> tuple[tuple[HtmlSheet, ...], tuple[SourceText, ...]]:
    """The sheets of one role's packets at either level, and the styles for them."""
    problems, layers = Problems(), Layers.of(project)
    debate, packet_set = packets_for(project, problems, only=("parents",))
    renderer = Renderer(
        debate, lambda name, above: load_template(name, above, layers, problems), problems
    )
    pages = renderer.render(packet_set.sheets)
    sheets = load_sheets(layers, problems)
    assert sheets is not None
    assert not len(problems), list(problems)
    return pages, load_styles(sheets, "letter", layers, problems)


@dataclass(frozen=True)
class Whole:
    """The sheets of one role, typeset on two cores into a cache that was empty."""

    pages: tuple[HtmlSheet, ...]
    parts: Mapping[SheetKey, Part]
    made: int
    cache: Path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    folder = tmp_path_factory.mktemp("whole")
    pages, styles = pages_of(PACKS / "good")
    typesetter = Typesetter(StyleSet(styles), PartCache(folder), normalize, 2)
    parts = typesetter.typeset(pages, (), Problems())
    return Whole(pages, parts, typesetter.made, folder)


def test_a_second_build_typesets_nothing(project: Path, whole: Whole) -> None:
    # Sheets that say the same for several readers are one part.
    assert whole.made == len({part.key for part in whole.parts.values()})
    assert whole.parts.keys() == {page.key for page in whole.pages}
    pages, styles = pages_of(project)
    second = Typesetter(StyleSet(styles), PartCache(whole.cache), normalize, 2)
    assert second.typeset(pages, (), Problems()) == whole.parts
    assert second.made == 0


def test_an_edit_typesets_only_what_it_changes(
    project: Path, tmp_path: Path, role_file: Path, whole: Whole
) -> None:
    shutil.copytree(whole.cache, tmp_path / "cache")
    edit(role_file, "Sleep counts.", "Sleep counts for much.")
    pages, styles = pages_of(project)
    again = Typesetter(StyleSet(styles), PartCache(tmp_path / "cache"), normalize, 2)
    again.typeset(pages, (), Problems())
    assert again.made == 2  # the brief of that role, at either level


@pytest.mark.parametrize("change", ["style", "paper", "words"])
def test_whatever_shapes_a_page_makes_it_new(
    project: Path, tmp_path: Path, whole: Whole, change: str
) -> None:
    shutil.copytree(whole.cache, tmp_path / "cache")
    pages, styles = pages_of(project)
    some = pages[:2]
    if change == "style":
        styles = (SourceText(styles[0].path, styles[0].text + "\n"), *styles[1:])
    elif change == "paper":
        styles = styles[:-1]
    else:
        some = tuple(dataclasses.replace(page, html=page.html + " ") for page in some)
    again = Typesetter(StyleSet(styles), PartCache(tmp_path / "cache"), normalize)
    again.typeset(some, (), Problems())
    assert again.made == len(some)


def test_one_core_or_two_make_the_same_bytes(project: Path, whole: Whole) -> None:
    pages, styles = pages_of(project)
    some = pages[::2]
    one = Typesetter(StyleSet(styles), PartCache(project / "none"), normalize, 1).typeset(
        some, (), Problems()
    )
    assert len(one) > 10
    assert one == {page.key: whole.parts[page.key] for page in some}


def test_a_complaint_is_told_every_time(project: Path, tmp_path: Path, role_file: Path) -> None:
    edit(role_file, "Sleep counts.", "Sleep \U00010600 counts.")
    pages, styles = pages_of(project)
    pages = tuple(page for page in pages if "parents" in page.key)
    assert len(pages) > 10
    cache = PartCache(tmp_path / "cache")
    text = SourceText(role_file, role_file.read_text("utf-8"))
    for _ in range(2):
        problems = Problems()
        Typesetter(StyleSet(styles), cache, normalize, 1).typeset(pages, [text], problems)
        (problem,) = problems.errors
        assert problem.place.line == text.find("\U00010600").line
        assert "U+10600" in problem.message

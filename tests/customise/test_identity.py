"""A customised file that nobody has edited changes no page; one brought to life, neither."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from kit.customise.debates import customise_debate
from kit.customise.roles import customise_role, list_roles
from kit.customise.templates import customise_template, list_templates
from kit.load import Layers
from kit.model.role import LEVELS
from kit.pipeline.build import assemble
from kit.pipeline.pages import render
from kit.pipeline.request import Request, RosterSource
from kit.problems import Problems
from kit.render import all_blocks
from tests.conftest import PACKS, REPOSITORY, Run, essay_text, tree

DEBATE = "north-korea-deal"


CLASS_SHEETS = {"duty", "teacher-attendance", "teacher-code-names", "plates"}


def pages(
    project: Path, materials: Path, *, of_class: bool = True
) -> dict[tuple[str, str, str], str]:
    """Every sheet there is of the bundled debate: of all roles, and of a class with code names."""
    found: dict[tuple[str, str, str], str] = {}
    essay = materials / "essay.txt"
    seated = RosterSource(path=materials / "class.csv", coded=True)
    # A class repeats some sheets with its names, and so comes first.
    for source in (seated, RosterSource()) if of_class else (RosterSource(),):
        problems = Problems()
        request = Request(
            project=project,
            debate=DEBATE,
            out=project,
            cache=project,
            essay=essay,
            source=source,
            levels=LEVELS if source.path is None else LEVELS[:1],
            format="short-council",
        )
        assembly = assemble(request, problems, all_roles=source.path is None)
        assert not problems.errors
        found |= {page.key: page.html for page in render(assembly, problems).sheets}
    return found


@pytest.fixture(scope="session")
def materials(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("materials")
    (folder / "essay.txt").write_text(essay_text(8), "utf-8")
    names = [f"Kid {chr(65 + index)}{'ae'[index % 2]}x" for index in range(10)]
    (folder / "class.csv").write_text("name\n" + "\n".join(names) + "\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def before(
    tmp_path_factory: pytest.TempPathFactory, materials: Path
) -> dict[tuple[str, str, str], str]:
    return pages(tmp_path_factory.mktemp("empty"), materials)


def customise_all(project: Path, *, full: bool) -> list[Path]:
    """Customise every role, sheet, layout, list and style of the kit's; gives the files."""
    layers = Layers.of(project)
    for role in list_roles(DEBATE, layers):
        customise_role(DEBATE, role.id, layers, full=full).apply()
    for template in list_templates(layers):
        if template.standing is not None:
            customise_template(template, [], layers, full=full).apply()
    customise_debate(DEBATE, [], layers).apply()
    return sorted(
        path for path in project.rglob("*") if path.is_file() and ".debate-kit" not in path.parts
    )


def bring_to_life(text: str) -> str:
    """Follow the instructions in a customised file, for each fact and each block of it."""
    if text.startswith("---"):
        head, facts, rest = (
            text.partition("\n\n")[0],
            *text.partition("\n\n")[2].split("\n---\n", 1),
        )
        text = head + "\n" + re.sub(r"^# ?", "", facts, flags=re.MULTILINE) + "\n---\n" + rest
    lines = [
        line
        for line in text.split("\n")
        if not line.startswith("{# To change") and not re.fullmatch(r"-{20,} #}", line)
    ]
    return "\n".join(lines)


def test_unedited_files_change_no_page_nor_do_those_brought_to_life(
    tmp_path: Path, materials: Path, before: dict[tuple[str, str, str], str]
) -> None:
    files = customise_all(tmp_path, full=False)
    assert len(files) > 80
    assert {sheet for sheet, _, _ in before} >= {"cover", "duty", "reading", "teacher-code-names"}
    assert pages(tmp_path, materials) == before
    count = 0
    for path in files:
        text = path.read_text("utf-8")
        if path.suffix == ".j2" and '{% extends "base/' in text:
            alive = bring_to_life(text)
            count += sum(1 for _ in all_blocks(alive))
            path.write_text(alive, "utf-8")
    assert count > 300
    assert pages(tmp_path, materials) == before


def test_whole_copies_change_no_page(
    tmp_path: Path, materials: Path, before: dict[tuple[str, str, str], str]
) -> None:
    customise_all(tmp_path, full=True)
    of_roles = {key: html for key, html in before.items() if key[0] not in CLASS_SHEETS}
    assert pages(tmp_path, materials, of_class=False) == of_roles


def test_a_customised_role_gives_the_same_bytes(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, own = tmp_path / "plain", tmp_path / "own"
    shutil.copytree(PACKS / "good" / "roles", tmp_path / "user" / "roles")
    monkeypatch.setenv("DEBATE_KIT_HOME", str(tmp_path / "user"))
    for folder in (plain, own):
        folder.mkdir()
    run("-C", own, "role", "customise", "parents", "--debate", "later-start")
    for folder in (plain, own):
        run("-q", "-C", folder, "build", "later-start", "--only", "parents", "--out", folder)
    made = tree(plain)
    pdfs = {name: data for name, data in made.items() if name.endswith(".pdf")}
    assert len(pdfs) == 4
    after = tree(own)
    assert {name: after[name] for name in pdfs} == pdfs


def test_blocks_are_found_where_jinja_finds_them() -> None:
    files = [path for path in REPOSITORY.glob("*/*/*.j2") if "stubs" not in path.parts]
    assert len(files) > 60
    for path in files:
        text = path.read_text("utf-8")
        there = [block.name for block in Environment().parse(text).find_all(nodes.Block)]
        assert sorted(block.name for block in all_blocks(text)) == sorted(there), path


def test_a_block_that_cannot_stand_in_a_comment_stands_as_it_is(tmp_path: Path) -> None:
    user, project = tmp_path / "user", tmp_path / "mine"
    project.mkdir()
    sheet = user / "templates/sheets/glossary.html.j2"
    sheet.parent.mkdir(parents=True)
    kits = (REPOSITORY / "templates/sheets/glossary.html.j2").read_text("utf-8")
    sheet.write_text(
        kits.replace('<div class="glossary', '{# note #}\n<div class="glossary'), "utf-8"
    )
    layers = Layers.of(project, user)
    found = next(each for each in list_templates(layers) if each.name == "sheets/glossary.html.j2")
    customise_template(found, [], layers, full=False).apply()
    text = (project / "templates/sheets/glossary.html.j2").read_text("utf-8")
    assert [block.name for block in all_blocks(text)] == ["content"]
    assert (
        "“content” holds a comment of its own, so it stands here as it is. #}\n{% block content"
        in text
    )


def test_a_block_that_adds_to_the_one_below_does_so_once(tmp_path: Path) -> None:
    user, project = tmp_path / "user", tmp_path / "mine"
    shutil.copytree(PACKS / "good" / "roles", user / "roles")
    sheet = user / "templates/sheets/glossary.html.j2"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(
        '{% extends "base/sheets/glossary.html.j2" %}\n'
        "{% block masthead %}<p>ONCE</p>{{ super() }}{% endblock %}\n"
        "{% block content %}<p>TWICE</p>{{ super() }}{% endblock %}\n",
        "utf-8",
    )
    project.mkdir()
    layers = Layers.of(project, user)
    found = next(each for each in list_templates(layers) if each.name == "sheets/glossary.html.j2")
    customise_template(found, [], layers, full=False).apply()
    path = project / "templates/sheets/glossary.html.j2"
    alive = bring_to_life(path.read_text("utf-8"))
    assert {block.name for block in all_blocks(alive)} == {
        "foot", "way_back", "kicker", "title", "lead", "content",
    }  # fmt: skip
    path.write_text(alive, "utf-8")
    request = Request(project=project, user=user, debate="later-start", out=project, cache=project)
    html = next(
        p.html
        for p in render(assemble(request, Problems()), Problems()).sheets
        if p.key[0] == "glossary"
    )
    assert html.count("ONCE") == html.count("TWICE") == 1

"""Layers: a teacher's files lie over the user's own, and these over the kit's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kit.load import Layers
from kit.pipeline.build import assemble
from kit.pipeline.pages import Pages, render
from kit.pipeline.request import Request
from kit.problems import BadInput, Problems
from tests.conftest import PACKS, edit


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """The folder of a user's own."""
    return tmp_path / "user"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def rendered(project: Path, user: Path | None, debate: str = "later-start") -> Pages:
    problems = Problems()
    request = Request(project=project, user=user, debate=debate, out=project, cache=project)
    found = render(assemble(request, problems), problems)
    assert not problems.errors, list(problems)
    return found


def pages(project: Path, user: Path | None = None) -> dict[tuple[str, str, str], str]:
    return {page.key: page.html for page in rendered(project, user).sheets}


def refused(project: Path, user: Path | None = None) -> str:
    with pytest.raises(BadInput) as stop:
        rendered(project, user)
    return "\n".join(problem.text(project) for problem in stop.value.problems)


@pytest.fixture
def over(tmp_path: Path) -> tuple[Path, Path]:
    """An empty project over a user's folder that holds the small debate, and that."""
    user = tmp_path / "user"
    shutil.copytree(PACKS / "good" / "roles", user / "roles")
    own = tmp_path / "mine"
    (own / "roles" / "later-start").mkdir(parents=True)
    return own, user


def test_the_project_wins_then_the_user_then_the_kit(project: Path, user: Path) -> None:
    name = "templates/partials/components.html.j2"
    layers = Layers.of(project, user)
    assert layers.names == ("project", "user", "kit")
    kits = layers.find(name)
    assert kits is not None
    assert layers.name_of(kits) == "kit"
    users = write(user / name, "user")
    assert layers.find(name) == users
    own = write(project / name, "project")
    assert layers.find(name) == own
    assert layers.find(name, own) == users
    assert layers.find(name, users) == kits
    assert layers.find(name, kits) is None


def test_in_a_checkout_the_project_is_the_kit(user: Path) -> None:
    kit = Layers.of(Path("/nowhere")).kit
    assert Layers.of(kit, user).names == ("user", "kit")
    assert Layers.of(kit).project is None


def test_one_block_can_be_redefined_and_the_rest_is_inherited(over: tuple[Path, Path]) -> None:
    own, user = over
    before = pages(own, user)
    write(
        own / "roles/later-start/parents.md.j2",
        '{% extends "base/parents.md.j2" %}\n'
        "{% block red_lines %}\n- Never before nine [inference].\n{% endblock %}\n",
    )
    after = pages(own, user)
    brief = ("brief", "parents", "standard")
    assert "Never before" in after[brief]
    assert "No school before dawn" not in after[brief]
    assert "We can stay" in after[brief]
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {brief, ("brief", "parents", "supported")}


def test_facts_are_overridden_one_by_one(over: tuple[Path, Path]) -> None:
    own, user = over
    write(
        own / "roles/later-start/parents.md.j2",
        "---\nshort: Mums and dads\nseats: {max: 4}\n---\n"
        '{% extends "base/parents.md.j2" %}\n{% block interests %}\n'
        "{{ super() }}\n- A hot breakfast [inference]\n{% endblock %}\n",
    )
    role = next(
        role for role in rendered(own, user).assembly.inputs.debate.roles if role.id == "parents"
    )
    assert (role.facts.short, role.facts.name) == ("Mums and dads", "Parents")
    assert (role.facts.seats.min, role.facts.seats.max) == (1, 4)
    brief = pages(own, user)["brief", "parents", "standard"]
    assert "Fewer buses" in brief
    assert "A hot " in brief


def test_an_override_that_changes_nothing_changes_no_page(over: tuple[Path, Path]) -> None:
    own, user = over
    before = pages(own, user)
    write(
        own / "roles/later-start/parents.md.j2",
        '---\n# short: Parents\n---\n{% extends "base/parents.md.j2" %}\n',
    )
    write(own / "roles/later-start/debate.yaml", "extends: base\n")
    write(own / "templates/sheets/cover.html.j2", '{% extends "base/sheets/cover.html.j2" %}\n')
    write(own / "templates/sheets.yaml", "extends: base\n")
    assert pages(own, user) == before


def test_a_mistake_is_told_where_it_stands(over: tuple[Path, Path]) -> None:
    own, user = over
    write(
        own / "roles/later-start/parents.md.j2",
        '---\nask: [students, busses]\n---\n{% extends "base/parents.md.j2" %}\n',
    )
    edit(user / "roles/later-start/parents.md.j2", "rank: 2", "rank: two")
    said = refused(own, user)
    assert "user/roles/later-start/parents.md.j2:7:7: error: “rank” should be a whole" in said
    edit(user / "roles/later-start/parents.md.j2", "rank: two", "rank: 2")
    said = refused(own, user)
    assert "roles/later-start/parents.md.j2:2:17: error: “busses” is not another role" in said


def test_a_debate_can_change_its_rubric_alone(over: tuple[Path, Path]) -> None:
    own, user = over
    write(
        own / "roles/later-start/debate.yaml",
        "extends: base\nrubric:\n  - name: Courage\n    levels: [Speaks up, Stays silent]\n",
    )
    facts = rendered(own, user).assembly.inputs.debate.facts
    assert [row.name for row in facts.rubric] == ["Courage"]
    assert facts.cast == ("students", "parents", "bus-company")
    write(own / "roles/later-start/debate.yaml", "extends: base\nrubic: []\n")
    assert "debate.yaml:2:1: error: unknown key “rubic”" in refused(own, user)


def test_what_builds_on_nothing_is_refused(over: tuple[Path, Path]) -> None:
    own, user = over
    edit(user / "roles/later-start/debate.yaml", "title:", "extends: base\ntitle:")
    edit(user / "roles/later-start/parents.md.j2", '"layouts/role.md.j2"', '"base/parents.md.j2"')
    edit(user / "roles/later-start/students.md.j2", '"layouts/role.md.j2"', '"base/role.md.j2"')
    said = refused(own, user)
    assert "there is no other “debate.yaml” below this one to build on" in said
    edit(user / "roles/later-start/debate.yaml", "extends: base\n", "")
    said = refused(own, user)
    assert "there is no other “parents.md.j2” below this one to build on" in said
    assert "build on the one of its own name below it, not on “base/role.md.j2”" in said


def test_one_block_of_a_sheet_can_be_redefined(project: Path, user: Path) -> None:
    write(
        user / "templates/sheets/cover.html.j2",
        '{% extends "base/sheets/cover.html.j2" %}\n'
        "{% block content %}\n<p>FROM-USER {{ parts.tick('yes') }}</p>\n{% endblock %}\n",
    )
    write(
        project / "templates/sheets/cover.html.j2",
        '{% extends "base/sheets/cover.html.j2" %}\n'
        "{% block content %}\n<p>FROM-PROJECT</p>{{ super() }}\n{% endblock %}\n",
    )
    cover = pages(project, user)["cover", "parents", "standard"]
    assert cover.index("FROM-PROJECT") < cover.index("FROM-USER")
    assert 'class="question"' in cover  # of the kit's own masthead
    assert "Who else is at the table" not in cover


def test_a_debate_brings_templates_of_its_own(project: Path, user: Path) -> None:
    write(user / "templates/sheets/cover.html.j2", "<p>general</p>")
    own = write(project / "roles/later-start/templates/sheets/cover.html.j2", "<p>special</p>")
    assert "special" in pages(project, user)["cover", "parents", "standard"]
    layers = Layers.of(project, user)
    assert layers.for_debate("later-start").find("templates/sheets/cover.html.j2") == own
    assert layers.for_debate("another").find("templates/sheets/cover.html.j2") != own


def test_everybodys_own_styles_come_after_the_kits(project: Path, user: Path) -> None:
    name = "templates/styles/own.css"
    users, own = (
        write(user / name, "h1 { color: red }"),
        write(project / name, "h1 { color: blue }"),
    )
    styles = [
        style.path for style in rendered(project, user).assembly.setup.styles["standard"].styles
    ]
    assert styles[-2:] == [users, own]


def test_files_are_read_as_they_are_now(over: tuple[Path, Path]) -> None:
    """Templates and YAML are kept from one build to the next, but none that has changed."""
    own, user = over
    cover = own / "templates/sheets/cover.html.j2"
    for word in ("FROM-ONE", "FROM-TWO"):
        write(
            cover,
            '{% extends "base/sheets/cover.html.j2" %}'
            f"{{% block content %}}<p>{word}</p>{{% endblock %}}\n",
        )
        write(own / "roles/later-start/debate.yaml", f"extends: base\ntitle: {word}\n")
        assert word in pages(own, user)["cover", "parents", "standard"]
        assert rendered(own, user).assembly.inputs.debate.facts.title == word
    write(cover, cover.read_text("utf-8").replace("FROM-TWO", "{{ tabel }}"))
    said = refused(own, user)
    assert "cover.html.j2:1:" in said
    assert "“tabel”" in said
    assert refused(own, user) == said

"""Role templates: inheritance, what they may print, and what they may not do."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.load import Layers, load_template
from kit.model.context import ForRole
from kit.model.debate import Debate
from kit.problems import BadInput, Problems
from kit.render import Renderer
from tests.conftest import edit
from tests.render.support import packets_for


def renderer(project: Path, debate: Debate, problems: Problems) -> Renderer:
    """What renders the sheets of a debate of the project's."""
    return Renderer(
        debate,
        lambda name, above: load_template(name, above, Layers.of(project), problems),
        problems,
    )


def html_of(project: Path, sheet: str, role: str, level: str = "standard") -> str:
    """One rendered sheet of one role of the small debate."""
    problems = Problems()
    debate, packet_set = packets_for(project, problems)
    instances = [
        instance
        for instance in packet_set.sheets
        if instance.key in ((sheet, role, level), (sheet, role, ""))
    ]
    (page,) = renderer(project, debate, problems).render(instances)
    assert not len(problems), list(problems)
    return page.html


def test_a_brief_holds_the_seven_public_blocks(project: Path) -> None:
    brief = html_of(project, "brief", "parents")
    for words in [
        "You are the Parents of this town.",
        "More sleep",
        "No school before",
        "We can stay",
        "Sleep counts",
        "Too dear",
        "The essay speaks of you",
    ]:
        assert words in brief  # fmt: skip
    assert "PRIVATE" not in brief


def test_private_instructions_hold_the_four_private_blocks(project: Path) -> None:
    private = html_of(project, "private", "parents")
    for block in ["first", "trade", "secret", "approach"]:
        assert f"PRIVATE-parents-{block}" in private
    assert "Too dear" not in private


def test_values_are_escaped_for_markdown_and_html(project: Path, role_file: Path) -> None:
    edit(role_file, "name: Parents", "name: 'A*b* <i> & {{ x }}'")
    brief = html_of(project, "brief", "parents")
    assert "You are the A*b* &lt;i&gt; &amp; {{ x }} of this town." in brief


def test_a_role_can_inherit_and_redefine_one_block(project: Path, role_file: Path) -> None:
    text = role_file.read_text("utf-8")
    front = text[: text.index("{% extends")]
    role_file.write_text(
        front.replace("[2]", "[1]")
        + '{% extends "students.md.j2" %}\n'
        + "{% block secrets %}{{ super() }}- PRIVATE-more{% endblock %}\n",
        "utf-8",
    )
    private = html_of(project, "private", "parents")
    assert "PRIVATE-students-first" in private
    assert "PRIVATE-students-secret" in private
    assert "PRIVATE-more" in private


def test_loops_and_conditions_are_allowed(project: Path, role_file: Path) -> None:
    edit(
        role_file,
        "- More sleep (¶1)",
        "{% for each in essay.paragraphs %}{% if not loop.last %}- {{ each.digest | upper }}\n"
        "{% endif %}{% endfor %}{% if role.number == 2 %}- second{% endif %}",
    )
    brief = html_of(project, "brief", "parents")
    assert "TEENAGERS SLEEP TOO LITTLE" in brief
    assert "second" in brief


@pytest.mark.parametrize(
    "trick",
    [
        "{{ ('A' * 10**9) | length }}",
        "{{ 'A' ~ 'B' }}",
        "{{ role.__class__ }}",
        "{{ role.name.__class__.__mro__ }}",
        "{{ role.name.format() }}",
        "{{ [1, 2] * 10 }}",
        "{{ range(10**9) }}",
        "{{ lipsum(n=1000) }}",
        "{{ cycler }}",
        "{{ debate | tojson }}",
        "{{ role.name | center(10**9) }}",
        "{{ role.name | attr('__class__') }}",
        "{{ self }}",
        "{% set x = 1 %}",
        "{% macro m() %}{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{% import 'partials/components.html.j2' as x %}",
        "{% for a in 'ab' %}" * 3 + "x" + "{% endfor %}" * 3,
        "{% extends role.name %}",
        "{% raw %}",
        "{{ 1 / 0 }}",
        "{{ role['__init__'] }}",
    ],
)
def test_tricks_become_problems(project: Path, role_file: Path, trick: str) -> None:
    edit(role_file, "- More sleep (¶1)", trick)
    problems = Problems()
    debate, packet_set = packets_for(project, problems)
    pages = renderer(project, debate, problems).render(packet_set.sheets)
    assert problems.errors
    assert all(problem.place.path == role_file for problem in problems.errors)
    assert not [page for page in pages if page.key[:2] == ("brief", "parents")]
    with pytest.raises(BadInput):
        problems.stop_on_errors()


def test_a_template_that_is_too_long_is_refused(project: Path, role_file: Path) -> None:
    edit(role_file, "- More sleep (¶1)", "- sleep\n" * 10_000)
    problems = Problems()
    debate, packet_set = packets_for(project, problems)
    renderer(project, debate, problems).render(packet_set.sheets)
    assert [problem.message for problem in problems.errors] == ["is longer than 64 KB"]


def test_the_context_of_a_student_holds_no_answers_and_no_stance(project: Path) -> None:
    _, packet_set = packets_for(project, Problems())
    for instance in packet_set.sheets:
        shown = repr(instance.context)
        if instance.sheet.audience != "teacher":
            assert "One clear wish" not in shown
            assert "oppose" not in shown
        if isinstance(instance.context, ForRole):
            assert "PRIVATE" not in shown


def test_planning_twice_gives_the_same(project: Path) -> None:
    first, second = packets_for(project, Problems())[1], packets_for(project, Problems())[1]
    assert first == second

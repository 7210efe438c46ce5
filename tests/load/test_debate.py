"""Debates: found in layers, read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.load import Layers, debate_ids, load_debate, load_formats, load_sheets
from kit.problems import BadUsage, Problems
from tests.conftest import REPOSITORY, edit
from tests.tools.listed import DEBATES


def loaded(project: Path, debate: str = "later-start"):
    problems = Problems()
    found = load_debate(debate, Layers.of(project), problems)
    assert found is not None, list(problems)
    return found


def test_roles_come_in_cast_order_with_their_facts(project: Path) -> None:
    debate = loaded(project)
    assert [role.id for role in debate.roles] == ["students", "parents", "bus-company"]
    assert debate.roles[1].facts.rank == 2
    assert debate.roles[2].number == 3
    assert debate.facts.essay.paragraphs[1].terms == ("buses", "work")


def test_the_template_keeps_the_files_line_numbers(project: Path, role_file: Path) -> None:
    debate = loaded(project)
    lines = role_file.read_text("utf-8").split("\n")
    template = debate.roles[1].bodies[0].text.split("\n")
    assert len(template) == len(lines)
    index = next(n for n, line in enumerate(lines) if "block trades" in line)
    assert template[index] == lines[index]
    assert not any(template[: lines.index("---", 1) + 1])


def test_the_project_comes_before_the_kit(project: Path) -> None:
    assert debate_ids(Layers.of(project)) == ("later-start", *DEBATES)
    own = project / "roles" / "north-korea-deal"
    own.mkdir()
    china = (REPOSITORY / "roles/north-korea-deal/china.md.j2").read_text("utf-8")
    (own / "china.md.j2").write_text(china.replace("short: China", "short: Beijing"), "utf-8")
    by_id = {role.id: role for role in loaded(project, "north-korea-deal").roles}
    assert by_id["china"].facts.short == "Beijing"
    assert by_id["china"].emblem is not None
    assert by_id["japan" if "japan" in by_id else "north-korea"].source.path.is_relative_to(
        REPOSITORY
    )


def test_an_unknown_debate_is_bad_usage(project: Path) -> None:
    with pytest.raises(BadUsage) as stop:
        loaded(project, "later-stort")
    assert stop.value.hint == "did you mean “later-start”?"


def test_windows_line_ends_and_byte_order_marks_are_read(project: Path, role_file: Path) -> None:
    text = role_file.read_text("utf-8")
    role_file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert loaded(project).roles[1].facts.name == "Parents"


def test_links_out_of_a_layer_are_not_followed(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md.j2"
    outside.write_text("secret", "utf-8")
    role = project / "roles/later-start/parents.md.j2"
    role.unlink()
    role.symlink_to(outside)
    problems = Problems()
    assert load_debate("later-start", Layers.of(project), problems) is None
    assert "has no file" in problems.errors[0].message


@pytest.mark.parametrize("name", ["parents.md.j2.txt", "parents.md", "parents.j2"])
def test_a_role_with_another_ending_is_told(project: Path, name: str) -> None:
    role = project / "roles/later-start/parents.md.j2"
    role.rename(role.with_name(name))
    problems = Problems()
    assert load_debate("later-start", Layers.of(project), problems) is None
    assert problems.errors[0].hint == f"“{name}” is not read: call it “parents.md.j2”"


@pytest.mark.parametrize("name", ["../debate.yaml", "/etc/hostname", "a\\b", "templates/../x"])
def test_names_that_point_out_find_nothing(project: Path, name: str) -> None:
    assert Layers.of(project).find(name) is None


def test_a_projects_own_format_and_sheets_win(project: Path) -> None:
    formats = project / "templates" / "formats"
    formats.mkdir(parents=True)
    own = (REPOSITORY / "templates/formats/summit.yaml").read_text("utf-8")
    (formats / "summit.yaml").write_text(own.replace("name: Summit", "name: Gipfel"), "utf-8")
    problems = Problems()
    found = {each.id: each.facts.name for each in load_formats(Layers.of(project), problems)}
    assert found["summit"] == "Gipfel"
    assert found["short-council"] == "Short council"
    assert load_sheets(Layers.of(project), problems) is not None
    assert not len(problems)


def test_a_huge_file_is_refused(project: Path, role_file: Path) -> None:
    role_file.write_text("---\n" + "x: y\n" * 200_000, "utf-8")
    problems = Problems()
    assert load_debate("later-start", Layers.of(project), problems) is None
    assert problems.errors[0].message == "is larger than 512 KB"


def test_every_problem_of_a_role_is_told_at_once(project: Path, role_file: Path) -> None:
    edit(role_file, "rank: 2", "rank: two")
    edit(role_file, "stance: oppose", "stance: against")
    problems = Problems()
    assert load_debate("later-start", Layers.of(project), problems) is None
    assert len(problems.errors) == 2

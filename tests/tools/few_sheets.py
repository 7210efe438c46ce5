"""Debates of few sheets, for tests about those: typesetting all others would only take time."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from ruamel.yaml import YAML

from tests.tools import sample
from tests.tools.listed import KIT, sheets

SECTIONS = ("packet", "duty", "handouts", "teacher")
ALWAYS = ("brief", "private", "teacher-setup")
"""What prints the blocks of a role, or `check` would say that nothing does; a guide has a sheet."""


def few_sheets(project: Path, *ids: str) -> None:
    """Let a project print only these sheets of the kit's list, besides those of every debate.

    They stay in their sections and in the kit's order.
    """
    yaml = YAML(typ="safe")
    known = yaml.load(KIT / "templates" / "sheets.yaml")
    wanted = {*ids, *ALWAYS}
    # Without sets, packets hold all that is listed.
    found: dict[str, object] = {"styles": known["styles"]}
    for name in SECTIONS:
        sections = [
            section
            | {
                "sheets": [
                    _alone(each, wanted) for each in section["sheets"] if each["id"] in wanted
                ]
            }
            for section in known[name]
        ]
        found[name] = [section for section in sections if section["sheets"]]
    listed = {each["id"] for name in SECTIONS for part in found[name] for each in part["sheets"]}  # type: ignore[attr-defined]
    assert listed == wanted, f"the kit has no sheets {sorted(wanted - listed)}"
    path = project / "templates" / "sheets.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    yaml.dump(found, path)


def _alone(sheet: dict[str, object], wanted: Container[object]) -> dict[str, object]:
    """A sheet of the list, which may stand in place of another only if that is wanted, too."""
    return {key: value for key, value in sheet.items() if key != "instead_of" or value in wanted}


def some_sheets(project: Path, name: str, count: int, *ids: str) -> None:
    """Let a project print so many of the kit's sheets, others each day, besides these.

    `name` makes the choice another than that of other tests. Where nothing is left out, the
    project keeps the kit's own list.
    """
    if sample.SAMPLE != sample.ALL:
        known = sorted({sheet.id for sheet in sheets().listed} - {*ids, *ALWAYS})
        few_sheets(project, *ids, *sample.some(name, known, count))

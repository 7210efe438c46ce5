"""Changes of debate-kit.yaml: one key, and everything else as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from kit.customise.settings import Setting, settings_changed, with_key
from kit.load import Layers, load_settings
from kit.problems import CannotWork, Problems

TEXT = (
    "# mine\npaper: letter # usual\n\n# roster: old.csv\nroster: 9b.csv\nextra_roles:\n  - press\n"
)


@pytest.mark.parametrize(
    ("key", "said", "after"),
    [
        ("paper", "a4", TEXT.replace("letter # usual", "a4")),
        ("roster", None, TEXT.replace("roster: 9b.csv\n", "")),
        ("extra_roles", '["russia"]', TEXT.replace(":\n  - press", ': ["russia"]')),
        ("extra_roles", None, TEXT.replace("extra_roles:\n  - press\n", "")),
        ("minutes", '"45"', TEXT + 'minutes: "45"\n'),
        ("start", None, TEXT),
    ],
)
def test_one_key_changes(key: str, said: str | None, after: str) -> None:
    assert with_key(TEXT, key, said) == after
    windows = TEXT.replace("\n", "\r\n")
    assert with_key(windows, key, said) == after.replace("\n", "\r\n")


def test_what_is_no_settings_is_left_alone() -> None:
    with pytest.raises(CannotWork):
        with_key("- a\n- b\n", "paper", "a4")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("roster", 'C:\\Users\\Ana "A" Ruiz\\9b #1.csv'),
        ("columns", {"Naam: leerling": "name", "#": "not used"}),
        ("leave_out", ("O'Brien, Sean", "null", "Ana: Ruiz")),
        ("code_names", True),
        ("students", 12),
    ],
)
def test_what_is_written_is_read_back(tmp_path: Path, key: str, value: Setting) -> None:
    layers = Layers.of(tmp_path)
    settings_changed({key: value}, layers).apply()
    found = load_settings(layers, Problems())
    assert found is not None
    assert getattr(found.facts, key) == value
    settings_changed({key: None}, layers).apply()
    assert key not in (tmp_path / "debate-kit.yaml").read_text("utf-8").split("\n\n")[-1]

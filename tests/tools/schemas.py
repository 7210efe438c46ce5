"""Writes `templates/schemas/` anew from the types, and names them in our YAML files.

python -m tests.tools.schemas
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kit.load.schemas import first_line, write_schemas

REPOSITORY = Path(__file__).parent.parent.parent
FOLDER = REPOSITORY / "templates" / "schemas"
PATTERNS = {
    "roles/*/debate.yaml": "debate",
    "roles/*/*.md.j2": "role",
    "roles/*/outlines/*.yaml": "outline",
    "templates/formats/*.yaml": "format",
    "templates/profiles/*.yaml": "profile",
    "templates/sheets.yaml": "sheets",
    "templates/code-names.yaml": "code-names",
}


def our_files() -> Iterator[tuple[Path, str]]:
    """Every YAML file of the kit's own and every role, with the name of its schema."""
    for pattern, name in PATTERNS.items():
        for path in sorted(REPOSITORY.glob(pattern)):
            yield path, name


def main() -> None:
    write_schemas(FOLDER)
    for path, name in our_files():
        lines = path.read_text("utf-8").split("\n")
        # A role's YAML begins after the line “---”.
        start = 1 if path.suffix == ".j2" else 0
        if lines[start].startswith("# yaml-language-server:"):
            lines.pop(start)
        lines.insert(start, first_line(path, FOLDER, name))
        path.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()

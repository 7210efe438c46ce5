"""What has not changed is not made again; what is damaged, gone or changed is."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run, edit, tree
from tests.tools.few_sheets import few_sheets

OUT = Path("output/later-start")
CLASS = "name,role\nAda Okafor,parents\nBen Ruiz,students\nCy Tan,bus-company\nDee Fox,students\n"


def written(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file of the disk each packet is, and when it was written."""
    paths = sorted(folder.rglob("*.pdf"))
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in paths
    }


def new(before: dict[str, tuple[int, int]], after: dict[str, tuple[int, int]]) -> set[str]:
    """The files that were written since."""
    return {path for path, stamp in after.items() if before.get(path) != stamp}


def test_only_what_differs_is_made_again(project: Path, run: Run, role_file: Path) -> None:
    few_sheets(project, "cover", "digest", "ballots", "teacher-attendance", "teacher-copier")
    Path("class.csv").write_text(CLASS, "utf-8")
    build = ("build", "--roster", "class.csv", "--level", "standard")
    run("-q", *build)
    made, stamps = tree(OUT), written(OUT)
    assert {"students/ada-okafor-parents.pdf", "class.pdf", "teacher.pdf"} <= made.keys()

    # A second time: no file is written, and all are told of.
    said = run(*build)
    assert "none was typeset again" in said.err
    assert f"{len(stamps)} other files as before" in said.out
    assert tree(OUT) == made
    assert written(OUT) == stamps

    # One is gone, one is damaged: these come back as they were.
    (OUT / "students" / "ben-ruiz-students.pdf").unlink()
    (OUT / "class.pdf").write_bytes(made["class.pdf"][:-9])
    said = run("-q", *build)
    assert "class.pdf was made or changed by somebody: it is kept as class (kept).pdf" in said.err
    (OUT / "class (kept).pdf").unlink()
    assert tree(OUT) == made
    assert new(stamps, written(OUT)) == {"students/ben-ruiz-students.pdf", "class.pdf"}

    # A word of one role: its packets, and the file that holds all of them.
    stamps = written(OUT)
    edit(role_file, "Sleep counts.", "Sleep counts for much.")
    run("-q", *build)
    role = next(name for name in made if name.startswith("roles/") and "parents" in name)
    assert new(stamps, written(OUT)) == {role, "students/ada-okafor-parents.pdf", "class.pdf"}

    # The other way round, all is as at first, byte by byte.
    edit(role_file, "Sleep counts for much.", "Sleep counts.")
    run("-q", *build)
    assert tree(OUT) == made

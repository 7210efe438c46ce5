"""Files that change are noticed, also in folders that were not there at first."""

from __future__ import annotations

from collections.abc import Set
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import anyio

from kit.pipeline.request import Request, RosterSource
from kit.preview.watch import watch, watched_paths


def test_what_changes_is_reported(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    roster = tmp_path / "9b.csv"
    role = project / "roles" / "mine" / "some.md.j2"
    request = Request(project, "mine", project / "output", tmp_path, source=RosterSource(roster))
    told: set[Path] = set()

    def tell(paths: Set[Path]) -> None:
        told.update(paths)

    async def until_told(path: Path) -> None:
        # Written again and again, since watching may not have begun yet.
        for number in range(1200):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(number))
            await anyio.sleep(0.05)
            if path in told:
                return
        raise AssertionError(f"{path} was not reported: {told}")

    async def scenario() -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(watch, lambda: watched_paths(request), tell)
            await until_told(roster)
            await until_told(role)
            (project / "output").mkdir()
            for passed_over in (
                project / "output" / "plan.yaml", project / "notes.txt",
                role.with_name(".some.md.j2.swp"), role.with_name("some.md.j2~"),
            ):  # fmt: skip
                passed_over.write_text("x")
            await until_told(project / "debate-kit.yaml")
            group.cancel_scope.cancel()

    # In a thread of its own: a browser of another test may keep this one busy.
    with ThreadPoolExecutor(1) as pool:
        pool.submit(anyio.run, scenario).result()
    ours = {path for path in told if path.is_relative_to(tmp_path)}
    assert ours <= {roster, role, role.parent, role.parent.parent, project / "debate-kit.yaml"}

"""What to watch while the desk runs: all that its steps show."""

from __future__ import annotations

from pathlib import Path

from kit.desk.held import Held
from kit.desk.project import USUAL_OUT, Project
from kit.model.saved_cast import SAVED_CAST_FILE
from kit.preview.watch import WatchedPaths, watched_paths
from kit.problems import BadInput, CannotWork
from kit.publish import MANIFEST


def watched(project: Project, held: Held) -> WatchedPaths:
    """The files and folders that the steps are made from, as they are now."""
    try:
        request = project.request(held.source)
    except (BadInput, CannotWork):
        request = project.plain_request()
    paths = watched_paths(request)
    files = {
        project.settings_file,
        project.folder / USUAL_OUT,
        request.folder,
        request.folder / MANIFEST,
        request.folder / SAVED_CAST_FILE,
        request.folder / "print" / MANIFEST,
    }
    # What lies in a folder that is not there yet is found once that folder is.
    there = frozenset(path for path in files | paths.files if _is_near(path))
    return WatchedPaths(paths.trees, there)


def _is_near(path: Path) -> bool:
    return path.parent.is_dir()

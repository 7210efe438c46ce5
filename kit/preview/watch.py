"""Watches the files that packets are made from."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from pathlib import Path

import anyio
from watchfiles import Change, awatch

from kit.pipeline.request import Request

FOLDERS = ("roles", "templates")
SETTINGS = "debate-kit.yaml"
GATHER_MS, PAUSE_MS = 300, 30
"""Milliseconds. Changes are reported when none has come for the second, at the latest after the
first: editors write a file more than once."""

Tell = Callable[[Set[Path]], None]


@dataclass(frozen=True, slots=True)
class WatchedPaths:
    """What to watch: folders with everything in them, and single files, which may not exist yet."""

    trees: frozenset[Path]
    files: frozenset[Path]


def watched_paths(request: Request) -> WatchedPaths:
    """The files and folders that a request's packets are made from, as they are now."""
    layers = request.layers
    folders = {layer / name for layer in layers.folders for name in FOLDERS}
    source = request.source
    single = {
        path
        for path in (request.project / SETTINGS, request.essay, source.path, source.plan)
        if path is not None
    }
    return WatchedPaths(
        trees=frozenset(folder for folder in folders if folder.is_dir()),
        # A folder of roles may be made or removed while the preview runs.
        files=frozenset(single | folders),
    )


async def watch(find: Callable[[], WatchedPaths], tell: Tell) -> None:
    """Call `tell` with the files that have changed, whenever some have, until cancelled.

    `find` says what to watch; it is asked again after each change.
    """
    while True:
        now = find()
        stop = anyio.Event()

        def changed(paths: Set[Path], now: WatchedPaths = now, stop: anyio.Event = stop) -> None:
            if find() != now:
                stop.set()
            tell(paths)

        parents = {path.parent for path in now.files if path.parent.is_dir()}
        async with anyio.create_task_group() as outer:
            outer.start_soon(_set_when_cancelled, stop)
            async with anyio.create_task_group() as group:
                if now.trees:
                    group.start_soon(_watch, now.trees, _any_file, True, changed, stop)
                group.start_soon(_watch, parents, now.files.__contains__, False, changed, stop)
            outer.cancel_scope.cancel()


async def _set_when_cancelled(stop: anyio.Event) -> None:
    """Let the threads that watch end at once; otherwise they look only every 5 seconds."""
    try:
        await anyio.sleep_forever()
    finally:
        stop.set()


async def _watch(
    folders: Set[Path],
    wanted: Callable[[Path], bool],
    deep: bool,
    tell: Tell,
    stop: anyio.Event,
) -> None:
    def is_wanted(_: Change, path: str) -> bool:
        return wanted(Path(path))

    # If the system cannot notify us (network folders, too many files), poll instead.
    for polling in (None, True):
        try:
            async for changes in awatch(
                *folders,
                watch_filter=is_wanted,
                debounce=GATHER_MS,
                step=PAUSE_MS,
                stop_event=stop,
                force_polling=polling,
                recursive=deep,
                ignore_permission_denied=True,
            ):
                tell({Path(path) for _, path in changes})
        except (OSError, RuntimeError):
            if polling:
                raise
        else:
            return


def _any_file(path: Path) -> bool:
    """Whether it is a file of the teacher, and not a temporary one of an editor."""
    return not path.name.startswith(".") and not path.name.endswith(("~", ".swp", ".tmp"))

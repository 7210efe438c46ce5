"""What the preview takes from a saved file to the new picture, in a process that is warm.

    python tests/tools/bench_preview.py PROJECT ROUNDS

It runs by itself, with whichever revision of the kit is to be measured, and prints the seconds by
the clock and of CPU for each round as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import psutil

from kit.pipeline.request import Request
from kit.preview.studio import Studio
from kit.preview.view import View

DEBATE = "north-korea-deal"
ROLE = "china"
WIDTH = 900
"""The pixels across of a picture on a usual screen."""


def cpu() -> float:
    """The CPU seconds of this process and of its workers."""
    this = psutil.Process()
    times = [each.cpu_times() for each in (this, *this.children(recursive=True))]
    return sum(each.user + each.system for each in times)


def main(project: Path, rounds: int) -> list[tuple[float, float]]:
    """Change a word of a role, and draw its packet again: seconds by the clock, and of CPU."""
    from kit.load import Layers

    kits = Layers.of(project).kit / "roles" / DEBATE / f"{ROLE}.md.j2"
    own = project / "roles" / DEBATE / kits.name
    own.parent.mkdir(parents=True, exist_ok=True)
    text = kits.read_text("utf-8")
    place = text.index(" the ", text.index("{% block interests %}"))
    request = Request(
        project=project, debate=DEBATE, out=project / "output", cache=project / "cache"
    )
    studio, view = Studio(request, "secret"), View(reader=f"role-{ROLE}")
    seen: set[str] = set()
    taken = []
    for turn in range(rounds + 1):
        own.write_text(f"{text[:place]}{' very' * turn}{text[place:]}", "utf-8")
        begun, before = time.perf_counter(), cpu()
        shown = studio.show(view)
        assert shown.current, shown.trouble
        assert shown.drawn is not None
        for page in shown.drawn.pages:
            if page.look.digest not in seen:
                seen.add(page.look.digest)
                assert studio.picture(page.look.digest, WIDTH)
        taken.append((time.perf_counter() - begun, cpu() - before))
    # The first view of a packet starts the typesetter.
    return taken[1:]


if __name__ == "__main__":
    # Workers import this file, too.
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]).resolve(), int(sys.argv[2]))))

"""Essays as PDFs: every essay in every layout, with everything that may stand beside it."""

from __future__ import annotations

from collections.abc import Iterator

from tests.load.reading.essays import ESSAYS, read, same
from tests.load.reading.layouts import BASES, DRESSED, LAYOUTS, check_dressed, pdf
from tests.soak.__main__ import Trial


def layouts() -> Iterator[tuple[str, bool]]:
    """Each essay in each layout."""
    for essay in ESSAYS:
        for name, style in LAYOUTS.items():
            yield (
                f"{essay.name}, {name}",
                _holds(lambda e=essay, s=style: same(read(pdf(e, s))[0], e)),
            )


def dressed() -> Iterator[tuple[str, bool]]:
    """Each essay with footnotes, figures, headings and so on, in three layouts."""
    for essay in ESSAYS:
        for name in DRESSED:
            for base in BASES:
                held = _holds(lambda e=essay, n=name, b=base: check_dressed(e, n, b))
                yield f"{essay.name}, {name}, {base}", held


def _holds(check) -> bool:
    try:
        check()
    except AssertionError:
        return False
    return True


TRIALS: dict[str, Trial] = {"essays in layouts": layouts, "essays with notes and figures": dressed}

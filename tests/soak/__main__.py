"""`make soak`: what the tests try a little of, tried in full; prints tried, held and fell.

python -m tests.soak [--only SUBJECT]
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections.abc import Callable, Iterator

import tests.soak

Trial = Callable[[], Iterator[tuple[str, bool]]]


def trials(only: str | None) -> Iterator[tuple[str, Trial]]:
    """Every trial of the modules beside this one, or of that one alone, by its name."""
    for module in pkgutil.iter_modules(tests.soak.__path__):
        if module.name != "__main__" and only in (None, module.name):
            found = importlib.import_module(f"tests.soak.{module.name}")
            yield from found.TRIALS.items()


def main() -> int:
    """Run the trials and print the table; 1 if anything fell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="one subject, such as names")
    fallen = 0
    print(f"{'trial':48} {'tried':>6} {'held':>6} {'fell':>6}", flush=True)
    for name, trial in trials(parser.parse_args().only):
        results = list(trial())
        fell = [what for what, held in results if not held]
        held = len(results) - len(fell)
        print(f"{name:48} {len(results):6} {held:6} {len(fell):6}", flush=True)
        for what in fell:
            print(f"    fell: {what}", flush=True)
        fallen += len(fell)
    return 1 if fallen else 0


if __name__ == "__main__":
    raise SystemExit(main())

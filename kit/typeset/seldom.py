"""The parts of fontTools that few pages need, loaded when they are used.

WeasyPrint 70 imports them first of all: what cuts a font, and what makes one weight of a font that
has several. The kit's fonts are cut by our own code, and so are most others (`engine.KitFont`). To
load them takes 0.15 s of CPU time and 15 MB in each process that typesets, which is as much as a
page or two.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

SUBSET, INSTANCER = "fontTools.subset", "fontTools.varLib.instancer"


class _Seldom(ModuleType):
    """A module that is loaded when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # of the module itself, such as what Python asks as it imports
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


def _one_weight(*args: Any, **options: Any) -> Any:
    return import_module(INSTANCER).instantiateVariableFont(*args, **options)


@contextmanager
def loaded_when_used() -> Iterator[None]:
    """Within, whoever imports these modules gets what loads them when it is used."""
    instancer = _Seldom(INSTANCER)
    # It is imported by name, and not asked for in a module.
    vars(instancer)["instantiateVariableFont"] = _one_weight
    held = {SUBSET: _Seldom(SUBSET), INSTANCER: instancer}
    # Where one is there already, nothing is saved.
    held = {name: module for name, module in held.items() if name not in sys.modules}
    sys.modules.update(held)
    try:
        yield
    finally:
        for name in held:
            del sys.modules[name]

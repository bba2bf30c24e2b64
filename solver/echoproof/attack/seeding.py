"""Seeds for what draws at random in the process of a generator, so that two runs with one seed are the same."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Final

_DRAWING: Final = ("random", "numpy.random")
"""Modules with a state of their own and a function `seed`."""


class Seeding:
    """A finder that has each of these modules seeded as soon as it has been imported, whenever that is."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        sys.meta_path.insert(0, self)
        for name in sys.modules.keys() & _DRAWING:
            self.seeded(sys.modules[name])

    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """Find the module as the other finders do."""
        if name not in _DRAWING:
            return None
        others = (finder.find_spec(name, path, target) for finder in sys.meta_path if finder is not self)
        spec = next(filter(None, others), None)
        if spec is not None and spec.loader is not None:
            execute = spec.loader.exec_module

            def executed(module: ModuleType) -> None:
                execute(module)
                self.seeded(module)

            spec.loader.exec_module = executed  # type: ignore[method-assign]
        return spec

    def seeded(self, module: ModuleType) -> None:
        """Seed a module, unless it is another of this name."""
        seed = getattr(module, "seed", None)
        if callable(seed):
            seed(self._seed)
